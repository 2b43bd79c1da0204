//! The geometry: a GeoJSON FeatureCollection whose features say what they are and how they are called.
//!
//! Kind: property `kind`, `k`, `type` or `类型`; name: `name`, `n` or `名称`. Polygons and
//! MultiPolygons for grids, buildings, green and water; LineStrings for roads; Points for facilities,
//! with a `code` for the QR label.

use super::error::{ImportError, Place, Problem};
use contract::map::GroundKind as Kind;
use contract::place::Position;
use contract::text::clean_line;
use serde_json::{Map, Value};

/// What a file may call the kinds of shapes.
fn kind_of(text: &str) -> Option<Kind> {
    let text = text.to_lowercase();
    Kind::from_code(&text).or(match text.as_str() {
        "网格" => Some(Kind::Grid),
        "楼栋" | "建筑" | "楼" => Some(Kind::Building),
        "道路" | "路" => Some(Kind::Road),
        "绿地" | "绿化" => Some(Kind::Green),
        "水系" | "水面" => Some(Kind::Water),
        _ => None,
    })
}

/// Kinds of facilities that a Point may be.
const FACILITIES: [&str; 9] = [
    "lamp",
    "lift",
    "bins",
    "gate",
    "aed",
    "bench",
    "toilet",
    "notice_board",
    "hydrant",
];

/// One area or line. Rings and lines are `[lng, lat]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub feature: usize,
    pub kind: Kind,
    pub name: String,
    /// Outer rings, closed, the largest first; for a road its lines.
    pub lines: Vec<Vec<[f64; 2]>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub feature: usize,
    pub kind: String,
    pub name: String,
    pub code: String,
    /// Code or name of a category of the community; may be empty.
    pub category: String,
    pub position: Position,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geometry {
    pub shapes: Vec<Shape>,
    pub spots: Vec<Spot>,
}

/// # Errors
/// Every feature that is wrong.
pub fn geometry(file: &[u8]) -> Result<Geometry, Vec<ImportError>> {
    let whole = |problem| {
        vec![ImportError {
            place: Place::Geometry,
            problem,
        }]
    };
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let value: Value = serde_json::from_slice(file)
        .map_err(|error| whole(Problem::NotGeoJson(error.to_string())))?;
    let features = match (&value["type"], &value["features"]) {
        (Value::String(kind), Value::Array(features)) if kind == "FeatureCollection" => features,
        _ => return Err(whole(Problem::NotGeoJson("no list of features".to_owned()))),
    };
    let (mut read, mut errors) = (Geometry::default(), Vec::new());
    for (n, value) in (1..).zip(features) {
        if let Err(problem) = feature(n, value, &mut read) {
            let name = text(&value["properties"], &["name", "n", "名称"]);
            let place = Place::Feature(n, name);
            errors.push(ImportError { place, problem });
        }
    }
    if errors.is_empty() {
        Ok(read)
    } else {
        Err(errors)
    }
}

fn feature(n: usize, value: &Value, read: &mut Geometry) -> Result<(), Problem> {
    let properties = &value["properties"];
    let name = text(properties, &["name", "n", "名称"]);
    let told = text(properties, &["kind", "k", "type", "类型"]);
    let shape = value["geometry"]["type"].as_str().unwrap_or("nothing");
    let coordinates = &value["geometry"]["coordinates"];
    if FACILITIES.contains(&told.as_str()) {
        let code = text(properties, &["code", "编号"]);
        if shape != "Point" {
            return Err(wrong_shape("Point", shape));
        }
        if name.is_empty() {
            return Err(Problem::NoName);
        }
        if code.is_empty() {
            return Err(Problem::NoCode);
        }
        let [lng, lat] = pair(coordinates)?;
        read.spots.push(Spot {
            feature: n,
            kind: told,
            name,
            code,
            category: text(properties, &["category", "类别"]),
            position: Position { lat, lng },
        });
        return Ok(());
    }
    let kind = kind_of(&told).ok_or(Problem::UnknownKind(told))?;
    if name.is_empty() && matches!(kind, Kind::Grid | Kind::Building) {
        return Err(Problem::NoName);
    }
    let lines = match (kind, shape) {
        (Kind::Road, "LineString") => vec![line(coordinates)?],
        (Kind::Road, "MultiLineString") => each(coordinates, line)?,
        (Kind::Road, other) => return Err(wrong_shape("LineString", other)),
        (_, "Polygon") => vec![outer(coordinates)?],
        (_, "MultiPolygon") => each(coordinates, outer)?,
        (_, other) => return Err(wrong_shape("Polygon", other)),
    };
    let mut shape = Shape {
        feature: n,
        kind,
        name,
        lines,
    };
    if kind != Kind::Road {
        let by_size =
            |a: &Vec<[f64; 2]>, b: &Vec<[f64; 2]>| area(b).abs().total_cmp(&area(a).abs());
        shape.lines.sort_by(by_size);
    }
    read.shapes.push(shape);
    Ok(())
}

