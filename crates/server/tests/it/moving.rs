//! The author says anew where it is: who may, and what is refused beside which field.

use crate::app::TestApp;
use crate::persona::Persona;
use crate::reports::{at_house, refusal, send};
use contract::report::{Holder, ReportDetail, ReportReceipt};
use contract::work::WorkQueue;
use contract::{Code, FieldCode};
use serde_json::json;

#[tokio::test]
async fn only_its_author_moves_a_report_and_the_other_worker_gets_it() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let sent = send(&author, at_house(&test)).await;
    let path = format!("/reports/{}", sent.ok::<ReportReceipt>().id);
    let place = json!({"method": "building", "building": test.village.tower, "spot": "一楼大厅"});
    let patch = json!({"place": place});
    let neighbour = test.client(Persona::Neighbour).await;
    let west = test.client(Persona::Worker).await;
    let east = test.client(Persona::EastWorker).await;
    for client in [&neighbour, &west, &east] {
        let call = client.patch(&path).if_match(1).json(patch.clone());
        let expected = (403, Code::Forbidden, String::new());
        assert_eq!(refusal(&call.send().await), expected);
    }
    let moved = author.patch(&path).if_match(1).json(patch.clone());
    let moved: ReportDetail = moved.send().await.ok();
    assert_eq!(moved.card.place.building, Some(test.village.tower));
    assert!(matches!(moved.holder, Holder::Worker { .. }));
    let told = moved.place_told.unwrap();
    assert_eq!(json!(told)["spot"], "一楼大厅");
    let seen: ReportDetail = neighbour.get(&path).send().await.ok();
    assert_eq!(seen.place_told, None, "how it was told is hers");
    for (worker, waiting) in [(&east, 1), (&west, 0)] {
        let queue = worker.get("/communities/village/work").send().await;
        assert_eq!(queue.ok::<WorkQueue>().items.len(), waiting);
    }
    let accept = east.post(&format!("{path}/accept")).once();
    accept.json(json!({})).send().await.ok::<ReportDetail>();
    let late = author.patch(&path).if_match(3).json(patch).send().await;
    assert_eq!(refusal(&late).1, Code::WrongState);
}

#[tokio::test]
async fn a_wrong_place_is_refused_beside_its_field() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let sent = send(&author, at_house(&test)).await;
    let path = format!("/reports/{}", sent.ok::<ReportReceipt>().id);
    for (place, field, code) in [
        (
            json!({"method": "pin", "position": {"lat": 39.9, "lng": 116.4}}),
            "place.position",
            FieldCode::OutsideCommunity,
        ),
        (
            json!({"method": "building"}),
            "place.building",
            FieldCode::Required,
        ),
        (
            json!({"method": "building", "building": test.village.tower, "unit": test.village.stairs}),
            "place.unit",
            FieldCode::Unknown,
        ),
        (
            json!({"method": "building", "building": test.village.house, "spot": "长".repeat(5000)}),
            "place.spot",
            FieldCode::TooLong,
        ),
    ] {
        let call = author
            .patch(&path)
            .if_match(1)
            .json(json!({"place": place}));
        let answer = call.send().await;
        let expected = (422, Code::InvalidInput, field.to_owned());
        assert_eq!(refusal(&answer), expected);
        assert_eq!(answer.problem().fields[0].code, code);
    }
    let same: ReportDetail = author.get(&path).send().await.ok();
    assert_eq!(same.version, 1);
}
