//! The address list: one row a unit, as spreadsheets save it.

use super::error::{ImportError, Place, Problem};
use super::names::key;
use contract::limits::NAME_MAX;
use contract::place::Position;
use contract::text::{clean_line, length};
use csv::StringRecord;
use std::collections::{HashMap, HashSet};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    pub line: u64,
    pub grid: String,
    pub building: String,
    /// Empty for a building without staircases of their own.
    pub unit: String,
    pub floors: Option<u16>,
    pub position: Option<Position>,
}

struct Column {
    /// As errors name it.
    told: &'static str,
    names: &'static [&'static str],
}

const GRID: Column = Column {
    told: "网格/grid",
    names: &["网格", "网格名称", "所属网格", "grid"],
};
const BUILDING: Column = Column {
    told: "楼栋/building",
    names: &["楼栋", "楼号", "楼幢", "幢", "栋", "building"],
};
const UNIT: Column = Column {
    told: "单元/unit",
    names: &["单元", "单元号", "unit"],
};
const FLOORS: Column = Column {
    told: "层数/floors",
    names: &["层数", "楼层数", "floors"],
};
const LAT: Column = Column {
    told: "纬度/lat",
    names: &["纬度", "lat", "latitude"],
};
const LNG: Column = Column {
    told: "经度/lng",
    names: &["经度", "lng", "lon", "longitude"],
};

/// Which field of a record is which column.
struct Layout {
    grid: usize,
    building: usize,
    unit: Option<usize>,
    floors: Option<usize>,
    lat: Option<usize>,
    lng: Option<usize>,
}

/// Reads the CSV. A mark at the beginning (BOM) is fine; columns come in any order, and others are
/// ignored.
///
/// # Errors
/// Every line that is wrong.
pub fn addresses(file: &[u8]) -> Result<Vec<Address>, Vec<ImportError>> {
    let whole = |problem| vec![at(Place::Addresses, problem)];
    let text = std::str::from_utf8(file).map_err(|_| whole(Problem::NotUtf8))?;
    // The reader counts lines by "\n" alone and would be one off after "\r\n".
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| whole(Problem::Unreadable(error.to_string())))?;
    let layout = layout(header)?;
    let (mut list, mut errors) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                errors.push(at(Place::Addresses, Problem::Unreadable(error.to_string())));
                continue;
            }
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        match row(&record, &layout) {
            Ok(address) => list.push(address),
            Err(error) => errors.push(error),
        }
    }
    errors.extend(contradictions(&list));
    if list.is_empty() && errors.is_empty() {
        return Err(whole(Problem::NoRows));
    }
    if errors.is_empty() {
        Ok(list)
    } else {
        Err(errors)
    }
}

fn at(place: Place, problem: Problem) -> ImportError {
    ImportError { place, problem }
}

fn layout(header: &StringRecord) -> Result<Layout, Vec<ImportError>> {
    let mut errors = Vec::new();
    let mut find = |column: &Column, needed: bool| {
        let fits = |name: &str| column.names.contains(&name.to_lowercase().as_str());
        let mut hits = header.iter().enumerate().filter(|(_, name)| fits(name));
        let first = hits.next().map(|(n, _)| n);
        if hits.next().is_some() {
            errors.push(at(Place::Line(1), Problem::DoubleColumn(column.told)));
        }
        if first.is_none() && needed {
            errors.push(at(Place::Line(1), Problem::MissingColumn(column.told)));
        }
        first
    };
    let (grid, building) = (find(&GRID, true), find(&BUILDING, true));
    let unit = find(&UNIT, false);
    let (floors, lat, lng) = (find(&FLOORS, false), find(&LAT, false), find(&LNG, false));
    match (grid, building) {
        (Some(grid), Some(building)) if errors.is_empty() => Ok(Layout {
            grid,
            building,
            unit,
            floors,
            lat,
            lng,
        }),
        _ => Err(errors),
    }
}

fn row(record: &StringRecord, layout: &Layout) -> Result<Address, ImportError> {
    let line = record.position().map_or(0, csv::Position::line);
    let wrong = |problem| at(Place::Line(line), problem);
    let cell = |n: Option<usize>| clean_line(n.and_then(|n| record.get(n)).unwrap_or_default());
    let name = |n: usize, column: &Column| {
        let text = cell(Some(n));
        match length(&text) {
            0 => Err(wrong(Problem::EmptyCell(column.told))),
            1..=NAME_MAX => Ok(text),
            _ => Err(wrong(Problem::TooLong(column.told))),
        }
    };
    let unit = cell(layout.unit);
    if length(&unit) > NAME_MAX {
        return Err(wrong(Problem::TooLong(UNIT.told)));
    }
    let floors = cell(layout.floors);
    let floors = match floors.parse::<u16>() {
        _ if floors.is_empty() => None,
        Ok(number @ 1..=200) => Some(number),
        _ => return Err(wrong(Problem::NotANumber(FLOORS.told, floors))),
    };
    let (lat, lng) = (cell(layout.lat), cell(layout.lng));
    Ok(Address {
        line,
        grid: name(layout.grid, &GRID)?,
        building: name(layout.building, &BUILDING)?,
        unit,
        floors,
        position: position(&lat, &lng).map_err(wrong)?,
    })
}

/// Both or neither.
fn position(lat: &str, lng: &str) -> Result<Option<Position>, Problem> {
    if lat.is_empty() && lng.is_empty() {
        return Ok(None);
    }
    let number = |column: &Column, text: &str| {
        let parsed = text.parse::<f64>();
        parsed.map_err(|_| Problem::NotANumber(column.told, text.to_owned()))
    };
    let position = Position {
        lat: number(&LAT, lat)?,
        lng: number(&LNG, lng)?,
    };
    if position.is_plausible() {
        Ok(Some(position))
    } else {
        Err(Problem::NotOnTheGlobe)
    }
}

/// A building belongs to one grid, and has each unit once.
fn contradictions(list: &[Address]) -> Vec<ImportError> {
    let mut grids: HashMap<String, &str> = HashMap::new();
    let mut units = HashSet::new();
    let mut errors = Vec::new();
    for address in list {
        let building = key(&address.building);
        let first = *grids.entry(building.clone()).or_insert(&address.grid);
        if key(first) != key(&address.grid) {
            let problem = Problem::TwoGrids {
                building: address.building.clone(),
                first: first.to_owned(),
            };
            errors.push(at(Place::Line(address.line), problem));
        }
        if !units.insert((building, key(&address.unit))) {
            let problem = Problem::DoubleUnit {
                building: address.building.clone(),
                unit: address.unit.clone(),
            };
            errors.push(at(Place::Line(address.line), problem));
        }
    }
    errors
}
