//! Nothing of a person is taken in before that person agreed, whatever the page did.

use crate::app::{Call, Client, TestApp};
use contract::person::Me;
use contract::{Code, ReportId};
use serde_json::json;

const NEWCOMER: &str = "13900000777";

fn writes(test: &TestApp, client: &Client, report: ReportId) -> [Call; 3] {
    [
        client
            .post("/communities/village/reports")
            .once()
            .json(json!(test.village.report("楼道灯坏了"))),
        client
            .post("/media")
            .bytes("image/jpeg", crate::media::jpeg(7)),
        client
            .post(&format!("/reports/{report}/comments"))
            .once()
            .json(json!({"text": "我家也是"})),
    ]
}

async fn rows(test: &TestApp) -> i64 {
    let tables = "SELECT (SELECT COUNT(*) FROM report) + (SELECT COUNT(*) FROM media)
        + (SELECT COUNT(*) FROM comment)";
    test.store.number(tables).await
}

async fn agree(client: &Client, given: bool) {
    let call = client.put("/me/consents/service");
    let answer = call.json(json!({"given": given})).send().await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[tokio::test]
async fn sending_needs_the_consent_of_who_sends() {
    let test = TestApp::new().await;
    let author = test.client(crate::persona::Persona::Author).await;
    let sent = author.post("/communities/village/reports").once();
    let sent = sent.json(json!(test.village.report("路灯不亮")));
    let report = sent.send().await.ok::<contract::report::ReportReceipt>().id;
    let (newcomer, _) = test.sign_in(NEWCOMER, 0).await;
    let before = rows(&test).await;

    let refused = async |when: &str| {
        for call in writes(&test, &newcomer, report) {
            let answer = call.send().await;
            let told = (answer.status.as_u16(), answer.code());
            assert_eq!(told, (403, Code::ConsentRequired), "{when}");
        }
    };
    refused("before").await;
    assert_eq!(rows(&test).await, before, "nothing was kept");
    let detail = newcomer.get(&format!("/reports/{report}")).send().await;
    let can = detail.ok::<contract::report::ReportDetail>().can;
    assert_eq!((can.comment, can.join), (Some(Code::ConsentRequired), None));

    agree(&newcomer, true).await;
    for call in writes(&test, &newcomer, report) {
        let answer = call.send().await;
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
    agree(&newcomer, false).await;
    refused("after taking it back").await;
    let me = newcomer.get("/me").send().await.ok::<Me>();
    assert!(me.consents.iter().all(|consent| !consent.given));
}

#[tokio::test]
async fn only_what_there_is_can_be_agreed_to() {
    let test = TestApp::new().await;
    let (newcomer, _) = test.sign_in(NEWCOMER, 0).await;
    for kind in ["position", "other", "everything"] {
        let call = newcomer.put(&format!("/me/consents/{kind}"));
        let answer = call.json(json!({"given": true})).send().await;
        assert_eq!(answer.code(), Code::NotFound, "{kind}");
    }
}

#[tokio::test]
async fn the_words_of_one_are_never_taken_as_those_of_another() {
    let test = TestApp::new().await;
    let author = test.client(crate::persona::Persona::Author).await;
    let neighbour = test.client(crate::persona::Persona::Neighbour).await;
    let me = author.get("/me").send().await.ok::<Me>().id.to_string();
    let first = author.post("/communities/village/reports").once();
    let first = first.json(json!(test.village.report("路灯不亮")));
    let first = first.header("for-person", &me).send().await;
    let report = first.ok::<contract::report::ReportReceipt>().id;
    let before = rows(&test).await;
    let switches = |client: &Client| {
        [
            client.put(&format!("/reports/{report}/follow")),
            client.put(&format!("/reports/{report}/me-too")),
            client.delete(&format!("/reports/{report}/me-too")),
            client
                .put("/me/consents/service")
                .json(json!({"given": false})),
        ]
    };
    // The author's session ended, and the neighbour signed in on the same page.
    let calls = writes(&test, &neighbour, report);
    for call in calls.into_iter().chain(switches(&neighbour)) {
        let answer = call.header("for-person", &me).send().await;
        let told = (answer.status.as_u16(), answer.code());
        assert_eq!(told, (403, Code::OtherPerson));
    }
    assert_eq!(rows(&test).await, before, "nothing was kept");
    let neighbours = neighbour.get("/me").send().await.ok::<Me>();
    assert!(neighbours.consents.iter().all(|consent| consent.given));
    for call in writes(&test, &test.anonymous(), report) {
        let answer = call.header("for-person", &me).send().await;
        assert_eq!(answer.code(), Code::SignInRequired);
    }
    for call in writes(&test, &author, report) {
        let answer = call.header("for-person", &me).send().await;
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
    let nobody = author.get("/me").header("for-person", "someone");
    assert_eq!(nobody.send().await.code(), Code::BadRequest);
}
