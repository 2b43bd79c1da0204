//! The ground of the quarter: what the map draws without any tile server.

use super::site::{CROSSINGS, Metres, at, to_position};
use bundle::Grid;
use contract::BuildingId;
use contract::map::{Ground, GroundFeature, GroundKind, GroundProperties, LngLat, Outline};

const GREENS: [(&str, &[Metres]); 6] = [
    (
        "梧桐苑中心花园",
        &[
            at(-420.0, 152.0),
            at(-312.0, 152.0),
            at(-312.0, 186.0),
            at(-420.0, 186.0),
        ],
    ),
    (
        "桂香公园",
        &[
            at(-110.0, 24.0),
            at(140.0, 30.0),
            at(138.0, 112.0),
            at(-60.0, 110.0),
            at(-112.0, 84.0),
        ],
    ),
    (
        "",
        &[
            at(310.0, 218.0),
            at(414.0, 216.0),
            at(414.0, 248.0),
            at(310.0, 250.0),
        ],
    ),
    (
        "柳岸绿地",
        &[
            at(-486.0, -150.0),
            at(-420.0, -222.0),
            at(-300.0, -226.0),
            at(-232.0, -150.0),
            at(-360.0, -136.0),
        ],
    ),
    (
        "",
        &[
            at(-120.0, -132.0),
            at(128.0, -132.0),
            at(128.0, -112.0),
            at(-120.0, -112.0),
        ],
    ),
    (
        "南塘河滨绿带",
        &[
            at(-520.0, -362.0),
            at(520.0, -360.0),
            at(520.0, -340.0),
            at(-520.0, -342.0),
        ],
    ),
];

const WATERS: [(&str, &[Metres]); 2] = [
    (
        "南塘河",
        &[
            at(-546.0, -396.0),
            at(-280.0, -390.0),
            at(0.0, -396.0),
            at(280.0, -392.0),
            at(550.0, -388.0),
            at(550.0, -366.0),
            at(270.0, -370.0),
            at(0.0, -374.0),
            at(-290.0, -368.0),
            at(-547.0, -374.0),
        ],
    ),
    (
        "桂香池",
        &[
            at(-40.0, 50.0),
            at(0.0, 42.0),
            at(34.0, 50.0),
            at(42.0, 68.0),
            at(12.0, 82.0),
            at(-30.0, 78.0),
            at(-48.0, 64.0),
        ],
    ),
];

/// Roads along the grid lines: name, width in metres.
const COLUMNS: [(&str, u8); 4] = [
    ("云栖路", 16),
    ("桂影路", 10),
    ("书院街", 10),
    ("晚晴路", 16),
];
const ROWS: [(&str, u8); 3] = [("南塘路", 14), ("梧桐里大街", 18), ("青砖街", 12)];

/// Estate drives.
const DRIVES: [&[Metres]; 4] = [
    &[at(-366.0, 12.0), at(-366.0, 380.0)],
    &[at(-4.0, 118.0), at(-4.0, 392.0)],
    &[at(362.0, 388.0), at(362.0, 24.0)],
    &[at(4.0, -14.0), at(4.0, -336.0)],
];

pub fn geojson(grids: &[Grid], footprints: &[(BuildingId, String, [Metres; 4])]) -> String {
    let mut features = Vec::new();
    for (kind, list) in [
        (GroundKind::Green, &GREENS[..]),
        (GroundKind::Water, &WATERS[..]),
    ] {
        for (name, outline) in list {
            let properties = GroundProperties::named(kind, *name);
            features.push(area(properties, ring(outline)));
        }
    }
    features.extend(roads());
    for grid in grids {
        let properties = GroundProperties {
            id: Some(grid.id.0),
            ..GroundProperties::named(GroundKind::Grid, &grid.name)
        };
        features.push(area(properties, grid.ring.clone()));
    }
    for (id, label, corners) in footprints {
        let properties = GroundProperties {
            id: Some(id.0),
            ..GroundProperties::named(GroundKind::Building, label)
        };
        features.push(area(properties, ring(corners)));
    }
    Ground::new(features).to_text()
}

fn area(properties: GroundProperties, ring: Vec<LngLat>) -> GroundFeature {
    GroundFeature::new(properties, Outline::Polygon(vec![ring]))
}

fn roads() -> Vec<GroundFeature> {
    let mut list = Vec::new();
    let mut add = |name: &str, width: u8, line: Vec<LngLat>| {
        let properties = GroundProperties {
            width: Some(width),
            ..GroundProperties::named(GroundKind::Road, name)
        };
        list.push(GroundFeature::new(properties, Outline::LineString(line)));
    };
    for (column, (name, width)) in COLUMNS.iter().enumerate() {
        let line = CROSSINGS.iter().map(|row| lng_lat(row[column])).collect();
        add(name, *width, line);
    }
    for (row, (name, width)) in ROWS.iter().enumerate() {
        add(name, *width, CROSSINGS[row].map(lng_lat).into());
    }
    for drive in DRIVES {
        add("", 6, drive.iter().copied().map(lng_lat).collect());
    }
    list
}

fn ring(outline: &[Metres]) -> Vec<LngLat> {
    let closing = outline.first();
    outline
        .iter()
        .chain(closing)
        .copied()
        .map(lng_lat)
        .collect()
}

fn lng_lat(p: Metres) -> LngLat {
    let position = to_position(p);
    [position.lng, position.lat]
}
