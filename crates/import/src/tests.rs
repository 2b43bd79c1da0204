use super::error::Place;
use super::*;
use contract::community::{Category, Span, SpanUnit};
use contract::{CategoryId, CommunityId, LocalText};
use proptest::prelude::*;
use uuid::Uuid;

const HERE: CommunityId = CommunityId(Uuid::from_u128(7));
const LIST: &str = "\u{feff}网格,楼栋,单元,层数\n第一网格,10号楼,1单元,6\n第一网格,2号楼,2单元,\n第一网格,２ 号楼,1单元,18\n";

fn square(kind: &str, name: &str, west: f64, south: f64, side: f64) -> String {
    let (east, north) = (west + side, south + side);
    format!(
        r#"{{"type":"Feature","properties":{{"kind":"{kind}","name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
    )
}

fn collection(features: &[String]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

fn shapes() -> Vec<String> {
    vec![
        square("网格", "第一网格", 121.43, 31.21, 0.01),
        square("building", "2号楼", 121.431, 31.211, 0.001),
        square("building", "10幢", 121.433, 31.211, 0.001),
    ]
}

fn problems(list: &str, shapes: &str) -> Vec<String> {
    match read(HERE, &[], list.as_bytes(), shapes.as_bytes()) {
        Ok(import) => panic!("read without a complaint: {import:?}"),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_good_pair_of_files_becomes_places() {
    let import =
        read(HERE, &[], LIST.as_bytes(), collection(&shapes()).as_bytes()).expect("places");
    let names: Vec<&str> = import
        .places
        .buildings
        .iter()
        .map(|b| b.name.as_str())
        .collect();
    assert_eq!(names, ["2号楼", "10号楼"]);
    let two = &import.places.buildings[0];
    let units: Vec<&str> = two.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!((units, two.floors), (vec!["1单元", "2单元"], 18));
    assert_eq!((two.position.lat, two.position.lng), (31.2115, 121.4315));
    assert_eq!(import.places.grids[0].ring.len(), 5);
    assert!(import.warnings.is_empty(), "{:?}", import.warnings);
    assert!(import.places.geometry.contains(&two.id.to_string()));
}

#[test]
fn reading_again_gives_the_same_ids() {
    let once = read(HERE, &[], LIST.as_bytes(), collection(&shapes()).as_bytes());
    let again = read(HERE, &[], LIST.as_bytes(), collection(&shapes()).as_bytes());
    assert_eq!(once, again);
}

#[test]
fn english_headers_in_any_order_with_more_columns_are_read() {
    let list = "Unit,note,BUILDING,Grid,lat,lng\r\nA,x,North House,One,31.2115,121.4315\r\n";
    let list = addresses(list.as_bytes()).expect("addresses");
    assert_eq!(
        (
            list[0].building.as_str(),
            list[0].grid.as_str(),
            list[0].line
        ),
        ("North House", "One", 2)
    );
    assert!(list[0].position.is_some());
}

#[test]
fn every_wrong_line_is_named() {
    let list = "网格,楼栋,单元,层数\n,1号楼,1单元,6\n第一网格,,1单元,6\n第一网格,2号楼,1单元,many\n第一网格,3号楼,1单元,\n第二网格,3号楼,2单元,\n第一网格,3号楼,1单元,\n";
    let told = addresses(list.as_bytes()).expect_err("errors");
    let lines: Vec<&Place> = told.iter().map(|error| &error.place).collect();
    let expected: Vec<Place> = [2, 3, 4, 6, 7].map(Place::Line).into();
    assert_eq!(lines, expected.iter().collect::<Vec<_>>(), "{told:?}");
}

#[test]
fn wrong_files_say_what_to_do() {
    let good = collection(&shapes());
    let gbk = [b"\xcd\xf8\xb8\xf1,\xc2\xa5\xb6\xb0\n".as_slice()].concat();
    let told = addresses(&gbk).expect_err("not UTF-8");
    assert_eq!(told[0].problem, Problem::NotUtf8);
    for (list, shapes, expected) in [
        ("", good.as_str(), "no column"),
        ("网格,楼栋\n", good.as_str(), "no rows"),
        ("楼栋,单元\n1号楼,1\n", good.as_str(), "no column 网格/grid"),
        ("网格,grid,楼栋\na,b,c\n", good.as_str(), "two columns"),
        (LIST, "{", "not a GeoJSON"),
        (LIST, r#"{"type":"Feature"}"#, "no list of features"),
        (
            LIST,
            r#"{"type":"FeatureCollection","features":[]}"#,
            "has no polygon",
        ),
        (
            LIST,
            &collection(&[square("castle", "x", 1.0, 1.0, 1.0)]),
            "unknown kind \"castle\"",
        ),
        (
            LIST,
            &collection(&[square("grid", "", 1.0, 1.0, 1.0)]),
            "no name",
        ),
        (
            LIST,
            &collection(&[square("grid", "a", 31.2, 121.4, 0.1)]),
            "longitude, latitude",
        ),
        (
            LIST,
            &collection(&[square("grid", "a", 1.0, 1.0, 0.0)]),
            "fewer than three corners",
        ),
        (LIST, &collection(&shapes()[..2]), "10号楼 has neither"),
        (
            LIST,
            &collection(&[shapes(), shapes()].concat()),
            "is there twice",
        ),
    ] {
        let told = problems(list, shapes).join("\n");
        assert!(told.contains(expected), "{expected} in: {told}");
    }
}

#[test]
fn what_does_not_fit_together_is_a_warning() {
    let mut features = shapes();
    features.push(square("building", "99号楼", 121.435, 31.211, 0.001));
    features[2] = square("building", "10号楼", 121.5, 31.3, 0.001);
    let import =
        read(HERE, &[], LIST.as_bytes(), collection(&features).as_bytes()).expect("places");
    assert_eq!(import.warnings.len(), 2, "{:?}", import.warnings);
}

#[test]
fn points_become_facilities_of_their_building() {
    let mut features = shapes();
    features.push(r#"{"type":"Feature","properties":{"kind":"lift","name":"客梯","code":"DT1"},"geometry":{"type":"Point","coordinates":[121.4315,31.2115]}}"#.to_owned());
    let import =
        read(HERE, &[], LIST.as_bytes(), collection(&features).as_bytes()).expect("places");
    let lift = &import.places.facilities[0];
    assert_eq!(lift.building, Some(import.places.buildings[0].id));
    assert_eq!(lift.grid, Some(import.places.grids[0].id));
}

fn lifts() -> Category {
    Category {
        id: CategoryId(Uuid::from_u128(3)),
        code: "lift".into(),
        name: LocalText::new("电梯"),
        icon: "arrow-up-down".into(),
        keywords: Vec::new(),
        responsible: LocalText::new("物业"),
        accept_within_min: 15,
        finish_within: Span {
            amount: 1,
            unit: SpanUnit::WorkingDays,
        },
        near_radius_m: 50,
        private_by_default: false,
        active: true,
        sort: 0,
        version: 1,
    }
}

/// The category of a lift whose feature names this one, and the warnings about it.
fn named(category: &str, known: &[Category]) -> (Option<CategoryId>, Vec<String>) {
    let mut features = shapes();
    features.push(format!(r#"{{"type":"Feature","properties":{{"kind":"lift","name":"客梯","code":"DT1","category":"{category}"}},"geometry":{{"type":"Point","coordinates":[121.4315,31.2115]}}}}"#));
    let import = read(
        HERE,
        known,
        LIST.as_bytes(),
        collection(&features).as_bytes(),
    );
    let import = import.expect("places");
    (import.places.facilities[0].category, import.warnings)
}

#[test]
fn a_facility_names_its_category_by_code_or_name() {
    let there = Some(lifts().id);
    assert_eq!(named("lift", &[lifts()]), (there, vec![]));
    assert_eq!(named("电梯", &[lifts()]), (there, vec![]));
    assert_eq!(named("", &[lifts()]), (None, vec![]));
    let (none, warnings) = named("电梯", &[]);
    assert_eq!(none, None);
    assert!(
        warnings[0].contains("客梯") && warnings[0].contains("电梯"),
        "{warnings:?}"
    );
}

#[test]
fn of_many_parts_the_largest_is_the_place() {
    let part = |west: f64, side: f64| {
        let (south, east) = (31.211, west + side);
        format!(
            "[[[{west},{south}],[{east},{south}],[{east},{}],[{west},{south}]]]",
            south + side
        )
    };
    let building = format!(
        r#"{{"type":"Feature","properties":{{"k":"building","n":"2号楼"}},"geometry":{{"type":"MultiPolygon","coordinates":[{},{}]}}}}"#,
        part(121.431, 0.0002),
        part(121.436, 0.001)
    );
    let mut features = shapes();
    features[1] = building;
    let import =
        read(HERE, &[], LIST.as_bytes(), collection(&features).as_bytes()).expect("places");
    assert!(import.places.buildings[0].position.lng > 121.436);
    assert!(import.places.geometry.contains("MultiPolygon"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    /// Whatever comes in: an answer, never a panic, and never an empty list of complaints.
    #[test]
    fn broken_files_are_answered(
        list in prop::collection::vec(any::<u8>(), 0..200),
        cut in 0_usize..600,
        at in 0_usize..600,
        byte in any::<u8>(),
    ) {
        if let Err(errors) = addresses(&list) {
            prop_assert!(!errors.is_empty());
        }
        let whole = collection(&shapes());
        let mut bytes = whole.as_bytes()[..cut.min(whole.len())].to_vec();
        let _ = geometry(&bytes);
        bytes = whole.into_bytes();
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        if let Err(errors) = read(HERE, &[], LIST.as_bytes(), &bytes) {
            prop_assert!(!errors.is_empty());
        }
    }

    #[test]
    fn rows_survive_quoting(name in "[\\p{Han}a-z\",; ]{1,20}") {
        prop_assume!(!contract::text::clean_line(&name).is_empty());
        let list = format!("网格,楼栋,单元\n第一网格,\"{}\",1\n", name.replace('"', "\"\""));
        let read = addresses(list.as_bytes()).expect("addresses");
        prop_assert_eq!(&read[0].building, &contract::text::clean_line(&name));
    }
}
