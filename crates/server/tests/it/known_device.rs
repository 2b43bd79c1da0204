//! Codes that strangers ask for keep nobody out who signed in on her device before.

use crate::app::{Answer, Client, TestApp};
use axum::http::StatusCode;
use contract::person::{CodeSent, NewCode};
use contract::{Code, Timestamp};
use rules::Actor;
use serde_json::json;
use store::commands::identity::RequestCode;

const PHONE: &str = "13800000100";
const OTHER_PHONE: &str = "13800000101";
/// Nobody has it.
const UNKNOWN: &str = "13800009999";

async fn ask(client: &Client, phone: &str) -> Answer {
    let call = client.post("/codes").json(json!({"phone": phone}));
    call.send().await
}

async fn enter(client: &Client, phone: &str, sent: &CodeSent) -> Answer {
    let body = json!({"request": sent.request, "phone": phone, "code": sent.demo_code});
    client.post("/session").json(body).send().await
}

/// A browser that was signed in and is not any more.
async fn was_here(test: &TestApp, phone: &str) -> Client {
    let mut client = test.anonymous();
    let entered = enter(&client, phone, &ask(&client, phone).await.ok()).await;
    client.cookie = Some(entered.cookies());
    let left = client.delete("/session").send().await;
    assert_eq!(left.status, StatusCode::NO_CONTENT);
    client
}

async fn strangers_use_up(test: &TestApp, phone: &str) {
    for minutes in [6, 5, 4, 3, 2] {
        let command = RequestCode {
            input: NewCode {
                phone: phone.to_owned(),
            },
            address: "203.0.113.7".to_owned(),
            address_limit: i64::MAX,
            in_all_limit: i64::MAX,
            device_hash: None,
        };
        let at = Timestamp(test.app.now().0 - minutes * 61_000);
        let asked = test.store.execute(command, Actor::anonymous(), at).await;
        asked.unwrap();
    }
}

#[tokio::test]
async fn a_known_device_signs_in_when_strangers_used_up_the_codes() {
    let test = TestApp::new().await;
    test.make_demo().await;
    let (owner, other) = (
        was_here(&test, PHONE).await,
        was_here(&test, OTHER_PHONE).await,
    );
    strangers_use_up(&test, PHONE).await;
    for (who, client) in [("a new device", &test.anonymous()), ("of another", &other)] {
        let problem = ask(client, PHONE).await.problem();
        assert_eq!(problem.code, Code::RateLimited, "{who}");
        // When it works again, to the second; not some hour from now.
        let wait = problem.retry_after_s.unwrap();
        assert!((3600 - 380..=3600 - 360).contains(&wait), "{who}: {wait}");
    }
    let sent = ask(&owner, PHONE).await.ok();
    let entered = enter(&owner, PHONE, &sent).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.text());
    let device = |cookies: &str| cookies.split("linli-device=").nth(1).map(str::to_owned);
    let kept = device(owner.cookie.as_deref().unwrap());
    assert!(kept.is_some() && device(&entered.cookies()) == kept);
}

#[tokio::test]
async fn a_device_tells_nothing_of_whose_phone_is_known() {
    let test = TestApp::new().await;
    let mut with_cookie = test.anonymous();
    with_cookie.cookie = Some(format!("linli-device={}", "A".repeat(43)));
    for client in [test.anonymous(), with_cookie] {
        let answers = [ask(&client, OTHER_PHONE).await, ask(&client, UNKNOWN).await];
        let fields = answers.each_ref().map(|answer| {
            let body: serde_json::Value = answer.ok();
            let fields = body.as_object().unwrap();
            fields.keys().cloned().collect::<Vec<_>>()
        });
        assert_eq!(fields[0], fields[1]);
        assert!(answers.iter().all(|answer| answer.cookies().is_empty()));
        test.store.raw("DELETE FROM login_code").await;
    }
}

#[tokio::test]
async fn who_leaves_takes_nothing_from_others_of_the_household() {
    let test = TestApp::new().await;
    test.make_demo().await;
    let mut client = test.anonymous();
    for phone in [OTHER_PHONE, PHONE] {
        let entered = enter(&client, phone, &ask(&client, phone).await.ok()).await;
        client.cookie = Some(entered.cookies());
    }
    let left = client.delete("/me").send().await;
    assert_eq!(left.status, StatusCode::NO_CONTENT);
    assert!(
        !left.cookies().contains("linli-device="),
        "{}",
        left.cookies()
    );
    strangers_use_up(&test, OTHER_PHONE).await;
    ask(&client, OTHER_PHONE).await.ok::<serde_json::Value>();
}

#[tokio::test]
async fn who_leaves_is_not_known_here_any_more() {
    let test = TestApp::new().await;
    test.make_demo().await;
    let mut client = test.anonymous();
    let entered = enter(&client, PHONE, &ask(&client, PHONE).await.ok()).await;
    client.cookie = Some(entered.cookies());
    let left = client.delete("/me").send().await;
    assert!(
        left.cookies().contains("linli-device="),
        "{}",
        left.cookies()
    );
    assert_eq!(
        test.store.number("SELECT COUNT(*) FROM known_device").await,
        0
    );
}
