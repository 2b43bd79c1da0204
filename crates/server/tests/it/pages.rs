//! The pages that lead to a person when nothing else works, as the server fills them in.

use crate::app::{Answer, Client, TestApp};
use crate::persona::Persona;
use contract::community::Phone;
use serde_json::{Value, json};

async fn open(client: &Client, path: &str) -> Answer {
    let html = "text/html,application/xhtml+xml";
    client.get(path).header("accept", html).send().await
}

/// Sorted before every other number.
fn first(label: &str, number: &str) -> Value {
    json!({"label": {"zh_hans": label}, "number": number, "sort": -1})
}

async fn add(staff: &Client, body: Value) -> Phone {
    let call = staff.post("/communities/village/phones").once();
    call.json(body).send().await.ok()
}

#[tokio::test]
async fn every_page_names_the_community_and_its_first_number() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    add(&staff, first("值班", "021-5555")).await;
    let visitor = test.anonymous();
    for path in ["//", "//index.html", "//no/such/page"] {
        let page = open(&visitor, path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("cache-control"), "no-cache");
        let text = page.text();
        assert!(text.contains("href=\"tel:0215555\""), "{path}: {text}");
        assert!(text.contains("梧桐里") && text.contains("021-5555"));
    }
    let hotline = open(&visitor, "//hotline.html").await.text();
    assert!(hotline.contains("tel:0215555") && hotline.contains("值班"));
}

#[tokio::test]
async fn a_number_that_was_changed_is_on_the_page_at_once() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let phone = add(&staff, first("值班", "021-5555")).await;
    let before = open(&staff, "//").await;
    let tag = before.header("etag").to_owned();
    let again = staff.get("//").header("if-none-match", &tag).send().await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let change = staff.put(&format!("/phones/{}", phone.id)).if_match(1);
    let changed = change.json(first("值班", "021-6666")).send().await;
    assert_eq!(changed.status, 200);
    let after = staff.get("//").header("if-none-match", &tag).send().await;
    assert_eq!(after.status, 200);
    assert_ne!(after.header("etag"), tag);
    assert!(after.text().contains("tel:0216666"));
}

#[tokio::test]
async fn a_script_in_what_staff_typed_is_inert() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let policy = open(&staff, "//")
        .await
        .header("content-security-policy")
        .to_owned();
    add(&staff, first("<script>steal()</script>", "021-5555")).await;
    let page = open(&staff, "//hotline.html").await;
    assert!(page.text().contains("&lt;script&gt;steal()"));
    assert!(!page.text().contains("<script"));
    assert!(policy.contains("sha256-"));
    assert_eq!(page.header("content-security-policy"), policy);
}

#[tokio::test]
async fn a_page_comes_in_the_encoding_that_the_browser_takes() {
    let test = TestApp::new().await;
    let visitor = test.anonymous();
    for (accepts, encoding) in [
        ("gzip, deflate, br", "br"),
        ("gzip, br;q=0", "gzip"),
        ("", ""),
    ] {
        let call = visitor.get("//").header("accept-encoding", accepts);
        let page = call.send().await;
        assert_eq!(page.header("content-encoding"), encoding, "{accepts}");
        assert_eq!(page.header("vary"), "accept-encoding");
    }
}
