//! `TestApp`: a server of its own for each test, in front of the store's test village.

use crate::persona::Persona;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use contract::person::{ConsentTo, NewCode, NewSession, Role};
use contract::settings::GrantInput;
use contract::{Code, Problem, SessionId, Timestamp};
use http_body_util::BodyExt;
use rules::Actor;
use serde::de::DeserializeOwned;
use serde_json::Value;
use server::auth::{Token, session_cookie};
use server::config::{Config, Flags};
use server::media::Blobs;
use server::{App, http, sms, tasks};
use store::commands::identity::{GrantRole, RequestCode, SetConsent, SignIn, SignedIn};
use store::commands::meta::SetMeta;
use store::queries::meta;
use store::testing::TestStore;
use store::testing::village::Village;
use tower::ServiceExt;
use uuid::Uuid;

/// Everything goes when it is dropped.
pub struct TestApp {
    pub app: App,
    pub store: TestStore,
    pub village: Village,
    router: axum::Router,
    folder: tempfile::TempDir,
}

impl TestApp {
    /// Nobody here writes so much that it counts.
    pub async fn new() -> Self {
        Self::with(Flags::default().with("write_limit_factor", "1000")).await
    }

    pub async fn with(flags: Flags) -> Self {
        crate::privacy::capture();
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        std::fs::write(
            dist.join("index.html"),
            "<!doctype html><script>go()</script>",
        )
        .unwrap();
        std::fs::write(dist.join("app-0123456789abcdef.js"), "go()").unwrap();
        let flags = flags
            .with("data", folder.path().display().to_string())
            .with("static_dir", dist.display().to_string());
        let config = Config::from_flags(&flags).unwrap();
        let store = TestStore::sqlite().await;
        let village = Village::build(&store).await;
        let sender = sms::sender(&config.sms).unwrap();
        let blobs = Blobs::open(config.media.url.as_str()).unwrap();
        let app = App::new(store.share(), config, sender, blobs);
        tasks::start(&app);
        Self {
            router: http::router(app.clone()),
            app,
            store,
            village,
            folder,
        }
    }

    /// Where photos lie.
    pub fn media(&self) -> std::path::PathBuf {
        self.folder.path().join("media")
    }

    /// A client that has not signed in.
    pub fn anonymous(&self) -> Client {
        Client {
            router: self.router.clone(),
            cookie: None,
        }
    }

    /// Makes the database a demonstration, whose answers carry the sign-in code.
    pub async fn make_demo(&self) {
        let command = SetMeta {
            key: meta::DEMO.to_owned(),
            value: "true".to_owned(),
        };
        let done = self.store.execute(command, Actor::system(), self.app.now());
        done.await.unwrap();
    }

    /// This person, signed in.
    pub async fn client(&self, persona: Persona) -> Client {
        match persona.phone() {
            None => self.anonymous(),
            Some(phone) => self.sign_in(phone, 0).await.0,
        }
    }

    /// One more device of a phone's owner; `minutes_ago` differs for each, because a phone gets one
    /// code a minute.
    pub async fn sign_in(&self, phone: &str, minutes_ago: i64) -> (Client, SessionId) {
        let now = Timestamp(self.app.now().0 - minutes_ago * 61_000);
        if phone == crate::persona::OPERATOR_PHONE {
            self.make_operator(phone).await;
        }
        let ask = RequestCode {
            input: NewCode {
                phone: phone.to_owned(),
            },
            address: "192.0.2.1".to_owned(),
            address_limit: i64::MAX,
            in_all_limit: i64::MAX,
        };
        let asked = self.store.execute(ask, Actor::anonymous(), now).await;
        let asked = asked.unwrap();
        let token = Token::generate().unwrap();
        let command = SignIn {
            input: NewSession {
                request: asked.request,
                phone: phone.to_owned(),
                code: asked.code,
            },
            address: "192.0.2.1".to_owned(),
            address_limit: i64::MAX,
            token_hash: token.hash(),
            label: "Test".to_owned(),
            replaces: None,
        };
        let signed_in = self.store.execute(command, Actor::anonymous(), now).await;
        let SignedIn { session, actor, .. } = signed_in.unwrap().into_result().unwrap();
        // The village's own people agreed long ago.
        if phone == crate::persona::OPERATOR_PHONE {
            let (to, given) = (ConsentTo::Service, true);
            let done = self.store.execute(SetConsent { to, given }, actor, now);
            done.await.unwrap();
        }
        let cookie = session_cookie(&token, false, 60).unwrap();
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        let mut client = self.anonymous();
        client.cookie = Some(pair.to_owned());
        (client, session)
    }

    async fn make_operator(&self, phone: &str) {
        let command = GrantRole {
            community: self.village.community,
            input: GrantInput {
                phone: phone.to_owned(),
                role: Role::Operator,
                grid: None,
                name: "运维".to_owned(),
            },
        };
        let done = self.store.execute(command, Actor::system(), self.app.now());
        done.await.unwrap();
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.app.stopping.cancel();
    }
}

/// A browser: keeps its cookie and sends what our own pages send.
#[derive(Clone)]
pub struct Client {
    router: axum::Router,
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
