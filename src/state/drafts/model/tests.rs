use super::*;
use contract::community::{Facility, Span, SpanUnit};
use contract::place::{PlaceMethod, Position};
use contract::{BuildingId, FacilityId, LocalText, UnitId};
use proptest::prelude::*;

const NOW: Timestamp = Timestamp(1_795_305_600_000);
const HOME: Position = Position {
    lat: 31.2304,
    lng: 121.4737,
};
const COMMUNITY: Bounds = Bounds {
    south: 31.22,
    west: 121.46,
    north: 31.24,
    east: 121.49,
};

fn draft() -> Draft {
    let key = IdempotencyKey(Uuid::from_u128(7));
    Draft::new(Uuid::from_u128(1), key, NOW)
}

fn building() -> BuildingId {
    BuildingId(Uuid::from_u128(5))
}

pub(crate) fn noise() -> Category {
    Category {
        id: CategoryId(Uuid::from_u128(20)),
        code: "noise".into(),
        name: LocalText::new("噪音"),
        icon: "volume-2".into(),
        keywords: vec!["噪音".into(), "吵".into()],
        responsible: LocalText::new("社区"),
        accept_within_min: 15,
        finish_within: Span {
            amount: 3,
            unit: SpanUnit::WorkingDays,
        },
        near_radius_m: 50,
        private_by_default: true,
        active: true,
        sort: 0,
        version: 1,
    }
}

fn fix(accuracy_m: f64) -> Fix {
    Fix {
        position: HOME,
        accuracy_m,
    }
}

fn codes(errors: &FieldErrors) -> Vec<(&str, FieldCode)> {
    errors
        .0
        .iter()
        .map(|e| (e.field.as_str(), e.code))
        .collect()
}

#[test]
fn an_empty_draft_asks_for_words_or_a_photo() {
    let mut draft = draft();
    assert!(draft.is_empty());
    assert_eq!(codes(&draft.what_errors()), [("text", FieldCode::Required)]);
    draft.text = "吵".into();
    assert_eq!(codes(&draft.what_errors()), [("text", FieldCode::TooShort)]);
    draft.photos.push(DraftPhoto {
        id: Uuid::from_u128(2),
        width: 1600,
        height: 1200,
    });
    assert_eq!(codes(&draft.what_errors()), []);
    draft.text = "长".repeat(5000);
    assert_eq!(codes(&draft.what_errors()), [("text", FieldCode::TooLong)]);
    assert_eq!(draft.text.chars().count(), 5000, "nothing is cut off");
}

#[test]
fn the_first_open_step_follows_what_is_there() {
    let mut draft = draft();
    assert_eq!(draft.first_open_step(None), Step::What);
    draft.text = "路灯不亮".into();
    assert_eq!(draft.first_open_step(None), Step::Where);
    draft.place.choose_building(building());
    assert_eq!(draft.first_open_step(Some(COMMUNITY)), Step::Check);
}

#[test]
fn a_position_outside_the_community_is_refused_in_words() {
    let mut draft = draft();
    draft.place.choose_pin(Position {
        lat: 30.0,
        lng: 121.47,
    });
    assert_eq!(
        codes(&draft.where_errors(Some(COMMUNITY))),
        [("place.position", FieldCode::OutsideCommunity)]
    );
    assert_eq!(codes(&draft.where_errors(None)), []);
}

#[test]
fn the_persons_pin_wins_over_later_measurements() {
    let mut place = DraftPlace::default();
    place.offer_fix(fix(80.0));
    assert_eq!(place.way, Some(Way::Position));
    let pin = Position {
        lat: 31.2310,
        lng: 121.4740,
    };
    place.choose_pin(pin);
    place.offer_fix(fix(5.0));
    let input = place.to_input();
    assert_eq!(
        input.map(|i| (i.method, i.position, i.accuracy_m)),
        Some((PlaceMethod::Pin, Some(pin), None))
    );
}

#[test]
fn a_worse_measurement_does_not_replace_a_better_one() {
    let mut place = DraftPlace::default();
    place.offer_fix(fix(12.0));
    place.offer_fix(fix(300.0));
    assert_eq!(place.fix.map(|f| f.accuracy_m), Some(12.0));
}

#[test]
fn another_building_forgets_the_unit() {
    let mut place = DraftPlace::default();
    place.choose_building(building());
    place.unit = Some(UnitId(Uuid::from_u128(6)));
    place.choose_building(building());
    assert!(place.unit.is_some(), "the same building keeps it");
    place.choose_building(BuildingId(Uuid::from_u128(8)));
    assert_eq!(place.unit, None);
    assert!(!place.whole, "nobody said that it is the whole building");
    place.choose_part(None, true);
    assert!(place.whole);
    place.choose_building(building());
    assert!(!place.whole, "said of another building");
}

#[test]
fn only_the_chosen_way_is_sent() {
    let mut place = DraftPlace::default();
    place.choose_building(building());
    place.indoors = true;
    place.choose_part(None, true);
    place.offer_fix(fix(10.0));
    let by_building = place.to_input().unwrap();
    assert_eq!((by_building.position, by_building.indoors), (None, true));
    assert!(!by_building.whole, "a home is no shared part");
    place.indoors = false;
    assert!(place.to_input().unwrap().whole, "what was asked is sent");
    place.indoors = true;
    place.choose_pin(HOME);
    let by_pin = place.to_input().unwrap();
    assert_eq!((by_pin.building, by_pin.indoors), (None, false));
    assert!(!by_pin.whole);
}

