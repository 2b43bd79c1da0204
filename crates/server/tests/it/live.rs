//! Event streams, caching and once-only requests.

use crate::app::TestApp;
use crate::persona::Persona;
use axum::http::StatusCode;
use contract::Code;
use contract::notice::Notice;
use http_body_util::BodyExt;
use serde_json::json;
use std::time::Duration;
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

async fn watch(test: &TestApp, path: &str) -> axum::body::Body {
    let response = test.anonymous().get(path).raw().await;
    assert_eq!(response.status(), StatusCode::OK);
    response.into_body()
}

async fn next(body: &mut axum::body::Body) -> Option<String> {
    let frame = tokio::time::timeout(Duration::from_millis(600), body.frame());
    let bytes = frame.await.ok()??.ok()?.into_data().ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

async fn publish(staff: &crate::app::Client, key: Uuid) -> crate::app::Answer {
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
