//! A small piece of a community's GeoJSON as the paths of a picture.

use crate::json;
use contract::map::{GroundKind, GroundProperties};
use contract::place::{DEGREE_M, Position};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::fmt::Write as _;

/// The picture in its own units. It is cut at the sides to the width that the page has, so it is as
/// wide as any column; the place is in its middle.
pub const WIDTH: f64 = 800.0;
pub const HEIGHT: f64 = 160.0;

/// Near enough to tell houses apart, far enough to show the next street.
pub const METRES_PER_UNIT: f64 = 0.8;
/// The widest line that reaches in from outside.
const MARGIN: f64 = 12.0;

/// What lies below comes first.
pub const KINDS: [GroundKind; 5] = GroundKind::ALL;

/// Size of a name's letters.
const LETTER: f64 = 13.0;
/// The pin stands on the middle, so wide to each side and so high.
const PIN_HALF: f64 = 18.0;
const PIN_HIGH: f64 = 36.0;

type Point = [f64; 2];

#[derive(Debug, Default, PartialEq)]
pub struct Plan {
    /// What `d` of each of [`KINDS`] is; empty for a kind that is not near.
    pub paths: [String; KINDS.len()],
    pub names: Vec<Name>,
}

#[derive(Debug, PartialEq)]
pub struct Name {
    pub x: f64,
    pub y: f64,
    pub text: String,
}

#[derive(Deserialize)]
struct File {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    properties: GroundProperties,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Nested,
}

/// Coordinates as deep as they come: the kind says whether a line is closed, so its geometry's type,
/// which stands behind the coordinates, need not be known.
enum Nested {
    Number(f64),
    List(Vec<Nested>),
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Depths)
    }
}

struct Depths;

impl<'de> Visitor<'de> for Depths {
    type Value = Nested;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E>(self, value: f64) -> Result<Nested, E> {
        Ok(Nested::Number(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Nested, E> {
        Ok(Nested::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Nested, E> {
        Ok(Nested::Number(value as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Nested, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Nested::List(items))
    }
}

impl Nested {
    /// Longitude and latitude.
    fn point(&self) -> Option<Point> {
        match self {
            Self::List(pair) => match pair.as_slice() {
                [Self::Number(lng), Self::Number(lat), ..] => Some([*lng, *lat]),
                _ => None,
            },
            Self::Number(_) => None,
        }
    }

    fn each_line(&self, call: &mut impl FnMut(Vec<Point>)) {
        let Self::List(items) = self else { return };
        let line: Vec<Point> = items.iter().filter_map(Self::point).collect();
        if line.is_empty() {
            for item in items {
                item.each_line(call);
            }
        } else {
            call(line);
        }
    }
}

/// Metres of one unit, so that a circle of this radius around the place is whole in the picture.
pub fn scale_for(radius_m: f64) -> f64 {
    (2.0 * radius_m / (HEIGHT - 2.0 * MARGIN)).max(METRES_PER_UNIT)
}

/// What of the community's shapes is near a place, at so many metres a unit; nothing when the text is
/// no GeoJSON.
pub fn plan(geojson: &str, at: Position, scale: f64) -> Plan {
    let mut plan = Plan::default();
    let Ok(file) = json::read::<File>(geojson) else {
        return plan;
    };
    for Feature {
        geometry,
        properties: GroundProperties { kind, name, .. },
    } in file.features
    {
        let Some(layer) = KINDS.iter().position(|known| *known == kind) else {
            continue;
        };
        let mut named = kind == GroundKind::Building && !name.is_empty();
        geometry.coordinates.each_line(&mut |line| {
            let line: Vec<Point> = line.into_iter().map(|p| project(p, at, scale)).collect();
            let Some(frame) = Frame::near(&line) else {
                return;
            };
            draw(&mut plan.paths[layer], &line, kind != GroundKind::Road);
            // A house in parts is called by its name once.
            if std::mem::take(&mut named) {
                plan.names.extend(written(&name, frame));
            }
        });
    }
    plan
}

/// Flat, which is true enough for some hundred metres.
fn project([lng, lat]: Point, at: Position, scale: f64) -> Point {
    let unit = DEGREE_M / scale;
    [
        WIDTH / 2.0 + (lng - at.lng) * at.lat.to_radians().cos() * unit,
        HEIGHT / 2.0 - (lat - at.lat) * unit,
    ]
}

fn draw(path: &mut String, line: &[Point], closed: bool) {
    for (n, [x, y]) in line.iter().enumerate() {
        let step = if n == 0 { 'M' } else { 'L' };
        let _never_fails = write!(path, "{step}{x:.1} {y:.1}");
    }
    if closed {
        path.push('Z');
    }
}

#[derive(Clone, Copy)]
struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Frame {
    /// The box around a line that reaches into the picture.
    fn near(line: &[Point]) -> Option<Self> {
        let mut frame = Self {
            left: f64::INFINITY,
            top: f64::INFINITY,
            right: f64::NEG_INFINITY,
            bottom: f64::NEG_INFINITY,
        };
        for [x, y] in line {
            frame.left = frame.left.min(*x);
            frame.right = frame.right.max(*x);
            frame.top = frame.top.min(*y);
            frame.bottom = frame.bottom.max(*y);
        }
        let inside = frame.left < WIDTH + MARGIN
            && frame.right > -MARGIN
            && frame.top < HEIGHT + MARGIN
            && frame.bottom > -MARGIN;
        inside.then_some(frame)
    }
}

/// A house's name, or what of it begins with the number, or the number alone, where it has room; below the pin for the house that the pin is on,
/// and none for another one that the pin would cover.
fn written(name: &str, frame: Frame) -> Option<Name> {
    let from = name.find(|c: char| c.is_ascii_digit());
    let short = &name[from.unwrap_or(name.len())..];
    let number: String = short.chars().take_while(char::is_ascii_digit).collect();
    let room = frame.right - frame.left - 4.0;
    let text = [name.to_owned(), short.to_owned(), number]
        .into_iter()
        .find(|text| !text.is_empty() && width(text) <= room)?;
    let (x, y) = (
        f64::midpoint(frame.left, frame.right).round(),
        f64::midpoint(frame.top, frame.bottom).round(),
    );
    let (middle, foot) = (WIDTH / 2.0, HEIGHT / 2.0);
    let across = (x - middle).abs() < PIN_HALF + width(&text) / 2.0;
    let covered = across && y > foot - PIN_HIGH - LETTER / 2.0 && y < foot + LETTER / 2.0;
    let holds =
        frame.left <= middle && frame.right >= middle && frame.top <= foot && frame.bottom >= foot;
    match (covered, holds) {
        (false, _) => Some(Name { x, y, text }),
        (true, true) => Some(Name {
            x,
            y: foot + LETTER,
            text,
        }),
        (true, false) => None,
    }
}

/// Han characters are as wide as they are high, Latin letters and digits little more than half.
fn width(text: &str) -> f64 {
    let of = |c: char| if c.is_ascii() { 0.6 } else { 1.0 };
    text.chars().map(of).sum::<f64>() * LETTER
}

#[cfg(test)]
mod tests;
