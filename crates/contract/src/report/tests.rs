use super::*;
use crate::person::Role;
use crate::place::{PlaceInput, PlaceMethod, Position};
use crate::{BuildingId, FieldCode, LocalText, MediaId, UnitId};
use uuid::Uuid;

fn report(text: &str) -> NewReport {
    NewReport {
        text: text.into(),
        photos: vec![],
        category: None,
        place: PlaceInput {
            method: PlaceMethod::Building,
            building: Some(BuildingId(Uuid::nil())),
            unit: None,
            facility: None,
            position: None,
            accuracy_m: None,
            spot: String::new(),
            whole: false,
            indoors: false,
        },
        visibility: None,
        name_shown: false,
    }
}

fn first_error(report: &NewReport) -> Option<(String, FieldCode)> {
    report
        .validate()
        .err()
        .map(|e| (e.0[0].field.clone(), e.0[0].code))
}

#[test]
fn words_or_photo_are_needed_and_limits_hold() {
    assert_eq!(first_error(&report("电梯坏了")), None);
    assert_eq!(
        first_error(&report("  ")),
        Some(("text".into(), FieldCode::Required))
    );
    assert_eq!(first_error(&report(&"长".repeat(4000))), None);
    assert_eq!(
        first_error(&report(&"长".repeat(4001))),
        Some(("text".into(), FieldCode::TooLong))
    );
    let mut only_photo = report("");
    only_photo.photos = vec![MediaId(Uuid::nil())];
    assert_eq!(first_error(&only_photo), None);
    only_photo.photos = vec![MediaId(Uuid::nil()); 7];
    assert_eq!(
        first_error(&only_photo),
        Some(("photos".into(), FieldCode::TooMany))
    );
}

#[test]
fn the_whole_building_is_no_part_of_it() {
    let mut whole = report("楼道灯不亮");
    whole.place.whole = true;
    assert_eq!(first_error(&whole), None);
    let refused = Some(("place.whole".to_owned(), FieldCode::Invalid));
    whole.place.unit = Some(UnitId(Uuid::nil()));
    assert_eq!(first_error(&whole), refused);
    whole.place.unit = None;
    whole.place.indoors = true;
    assert_eq!(first_error(&whole), refused, "a home is no shared part");
    whole.place.indoors = false;
    whole.place.building = None;
    whole.place.method = PlaceMethod::Pin;
    whole.place.position = Some(Position {
        lat: 31.2,
        lng: 121.4,
    });
    assert_eq!(first_error(&whole), refused);
}

#[test]
fn what_the_author_said_counts_then_the_category() {
    use Visibility::{Private, Public};
    for (said, private_by_default, expected) in [
        (None, false, Public),
        (None, true, Private),
        (Some(Public), true, Public),
        (Some(Private), false, Private),
    ] {
        assert_eq!(Visibility::of_new(said, private_by_default), expected);
    }
}

#[test]
fn a_corrected_report_needs_no_more_words_than_a_new_one() {
    let patch = |text: &str| ReportPatch {
        text: Some(text.into()),
        ..ReportPatch::default()
    };
    for text in ["", "坏", "坏了"] {
        for photos in [0, 1] {
            let mut new = report(text);
            new.photos = vec![MediaId(Uuid::nil()); photos];
            assert_eq!(
                patch(text).validate(photos),
                new.validate(),
                "{text} {photos}"
            );
        }
    }
    assert_eq!(ReportPatch::default().validate(0), Ok(()));
}

#[test]
fn a_corrected_place_is_checked_as_a_new_one() {
    let mut new = report("路灯不亮");
    new.place.spot = "长".repeat(crate::limits::SPOT_MAX + 1);
    let patch = ReportPatch {
        place: Some(new.place.clone()),
        ..ReportPatch::default()
    };
    assert!(new.validate().is_err());
    assert_eq!(patch.validate(0), new.validate());
}

#[test]
fn every_holder_reads_back_and_an_unknown_one_is_other() {
    for holder in [
        Holder::Worker {
            role: Role::GridWorker,
            grid: Some("西网格".into()),
            name: Some("周建国".into()),
        },
        Holder::Responsible(LocalText::new("物业工程部")),
        Holder::DutyDesk,
    ] {
        let text = serde_json::to_string(&holder).unwrap();
        assert_eq!(serde_json::from_str::<Holder>(&text).unwrap(), holder);
    }
    let newer = serde_json::from_str::<Holder>(r#"{"kind":"robot","name":"R2"}"#);
    assert_eq!(newer.ok(), Some(Holder::Other));
}

#[test]
fn a_place_needs_what_its_method_says() {
    let mut wrong = report("电梯坏了");
    wrong.place.method = PlaceMethod::Pin;
    assert_eq!(
        first_error(&wrong),
        Some(("place.position".into(), FieldCode::Required))
    );
    wrong.place.position = Some(Position { lat: 0.0, lng: 0.0 });
    assert_eq!(
        first_error(&wrong),
        Some(("place.position".into(), FieldCode::Invalid))
    );
}

#[test]
fn unknown_status_decodes_to_other() {
    assert_eq!(
        serde_json::from_str::<Status>("\"merged\"").ok(),
        Some(Status::Other)
    );
}

#[test]
fn every_status_code_reads_back() {
    for status in Status::ALL {
        assert_eq!(Status::from_code(status.code()), Some(status));
    }
}

#[test]
fn a_filter_is_the_same_in_words_and_as_a_value() {
    let read = |json| serde_json::from_value::<ReportFilter>(json);
    let filter = read(serde_json::json!({
        "status": "in_progress", "category": " light,,light, lift ", "scope": "joined"
    }))
    .unwrap();
    assert_eq!(
        filter.status,
        Some(StatusFilter::Exactly(Status::InProgress))
    );
    assert_eq!(filter.categories, ["light", "lift"]);
    assert_eq!(filter.scope, Some(Scope::Joined));
    let told = serde_json::to_value(&filter).unwrap();
    assert_eq!(
        told,
        serde_json::json!({"status": "in_progress", "category": "light,lift", "scope": "joined"})
    );
    assert_eq!(read(told).unwrap(), filter);
    for wrong in [
        serde_json::json!({"status": "other"}),
        serde_json::json!({"scope": "theirs"}),
    ] {
        assert!(read(wrong).is_err());
    }
}

#[test]
fn the_codes_of_choices_are_their_names_in_json() {
    for status in [StatusFilter::Open, StatusFilter::Closed]
        .into_iter()
        .chain(Status::ALL.map(StatusFilter::Exactly))
    {
        assert_eq!(StatusFilter::from_code(status.code()), Some(status));
    }
    for scope in Scope::ALL {
        assert_eq!(serde_json::to_value(scope).unwrap(), scope.code());
    }
    for list in crate::work::WorkList::ALL {
        assert_eq!(serde_json::to_value(list).unwrap(), list.code());
    }
}
