//! The resident's and the worker's journey over HTTP.

use crate::app::{Answer, Client, TestApp};
use crate::media::jpeg;
use crate::persona::Persona;
use axum::http::StatusCode;
use contract::media::{Media, PhotoState};
use contract::report::{Counts, ReportCard, ReportDetail, ReportReceipt, Status};
use contract::work::{Flag, WorkQueue};
use contract::{Code, MediaId, Page};
use serde_json::{Value, json};
use uuid::Uuid;

pub fn at_house(test: &TestApp) -> Value {
    json!({
        "text": "路灯不亮",
        "place": {"method": "building", "building": test.village.house},
        "visibility": "public",
    })
}

pub async fn send(client: &Client, body: Value) -> Answer {
    let call = client.post("/communities/village/reports").once();
    call.json(body).send().await
}

pub async fn photo(client: &Client, n: usize) -> MediaId {
    let sent = client
        .post("/media")
        .bytes("image/jpeg", jpeg(n))
        .send()
        .await;
    sent.ok::<Media>().id
}

/// What an act of the worker's makes of a report.
async fn act(worker: &Client, path: &str, verb: &str, body: Value) -> Status {
    let call = worker.post(&format!("{path}/{verb}")).once().json(body);
    call.send().await.ok::<ReportDetail>().card.status
}

/// Which photos of a report are this person's own.
async fn own_photos(client: &Client, path: &str) -> Vec<bool> {
    let seen: ReportDetail = client.get(path).send().await.ok();
    seen.photos.iter().map(|photo| photo.mine).collect()
}

