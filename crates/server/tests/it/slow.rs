//! Bodies that come slowly: whom they keep out, and whose rights they outlive.

use crate::app::{Client, TestApp};
use crate::media::jpeg;
use crate::persona::Persona;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::IntoResponse;
use contract::{Code, Problem};
use http_body_util::BodyExt;
use serde_json::json;
use server::config::Flags;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use store::commands::identity::RevokeRole;
use tokio::sync::{Notify, Semaphore};
use tower::ServiceExt;
use uuid::Uuid;

/// A request whose body stops after a few bytes until somebody says go.
struct Slow {
    go: Arc<Notify>,
    answer: tokio::task::JoinHandle<(StatusCode, Problem)>,
}

const CODE: &str = r#"{"phone":"13900000001"}"#;

fn slow(client: &Client, path: &str, body: Vec<u8>) -> Slow {
    slow_from(client, "", path, body)
}

/// As a proxy passes it on from this address.
fn slow_from(client: &Client, address: &str, path: &str, body: Vec<u8>) -> Slow {
    let kind = if path == "/media" {
        "image/jpeg"
    } else {
        "application/json"
    };
    let go = Arc::new(Notify::new());
    let goes = Arc::clone(&go);
    let (first, rest) = body.split_at(5);
    let (first, rest) = (first.to_vec(), rest.to_vec());
    let pieces = futures_util::stream::unfold(0, move |n| {
        let (goes, first, rest) = (Arc::clone(&goes), first.clone(), rest.clone());
        async move {
            match n {
                0 => Some((Ok::<_, Infallible>(Bytes::from(first)), 1)),
                1 => {
                    goes.notified().await;
                    Some((Ok(Bytes::from(rest)), 2))
                }
                _ => None,
            }
        }
    });
    let request = Request::post(format!("/api/v1{path}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::CONTENT_TYPE, kind)
        .header("x-forwarded-for", address)
        .header(header::COOKIE, client.cookie.clone().unwrap_or_default())
        .header("idempotency-key", Uuid::now_v7().to_string())
        .body(Body::from_stream(pieces))
        .unwrap();
    let router = client.router.clone();
    let answer = tokio::spawn(async move {
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status, serde_json::from_slice(&bytes).unwrap())
    });
    Slow { go, answer }
}

impl Slow {
    async fn end(self) -> (StatusCode, Code) {
        self.go.notify_one();
        let (status, problem) = self.answer.await.unwrap();
        (status, problem.code)
    }
}

/// Long enough for a request to be begun.
async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(200)).await;
}

fn files(folder: &std::path::Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| if path.is_dir() { files(&path) } else { 1 })
        .sum()
}

#[tokio::test]
async fn a_right_ends_while_a_body_is_on_its_way() {
    let test = TestApp::new().await;
    let staff = test.client(Persona::Staff).await;
    let body = json!({"phone": "13900000001", "role": "volunteer", "grid": null, "name": "张三"});
    let body = body.to_string().into_bytes();
    let path = "/communities/village/grants";
    let grants = slow(&staff, path, body);
    a_moment().await;
    let revoke = RevokeRole {
        grant: test.village.staff.grants[0].id,
    };
    let done = test
        .store
        .execute(revoke, rules::Actor::system(), test.app.now());
    done.await.unwrap();
    assert_eq!(grants.end().await, (StatusCode::FORBIDDEN, Code::Forbidden));
    let people = "SELECT COUNT(*) FROM profile WHERE phone = '13900000001'";
    assert_eq!(test.store.number(people).await, 0);
}

#[tokio::test]
async fn nothing_of_a_person_comes_after_her_leaving() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let photo = slow(&author, "/media", jpeg(1));
    let report = json!(test.village.report("路灯不亮")).to_string();
    let path = "/communities/village/reports";
    let report = slow(&author, path, report.into());
    a_moment().await;
    assert_eq!(author.delete("/me").send().await.status, 204);
    let gone = (StatusCode::UNAUTHORIZED, Code::SignInRequired);
    assert_eq!(photo.end().await, gone);
    assert_eq!(report.end().await, gone);
    for table in ["media", "report"] {
        let count = format!("SELECT COUNT(*) FROM {table}");
        assert_eq!(test.store.number(&count).await, 0, "{table}");
    }
    assert_eq!(files(&test.media()), 0, "the picture itself is gone too");
}

/// Whether forty bodies that stopped halfway leave everybody else alone. `around` wraps the server.
async fn half_sent_bodies_do_no_harm(around: impl Fn(Router) -> Router) -> bool {
    let flags = Flags::default()
        .with("max_in_flight", "4")
        .with("trusted_proxies", "0.0.0.0/32");
    let test = TestApp::with(flags).await;
    let mut client = test.anonymous();
    client.router = around(client.router);
    let half: Vec<_> = (0..40)
        .map(|n| {
            let address = format!("203.0.113.{n}");
            slow_from(&client, &address, "/codes", CODE.into())
        })
        .collect();
    a_moment().await;
    let mut answered = true;
    for path in ["//", "//healthz", "//readyz", "/communities/-/home"] {
        let answer = client.get(path).header("accept", "text/html,*/*").send();
        answered &= answer.await.status == StatusCode::OK;
    }
    drop(half);
    answered
}

#[tokio::test]
async fn half_sent_bodies_keep_nobody_out() {
    assert!(half_sent_bodies_do_no_harm(|router| router).await);
}

#[tokio::test]
async fn taking_a_place_before_the_body_is_there_is_caught() {
    let places = Arc::new(Semaphore::new(4));
    let too_early = |router: Router| {
        let places = Arc::clone(&places);
        router.layer(from_fn(move |request: Request<Body>, next: Next| {
            let place = Arc::clone(&places).try_acquire_owned();
            async move {
                match place {
                    Ok(_place) => next.run(request).await,
                    Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
                }
            }
        }))
    };
    assert!(!half_sent_bodies_do_no_harm(too_early).await);
}

#[tokio::test]
async fn a_body_that_stops_is_given_up() {
    let test = TestApp::new().await;
    let client = test.anonymous();
    let began = std::time::Instant::now();
    let stuck = slow(&client, "/codes", CODE.into());
    let (status, problem) = stuck.answer.await.unwrap();
    assert_eq!((status.as_u16(), problem.code), (503, Code::Unavailable));
    let took = began.elapsed();
    assert!(took < Duration::from_secs(15), "{took:?}");
}

/// Whether an address that has two requests under way is refused a third, and another is not.
async fn an_address_has_its_part(max_in_flight: &str) -> bool {
    let flags = Flags::default()
        .with("max_in_flight", max_in_flight)
        .with("trusted_proxies", "0.0.0.0/32");
    let test = TestApp::with(flags).await;
    let client = test.anonymous();
    // Without a connection the peer is 0.0.0.0, which is not loopback.
    let half: Vec<_> = (0..2)
        .map(|_| slow(&client, "/codes", CODE.into()))
        .collect();
    a_moment().await;
    let third = client.get("/communities").send().await;
    let elsewhere = client
        .get("/communities")
        .header("x-forwarded-for", "203.0.113.9")
        .send();
    assert_eq!(elsewhere.await.status, StatusCode::OK);
    drop(half);
    if third.status == StatusCode::OK {
        return false;
    }
    assert_eq!(
        (third.status.as_u16(), third.code()),
        (503, Code::Unavailable)
    );
    assert!(!third.header("retry-after").is_empty());
    true
}

#[tokio::test]
async fn one_address_takes_only_its_part() {
    assert!(an_address_has_its_part("8").await);
    assert!(!an_address_has_its_part("12").await, "three have room");
}