#[test]
fn who_sees_it_is_left_to_the_server_where_nobody_said() {
    let mut draft = draft();
    draft.place.choose_building(building());
    let sent = |draft: &Draft, list: &[Category]| draft.to_report(list).unwrap().visibility;
    draft.category = CategoryChoice::Chosen(noise().id);
    assert_eq!(sent(&draft, &[]), None, "without a list nobody knows here");
    assert_eq!(sent(&draft, &[noise()]), Some(Visibility::Private));
    draft.visibility = Some(Visibility::Public);
    assert_eq!(sent(&draft, &[noise()]), Some(Visibility::Public));
    draft.visibility = None;
    draft.category = CategoryChoice::Unsure;
    assert_eq!(sent(&draft, &[noise()]), None);
}

#[test]
fn words_suggest_and_the_person_decides() {
    let list = [noise()];
    let mut draft = draft();
    draft.text = "楼上太吵".into();
    assert_eq!(draft.category(&list), (Some(noise().id), Some("吵".into())));
    assert_eq!(draft.visibility(&list), Visibility::Private);
    draft.visibility = Some(Visibility::Public);
    assert_eq!(draft.visibility(&list), Visibility::Public);
    draft.category = CategoryChoice::Unsure;
    assert_eq!(draft.category(&list), (None, None));
}

fn facility(n: u128, category: Option<u128>) -> Facility {
    Facility {
        id: FacilityId(Uuid::from_u128(n)),
        grid: None,
        building: None,
        kind: "lamp".into(),
        name: "路灯".into(),
        position: HOME,
        code: format!("LD{n}"),
        category: category.map(|id| CategoryId(Uuid::from_u128(id))),
    }
}

#[test]
fn a_facility_says_the_category_as_long_as_it_is_the_place() {
    let list = [noise()];
    let mut draft = draft();
    draft.text = "楼上太吵".into();
    draft.choose_facility(&facility(1, Some(31)));
    let sent = draft.place.to_input();
    assert_eq!(
        sent.map(|place| (place.method, place.facility)),
        Some((PlaceMethod::Facility, Some(facility(1, None).id)))
    );
    let category = |draft: &Draft| draft.category(&list).0.map(|id| id.0.as_u128());
    assert_eq!(category(&draft), Some(31));
    draft.choose_facility(&facility(2, Some(32)));
    assert_eq!(category(&draft), Some(32), "another facility");
    draft.place.choose_pin(HOME);
    assert_eq!(category(&draft), Some(20), "the words count again");
    draft.choose_facility(&facility(3, None));
    assert_eq!(category(&draft), Some(20), "a facility for nothing special");
}

#[test]
fn a_facility_never_overwrites_what_the_person_chose() {
    let mut draft = draft();
    for said in [CategoryChoice::Chosen(noise().id), CategoryChoice::Unsure] {
        draft.category = said;
        draft.choose_facility(&facility(1, Some(31)));
        assert_eq!(draft.category, said);
        assert_eq!(draft.place.way, Some(Way::Facility));
    }
}

#[test]
fn a_draft_without_a_place_is_not_a_report() {
    assert_eq!(draft().to_report(&[]), None);
}

#[test]
fn the_open_draft_is_the_newest_that_was_not_put_aside() {
    let mut old = draft();
    old.text = "旧".into();
    let mut newer = old.clone();
    newer.id = Uuid::from_u128(2);
    newer.updated = Timestamp(NOW.0 + 1);
    let list = [old.clone(), newer.clone()];
    assert_eq!(current(&list).map(|d| d.id), Some(newer.id));
    newer.shelved = true;
    assert_eq!(current(&[old.clone(), newer]).map(|d| d.id), Some(old.id));
    assert_eq!(current(&[draft()]), None, "an empty draft is no draft");
}

proptest! {
    #[test]
    fn moving_photos_never_loses_one(moves in prop::collection::vec((0_usize..9, any::<bool>()), 0..30)) {
        let mut draft = draft();
        draft.photos = (0..6)
            .map(|n| DraftPhoto { id: Uuid::from_u128(n), width: 4, height: 3 })
            .collect();
        for (at, forward) in moves {
            draft.move_photo(at, forward);
        }
        let mut ids: Vec<u128> = draft.photos.iter().map(|p| p.id.as_u128()).collect();
        ids.sort_unstable();
        prop_assert_eq!(ids, (0..6).collect::<Vec<u128>>());
    }
}

#[test]
fn words_from_before_the_app_join_those_of_the_draft_once() {
    let mut draft = draft();
    draft.add_words("灯坏了");
    assert_eq!(draft.text, "灯坏了");
    draft.add_words("灯坏了");
    assert_eq!(
        draft.text, "灯坏了",
        "a kill between both stores doubles nothing"
    );
    draft.add_words("三号楼");
    assert_eq!(draft.text, "灯坏了\n三号楼");
}
