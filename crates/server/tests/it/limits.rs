//! How much one person may write and search.

use crate::app::{Answer, Client, TestApp};
use crate::media::jpeg;
use crate::persona::Persona;
use axum::http::StatusCode;
use contract::Code;
use contract::report::ReportReceipt;
use serde_json::json;
use server::config::Flags;
use uuid::Uuid;

async fn report(test: &TestApp, client: &Client) -> Answer {
    let call = client.post("/communities/village/reports").once();
    call.json(json!(test.village.report("路灯不亮")))
        .send()
        .await
}

/// What the eleventh report in a row gets.
async fn one_report_too_many(test: &TestApp, author: &Client) -> Answer {
    for _ in 0..10 {
        assert_eq!(report(test, author).await.status, StatusCode::CREATED);
    }
    report(test, author).await
}

#[tokio::test]
async fn one_person_writes_only_so_much() {
    let test = TestApp::with(Flags::default()).await;
    let author = test.client(Persona::Author).await;
    let more = one_report_too_many(&test, &author).await;
    assert_eq!(more.code(), Code::RateLimited);
    assert_eq!(more.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = more.header("retry-after").parse().unwrap();
    assert!((100..=121).contains(&wait), "{wait}");
    assert_eq!(more.problem().retry_after_s, i64::try_from(wait).ok());
    assert_eq!(author.get("/me").send().await.status, StatusCode::OK);
    let neighbour = test.client(Persona::Neighbour).await;
    assert_eq!(report(&test, &neighbour).await.status, StatusCode::CREATED);
    let worker = test.client(Persona::Worker).await;
    for _ in 0..12 {
        assert_eq!(report(&test, &worker).await.status, StatusCode::CREATED);
    }
    let messages = "SELECT COUNT(*) FROM job WHERE kind = 'notify_worker'";
    assert!(test.store.number(messages).await <= 2);
}

#[tokio::test]
async fn repeating_what_was_written_takes_nothing_of_what_may_be_written() {
    let test = TestApp::with(Flags::default()).await;
    let author = test.client(Persona::Author).await;
    let (key, words) = (Uuid::now_v7(), json!(test.village.report("路灯不亮")));
    for n in 0..20 {
        let call = author.post("/communities/village/reports").key(key);
        let answer = call.json(words.clone()).send().await;
        assert_eq!(answer.status, StatusCode::CREATED, "{n}");
    }
    for _ in 0..9 {
        assert_eq!(report(&test, &author).await.status, StatusCode::CREATED);
    }
    let more = report(&test, &author).await;
    assert_eq!(more.code(), Code::RateLimited, "each report counts once");
    // The answer that got lost is had also when nothing more may be written.
    let call = author.post("/communities/village/reports").key(key);
    let again = call.json(words).send().await;
    assert_eq!(again.status, StatusCode::CREATED, "{}", again.text());
    assert_eq!(again.header("idempotent-replayed"), "true");
    let call = author.post("/communities/village/reports").key(key);
    let other = call.json(json!(test.village.report("井盖坏了")));
    assert_eq!(other.send().await.code(), Code::RateLimited);
    let more = report(&test, &author).await;
    assert_eq!(more.code(), Code::RateLimited, "and it gives nothing back");
    // The answer is forgotten sooner than the report, which knows its key.
    test.store.raw("DELETE FROM idempotency").await;
    let call = author.post("/communities/village/reports").key(key);
    let late = call.json(json!(test.village.report("路灯不亮")));
    assert_eq!(late.send().await.status, StatusCode::CREATED);
}

async fn refused(test: &TestApp, author: &Client) -> Answer {
    let mut words = test.village.report("");
    words.photos.clear();
    let call = author.post("/communities/village/reports").once();
    call.json(json!(words)).send().await
}

#[tokio::test]
async fn what_was_refused_takes_no_report_away_and_is_bounded_all_the_same() {
    let test = TestApp::with(Flags::default()).await;
    let author = test.client(Persona::Author).await;
    for _ in 0..15 {
        let answer = refused(&test, &author).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let more = one_report_too_many(&test, &author).await;
    assert_eq!(more.code(), Code::RateLimited, "ten were left, and no more");
    let neighbour = test.client(Persona::Neighbour).await;
    let mut tries = 0;
    while refused(&test, &neighbour).await.status != StatusCode::TOO_MANY_REQUESTS {
        tries += 1;
        assert!(tries < 200, "somebody could try for ever");
    }
    assert!(tries >= 60, "{tries}");
}

#[tokio::test]
async fn the_key_of_an_old_report_writes_nothing_else_beyond_the_limit() {
    let test = TestApp::with(Flags::default()).await;
    let author = test.client(Persona::Author).await;
    let (key, words) = (Uuid::now_v7(), json!(test.village.report("路灯不亮")));
    let call = author.post("/communities/village/reports").key(key);
    let sent = call.json(words).send().await.ok::<ReportReceipt>();
    let flag = json!({
        "report": sent.id, "subject": {"kind": "report", "id": sent.id}, "reason": "privacy",
    });
    let raise = async |key| {
        let call = author.post("/flags").key(key);
        call.json(flag.clone()).send().await.code()
    };
    test.store.raw("DELETE FROM idempotency").await;
    // Her own words are not hers to flag, and what is refused counts, too. A slow machine is given some
    // back meanwhile: then both are asked again.
    let mut refused = 0;
    for _ in 0..500 {
        match raise(Uuid::now_v7()).await {
            Code::Forbidden => refused += 1,
            limited => {
                assert_eq!(limited, Code::RateLimited);
                if raise(key).await == Code::RateLimited {
                    assert!(refused >= 60, "{refused} were let through");
                    return;
                }
            }
        }
    }
    panic!("the old key goes past the limit");
}

#[tokio::test]
async fn a_server_that_does_not_count_is_caught() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let more = one_report_too_many(&test, &author).await;
    assert_eq!(more.status, StatusCode::CREATED);
    assert!(one_photo_too_many(&author).await.status.is_success());
}

/// What the 31st photo in a row gets.
async fn one_photo_too_many(author: &Client) -> Answer {
    let send = async || {
        let call = author.post("/media").bytes("image/jpeg", jpeg(1));
        call.send().await
    };
    for _ in 0..30 {
        assert!(send().await.status.is_success());
    }
    send().await
}

#[tokio::test]
async fn a_search_has_a_limit_and_other_reading_has_none() {
    let test = TestApp::with(Flags::default()).await;
    let author = test.client(Persona::Author).await;
    let (list, map) = (
        "/communities/village/reports",
        "/communities/village/map?bbox=121.4,31.2,121.5,31.3&zoom=15",
    );
    let search = async |client: &Client, path: &str| client.get(path).send().await;
    let words = [
        format!("{list}?q=%E7%81%AF"),
        format!("{map}&%71=%E7%81%AF"),
    ];
    let mut found = 0;
    let more = loop {
        let answer = search(&author, &words[found % 2]).await;
        if answer.status != StatusCode::OK {
            break answer;
        }
        found += 1;
        assert!(found < 600, "as many as one likes");
    };
    assert!(found >= 120, "{found}");
    assert_eq!(more.code(), Code::RateLimited);
    assert!(matches!(more.problem().retry_after_s, Some(1..=2)));
    assert!(!more.header("retry-after").is_empty());
    for free in [
        list,
        &format!("{list}?q="),
        &format!("{list}?status=open"),
        map,
    ] {
        assert_eq!(search(&author, free).await.status, StatusCode::OK, "{free}");
    }
    let visitor = search(&test.anonymous(), &words[0]).await;
    assert_eq!(visitor.status, StatusCode::OK);
}

#[tokio::test]
async fn photos_are_counted_before_they_are_read() {
    let test = TestApp::with(Flags::default()).await;
    let author = test.client(Persona::Author).await;
    let more = one_photo_too_many(&author).await;
    assert_eq!(more.code(), Code::RateLimited);
}
