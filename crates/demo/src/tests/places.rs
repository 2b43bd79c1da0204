//! Places: everything where it belongs, and the file that the map draws.

use super::DEMO;
use std::collections::HashMap;

#[test]
fn every_position_lies_in_its_grid() {
    let places = &DEMO.places;
    let rings: HashMap<_, _> = places
        .grids
        .iter()
        .map(|grid| (grid.id, &grid.ring))
        .collect();
    let inside = |grid, position| rules::geo::in_ring(rings[&grid], position);
    for building in &places.buildings {
        assert!(
            inside(building.grid, building.position),
            "{}",
            building.name
        );
    }
    for facility in &places.facilities {
        let grid = facility
            .grid
            .unwrap_or_else(|| panic!("{} is in no grid", facility.name));
        assert!(inside(grid, facility.position), "{}", facility.name);
    }
    for report in &DEMO.reports {
        assert!(inside(report.place.grid, report.place.position));
        assert!(DEMO.community.bounds.contains(&report.place.position));
    }
    assert!(inside(
        DEMO.places.grids[0].id,
        places.buildings[0].position
    ));
}

/// The grids cover the quarter without gap or overlap: any point away from the rim lies in one.
#[test]
fn the_grids_tile_the_quarter() {
    for x in -51..=51 {
        for y in -37..=37 {
            let spot = crate::place::at(f64::from(x) * 10.0 + 0.37, f64::from(y) * 10.0 + 0.21);
            let position = crate::place::to_position(spot);
            let grids = DEMO.places.grids.iter();
            let hits = grids
                .filter(|grid| rules::geo::in_ring(&grid.ring, position))
                .count();
            assert_eq!(hits, 1, "{spot:?}");
        }
    }
}

/// What the demo's map draws, the importer reads: both speak one language.
#[test]
fn the_geometry_can_be_imported() {
    let read = import::geometry(DEMO.places.geometry.as_bytes()).expect("geometry");
    assert_eq!(read.shapes.len(), 6 + 60 + 6 + 2 + 11);
}

#[test]
fn the_geometry_is_small_and_whole() {
    let text = &DEMO.places.geometry;
    assert!(text.len() < 23_000, "{} bytes", text.len());
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let features = value["features"].as_array().expect("features");
    let count = |kind: &str| {
        features
            .iter()
            .filter(|f| f["properties"]["k"] == kind)
            .count()
    };
    assert_eq!((count("grid"), count("building")), (6, 60));
    assert!(count("road") >= 7 && count("green") >= 4 && count("water") >= 2);
}
