//! Signing in, what is held, and leaving.

use crate::app::{Client, TestApp};
use crate::persona::Persona;
use contract::person::{CodeSent, Device, Held, Me, Session};
use contract::{Code, FieldCode};
use serde_json::json;

const PHONE: &str = "138 0000 0100";

async fn ask(client: &Client) -> CodeSent {
    let answer = client.post("/codes").json(json!({"phone": PHONE})).send();
    answer.await.ok()
}

#[tokio::test]
async fn a_code_opens_a_session_once() {
    let test = TestApp::new().await;
    test.make_demo().await;
    let mut client = test.anonymous();
    let sent = ask(&client).await;
    let code = sent.demo_code.unwrap();
    let body = json!({"request": sent.request, "phone": PHONE, "code": code});
    let answer = client.post("/session").json(body.clone()).send().await;
    let session: Session = answer.ok();
    assert_eq!(session.me.unwrap().phone_masked, "138****0100");
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    client.cookie = cookie.split(';').next().map(str::to_owned);

    let me: Me = client.get("/me").send().await.ok();
    assert_eq!(me.name, "人物0");
    let again = client.post("/session").json(body).send().await;
    assert_eq!(again.code(), Code::CodeWrong);

    let left = client.delete("/session").send().await;
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(client.get("/me").send().await.code(), Code::SignInRequired);
}

#[tokio::test]
async fn only_a_demonstration_tells_its_codes() {
    let test = TestApp::new().await;
    let sent = ask(&test.anonymous()).await;
    assert_eq!(sent.demo_code, None);
}

#[tokio::test]
async fn codes_are_limited_and_wrong_input_is_named() {
    let test = TestApp::new().await;
    let client = test.anonymous();
    ask(&client).await;
    let again = client
        .post("/codes")
        .json(json!({"phone": PHONE}))
        .send()
        .await;
    assert_eq!(again.code(), Code::RateLimited);
    assert!(again.problem().retry_after_s.unwrap() > 0);
    assert!(!again.header("retry-after").is_empty());
    for (body, field, code) in [
        (json!({"phone": "12345"}), "phone", FieldCode::Invalid),
        (json!({"phone": ""}), "phone", FieldCode::Required),
        (json!({}), "phone", FieldCode::Required),
        (json!({"phone": 7}), "phone", FieldCode::Invalid),
    ] {
        let problem = client.post("/codes").json(body).send().await.problem();
        assert_eq!(problem.code, Code::InvalidInput);
        assert_eq!(
            (problem.fields[0].field.as_str(), problem.fields[0].code),
            (field, code)
        );
    }
}

#[tokio::test]
async fn a_code_dies_after_five_tries() {
    let test = TestApp::new().await;
    test.make_demo().await;
    let client = test.anonymous();
    let sent = ask(&client).await;
    let right = sent.demo_code.clone().unwrap();
    let wrong = if right == "111111" {
        "222222"
    } else {
        "111111"
    };
    let attempt = async |code: &str| {
        let body = json!({"request": sent.request, "phone": PHONE, "code": code});
        client.post("/session").json(body).send().await
    };
    for left in (0..5).rev() {
        let problem = attempt(wrong).await.problem();
        assert_eq!(
            (problem.code, problem.tries_left),
            (Code::CodeWrong, Some(left))
        );
    }
    let dead = attempt(&right).await.problem();
    assert_eq!((dead.code, dead.tries_left), (Code::CodeWrong, Some(0)));
}

#[tokio::test]
async fn an_edit_names_the_version_it_was_made_from() {
    let test = TestApp::new().await;
    let client = test.client(Persona::Author).await;
    let name = || json!({"name": "  王\u{202e}小明 "});
    let bare = client.patch("/me").json(name()).send().await;
    assert_eq!(bare.code(), Code::PreconditionRequired);
    let me: Me = client
        .patch("/me")
        .if_match(1)
        .json(name())
        .send()
        .await
        .ok();
    assert_eq!((me.name.as_str(), me.version), ("王小明", 2));
    let stale = client.patch("/me").if_match(1).json(name()).send().await;
    assert_eq!(stale.code(), Code::Stale);
    let unknown = json!({"building": "00000000-0000-0000-0000-000000000bad"});
    let problem = client
        .patch("/me")
        .if_match(2)
        .json(unknown)
        .send()
        .await
        .problem();
    assert_eq!(problem.fields[0].field, "building");
}

#[tokio::test]
async fn a_lost_device_is_signed_out_from_another() {
    let test = TestApp::new().await;
    let (lost, session) = test.sign_in("13800000100", 2).await;
    let here = test.client(Persona::Author).await;
    let devices: Vec<Device> = here.get("/me/devices").send().await.ok();
    assert_eq!(devices.len(), 2);
    assert_eq!(devices.iter().filter(|device| device.current).count(), 1);
    let gone = here.delete(&format!("/me/devices/{session}")).send().await;
    assert_eq!(gone.status, 204);
    assert_eq!(lost.get("/me").send().await.code(), Code::SignInRequired);
    assert_eq!(here.get("/me").send().await.status, 200);
}

#[tokio::test]
async fn leaving_takes_everything_personal_along() {
    let test = TestApp::new().await;
    let client = test.client(Persona::Author).await;
    let held: Held = client.get("/me/held").send().await.ok();
    assert_eq!((held.reports, held.devices), (0, 1));
    let export = client.get("/me/export").send().await;
    assert!(export.header("content-disposition").contains("attachment"));
    assert!(export.text().contains("13800000100"));
    assert_eq!(client.delete("/me").send().await.status, 204);
    assert_eq!(client.get("/me").send().await.code(), Code::SignInRequired);
    let phones = "SELECT COUNT(*) FROM profile WHERE phone = '13800000100'";
    assert_eq!(test.store.number(phones).await, 0);
}
