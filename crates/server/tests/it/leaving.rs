//! What stays behind of somebody who signs out or goes.

use crate::app::TestApp;
use crate::persona::Persona;
use contract::{Code, FieldCode};
use serde_json::json;

#[tokio::test]
async fn the_browser_is_told_to_forget_their_pages() {
    let test = TestApp::new().await;
    for (persona, path) in [(Persona::Neighbour, "/session"), (Persona::Author, "/me")] {
        let client = test.client(persona).await;
        let left = client.delete(path).send().await;
        assert_eq!(left.status.as_u16(), 204, "{path}");
        assert_eq!(left.header("clear-site-data"), "\"cache\"", "{path}");
    }
}

#[tokio::test]
async fn a_name_that_everybody_reads_holds_no_number() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let patch = author.patch("/me").if_match(1);
    let refused = patch
        .json(json!({"name": "小陈１３８ 0000 1234"}))
        .send()
        .await;
    let problem = refused.problem();
    assert_eq!(problem.code, Code::InvalidInput);
    assert_eq!(problem.fields[0].field, "name");
    assert_eq!(problem.fields[0].code, FieldCode::PersonalNumber);
}

#[tokio::test]
async fn words_that_nobody_can_see_are_no_report() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    for nothing in [
        "\u{200b}\u{200b}\u{200b}",
        "\u{3164}\u{3164}",
        "\u{ad}\u{2060}\u{feff}",
    ] {
        let report = json!(test.village.report(nothing));
        let call = author.post("/communities/village/reports").once();
        let problem = call.json(report).send().await.problem();
        assert_eq!(problem.fields[0].field, "text", "{nothing:?}");
        assert_eq!(problem.fields[0].code, FieldCode::Required, "{nothing:?}");
    }
    assert_eq!(test.store.number("SELECT COUNT(*) FROM report").await, 0);
}
