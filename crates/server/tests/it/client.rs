//! What a browser sends, and what it is answered.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use contract::{Code, Problem};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower::ServiceExt;
use uuid::Uuid;

/// A browser: keeps its cookie and sends what our own pages send.
#[derive(Clone)]
pub struct Client {
    pub router: Router,
    pub cookie: Option<String>,
}

/// A request being put together.
pub struct Call {
    client: Client,
    method: Method,
    uri: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Client {
    /// `path` under `/api/v1`, or absolute when it begins with `//`.
    pub fn call(&self, method: Method, path: &str) -> Call {
        let uri = match path.strip_prefix("//") {
            Some(rest) => format!("/{rest}"),
            None => format!("/api/v1{path}"),
        };
        let mut headers = HeaderMap::new();
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        headers.insert(header::HOST, "127.0.0.1:8080".parse().unwrap());
        Call {
            client: self.clone(),
            method,
            uri,
            headers,
            body: Vec::new(),
        }
    }

    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    pub fn put(&self, path: &str) -> Call {
        self.call(Method::PUT, path)
    }

    pub fn patch(&self, path: &str) -> Call {
        self.call(Method::PATCH, path)
    }

    pub fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }
}

impl Call {
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.insert(name, value.parse().unwrap());
        self
    }

    pub fn json(mut self, body: Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    pub fn bytes(mut self, content_type: &str, body: Vec<u8>) -> Self {
        self.body = body;
        self.header("content-type", content_type)
    }

    /// With a fresh `Idempotency-Key`.
    pub fn once(self) -> Self {
        self.key(Uuid::now_v7())
    }

    pub fn key(self, key: Uuid) -> Self {
        self.header("idempotency-key", &key.to_string())
    }

    pub fn if_match(self, version: i64) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    /// Sends and gives the bare response, for streams.
    pub async fn raw(self) -> Response<Body> {
        let mut request = Request::builder().method(self.method).uri(self.uri);
        if let Some(headers) = request.headers_mut() {
            headers.extend(self.headers);
            if let Some(cookie) = &self.client.cookie {
                headers.insert(header::COOKIE, cookie.parse().unwrap());
            }
        }
        let request = request.body(Body::from(self.body)).unwrap();
        self.client.router.oneshot(request).await.unwrap()
    }

    pub async fn send(self) -> Answer {
        let (parts, body) = self.raw().await.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// What the browser sends from now on: every cookie that this answer set.
    pub fn cookies(&self) -> String {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        let pairs = set.filter_map(|value| value.to_str().ok()?.split(';').next());
        pairs.collect::<Vec<_>>().join("; ")
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body, when it is a success.
    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    /// The problem, when it is one.
    pub fn problem(&self) -> Problem {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{} {}",
            self.status,
            self.text()
        );
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, self.status.as_u16());
        problem
    }

    pub fn code(&self) -> Code {
        self.problem().code
    }
}
