//! Sign-in codes through a provider that is reached by HTTP, and where there is none.

use crate::support::{AUTHOR, Serving, create_community, ok, read, until, village_in};
use axum::http::{HeaderMap, StatusCode as Status};
use axum::{Router, routing::post};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};

/// One message as the provider got it: its `Authorization`, and its body.
type Got = Arc<Mutex<Vec<(String, Value)>>>;

/// Fails at the first message and takes all others.
async fn provider(got: Got) -> String {
    let take = async move |headers: HeaderMap, body: String| {
        let mut got = got.lock().unwrap_or_else(PoisonError::into_inner);
        let bearer = headers["authorization"].to_str().unwrap().to_owned();
        got.push((bearer, serde_json::from_str(&body).unwrap()));
        if got.len() == 1 {
            Status::INTERNAL_SERVER_ERROR
        } else {
            Status::OK
        }
    };
    let router = Router::new().route("/send", post(take));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router).await });
    format!("http://{address}/send?key=s3cret")
}

#[tokio::test]
async fn a_code_is_tried_again_and_stays_out_of_the_log() {
    let data = tempfile::tempdir().unwrap();
    village_in(data.path()).await;
    let got = Got::default();
    let url = provider(Arc::clone(&got)).await;
    let server = Serving::with(
        data.path(),
        &[
            ("LINLI_SMS_SENDER", "http"),
            ("LINLI_SMS_WEBHOOK_URL", &url),
            ("LINLI_SMS_WEBHOOK_TOKEN", "t0ken"),
            ("LINLI_LOG", "trace"),
        ],
    );
    let ask = server
        .visitor()
        .post("/codes")
        .json(&json!({ "phone": AUTHOR }));
    let asked = read(ask.send().await.unwrap(), reqwest::StatusCode::OK).await;
    let code = asked["demo_code"].as_str().unwrap();

    let sent = || got.lock().unwrap_or_else(PoisonError::into_inner).clone();
    until("the message a second time", 20, async || sent().len() == 2).await;
    for (bearer, body) in sent() {
        assert_eq!(bearer, "Bearer t0ken");
        let text = body["text"].as_str().unwrap();
        assert!(text.contains(code), "{text}");
        assert_eq!(body, json!({ "phone": AUTHOR, "text": text }));
    }
    let log = server.log();
    assert!(log.contains("job failed"), "the first failure is told");
    for secret in [AUTHOR, code, "t0ken", "s3cret"] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret} in the log");
    }
}

#[tokio::test]
async fn without_a_provider_the_code_is_printed_and_stays_out_of_the_log() {
    let data = tempfile::tempdir().unwrap();
    ok(&create_community(data.path()));
    let server = Serving::with(data.path(), &[("LINLI_LOG", "trace")]);
    let ask = server.visitor().post("/codes");
    let ask = ask.json(&json!({ "phone": "13900000001" }));
    let asked = read(ask.send().await.unwrap(), reqwest::StatusCode::OK).await;
    assert!(asked["demo_code"].is_null(), "this is no demonstration");

    let message = || -> Option<String> {
        let printed = server.printed();
        let (_, text) = printed.split_once("SMS to 139****0001: ")?;
        Some(text.lines().next()?.to_owned())
    };
    until("the message", 20, async || message().is_some()).await;
    let digits = |c: &char| c.is_ascii_digit();
    let text = message().unwrap();
    let code: String = text
        .chars()
        .skip_while(|c| !digits(c))
        .take_while(digits)
        .collect();
    assert_eq!(code.len(), 6, "{text}");
    assert!(!server.log().contains(&code), "{code} in the log");
}