/// Status, code and first wrong field.
pub fn refusal(answer: &Answer) -> (u16, Code, String) {
    let problem = answer.problem();
    let field = problem.fields.first().map(|f| f.field.clone());
    (problem.status, problem.code, field.unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_from_the_first_word_to_the_last_photo() {
    let test = TestApp::new().await;
    let (author, neighbour) = (
        test.client(Persona::Author).await,
        test.client(Persona::Neighbour).await,
    );
    let worker = test.client(Persona::Worker).await;
    let mut body = at_house(&test);
    body["photos"] = json!([photo(&author, 1).await]);
    let sent = send(&author, body).await;
    assert_eq!(sent.status, StatusCode::CREATED);
    let receipt: ReportReceipt = sent.ok();
    let path = format!("/reports/{}", receipt.id);
    let seen: ReportDetail = neighbour.get(&path).send().await.ok();
    assert_eq!(
        (seen.photos.len(), seen.card.status),
        (0, Status::Submitted)
    );
    let joined = neighbour.put(&format!("{path}/me-too")).send().await;
    assert!(joined.status.is_success());
    for _ in 0..2 {
        let back = neighbour.delete(&format!("{path}/me-too")).send().await;
        let counts: Counts = back.ok();
        assert_eq!((counts.me_too, counts.joined), (0, false));
        assert!(counts.following, "following has a switch of its own");
    }
    let joined = neighbour.put(&format!("{path}/me-too")).send().await;
    assert_eq!(joined.ok::<Counts>().me_too, 1);
    let said = neighbour
        .post(&format!("{path}/comments"))
        .once()
        .json(json!({"text": "是的"}));
    assert_eq!(said.send().await.status, StatusCode::CREATED);
    let queue: WorkQueue = worker.get("/communities/village/work").send().await.ok();
    assert_eq!((queue.items.len(), queue.items[0].photos.len()), (1, 1));
    assert_eq!(
        act(&worker, &path, "accept", json!({})).await,
        Status::Accepted
    );
    let done = json!({"text": "已换新灯", "photos": [photo(&worker, 2).await]});
    assert_eq!(act(&worker, &path, "finish", done).await, Status::Resolved);
    let seen: ReportDetail = neighbour.get(&path).send().await.ok();
    assert_eq!(
        (
            seen.photos.len(),
            seen.card.me_too,
            seen.comments_list.len()
        ),
        (2, 1, 1)
    );
    assert_eq!(own_photos(&author, &path).await, [true, false]);
    assert_eq!(own_photos(&worker, &path).await, [false, true]);
    assert_eq!(own_photos(&neighbour, &path).await, [false, false]);
    let again: ReportReceipt = author.get(&format!("{path}/receipt")).send().await.ok();
    assert_eq!(again.reference, receipt.reference);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_tap_is_one_report_and_another_payload_is_refused() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let key = Uuid::now_v7();
    let tap = async || {
        let call = author.post("/communities/village/reports").key(key);
        call.json(at_house(&test)).send().await
    };
    let (first, second) = tokio::join!(tap(), tap());
    let third = tap().await;
    assert_eq!(third.header("idempotent-replayed"), "true");
    let id = third.ok::<ReportReceipt>().id;
    for answer in [first, second] {
        match answer.status {
            // Still running: the app tries again.
            StatusCode::CONFLICT => assert_eq!(answer.problem().code, Code::IdempotencyKeyBusy),
            _ => assert_eq!(answer.ok::<ReportReceipt>().id, id),
        }
    }
    let mut other = at_house(&test);
    other["text"] = json!("别的事");
    let reused = author
        .post("/communities/village/reports")
        .key(key)
        .json(other);
    assert_eq!(
        reused.send().await.problem().code,
        Code::IdempotencyKeyReused
    );
    assert_eq!(test.store.number("SELECT COUNT(*) FROM report").await, 1);
}

#[tokio::test]
async fn numbers_reach_no_neighbour_over_http() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let mut body = at_house(&test);
    body["text"] = json!("打我电话13800000001");
    let id = send(&author, body).await.ok::<ReportReceipt>().id;
    let neighbour = test.client(Persona::Neighbour).await;
    for path in [
        format!("/reports/{id}"),
        "/communities/village/reports".to_owned(),
        "/communities/village/reports/nearby?lat=31.003&lng=121.003".to_owned(),
        "/communities/village/map?bbox=121.0,31.0,121.02,31.01&zoom=19".to_owned(),
    ] {
        let seen = neighbour.get(&path).send().await;
        assert_eq!(seen.status, StatusCode::OK, "{path}");
        assert!(!seen.text().contains("13800000001"), "{path}");
        assert!(seen.text().contains("打我电话"), "{path}");
        assert_eq!(seen.header("cache-control"), "no-store", "{path}");
        let (session, ends) = seen.header("linli-session").split_once(' ').unwrap();
        assert_eq!(session.len(), 36, "whose the phone may keep it as: {path}");
        assert!(ends.parse::<i64>().unwrap() > test.app.now().0, "{path}");
        let visitors = test.anonymous().get(&path).send().await;
        assert_eq!(visitors.header("linli-session"), "-", "{path}");
    }
    let list = neighbour
        .get("/communities/village/reports?q=13800000001")
        .send()
        .await;
    assert_eq!(list.ok::<Page<ReportCard>>().items, []);
}

#[tokio::test]
async fn a_flag_reaches_staff_and_a_hidden_text_nobody() {
    let test = TestApp::new().await;
    let (author, neighbour) = (
        test.client(Persona::Author).await,
        test.client(Persona::Neighbour).await,
    );
    let staff = test.client(Persona::Staff).await;
    let id = send(&author, at_house(&test))
        .await
        .ok::<ReportReceipt>()
        .id;
    let subject = json!({"kind": "report", "id": id});
    let raised = neighbour
        .post("/flags")
        .once()
        .json(json!({"report": id, "subject": subject, "reason": "privacy"}));
    assert_eq!(raised.send().await.status, StatusCode::CREATED);
    let nonsense = neighbour
        .post("/flags")
        .once()
        .json(json!({"report": id, "subject": subject, "reason": "dislike"}));
    assert_eq!(refusal(&nonsense.send().await).2, "reason");
    let flags: Page<Flag> = staff.get("/communities/village/flags").send().await.ok();
    assert_eq!(flags.items[0].quote, "路灯不亮");
    let silent = staff
        .post("/moderation")
        .once()
        .if_match(flags.items[0].version)
        .json(json!({"report": id, "subject": subject, "hide": true, "reason": ""}));
    assert_eq!(refusal(&silent.send().await).2, "reason");
    let hide = || {
        let decided = json!({"report": id, "subject": subject, "hide": true, "reason": "涉及隐私"});
        staff.post("/moderation").once().json(decided)
    };
    assert_eq!(hide().send().await.status.as_u16(), 428);
    let stale = hide().if_match(flags.items[0].version + 1).send().await;
    assert_eq!((stale.status.as_u16(), stale.code()), (412, Code::Stale));
    let hide = hide().if_match(flags.items[0].version);
    assert_eq!(hide.send().await.status, StatusCode::NO_CONTENT);
    let seen = neighbour.get(&format!("/reports/{id}")).send().await;
    assert!(!seen.text().contains("路灯不亮") && !seen.text().contains("涉及隐私"));
}

#[tokio::test]
async fn a_workers_words_are_flagged_and_hidden() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let (worker, staff) = (
        test.client(Persona::Worker).await,
        test.client(Persona::Staff).await,
    );
    let id = send(&author, at_house(&test))
        .await
        .ok::<ReportReceipt>()
        .id;
    for (act, body) in [
        ("accept", json!({})),
        ("notes", json!({"text": "302室欠费"})),
    ] {
        let call = worker.post(&format!("/reports/{id}/{act}")).once();
        assert!(call.json(body).send().await.status.is_success());
    }
    let read = async |client: &Client| {
        let seen = client.get(&format!("/reports/{id}")).send().await;
        let timeline = seen.ok::<ReportDetail>().timeline;
        let said = timeline.into_iter().find(|entry| entry.answer.is_some());
        said.unwrap()
    };
    let seen = read(&author).await;
    assert_eq!(
        (seen.text.as_str(), seen.staff_version),
        ("302室欠费", None)
    );
    let subject = json!({"kind": "answer", "id": seen.answer});
    let flag = author.post("/flags").once();
    let flag = flag.json(json!({"report": id, "subject": subject, "reason": "privacy"}));
    assert_eq!(flag.send().await.status, StatusCode::CREATED);
    let flags: Page<Flag> = staff.get("/communities/village/flags").send().await.ok();
    assert_eq!(flags.items[0].quote, "302室欠费");
    let version = read(&staff).await.staff_version.unwrap();
    assert_eq!(version, flags.items[0].version);
    let hide = staff.post("/moderation").once().if_match(version);
    let decided = json!({"report": id, "subject": subject, "hide": true, "reason": "涉及隐私"});
    let hidden = hide.json(decided).send().await;
    assert_eq!(hidden.status, StatusCode::NO_CONTENT);
    let seen = read(&author).await;
    assert_eq!((seen.text.as_str(), seen.hidden), ("", true));
    assert_eq!(read(&worker).await.text, "302室欠费");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hidden_photo_is_told_from_one_that_waits_and_can_be_shown_again() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let neighbour = test.client(Persona::Neighbour).await;
    let (worker, staff) = (
        test.client(Persona::Worker).await,
        test.client(Persona::Staff).await,
    );
    let photo = photo(&author, 1).await;
    let mut body = at_house(&test);
    body["photos"] = json!([photo]);
    let id = send(&author, body).await.ok::<ReportReceipt>().id;
    let states = async |client: &Client| -> Vec<PhotoState> {
        let seen = client.get(&format!("/reports/{id}")).send().await;
        let photos = seen.ok::<ReportDetail>().photos;
        photos.iter().map(|photo| photo.state).collect()
    };
    assert_eq!(states(&staff).await, [PhotoState::NotReleased]);
    assert_eq!(states(&neighbour).await, []);
    let accept = worker.post(&format!("/reports/{id}/accept")).once();
    let accepted = accept.json(json!({})).send().await;
    assert!(accepted.status.is_success());
    assert_eq!(states(&neighbour).await, [PhotoState::Shown]);
    for (hide, all, public) in [
        (true, PhotoState::Hidden, None),
        (false, PhotoState::Shown, Some(PhotoState::Shown)),
    ] {
        let seen = staff.get(&format!("/reports/{id}")).send().await;
        let version = seen.ok::<ReportDetail>().photos[0].staff_version.unwrap();
        let moderate = staff
            .post("/moderation")
            .once()
            .if_match(version)
            .json(json!({
                "report": id, "subject": {"kind": "photo", "id": photo}, "hide": hide, "reason": "看得到门牌",
            }));
        assert_eq!(moderate.send().await.status, StatusCode::NO_CONTENT);
        for party in [&author, &worker, &staff] {
            assert_eq!(states(party).await, [all]);
        }
        assert_eq!(states(&neighbour).await, Vec::from_iter(public));
    }
}
