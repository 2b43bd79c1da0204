//! The list's and the map's filter: its only home is the address bar, so that Back, links and
//! reloads keep it. Unknown values in an address are ignored, never an error.

use contract::limits::SEARCH_MAX;
use contract::map::MapZoom;
use contract::place::Bounds;
use contract::report::{ReportFilter, Scope, StatusFilter, split_codes};

/// Reads an address's query through `get`, which answers decoded values.
pub fn read(get: impl Fn(&str) -> Option<String>) -> ReportFilter {
    let filled = |name: &str| get(name).filter(|value| !value.trim().is_empty());
    ReportFilter {
        status: filled("status").and_then(|code| StatusFilter::from_code(&code)),
        categories: split_codes(&filled("category").unwrap_or_default()),
        grid: filled("grid").and_then(|id| id.parse().ok()),
        building: filled("building").and_then(|id| id.parse().ok()),
        scope: filled("scope").and_then(|code| Scope::from_code(&code)),
        days: filled("days")
            .and_then(|days| days.parse().ok())
            .filter(|days| (1..=ReportFilter::DAYS_MAX).contains(days)),
        q: filled("q").map(|words| words.chars().take(SEARCH_MAX).collect()),
        // What the map shows is where it stands, not what the address says.
        bbox: None,
    }
}

/// How many things narrow the view: the number on the filter button. `with_status`: not where tabs
/// show it already.
pub fn count(filter: &ReportFilter, with_status: bool) -> usize {
    let ReportFilter {
        status,
        categories,
        grid,
        building,
        scope,
        days,
        bbox: _,
        q,
    } = filter;
    let narrowed = [
        with_status && status.is_some(),
        !categories.is_empty(),
        grid.is_some(),
        building.is_some(),
        scope.is_some(),
        days.is_some(),
        q.is_some(),
    ];
    narrowed.into_iter().filter(|narrowed| *narrowed).count()
}

/// The same question about what is in view.
pub fn in_view(filter: &ReportFilter, bounds: Bounds, zoom: f64) -> (ReportFilter, MapZoom) {
    let within = ReportFilter {
        bbox: Some(bounds.to_query()),
        ..filter.clone()
    };
    let zoom = zoom
        .round()
        .clamp(f64::from(MapZoom::MIN), f64::from(MapZoom::MAX));
    (within, MapZoom { zoom: zoom as u8 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::report::Status;

    fn full() -> ReportFilter {
        ReportFilter {
            status: Some(StatusFilter::Exactly(Status::InProgress)),
            categories: vec!["light".into(), "lift".into()],
            grid: "018f0000-0000-7000-8000-000000000001".parse().ok(),
            building: "018f0000-0000-7000-8000-000000000002".parse().ok(),
            scope: Some(Scope::Followed),
            days: Some(30),
            bbox: None,
            q: Some("3号楼 灯&?".into()),
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
        for filter in [ReportFilter::default(), full()] {
            let pairs = decode(&crate::api::query(&filter));
            let get = |name: &str| {
                pairs
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.clone())
            };
            assert_eq!(read(get), filter);
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
        assert_eq!(read(get), ReportFilter::default());
    }

    #[test]
    fn the_button_counts_what_narrows() {
        assert_eq!(count(&ReportFilter::default(), true), 0);
        assert_eq!(count(&full(), true), 7);
        assert_eq!(count(&full(), false), 6, "the tabs show the progress");
    }

    #[test]
    fn the_map_asks_for_the_same_as_the_list() {
        let bounds = Bounds {
            south: 31.1,
            west: 121.3,
            north: 31.2,
            east: 121.5,
        };
        let (mut asked, zoom) = in_view(&full(), bounds, 42.4);
        assert_eq!(asked.bbox.take(), Some(bounds.to_query()));
        assert_eq!(asked, full());
        assert_eq!(zoom.zoom, 20);
    }
}
