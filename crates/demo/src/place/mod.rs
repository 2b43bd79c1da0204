//! The invented quarter: where everything stands.

mod estates;
mod facilities;
mod geometry;
mod site;

pub use geometry::geojson;
pub use site::{Metres, at, to_position};

use crate::random::{Random, Stream};
use bundle::{Building, Grid, Places, Unit};
use contract::place::{Bounds, Position};
use contract::{BuildingId, CategoryId, GridId, Timestamp, UnitId};

/// The quarter with what later parts need to know beyond the address book.
pub struct Quarter {
    pub places: Places,
    pub bounds: Bounds,
    pub center: Position,
}

/// `category` gives the category that a facility's label suggests, by its code.
pub fn quarter(seed: u64, born: Timestamp, category: &dyn Fn(&str) -> CategoryId) -> Quarter {
    let mut random = Random::new(seed, Stream::Places);
    let estates = estates::all();
    let mut places = Places::default();
    let mut footprints = Vec::new();
    for (estate, outline) in estates.iter().zip(site::grids()) {
        let grid = Grid {
            id: GridId(random.id(born)),
            code: format!("{}", places.grids.len() + 1),
            name: estate.grid_name.to_owned(),
            ring: ring(&outline),
        };
        for block in &estate.blocks {
            let number = footprints.len() + 1;
            let building = Building {
                id: BuildingId(random.id(born)),
                grid: grid.id,
                code: format!("{number}"),
                name: format!("{}{number}号楼", estate.name),
                position: to_position(block.center),
                floors: block.floors,
                units: (1..=block.units)
                    .map(|n| Unit {
                        id: UnitId(random.id(born)),
                        name: format!("{n}单元"),
                    })
                    .collect(),
            };
            footprints.push((building.id, building.name.clone(), block.corners()));
            places.buildings.push(building);
        }
        places.grids.push(grid);
    }
    places.facilities = facilities::all(&mut random, born, &places, category);
    places.geometry = geojson(&places.grids, &footprints);
    Quarter {
        bounds: bounds(&places.grids),
        center: to_position(Metres { x: 0.0, y: 0.0 }),
        places,
    }
}

fn ring(outline: &[Metres]) -> Vec<[f64; 2]> {
    outline
        .iter()
        .chain(outline.first())
        .map(|point| {
            let p = to_position(*point);
            [p.lng, p.lat]
        })
        .collect()
}

fn bounds(grids: &[Grid]) -> Bounds {
    let mut all = Bounds {
        south: 90.0,
        west: 180.0,
        north: -90.0,
        east: -180.0,
    };
    for [lng, lat] in grids.iter().flat_map(|grid| &grid.ring) {
        all.south = all.south.min(*lat);
        all.north = all.north.max(*lat);
        all.west = all.west.min(*lng);
        all.east = all.east.max(*lng);
    }
    all
}
