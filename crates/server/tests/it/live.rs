//! Event streams, caching and once-only requests.

use crate::app::{Answer, Client, TestApp};
use crate::persona::Persona;
use axum::http::StatusCode;
use contract::notice::Notice;
use contract::report::ReportReceipt;
use contract::{Code, CommunityId, NoticeId};
use http_body_util::BodyExt;
use rules::Actor;
use serde_json::json;
use server::Told;
use std::time::Duration;
use store::{Changed, Command, Context, Failure, Tx};
use uuid::Uuid;

#[tokio::test]
async fn a_new_notice_is_told_to_who_is_looking() {
    let test = TestApp::new().await;
    let community = test.village.community;
    let elsewhere = test.village.other_community;
    let mut here = watch(&test, &format!("/stream?community={community}")).await;
    let mut there = watch(&test, &format!("/stream?community={elsewhere}")).await;
    let staff = test.client(Persona::Staff).await;
    let notice = publish(&staff, Uuid::now_v7()).await.ok::<Notice>();

    let told = next(&mut here).await.unwrap();
    assert!(told.contains("event: change"), "{told}");
    assert!(told.contains(&notice.id.to_string()));
    assert!(!told.contains("停水"), "ids only");
    assert_eq!(next(&mut there).await, None);

    test.app.stopping.cancel();
    let end = tokio::time::timeout(Duration::from_secs(2), here.frame()).await;
    assert!(end.unwrap().is_none(), "streams end when the server stops");
}

/// More changes in one commit than any channel keeps.
struct Storm;

impl Command for Storm {
    type Outcome = ();
    const NAME: &'static str = "storm";

    async fn run(&self, _: &Tx, cx: &Context) -> Result<(), Failure> {
        let community = CommunityId(Uuid::nil());
        for n in 0..20_000 {
            let id = NoticeId(Uuid::from_u128(n));
            cx.changed(Changed::notice(community, id));
        }
        Ok(())
    }
}

#[tokio::test]
async fn whoever_may_have_missed_changes_is_told_to_load_again() {
    let test = TestApp::new().await;
    let mut told = test.app.changes.subscribe();
    let reload = tokio::spawn(async move {
        loop {
            match told.recv().await {
                Ok(Told::Reload) => return true,
                Ok(Told::Change(_)) => {}
                // This listener is quick: only the store's channel may overflow here.
                Err(_) => return false,
            }
        }
    });
    let done = test.store.execute(Storm, Actor::system(), test.app.now());
    done.await.unwrap();
    let heard = tokio::time::timeout(Duration::from_secs(5), reload).await;
    assert!(
        heard.unwrap().unwrap(),
        "listeners missed changes and were not told"
    );
}

/// Every persona at its own stream, with what each has heard since.
async fn hear_all(streams: &mut [(Persona, axum::body::Body)]) -> Vec<Persona> {
    let mut heard = Vec::new();
    for (persona, stream) in streams {
        if let Some(told) = next(stream).await {
            assert!(told.contains("\"kind\":\"report\""), "{told}");
            heard.push(*persona);
        }
    }
    heard
}

