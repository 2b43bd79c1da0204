//! Whatever goes wrong under `/api` is a problem document with a code.

use crate::app::TestApp;
use axum::http::{Method, StatusCode};
use contract::Code;

#[tokio::test]
async fn every_wrong_turn_is_a_problem_and_never_html() {
    let test = TestApp::new().await;
    let client = test.anonymous();
    let html = "text/html,application/xhtml+xml";
    for (call, status, code) in [
        (client.get("/nothing"), 404, Code::NotFound),
        (client.get("//api"), 404, Code::NotFound),
        (
            client.get("//open311/v2/requests.json"),
            404,
            Code::NotFound,
        ),
        (client.delete("/communities"), 405, Code::MethodNotAllowed),
        (client.get("/communities/nowhere"), 404, Code::NotFound),
        (client.get("/communities/%ff/places"), 404, Code::NotFound),
        (client.get("/stream?community=7"), 400, Code::BadRequest),
    ] {
        let answer = call.header("accept", html).send().await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (status, code),
            "{}",
            answer.text()
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(!answer.header("x-request-id").is_empty());
    }
}

#[tokio::test]
async fn other_sites_can_not_write() {
    let test = TestApp::new().await;
    let client = test.anonymous();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = client.post("/codes").header(name, value).send().await;
        assert_eq!(answer.code(), Code::CrossSite, "{name}: {value}");
    }
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ] {
        let answer = client
            .call(Method::POST, "/communities/-/notices")
            .bytes(kind, b"{}".to_vec())
            .send()
            .await;
        assert_eq!(answer.code(), Code::UnsupportedMediaType, "{kind}");
    }
}

#[tokio::test]
async fn pages_come_with_their_policy_and_files_with_their_caching() {
    let test = TestApp::new().await;
    let client = test.anonymous();
    let page = client
        .get("//report/new")
        .header("accept", "text/html")
        .send()
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-cache");
    let policy = page.header("content-security-policy").to_owned();
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
        "{policy}"
    );
    assert!(policy.contains("frame-ancestors 'none'"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");

    let hashed = client.get("//app-0123456789abcdef.js").send().await;
    assert!(hashed.header("cache-control").contains("immutable"));
    let missing = client
        .get("//missing.js")
        .header("accept", "*/*")
        .send()
        .await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(!missing.header("cache-control").contains("immutable"));
}
