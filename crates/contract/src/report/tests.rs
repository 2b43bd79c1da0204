use super::*;
use crate::place::{PlaceInput, PlaceMethod, Position};
use crate::{BuildingId, FieldCode, MediaId};
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
            indoors: false,
        },
        visibility: Visibility::Public,
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
