//! An older app before a newer server: a word that it does not know is read as "something else",
//! whatever the enum, and no app may send it.

use crate::app::{Call, TestApp};
use crate::persona::Persona;
use crate::reports::{at_house, refusal, send};
use contract::community::{HolidayKind, SpanUnit};
use contract::home::AroundScope;
use contract::map::GroundKind;
use contract::media::{PhotoStage, PhotoState};
use contract::person::{ConsentKind, Role};
use contract::place::PlaceMethod;
use contract::report::{
    FlagReason, Holder, Lamp, ReportReceipt, Status, Subject, TimelineKind, Visibility,
};
use contract::stream::Change;
use contract::{Code, FieldCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn reads<T: DeserializeOwned>(text: &Value) -> bool {
    serde_json::from_value::<T>(text.clone()).is_ok()
}

type Reads = fn(&Value) -> bool;

/// Every enum of an answer. Those of requests alone are written out where they are used.
const ENUMS: [(&str, Reads); 19] = [
    ("AroundScope", reads::<AroundScope>),
    ("Change", reads::<Change>),
    ("Code", reads::<Code>),
    ("ConsentKind", reads::<ConsentKind>),
    ("FieldCode", reads::<FieldCode>),
    ("FlagReason", reads::<FlagReason>),
    ("GroundKind", reads::<GroundKind>),
    ("Holder", reads::<Holder>),
    ("HolidayKind", reads::<HolidayKind>),
    ("Lamp", reads::<Lamp>),
    ("PhotoStage", reads::<PhotoStage>),
    ("PhotoState", reads::<PhotoState>),
    ("PlaceMethod", reads::<PlaceMethod>),
    ("Role", reads::<Role>),
    ("SpanUnit", reads::<SpanUnit>),
    ("Status", reads::<Status>),
    ("Subject", reads::<Subject>),
    ("TimelineKind", reads::<TimelineKind>),
    ("Visibility", reads::<Visibility>),
];

fn is_tagged(schema: &Value) -> bool {
    let variants = schema["oneOf"].as_array();
    variants.is_some_and(|variants| variants.iter().all(|one| one.to_string().contains("kind")))
}

#[test]
fn a_word_from_a_newer_server_is_read() {
    let document = serde_json::to_value(server::http::document()).unwrap();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let enums = schemas
        .iter()
        .filter(|(_, schema)| schema["enum"].is_array() || is_tagged(schema));
    let mut names: Vec<&str> = Vec::new();
    for (name, schema) in enums {
        names.push(name);
        let (_, reads) = ENUMS.iter().find(|(known, _)| known == name).unwrap();
        let text = if is_tagged(schema) {
            json!({"kind": "from_the_future", "id": "018f0000-0000-7000-8000-000000000000"})
        } else {
            json!("from_the_future")
        };
        assert!(reads(&text), "{name}: {text}");
    }
    assert_eq!(names, ENUMS.map(|(name, _)| name));
}

/// Promised in a unit that is none.
fn category_by_the_moon() -> Value {
    json!({
        "code": "x", "name": {"zh_hans": "路"}, "icon": "road", "keywords": [],
        "responsible": {"zh_hans": "物业"}, "accept_within_min": 5,
        "finish_within": {"amount": 1, "unit": "moons"},
        "near_radius_m": 50, "private_by_default": false, "active": true, "sort": 1,
    })
}

#[tokio::test]
async fn a_word_that_is_none_is_refused_beside_its_field() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let neighbour = test.client(Persona::Neighbour).await;
    let staff = test.client(Persona::Staff).await;
    let sent = send(&author, at_house(&test)).await.ok::<ReportReceipt>();
    let report = format!("/reports/{}", sent.id);
    let mut place = at_house(&test);
    place["place"]["method"] = json!("other");
    let mut hidden = at_house(&test);
    hidden["visibility"] = json!("other");
    let thing = json!({"kind": "poll", "id": sent.id});
    let category = category_by_the_moon();
    let reports = "/communities/village/reports";
    let requests: Vec<(Call, Value, &str)> = vec![
        (author.post(reports).once(), place, "place.method"),
        (author.post(reports).once(), hidden, "visibility"),
        (
            author.patch(&report).if_match(1),
            json!({"visibility": "friends"}),
            "visibility",
        ),
        (
            author.post("/flags").once(),
            json!({"report": sent.id, "subject": thing, "reason": "privacy"}),
            "subject.kind",
        ),
        (
            neighbour.post("/flags").once(),
            json!({"report": sent.id, "subject": {"kind": "report", "id": sent.id}, "reason": "other"}),
            "reason",
        ),
        (
            staff.post("/moderation").once().if_match(1),
            json!({"report": sent.id, "subject": thing, "hide": true, "reason": "涉及隐私"}),
            "subject.kind",
        ),
        (
            staff.post("/communities/village/categories").once(),
            category,
            "finish_within.unit",
        ),
        (
            staff.post("/communities/village/holidays").once(),
            json!({"day": "2026-12-25", "kind": "half", "name": "半天"}),
            "kind",
        ),
        (
            staff.post("/communities/village/grants").once(),
            json!({"phone": "13900000555", "role": "mayor"}),
            "role",
        ),
    ];
    for (call, body, field) in requests {
        let answer = call.json(body.clone()).send().await;
        let expected = (422, Code::InvalidInput, field.to_owned());
        assert_eq!(refusal(&answer), expected, "{body}");
        let code = answer.problem().fields[0].code;
        assert_eq!(code, FieldCode::Unknown, "{body}");
    }
}
