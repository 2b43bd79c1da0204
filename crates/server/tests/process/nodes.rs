//! Two servers in front of one Postgres database.

use crate::support::{AUTHOR, Client, NEIGHBOUR, Serving, WORKER, build_village, read, until};
use contract::ReportId;
use contract::stream::Change;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::testing::TestStore;
use store::testing::village::Village;
use uuid::Uuid;

struct Pair {
    store: TestStore,
    village: Village,
    a: Serving,
    b: Serving,
    _folder: tempfile::TempDir,
}

impl Pair {
    async fn start() -> Self {
        let store = TestStore::postgres().await;
        let village = build_village(&store).await;
        let folder = tempfile::tempdir().unwrap();
        let serve = || Serving::with(folder.path(), &[("LINLI_DATABASE_URL", store.url())]);
        Self {
            a: serve(),
            b: serve(),
            village,
            _folder: folder,
            store,
        }
    }
}

/// What a page that looks hears, from now on.
async fn listen(client: &Client) -> Arc<Mutex<Vec<Change>>> {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let mut stream = client.get("/stream").send().await.unwrap();
    assert_eq!(stream.status(), StatusCode::OK);
    let ears = Arc::clone(&heard);
    tokio::spawn(async move {
        let mut text = String::new();
        while let Ok(Some(bytes)) = stream.chunk().await {
            text.push_str(&String::from_utf8_lossy(&bytes));
            while let Some((line, rest)) = text.split_once('\n') {
                let change = line
                    .strip_prefix("data: ")
                    .and_then(|data| serde_json::from_str(data).ok());
                ears.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .extend::<Option<Change>>(change);
                text = rest.to_owned();
            }
        }
    });
    heard
}

fn times(heard: &Mutex<Vec<Change>>, report: ReportId) -> usize {
    let heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    let about = |change: &&Change| matches!(change, Change::Report { id, .. } if *id == report);
    heard.iter().filter(about).count()
}

async fn comment(client: &Client, report: ReportId) {
    let call = client.post_once(&format!("/reports/{report}/comments"));
    let answer = call
        .json(&json!({ "text": "看到了" }))
        .send()
        .await
        .unwrap();
    read(answer, StatusCode::CREATED).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_at_one_is_seen_at_the_other() {
    let pair = Pair::start().await;
    let author = pair.a.sign_in(AUTHOR).await;
    let here = author.submitted(&pair.village, "路灯不亮").await.id;
    let busy = author.submitted(&pair.village, "另一盏灯不亮").await.id;
    let at_a = listen(&author).await;
    let at_b = listen(&author.at(&pair.b)).await;

    // The second server has changes of its own all the time; it must look beyond them.
    let neighbour = pair.b.sign_in(NEIGHBOUR).await;
    let noise = tokio::spawn(async move {
        loop {
            comment(&neighbour, busy).await;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let before = times(&at_b, here);
    comment(&author, here).await;
    until("the comment at the other server", 6, async || {
        times(&at_b, here) > before
    })
    .await;
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(times(&at_a, here), 1, "a server tells its own changes once");
    noise.abort();

    let worker = pair.a.sign_in(WORKER).await;
    let accept = worker.post_once(&format!("/reports/{here}/accept"));
    read(
        accept.json(&json!({})).send().await.unwrap(),
        StatusCode::OK,
    )
    .await;
    let seen = author.at(&pair.b).get(&format!("/reports/{here}"));
    let seen = read(seen.send().await.unwrap(), StatusCode::OK).await;
    assert_eq!(seen["status"], "accepted");
}

/// The id of the report, and whether the answer is another's.
async fn send(client: &Client, pair: &Pair, key: Uuid, text: &str) -> (Value, bool) {
    let call = client.post("/communities/village/reports");
    let call = call.header("idempotency-key", key.to_string());
    let answer = call.json(&pair.village.report(text)).send().await.unwrap();
    let again = answer.headers().contains_key("idempotent-replayed");
    let id = read(answer, StatusCode::CREATED).await["id"].clone();
    (id, again)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_sent_to_both_has_one_effect() {
    let pair = Pair::start().await;
    let author = pair.a.sign_in(AUTHOR).await;
    let twin = author.at(&pair.b);
    let both = async |one: Uuid, other: Uuid, text: &str| {
        tokio::join!(
            send(&author, &pair, one, text),
            send(&twin, &pair, other, text)
        )
    };
    for round in 0..20 {
        let key = Uuid::now_v7();
        let (one, other) = both(key, key, &format!("第{round}盏灯")).await;
        assert_eq!(one.0, other.0);
        assert!(one.1 != other.1, "one of them did it, the other was told");
    }
    assert_eq!(pair.store.number("SELECT COUNT(*) FROM report").await, 20);
    let told = "SELECT COUNT(*) FROM event WHERE kind = 'report_submitted'";
    assert_eq!(pair.store.number(told).await, 20);
    // The mistake that this is about: a key for each server.
    let (one, other) = both(Uuid::now_v7(), Uuid::now_v7(), "又一盏灯").await;
    assert!(one.0 != other.0 && !one.1 && !other.1);
    assert_eq!(pair.store.number(told).await, 22);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_over_both_are_all_there_once() {
    let pair = Pair::start().await;
    let author = pair.a.sign_in(AUTHOR).await;
    let clients = [author.clone(), author.at(&pair.b)];
    let village = Arc::new(pair.village);
    let sent: Vec<_> = (0..200)
        .map(|n| {
            let (client, village) = (clients[n % 2].clone(), Arc::clone(&village));
            tokio::spawn(async move { client.submitted(&village, &format!("第{n}处")).await })
        })
        .collect();
    let mut references = HashSet::new();
    for receipt in sent {
        references.insert(receipt.await.unwrap().reference);
    }
    assert_eq!(references.len(), 200);
    assert_eq!(pair.store.number("SELECT COUNT(*) FROM report").await, 200);
    let findings = store::verify::verify(pair.store.reader()).await.unwrap();
    assert!(findings.is_empty(), "{findings:?}");
}
