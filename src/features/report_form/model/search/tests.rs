//! What people type, and the buildings that they mean.

use super::*;
use contract::place::Position;
use contract::{FacilityId, GridId};
use uuid::Uuid;

fn places() -> Places {
    let names = [
        "1号楼",
        "2号楼",
        "3号楼",
        "12号楼",
        "13号楼",
        "23号楼",
        "活动中心",
        "柳岸家园36号楼",
    ];
    let building = |(n, name): (u128, &&str)| Building {
        id: BuildingId(Uuid::from_u128(n)),
        grid: GridId(Uuid::nil()),
        name: (*name).to_owned(),
        position: Position {
            lat: 31.0,
            lng: 121.0,
        },
        floors: 6,
        units: vec![],
    };
    Places {
        buildings: (0..).zip(&names).map(building).collect(),
        ..Places::default()
    }
}

fn found(words: &str) -> Vec<String> {
    let places = places();
    buildings(&places, words, None)
        .into_iter()
        .map(|building| building.name.clone())
        .collect()
}

#[test]
fn the_number_that_is_meant_comes_first() {
    assert_eq!(found("3"), ["3号楼", "柳岸家园36号楼", "13号楼", "23号楼"]);
    assert_eq!(found("2"), ["2号楼", "23号楼", "12号楼"]);
    assert_eq!(found("３号")[..2], ["3号楼", "柳岸家园36号楼"]);
    assert_eq!(found("三号楼")[0], "3号楼");
    assert_eq!(found("十三号楼"), ["13号楼"]);
    assert_eq!(found("二十三"), ["23号楼"]);
    assert_eq!(found("一二"), ["12号楼"]);
    assert_eq!(found("2 号楼 3 单元"), ["2号楼"]);
}

#[test]
fn people_write_a_building_in_many_ways() {
    for words in [
        "13栋",
        "13幢",
        "13座",
        "13号楼2单元",
        "13-2-501",
        "13#502",
        "十三栋",
    ] {
        assert_eq!(found(words), ["13号楼"], "{words}");
    }
    for words in ["柳岸36", "柳岸家园36栋", "柳岸家园 36号楼 2单元", "柳暗36"] {
        assert_eq!(found(words), ["柳岸家园36号楼"], "{words}");
    }
    assert_eq!(found("柳岸"), ["柳岸家园36号楼"]);
    assert_eq!(found("梧桐苑3"), ["3号楼"]);
}

#[test]
fn words_that_can_mean_one_building_only_count_as_chosen() {
    let places = places();
    let chosen = |words| {
        let id = meant(&places, words)?;
        Some(label(&places, id, None).unwrap_or_default())
    };
    for words in ["3号楼", "3栋", "3号", "三号楼2单元"] {
        assert_eq!(chosen(words).as_deref(), Some("3号楼"), "{words}");
    }
    assert_eq!(chosen("柳岸36").as_deref(), Some("柳岸家园36号楼"));
    assert_eq!(chosen("活动").as_deref(), Some("活动中心"));
    // Half a number, a guessed estate, nothing at all.
    for words in ["3", "1", "梧桐苑3号楼", "99号楼", "  ", "号楼"] {
        assert_eq!(chosen(words), None, "{words}");
    }
}

#[test]
fn estates_are_what_stands_before_the_number() {
    let mut places = places();
    assert!(estates(&places).is_empty(), "some have only a number");
    let names = ["柳岸家园1号楼", "柳岸家园2号楼", "幸福里 1号楼", "活动中心"];
    places.buildings.truncate(names.len());
    for (building, name) in places.buildings.iter_mut().zip(names) {
        building.name = name.to_owned();
    }
    assert_eq!(estates(&places), ["柳岸家园", "幸福里", "活动中心"]);
    assert_eq!(of_estate(&places, "柳岸家园").len(), 2);
    places.buildings.truncate(2);
    assert!(estates(&places).is_empty(), "one estate is no choice");
}

#[test]
fn names_are_found_by_any_part() {
    assert_eq!(found("活动"), ["活动中心"]);
    assert!(found("游泳馆").is_empty());
}

#[test]
fn without_words_mine_is_first() {
    let places = places();
    let mine = BuildingId(Uuid::from_u128(3));
    let list = buildings(&places, "  ", Some(mine));
    assert_eq!((list.len(), list[0].id), (8, mine));
    assert_eq!(list[1].name, "1号楼");
}

#[test]
fn facilities_are_found_by_their_name_or_their_buildings() {
    let mut places = places();
    let lift_of = |n, building| Facility {
        id: FacilityId(Uuid::from_u128(n)),
        grid: None,
        building,
        kind: "lift".to_owned(),
        name: if building.is_some() {
            "客梯"
        } else {
            "南门路灯"
        }
        .to_owned(),
        position: Position {
            lat: 31.0,
            lng: 121.0,
        },
        code: format!("DT{n}"),
        category: None,
    };
    let (three, twelve) = (places.buildings[2].id, places.buildings[3].id);
    places.facilities = vec![
        lift_of(1, None),
        lift_of(2, Some(three)),
        lift_of(3, Some(twelve)),
    ];
    let found = |words: &str| -> Vec<String> {
        let all = facilities(&places, words, Some(twelve)).into_iter();
        all.map(|facility| facility_label(&places, facility))
            .collect()
    };
    assert_eq!(found(""), ["12号楼 客梯", "南门路灯", "3号楼 客梯"]);
    assert_eq!(found("三号楼客梯"), ["3号楼 客梯"]);
    assert_eq!(found("路灯"), ["南门路灯"]);
    assert!(found("消火栓").is_empty());
}
