//! Every way in which a report can be refused: a clear code, and the field to mend.

use crate::app::TestApp;
use crate::persona::Persona;
use crate::reports::{at_house, photo, refusal, send};
use axum::http::StatusCode;
use contract::report::{ReportDetail, ReportReceipt};
use contract::{Code, FieldCode};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn each_wrong_input_has_a_code_and_a_field() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let neighbours_photo = photo(&test.client(Persona::Neighbour).await, 3).await;
    let pin = |lat: f64, lng: f64| json!({"method": "pin", "position": {"lat": lat, "lng": lng}});
    for (key, value, field) in [
        ("text", json!(""), "text"),
        ("text", json!("长".repeat(4001)), "text"),
        ("text", json!(7), "text"),
        ("place", pin(39.9, 116.4), "place.position"),
        ("place", pin(0.0, 0.0), "place.position"),
        ("place", json!({"method": "teleport"}), "place.method"),
        (
            "place",
            json!({"method": "building", "building": Uuid::nil()}),
            "place.building",
        ),
        ("place", json!({"method": "pin"}), "place.position"),
        ("category", json!(Uuid::nil()), "category"),
        ("photos", json!(vec![Uuid::nil(); 7]), "photos"),
        ("photos", json!([Uuid::nil()]), "photos"),
        ("photos", json!([neighbours_photo]), "photos"),
        ("visibility", json!("friends"), "visibility"),
    ] {
        let mut body = at_house(&test);
        body[key] = value.clone();
        let answer = send(&author, body).await;
        assert_eq!(
            refusal(&answer),
            (422, Code::InvalidInput, field.to_owned()),
            "{key} {value}"
        );
    }
    let mut outside = at_house(&test);
    outside["place"] = pin(39.9, 116.4);
    let outside = send(&author, outside).await.problem().fields;
    assert_eq!(outside[0].code, FieldCode::OutsideCommunity);
    let count = "SELECT COUNT(*) FROM report";
    assert_eq!(test.store.number(count).await, 0);
}

#[tokio::test]
async fn the_envelope_is_checked_too() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let reports = "/communities/village/reports";
    let no_key = author.post(reports).json(at_house(&test)).send().await;
    assert_eq!(no_key.problem().code, Code::IdempotencyKeyMissing);
    let visitor = send(&test.anonymous(), at_house(&test)).await;
    assert_eq!(
        refusal(&visitor),
        (401, Code::SignInRequired, String::new())
    );
    let broken = author
        .post(reports)
        .once()
        .bytes("application/json", b"{\"text\":".to_vec());
    assert_eq!(broken.send().await.problem().code, Code::BadRequest);
    let form = author
        .post(reports)
        .once()
        .bytes("text/plain", b"text=1".to_vec());
    assert_eq!(form.send().await.problem().code, Code::UnsupportedMediaType);
    let mut huge = at_house(&test);
    huge["text"] = json!("长".repeat(200_000));
    assert_eq!(send(&author, huge).await.problem().code, Code::TooLarge);
    let nowhere = author
        .post("/communities/nowhere/reports")
        .once()
        .json(at_house(&test));
    assert_eq!(nowhere.send().await.problem().code, Code::NotFound);
    for path in [
        "/reports/not-an-id",
        "/reports/00000000-0000-0000-0000-000000000000",
    ] {
        assert_eq!(author.get(path).send().await.problem().code, Code::NotFound);
    }
    for (query, field) in [
        ("category=light,lost", "category"),
        ("limit=0", "limit"),
        ("bbox=1", "bbox"),
        ("after=x", "after"),
    ] {
        let answer = author.get(&format!("{reports}?{query}")).send().await;
        assert_eq!(refusal(&answer).2, field, "{query}");
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for (query, field) in [
        ("limit=many", "limit"),
        ("status=lost", "status"),
        ("scope=theirs", "scope"),
        ("grid=west", "grid"),
    ] {
        let strange = author.get(&format!("{reports}?{query}")).send().await;
        let expected = (400, Code::BadRequest, field.to_owned());
        assert_eq!(refusal(&strange), expected, "{query}");
    }
}

#[tokio::test]
async fn an_edit_names_the_version_it_was_made_from() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let id = send(&author, at_house(&test))
        .await
        .ok::<ReportReceipt>()
        .id;
    let path = format!("/reports/{id}");
    let patch = json!({"text": "三盏路灯不亮"});
    let blind = author.patch(&path).json(patch.clone()).send().await;
    assert_eq!(refusal(&blind).0, 428);
    let edited = author
        .patch(&path)
        .if_match(1)
        .json(patch.clone())
        .send()
        .await;
    assert_eq!(edited.ok::<ReportDetail>().version, 2);
    let stale = author.patch(&path).if_match(1).json(patch).send().await;
    assert_eq!(refusal(&stale), (412, Code::Stale, String::new()));
    let unchanged = author.get(&path).send().await;
    let held = author
        .get(&path)
        .header("if-none-match", unchanged.header("etag"));
    assert_eq!(held.send().await.status, StatusCode::NOT_MODIFIED);
}
