//! The list's and the map's filter: its only home is the address bar, so that Back, links and
//! reloads keep it. Unknown values in an address are ignored, never an error.

use contract::map::MapQuery;
use contract::place::Bounds;
use contract::report::{ReportFilter, Status};
use contract::text::percent_encode;
use contract::{BuildingId, GridId};

/// Cards that one request brings; a page of the list never builds more at once.
pub const PAGE_SIZE: u32 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Mine,
    Followed,
    Joined,
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::Mine, Self::Followed, Self::Joined];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Followed => "followed",
            Self::Joined => "joined",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// What somebody wants to see of all reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// `open`, `closed` or a status code.
    pub status: Option<String>,
    /// Category codes in the order chosen.
    pub categories: Vec<String>,
    pub grid: Option<GridId>,
    pub building: Option<BuildingId>,
    pub scope: Option<Scope>,
    /// Days back from now.
    pub days: Option<u32>,
    pub words: Option<String>,
}

impl Filter {
    /// Reads an address's query through `get`, which answers decoded values.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let filled = |name: &str| get(name).filter(|value| !value.trim().is_empty());
        let known = |status: &String| {
            matches!(status.as_str(), "open" | "closed") || Status::from_code(status).is_some()
        };
        Self {
            status: filled("status").filter(known),
            categories: filled("category")
                .map(|list| {
                    list.split(',')
                        .filter(|code| !code.is_empty())
                        .map(str::to_owned)
                        .collect()
                })
                .unwrap_or_default(),
            grid: filled("grid").and_then(|id| id.parse().ok()),
            building: filled("building").and_then(|id| id.parse().ok()),
            scope: filled("scope").and_then(|code| Scope::from_code(&code)),
            days: filled("days")
                .and_then(|days| days.parse().ok())
                .filter(|days| (1..=3650).contains(days)),
            words: filled("q")
                .map(|words| words.chars().take(contract::limits::SEARCH_MAX).collect()),
        }
    }

    /// Names and plain values for the address bar, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        add("status", self.status.clone());
        add(
            "category",
            (!self.categories.is_empty()).then(|| self.categories.join(",")),
        );
        add("grid", self.grid.map(|id| id.to_string()));
        add("building", self.building.map(|id| id.to_string()));
        add("scope", self.scope.map(|scope| scope.code().to_owned()));
        add("days", self.days.map(|days| days.to_string()));
        add("q", self.words.clone());
        pairs
    }

    /// The query to append to a path: empty, or `?name=value&…`.
    pub fn to_query(&self) -> String {
        let parts: Vec<String> = self
            .pairs()
            .into_iter()
            .map(|(name, value)| format!("{name}={}", percent_encode(&value)))
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many things narrow the view: the number on the filter button.
    pub fn count(&self) -> usize {
        self.pairs().len()
    }

    pub fn for_list(&self, after: Option<String>) -> ReportFilter {
        ReportFilter {
            status: self.status.clone(),
            category: (!self.categories.is_empty()).then(|| self.categories.join(",")),
            grid: self.grid,
            building: self.building,
            scope: self.scope.map(|scope| scope.code().to_owned()),
            days: self.days,
            bbox: None,
            q: self.words.clone(),
            after,
            limit: Some(PAGE_SIZE),
        }
    }

    pub fn for_map(&self, bounds: Bounds, zoom: u8) -> MapQuery {
        MapQuery {
            bbox: bounds.to_query(),
            zoom: zoom.clamp(3, 20),
            status: self.status.clone(),
            category: (!self.categories.is_empty()).then(|| self.categories.join(",")),
            grid: self.grid,
            scope: self.scope.map(|scope| scope.code().to_owned()),
            days: self.days,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Filter {
        Filter {
            status: Some("in_progress".into()),
            categories: vec!["light".into(), "lift".into()],
            grid: "018f0000-0000-7000-8000-000000000001".parse().ok(),
            building: "018f0000-0000-7000-8000-000000000002".parse().ok(),
            scope: Some(Scope::Followed),
            days: Some(30),
            words: Some("3号楼 灯&?".into()),
        }
    }

    fn decode(query: &str) -> Vec<(String, String)> {
        query
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), unescape(value)))
            .collect()
    }

    fn unescape(value: &str) -> String {
        let (mut bytes, mut rest) = (Vec::new(), value.as_bytes());
        while let Some((first, tail)) = rest.split_first() {
            if *first == b'%' {
                let hex = std::str::from_utf8(&tail[..2]).unwrap_or("");
                bytes.push(u8::from_str_radix(hex, 16).unwrap_or(b'?'));
                rest = &tail[2..];
            } else {
                bytes.push(*first);
                rest = tail;
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn address_and_back_is_the_same_filter() {
        for filter in [Filter::default(), full()] {
            let pairs = decode(&filter.to_query());
            let get = |name: &str| {
                pairs
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.clone())
            };
            assert_eq!(Filter::read(get), filter);
        }
    }

    #[test]
    fn nonsense_in_an_address_is_ignored() {
        let get = |name: &str| match name {
            "status" => Some("exploded".to_owned()),
            "grid" => Some("not-an-id".to_owned()),
            "scope" => Some("everybody".to_owned()),
            "days" => Some("-4".to_owned()),
            "q" => Some("   ".to_owned()),
            "category" => Some(",,".to_owned()),
            _ => None,
        };
        assert!(Filter::read(get).is_empty());
    }

    #[test]
    fn the_map_asks_for_the_same_as_the_list() {
        let filter = full();
        let bounds = Bounds {
            south: 31.1,
            west: 121.3,
            north: 31.2,
            east: 121.5,
        };
        let (list, map) = (filter.for_list(None), filter.for_map(bounds, 42));
        assert_eq!(
            (list.status, list.category, list.grid, list.scope, list.days),
            (map.status, map.category, map.grid, map.scope, map.days)
        );
        assert_eq!(map.zoom, 20);
    }
}
