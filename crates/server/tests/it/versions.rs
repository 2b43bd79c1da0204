//! Two people at the same setting, and requests that come twice.

use crate::app::{Answer, Client, TestApp};
use crate::persona::Persona;
use contract::community::{Community, Phone};
use contract::settings::GrantRow;
use contract::{Code, ReportId};
use serde_json::{Value, json};
use uuid::Uuid;

async fn edit(staff: &Client, path: &str, version: Option<i64>, body: &Value) -> Answer {
    let call = staff.put(path).json(body.clone());
    match version {
        Some(version) => call.if_match(version).send().await,
        None => call.send().await,
    }
}

#[tokio::test]
async fn the_second_of_two_who_looked_at_the_same_hours_is_told() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let path = "/communities/village/hours";
    let seen = staff.get("/communities/village").send().await;
    let seen = seen.ok::<Community>();
    let week = json!({"hours": {"week": [null, null, null, null, null, null, null]}});
    let bare = edit(&staff, path, None, &week).await;
    assert_eq!(
        (bare.status.as_u16(), bare.code()),
        (428, Code::PreconditionRequired)
    );
    let first = edit(&staff, path, Some(seen.version), &week).await;
    assert_eq!(first.ok::<Community>().version, seen.version + 1);
    let second = edit(&staff, path, Some(seen.version), &week).await;
    assert_eq!((second.status.as_u16(), second.code()), (412, Code::Stale));
}

#[tokio::test]
async fn a_phone_tells_its_place_and_version_and_asks_for_it() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let body = json!({"label": {"zh_hans": "值班"}, "number": "021-5555", "sort": 7});
    let add = staff.post("/communities/village/phones").once();
    let added = add.json(body.clone()).send().await.ok::<Phone>();
    assert_eq!((added.sort, added.version), (7, 1));
    let path = format!("/phones/{}", added.id);
    let bare = edit(&staff, &path, None, &body).await;
    assert_eq!(bare.code(), Code::PreconditionRequired);
    let saved = edit(&staff, &path, Some(1), &body).await.ok::<Phone>();
    assert_eq!(saved.version, 2);
    assert_eq!(
        edit(&staff, &path, Some(1), &body).await.code(),
        Code::Stale
    );
    let read = staff.get("/communities/village").send().await;
    let read = read.ok::<Community>().phones;
    assert!(read.contains(&saved), "{read:?}");
}

#[tokio::test]
async fn a_grant_that_was_revoked_since_still_gives_its_first_answer() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let key = Uuid::now_v7();
    let give = async || {
        let call = staff.post("/communities/village/grants").key(key);
        let body = json!({"phone": "13900000555", "role": "volunteer", "name": "陈姐"});
        call.json(body).send().await
    };
    let first = give().await;
    assert_eq!(first.status, 201);
    let row = first.ok::<GrantRow>();
    assert_eq!((row.name.as_str(), row.can_revoke), ("陈姐", true));
    let gone = staff.delete(&format!("/grants/{}", row.id)).send().await;
    assert_eq!(gone.status, 204);
    let again = give().await;
    assert_eq!(again.status, 201, "{}", again.text());
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.ok::<GrantRow>(), row);
}

/// Every act on a report that has a key, so often that the key decides and not the state.
#[tokio::test]
async fn an_act_that_comes_twice_says_so() {
    let test = TestApp::new().await;
    let worker = test.client(Persona::Worker).await;
    let author = test.client(Persona::Author).await;
    let send = async || {
        let call = author.post("/communities/village/reports").once();
        let report = test.village.report("路灯不亮");
        let sent = call.json(json!(report)).send().await;
        sent.ok::<contract::report::ReportReceipt>().id
    };
    let twice = async |client: &Client, report: ReportId, verb: &str, body: Value| {
        let key = Uuid::now_v7();
        let call = || client.post(&format!("/reports/{report}/{verb}")).key(key);
        let first = call().json(body.clone()).send().await;
        assert_eq!(first.status, 200, "{verb}: {}", first.text());
        assert_eq!(first.header("idempotent-replayed"), "", "{verb}");
        let second = call().json(body).send().await;
        assert_eq!(second.status, 200, "{verb}");
        assert_eq!(second.header("idempotent-replayed"), "true", "{verb}");
    };
    let words = json!({"text": "换好了灯泡"});
    let report = send().await;
    twice(&worker, report, "accept", json!({})).await;
    twice(&worker, report, "notes", words).await;
    let photo = worker.post("/media");
    let photo = photo
        .bytes("image/jpeg", crate::media::jpeg(3))
        .send()
        .await;
    let photo = photo.ok::<contract::media::Media>().id;
    let proven = json!({"text": "换好了灯泡", "photos": [photo]});
    twice(&worker, report, "finish", proven).await;
    let refused = json!({"reason": "不归社区管", "instead": "请打12345"});
    twice(&worker, send().await, "decline", refused).await;
    twice(&author, send().await, "withdraw", Value::Null).await;
}