fn wrong_shape(wanted: &'static str, found: &str) -> Problem {
    Problem::WrongShape {
        wanted,
        found: found.to_owned(),
    }
}

/// The first of these properties that is there, cleaned.
fn text(properties: &Value, names: &[&str]) -> String {
    let empty = Map::new();
    let map = properties.as_object().unwrap_or(&empty);
    let found = names.iter().find_map(|name| match map.get(*name) {
        Some(Value::String(text)) => Some(clean_line(text)),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    });
    found.unwrap_or_default()
}

fn each(
    value: &Value,
    read: fn(&Value) -> Result<Vec<[f64; 2]>, Problem>,
) -> Result<Vec<Vec<[f64; 2]>>, Problem> {
    match value.as_array() {
        Some(parts) if !parts.is_empty() => parts.iter().map(read).collect(),
        _ => Err(Problem::TooFewCorners),
    }
}

/// The outer ring of a polygon, closed. Holes do not matter for whose beat a place is in.
fn outer(value: &Value) -> Result<Vec<[f64; 2]>, Problem> {
    let mut ring = points(&value[0])?;
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied())
        && first != last
    {
        ring.push(first);
    }
    if ring.len() < 4 || area(&ring) == 0.0 {
        return Err(Problem::TooFewCorners);
    }
    Ok(ring)
}

fn line(value: &Value) -> Result<Vec<[f64; 2]>, Problem> {
    let line = points(value)?;
    if line.len() < 2 {
        return Err(Problem::TooFewCorners);
    }
    Ok(line)
}

fn points(value: &Value) -> Result<Vec<[f64; 2]>, Problem> {
    let list = value.as_array().ok_or(Problem::TooFewCorners)?;
    list.iter().map(pair).collect()
}

/// Longitude and latitude, rounded to six decimals (about 0.1 m).
fn pair(value: &Value) -> Result<[f64; 2], Problem> {
    let number = |n: usize| value[n].as_f64().ok_or(Problem::NotOnTheGlobe);
    let (lng, lat) = (number(0)?, number(1)?);
    // Longitudes of China can not be latitudes.
    if lat.abs() > 90.0 && lng.abs() <= 90.0 {
        return Err(Problem::LatitudeFirst);
    }
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    if !(Position { lat, lng }).is_plausible() {
        return Err(Problem::NotOnTheGlobe);
    }
    Ok([round(lng), round(lat)])
}

/// Twice the signed area, square degrees: good enough to compare neighbours.
pub fn area(ring: &[[f64; 2]]) -> f64 {
    let Some(&[x0, y0]) = ring.first() else {
        return 0.0;
    };
    // From a corner, because differences of large degrees lose their last digits.
    let cross = |pair: &[[f64; 2]]| {
        let ([ax, ay], [bx, by]) = (pair[0], pair[1]);
        (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    };
    ring.windows(2).map(cross).sum()
}

/// Centre of gravity of a closed ring with an area.
pub fn center(ring: &[[f64; 2]]) -> Position {
    let [x0, y0] = ring.first().copied().unwrap_or_default();
    let whole = area(ring);
    let (mut x, mut y) = (0.0, 0.0);
    for pair in ring.windows(2) {
        let (ax, ay) = (pair[0][0] - x0, pair[0][1] - y0);
        let (bx, by) = (pair[1][0] - x0, pair[1][1] - y0);
        let cross = ax * by - bx * ay;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Position {
        lng: round(x0 + x / (3.0 * whole)),
        lat: round(y0 + y / (3.0 * whole)),
    }
}
