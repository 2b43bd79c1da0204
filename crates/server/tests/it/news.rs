//! The author learns in the app that her report was answered, on all her devices, and only she.

use crate::app::{Client, TestApp};
use crate::persona::Persona;
use crate::reports::{at_house, photo, send};
use axum::http::StatusCode;
use contract::home::Home;
use contract::report::{ReportCard, ReportDetail, ReportReceipt, SeenInput};
use contract::{Page, ReportId, Timestamp};
use serde_json::{json, to_value};

/// Reports with news and, of these, the finished ones, as the first page tells them.
async fn home(client: &Client) -> (i64, i64) {
    let home: Home = client.get("/communities/village/home").send().await.ok();
    (home.my_news, home.my_finished)
}

async fn listed(client: &Client) -> Vec<ReportId> {
    let path = "/communities/village/reports?scope=news";
    let page: Page<ReportCard> = client.get(path).send().await.ok();
    page.items.iter().map(|card| card.id).collect()
}

async fn detail(client: &Client, id: ReportId) -> ReportDetail {
    client.get(&format!("/reports/{id}")).send().await.ok()
}

async fn seen(client: &Client, id: ReportId, up_to: Timestamp) -> StatusCode {
    let body = to_value(SeenInput { up_to }).unwrap();
    let call = client.put(&format!("/reports/{id}/seen"));
    call.json(body).send().await.status
}

async fn act(client: &Client, id: ReportId, act: &str, body: serde_json::Value) {
    let call = client.post(&format!("/reports/{id}/{act}")).once();
    let answer = call.json(body).send().await;
    assert!(answer.status.is_success(), "{act}: {}", answer.status);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_author_is_told_once_on_every_device_and_nobody_else_is() {
    let test = TestApp::new().await;
    let number = Persona::Author.phone().unwrap();
    let (tablet, _) = test.sign_in(number, 2).await;
    let (phone, _) = test.sign_in(number, 0).await;
    let neighbour = test.client(Persona::Neighbour).await;
    let worker = test.client(Persona::Worker).await;
    let receipt: ReportReceipt = send(&phone, at_house(&test)).await.ok();
    let id = receipt.id;
    assert_eq!(home(&phone).await, (0, 0));

    act(&worker, id, "accept", json!({})).await;
    assert_eq!(home(&phone).await, (1, 0));
    let done = json!({"text": "已换新灯", "photos": [photo(&worker, 2).await]});
    act(&worker, id, "finish", done).await;
    assert_eq!((home(&phone).await, home(&tablet).await), ((1, 1), (1, 1)));
    assert_eq!(listed(&tablet).await, [id]);
    for other in [&neighbour, &worker, &test.anonymous()] {
        assert_eq!(home(other).await, (0, 0));
    }
    let refused = seen(&neighbour, id, receipt.finish_due).await;
    assert_eq!(refused, StatusCode::FORBIDDEN);
    assert_eq!(home(&phone).await, (1, 1), "nobody else clears it");

    let read = detail(&phone, id).await;
    assert!(read.news && !detail(&neighbour, id).await.news);
    let last = read.timeline.last().unwrap().at;
    assert_eq!(seen(&phone, id, last).await, StatusCode::NO_CONTENT);
    assert_eq!((home(&phone).await, home(&tablet).await), ((0, 0), (0, 0)));
    assert_eq!(listed(&tablet).await, []);
    assert!(!detail(&tablet, id).await.news);

    let comment = json!({"text": "谢谢大家"});
    act(&phone, id, "comments", comment.clone()).await;
    act(&neighbour, id, "comments", comment.clone()).await;
    assert_eq!(home(&phone).await, (0, 0));
    act(&worker, id, "comments", comment).await;
    assert_eq!(
        home(&phone).await,
        (1, 0),
        "an answer, but not the end again"
    );
}
