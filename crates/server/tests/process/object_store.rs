//! Photos in object storage: the real client against a small server that speaks enough S3.

use crate::support::{AUTHOR, Serving, jpeg, linli, ok, read, until, village_in};
use axum::body::Bytes;
use axum::extract::{Path as Route, Query, State};
use axum::http::StatusCode as Status;
use axum::routing::{get, put};
use axum::{Router, response::IntoResponse, response::Response};
use reqwest::{Method, StatusCode};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

/// The objects of bucket `photos` by key.
#[derive(Clone, Default)]
pub struct Bucket(Arc<Mutex<BTreeMap<String, Bytes>>>);

impl Bucket {
    pub fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub async fn serve(&self) -> String {
        let router = Router::new()
            .route("/photos", get(list).post(remove))
            .route("/photos/{*key}", put(keep).get(fetch))
            .with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async { axum::serve(listener, router).await });
        format!("http://{address}")
    }
}

async fn keep(State(bucket): State<Bucket>, Route(key): Route<String>, body: Bytes) -> Response {
    bucket.all().insert(key, body);
    [("etag", "\"1\"")].into_response()
}

async fn fetch(State(bucket): State<Bucket>, Route(key): Route<String>) -> Response {
    match bucket.all().get(&key).cloned() {
        Some(bytes) => {
            let headers = [
                ("etag", "\"1\""),
                ("last-modified", "Sun, 22 Nov 2026 00:00:00 GMT"),
            ];
            (headers, bytes).into_response()
        }
        None => Status::NOT_FOUND.into_response(),
    }
}

async fn list(
    State(bucket): State<Bucket>,
    Query(query): Query<HashMap<String, String>>,
) -> String {
    assert_eq!(query["list-type"], "2");
    let objects = bucket.all();
    let wanted = objects
        .iter()
        .filter(|(key, _)| key.starts_with(&query["prefix"]));
    let contents: String = wanted
        .map(|(key, bytes)| {
            let size = bytes.len();
            format!("<Contents><Key>{key}</Key><LastModified>2026-11-22T00:00:00.000Z</LastModified><ETag>1</ETag><Size>{size}</Size></Contents>")
        })
        .collect();
    format!("<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>")
}

/// Many at once, as the client asks for: `<Delete><Object><Key>…</Key></Object>…</Delete>`.
async fn remove(State(bucket): State<Bucket>, body: String) -> String {
    let keys = body.split("<Key>").skip(1);
    let keys = keys.map(|part| part.split('<').next().unwrap());
    let deleted = keys.inspect(|key| drop(bucket.all().remove(*key)));
    let deleted: String = deleted
        .map(|key| format!("<Deleted><Key>{key}</Key></Deleted>"))
        .collect();
    format!("<DeleteResult>{deleted}</DeleteResult>")
}

fn variables(endpoint: &str) -> [(&str, &str); 6] {
    [
        ("LINLI_MEDIA_URL", "s3://photos/linli"),
        ("AWS_ENDPOINT", endpoint),
        ("AWS_ALLOW_HTTP", "true"),
        ("AWS_REGION", "cn-east-1"),
        ("AWS_ACCESS_KEY_ID", "id"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
    ]
}

/// A command of the program, run beside the bucket.
pub async fn run_beside(data: &Path, endpoint: &str, arguments: &[&str]) -> String {
    let mut command: Command = linli(data, arguments);
    command.envs(variables(endpoint));
    let done = tokio::task::spawn_blocking(move || command.output().unwrap());
    ok(&done.await.unwrap())
}

#[tokio::test]
async fn photos_are_kept_served_backed_up_and_erased() {
    let (data, safe) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    village_in(data.path()).await;
    let bucket = Bucket::default();
    let endpoint = bucket.serve().await;
    let server = Serving::with(data.path(), &variables(&endpoint));
    let author = server.sign_in(AUTHOR).await;
    let media = read(author.upload(jpeg(1)).await, StatusCode::CREATED).await;
    let keys: Vec<String> = bucket.all().keys().cloned().collect();
    assert_eq!(keys.len(), 2, "photo and small picture");
    for key in &keys {
        let name = key.strip_prefix("linli/").unwrap();
        assert_eq!(
            (name.find('/'), name.len()),
            (Some(2), 2 + 1 + 62 + 4),
            "{key}"
        );
    }
    let photo = author.get(&format!("/media/{}", media["id"].as_str().unwrap()));
    let photo = photo.send().await.unwrap();
    assert_eq!(photo.headers()["content-type"], "image/jpeg");
    let bytes = photo.bytes().await.unwrap();
    assert!(bucket.all().values().any(|kept| *kept == bytes));

    let to = safe.path().to_str().unwrap();
    let told = run_beside(data.path(), &endpoint, &["backup", "--to", to]).await;
    assert!(told.contains("2 photos, 2 of them new"), "{told}");

    let leave = author.call(Method::DELETE, "/me").send().await.unwrap();
    assert_eq!(leave.status(), StatusCode::NO_CONTENT);
    until("the pictures of a person who left go", 10, async || {
        bucket.all().is_empty()
    })
    .await;
}
