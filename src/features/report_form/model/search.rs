//! Finds a building or a facility by what people type: "3", "三号楼", "３号 2单元", "36栋", "36-2-501", "柳岸36".

use contract::community::{Building, Facility, Places};
use contract::{BuildingId, UnitId};

/// Buildings whose name, number or unit fits: those whose number is exactly meant first, then those
/// whose number begins so, then the others; without words all of them, mine first.
pub fn buildings<'a>(
    places: &'a Places,
    words: &str,
    mine: Option<BuildingId>,
) -> Vec<&'a Building> {
    let words = plain(words);
    if words.is_empty() {
        let (home, others): (Vec<_>, Vec<_>) = places
            .buildings
            .iter()
            .partition(|building| Some(building.id) == mine);
        return home.into_iter().chain(others).collect();
    }
    let Wanted {
        estate,
        number,
        more,
        ..
    } = Wanted::read(&words);
    let hits = |fits: &dyn Fn(&Wanted) -> bool| -> Vec<&'a Building> {
        let all = places.buildings.iter();
        all.filter(|building| fits(&Wanted::read(&plain(&building.name))))
            .collect()
    };
    let Some(number) = number else {
        let all = places.buildings.iter();
        return all
            .filter(|building| plain(&building.name).contains(&words))
            .collect();
    };
    let digits = number.to_string();
    let mut found = hits(&|name| name.number == Some(number) && name.estate.contains(&estate));
    // Half a number may be all that was typed so far; behind a unit or a room it is a whole one.
    if !more {
        let half = |begins: bool| {
            hits(&|name| {
                let other = name.number.filter(|other| *other != number);
                other.map(|other| other.to_string()).is_some_and(|other| {
                    other.contains(&digits) && other.starts_with(&digits) == begins
                }) && name.estate.contains(&estate)
            })
        };
        found.extend(half(true));
        found.extend(half(false));
    }
    if found.is_empty() {
        // The estate may be misspelt, or its name may be one that only neighbours use.
        found = hits(&|name| name.number == Some(number));
    }
    found
}

/// Facilities whose name, or that of whose building, holds the words; without words all of them. Those
/// of my own building come first.
pub fn facilities<'a>(
    places: &'a Places,
    words: &str,
    mine: Option<BuildingId>,
) -> Vec<&'a Facility> {
    let words = plain(words);
    let all = places.facilities.iter();
    let (home, others): (Vec<_>, Vec<_>) = all
        .filter(|facility| plain(&facility_label(places, facility)).contains(&words))
        .partition(|facility| facility.building.is_some() && facility.building == mine);
    home.into_iter().chain(others).collect()
}

/// A facility's name behind that of its building: every lift is called the same.
pub fn facility_label(places: &Places, facility: &Facility) -> String {
    match facility.building.and_then(|id| label(places, id, None)) {
        Some(building) => format!("{building} {}", facility.name),
        None => facility.name.clone(),
    }
}

/// The one building that the words can only mean; `None` where several fit, or where the estate was
/// guessed.
pub fn meant(places: &Places, words: &str) -> Option<BuildingId> {
    let words_plain = plain(words);
    if words_plain.is_empty() {
        return None;
    }
    let found = buildings(places, words, None);
    let wanted = Wanted::read(&words_plain);
    let exact = |building: &&&Building| {
        let name = Wanted::read(&plain(&building.name));
        wanted.number.is_none()
            || (name.number == wanted.number && name.estate.contains(&wanted.estate))
    };
    let mut fitting = found.iter().filter(exact);
    let first = fitting.next()?;
    let only = fitting.next().is_none() && (wanted.whole || found.len() == 1);
    only.then_some(first.id)
}

/// The estates in their order, by what stands before the number in the names. None where there are
/// not several, or where a building has only a number.
pub fn estates(places: &Places) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for building in &places.buildings {
        let estate = estate(building);
        if estate.is_empty() {
            return Vec::new();
        }
        if !all.contains(&estate) {
            all.push(estate);
        }
    }
    if all.len() < 2 { Vec::new() } else { all }
}

/// The buildings of one of [`estates`].
pub fn of_estate<'a>(places: &'a Places, name: &str) -> Vec<&'a Building> {
    let all = places.buildings.iter();
    all.filter(|building| estate(building) == name).collect()
}

fn estate(building: &Building) -> &str {
    let name = building.name.as_str();
    let number = name.find(|c: char| c.is_ascii_digit());
    name[..number.unwrap_or(name.len())].trim_end()
}

/// What stands for a building, in a name as in what is typed.
struct Wanted {
    /// What stands before the number.
    estate: String,
    number: Option<u32>,
    /// The number is all typed: 号楼 or the like, or more, stands behind it.
    whole: bool,
    /// A unit, a floor or a room follows.
    more: bool,
}

impl Wanted {
    /// Reads text that [`plain`] has made plain.
    fn read(text: &str) -> Self {
        let from = text
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(text.len());
        let (estate, rest) = text.split_at(from);
        let to = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (digits, after) = rest.split_at(to);
        let whole = !after.is_empty();
        let after = after.trim_start_matches(['号', '號', '楼', '樓', '栋', '棟', '幢', '座', '#']);
        Self {
            estate: estate.to_owned(),
            number: digits.parse().ok(),
            whole,
            more: after.contains(|c: char| c.is_alphanumeric()),
        }
    }
}

/// The name of a place picked from the list: "3号楼 2单元".
pub fn label(places: &Places, building: BuildingId, unit: Option<UnitId>) -> Option<String> {
    let building = places.buildings.iter().find(|b| b.id == building)?;
    let unit = building.units.iter().find(|u| Some(u.id) == unit);
    Some(match unit {
        Some(unit) => format!("{} {}", building.name, unit.name),
        None => building.name.clone(),
    })
}

/// Without spaces, with ASCII digits and small letters.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut numeral = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if "零一二三四五六七八九十两".contains(c) {
            numeral.push(c);
            continue;
        }
        close_numeral(&mut numeral, &mut out);
        match c {
            '０'..='９' => out.extend(char::from_digit(c as u32 - '０' as u32, 10)),
            _ => out.extend(c.to_lowercase()),
        }
    }
    close_numeral(&mut numeral, &mut out);
    out
}

fn close_numeral(numeral: &mut String, out: &mut String) {
    if !numeral.is_empty() {
        match chinese_number(numeral) {
            Some(number) => out.push_str(&number.to_string()),
            None => out.push_str(numeral),
        }
        numeral.clear();
    }
}

/// 一 … 九十九; also digit by digit, as in 一二三.
fn chinese_number(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '两' => Some(2),
        _ => "零一二三四五六七八九"
            .chars()
            .zip(0..)
            .find(|(d, _)| *d == c)
            .map(|(_, n)| n),
    };
    match text.split_once('十') {
        None => text
            .chars()
            .take(4)
            .try_fold(0, |sum, c| Some(sum * 10 + digit(c)?)),
        Some((tens, ones)) => {
            let part = |text: &str, empty: u32| {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (None, _) => Some(empty),
                    (Some(c), None) => digit(c),
                    _ => None,
                }
            };
            Some(part(tens, 1)? * 10 + part(ones, 0)?)
        }
    }
}

#[cfg(test)]
mod tests;