#[tokio::test]
async fn a_private_report_is_told_only_to_whom_it_concerns() {
    let test = TestApp::new().await;
    let mut clients = Vec::new();
    let mut streams = Vec::new();
    for persona in Persona::ALL {
        let client = test.client(persona).await;
        streams.push((persona, listen(&client, "/stream").await));
        clients.push((persona, client));
    }
    let client = |persona| &clients.iter().find(|(p, _)| *p == persona).unwrap().1;
    let author = client(Persona::Author);
    let parties = [
        Persona::Author,
        Persona::Worker,
        Persona::Staff,
        Persona::Operator,
    ];
    let send = async |visibility: &str| {
        let mut body = json!(test.village.report("楼道灯不亮"));
        body["visibility"] = json!(visibility);
        let call = author.post("/communities/village/reports").once();
        call.json(body).send().await.ok::<ReportReceipt>().id
    };
    let private = send("private").await;
    assert_eq!(hear_all(&mut streams).await, parties);

    let note = author.post(&format!("/reports/{private}/comments")).once();
    note.json(json!({"text": "还没来"})).send().await;
    assert_eq!(hear_all(&mut streams).await, parties);

    let public = send("public").await;
    assert_eq!(hear_all(&mut streams).await, Persona::ALL);
    let back = author.post(&format!("/reports/{public}/withdraw")).once();
    assert!(back.json(json!({})).send().await.status.is_success());
    // Who has it open must not go on reading what was taken back.
    assert_eq!(hear_all(&mut streams).await, Persona::ALL);
    let private = send("private").await;
    assert_eq!(hear_all(&mut streams).await, parties);
    let note = author.post(&format!("/reports/{private}/withdraw")).once();
    assert!(note.json(json!({})).send().await.status.is_success());
    assert_eq!(hear_all(&mut streams).await, parties);

    // A stream outlives the session it was opened with.
    let out = client(Persona::Worker).delete("/session").send().await;
    assert!(out.status.is_success());
    send("private").await;
    let left = parties.map(|p| (p != Persona::Worker).then_some(p));
    let left: Vec<Persona> = left.into_iter().flatten().collect();
    assert_eq!(hear_all(&mut streams).await, left);
}

async fn watch(test: &TestApp, path: &str) -> axum::body::Body {
    listen(&test.anonymous(), path).await
}

async fn listen(client: &Client, path: &str) -> axum::body::Body {
    let response = client.get(path).raw().await;
    assert_eq!(response.status(), StatusCode::OK);
    response.into_body()
}

async fn next(body: &mut axum::body::Body) -> Option<String> {
    let frame = tokio::time::timeout(Duration::from_millis(600), body.frame());
    let bytes = frame.await.ok()??.ok()?.into_data().ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

async fn publish(staff: &Client, key: Uuid) -> Answer {
    let body = json!({"title": "停水通知", "body": "周三上午停水"});
    let call = staff.post("/communities/village/notices").key(key);
    call.json(body).send().await
}

#[tokio::test]
async fn the_same_key_makes_one_notice() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let key = Uuid::now_v7();
    let first = publish(&staff, key).await;
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(first.header("idempotent-replayed"), "");
    let again = publish(&staff, key).await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.ok::<Notice>().id, first.ok::<Notice>().id);
    let other = json!({"title": "停电通知", "body": "周四"});
    let call = staff.post("/communities/village/notices").key(key);
    assert_eq!(
        call.json(other).send().await.code(),
        Code::IdempotencyKeyReused
    );
    let bare = staff.post("/communities/village/notices");
    let bare = bare
        .json(json!({"title": "停水", "body": "水"}))
        .send()
        .await;
    assert_eq!(
        (bare.status.as_u16(), bare.code()),
        (400, Code::IdempotencyKeyMissing)
    );
    assert_eq!(test.store.number("SELECT COUNT(*) FROM notice").await, 1);
}

#[tokio::test]
async fn what_the_client_holds_is_not_sent_again() {
    let test = TestApp::new().await;
    let client = test.anonymous();
    for path in ["", "/places", "/map.geojson", "/notices"] {
        let path = format!("/communities/-{path}");
        let first = client.get(&path).send().await;
        assert_eq!(first.status, StatusCode::OK, "{path}");
        assert_eq!(first.header("cache-control"), "no-cache", "{path}");
        let etag = first.header("etag").to_owned();
        let again = client
            .get(&path)
            .header("if-none-match", &etag)
            .send()
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
        assert!(again.body.is_empty());
    }
    let home = client.get("/communities/-/home").send().await;
    assert_eq!(home.header("cache-control"), "no-store");
}

#[tokio::test]
async fn json_is_compressed_for_who_reads_it() {
    let test = TestApp::new().await;
    let call = test.anonymous().get("/communities/-/places");
    let packed = call.header("accept-encoding", "br").send().await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.header("vary").contains("accept-encoding"));
}

#[tokio::test]
async fn too_much_is_refused_early() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let body = json!({"title": "停水通知", "body": "长".repeat(100_000)});
    let call = staff.post("/communities/village/notices").once();
    assert_eq!(call.json(body).send().await.code(), Code::TooLarge);
}
