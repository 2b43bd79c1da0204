use super::*;
use serde_json::{Value, json};

const AT: Position = Position {
    lat: 31.232,
    lng: 121.457,
};

/// So many metres to the east and to the north of the place.
fn metres(east: f64, north: f64) -> Point {
    let lng = AT.lng + east / (DEGREE_M * AT.lat.to_radians().cos());
    [lng, AT.lat + north / DEGREE_M]
}

fn house(name: &str, east: f64, north: f64, wide: f64) -> Value {
    let (w, h) = (wide / 2.0, 6.0);
    let corners = [(-w, -h), (w, -h), (w, h), (-w, h), (-w, -h)];
    let ring: Vec<Point> = corners
        .iter()
        .map(|(x, y)| metres(east + x, north + y))
        .collect();
    json!({"type": "Feature", "properties": {"k": "building", "n": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

fn of(features: &[Value]) -> Plan {
    plan(
        &json!({"features": features}).to_string(),
        AT,
        METRES_PER_UNIT,
    )
}

#[test]
fn the_place_is_in_the_middle_and_north_is_up() {
    assert_eq!(
        project([AT.lng, AT.lat], AT, METRES_PER_UNIT),
        [WIDTH / 2.0, HEIGHT / 2.0]
    );
    let [x, y] = project(metres(80.0, 40.0), AT, METRES_PER_UNIT);
    assert!((x - (WIDTH / 2.0 + 100.0)).abs() < 0.01, "{x}");
    assert!((y - (HEIGHT / 2.0 - 50.0)).abs() < 0.01, "{y}");
}

#[test]
fn only_what_is_near_is_drawn() {
    let far = WIDTH * METRES_PER_UNIT;
    let plan = of(&[
        house("1号楼", 100.0, 0.0, 60.0),
        house("2号楼", far, 0.0, 60.0),
        house("3号楼", 0.0, far, 60.0),
    ]);
    assert_eq!(
        plan.paths[GroundKind::Building as usize]
            .matches('M')
            .count(),
        1
    );
    assert_eq!(plan.names.len(), 1);
    assert_eq!(plan.paths[GroundKind::Road as usize], "");
}

#[test]
fn what_only_passes_through_is_drawn_and_a_road_stays_open() {
    let line = |y| json!([metres(-900.0, y), metres(900.0, y)]);
    let road = |kind, coordinates| json!({"properties": {"k": "road"}, "geometry": {"type": kind, "coordinates": coordinates}});
    let plan = of(&[
        road("LineString", line(10.0)),
        road("MultiLineString", json!([line(20.0), line(4_000.0)])),
    ]);
    assert_eq!(
        plan.paths[GroundKind::Road as usize].matches('M').count(),
        2
    );
    assert!(!plan.paths[GroundKind::Road as usize].contains('Z'));
}

#[test]
fn a_house_in_parts_is_drawn_whole_and_named_once() {
    let parts = [
        house("", 90.0, 0.0, 40.0)["geometry"]["coordinates"].clone(),
        house("", 140.0, 0.0, 40.0)["geometry"]["coordinates"].clone(),
    ];
    let plan = of(&[json!({"properties": {"k": "building", "n": "5号楼"},
        "geometry": {"coordinates": parts, "type": "MultiPolygon"}})]);
    assert_eq!(
        plan.paths[GroundKind::Building as usize]
            .matches('Z')
            .count(),
        2
    );
    assert_eq!(plan.names.len(), 1);
}

#[test]
fn names_fit_their_house_and_keep_clear_of_the_pin() {
    let texts = |features: &[Value]| -> Vec<(String, f64)> {
        let names = of(features).names.into_iter();
        names.map(|name| (name.text, name.y)).collect()
    };
    let middle = HEIGHT / 2.0;
    let beside = texts(&[
        house("12号楼", 100.0, 0.0, 40.0),
        house("12号楼", 180.0, 0.0, 16.0),
        house("12号楼", -100.0, 0.0, 8.0),
    ]);
    assert_eq!(
        beside,
        [("12号楼".to_owned(), middle), ("12".to_owned(), middle)]
    );
    // What stands before the number is the first to give way.
    let estate = texts(&[
        house("柳岸家园12号楼", 100.0, 0.0, 40.0),
        house("柳岸家园12号楼", 180.0, 0.0, 16.0),
    ]);
    assert_eq!(
        estate,
        [("12号楼".to_owned(), middle), ("12".to_owned(), middle)]
    );
    let below = texts(&[house("12号楼", 0.0, 0.0, 60.0)]);
    assert_eq!(below, [("12号楼".to_owned(), middle + LETTER)]);
    let covered = texts(&[house("12号楼", 10.0, 15.0, 60.0)]);
    assert_eq!(covered, []);
}

#[test]
fn what_is_no_map_draws_nothing() {
    for text in ["", "{}", "<html>", r#"{"features":[{"geometry":null}]}"#] {
        assert_eq!(plan(text, AT, METRES_PER_UNIT), Plan::default(), "{text}");
    }
    let strange =
        json!({"properties": {"k": "moon"}, "geometry": {"coordinates": [metres(0.0, 0.0)]}});
    assert_eq!(of(&[strange]), Plan::default());
}

#[test]
fn a_circle_of_any_radius_is_whole_and_true_to_the_shapes() {
    assert_eq!(scale_for(20.0), METRES_PER_UNIT, "as near as ever");
    for radius in [20.0, 60.0, 500.0, 2_000.0] {
        let scale = scale_for(radius);
        assert!(radius / scale < HEIGHT / 2.0, "{radius}");
        let [x, y] = project(metres(radius, 0.0), AT, scale);
        assert!((x - WIDTH / 2.0 - radius / scale).abs() < 0.01, "{radius}");
        assert!((y - HEIGHT / 2.0).abs() < 0.01, "{radius}");
    }
}
