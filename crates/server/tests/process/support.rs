//! Servers as processes of their own, and clients that speak HTTP with them.

use contract::report::ReportReceipt;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use rules::Actor;
use serde_json::{Value, json};
use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Once;
use std::time::{Duration, Instant};
use store::commands::meta::SetMeta;
use store::queries::meta::DEMO;
use store::testing::village::Village;
use store::{Store, StoreConfig};
use uuid::Uuid;

pub const AUTHOR: &str = "13800000100";
pub const NEIGHBOUR: &str = "13800000101";
pub const WORKER: &str = "13800000102";

pub fn linli(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linli-server"));
    command.args(arguments).arg("--data").arg(data);
    // One person does here what in life are many.
    command.env("LINLI_WRITE_LIMIT_FACTOR", "1000");
    // The app is not built here.
    command.env("LINLI_STATIC_DIR", "");
    command.stdin(Stdio::null());
    command
}

pub fn run(data: &Path, arguments: &[&str]) -> Output {
    linli(data, arguments).output().unwrap()
}

/// Makes the community `lane`, around a place in Shanghai.
pub fn create_community(data: &Path) -> Output {
    let create = [
        "community",
        "create",
        "--slug",
        "lane",
        "--name",
        "里弄",
        "--center",
        "31.215,121.435",
    ];
    run(data, &create)
}

pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// What it printed, when it ended well.
pub fn ok(output: &Output) -> String {
    let words = told(output);
    assert!(output.status.success(), "{words}");
    words
}

/// The test village, marked as a demonstration so that answers carry the sign-in code.
pub async fn build_village(store: &Store) -> Village {
    let village = Village::build(store).await;
    let demo = SetMeta {
        key: DEMO.to_owned(),
        value: "true".to_owned(),
    };
    let now = server::state::now();
    store.execute(demo, Actor::system(), now).await.unwrap();
    village
}

/// The same in the database of a data folder.
pub async fn village_in(data: &Path) -> Village {
    let config = StoreConfig::new(sqlite(data));
    let store = Store::connect(&config).await.unwrap();
    let village = build_village(&store).await;
    store.close().await;
    village
}

pub fn sqlite(data: &Path) -> String {
    format!("sqlite://{}/linli.sqlite", data.display())
}

/// A picture too large for a few kilobytes, and than the small one kept beside it; different for each `n`.
pub fn jpeg(n: u32) -> Vec<u8> {
    let noise =
        |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503) ^ n).to_le_bytes();
    let pixels = image::RgbImage::from_fn(640, 480, |x, y| {
        let [r, g, b, _] = noise(x, y);
        image::Rgb([r, g, b])
    });
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.encode_image(&pixels).unwrap();
    bytes
}

/// A running server; killed when the test ends early.
pub struct Serving {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    pub fn start(data: &Path) -> Self {
        Self::with(data, &[])
    }

    /// With these variables.
    pub fn with(data: &Path, variables: &[(&str, &str)]) -> Self {
        let mut command = linli(data, &["serve"]);
        command.envs(variables.iter().copied());
        Self::run(command, data)
    }

    /// `command` is `linli-server serve`, perhaps wrapped.
    pub fn run(mut command: Command, folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let log = folder.join(format!("{}.log", address.port()));
        let child = command
            .env("LINLI_LISTEN", address.to_string())
            .stdout(std::fs::File::create(log.with_extension("out")).unwrap())
            .stderr(std::fs::File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let serving = Self {
            child,
            address,
            log,
        };
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            let late = began.elapsed() > Duration::from_secs(30);
            assert!(!late, "did not start: {}", serving.log());
            std::thread::sleep(Duration::from_millis(50));
        }
        serving
    }

    pub fn pid(&self) -> String {
        self.child.id().to_string()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// What it printed, which the log does not hold.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(self.log.with_extension("out")).unwrap()
    }

    /// A bare connection with this sent.
    pub fn connect(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(15)))
            .unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    }

    pub fn terminate(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.pid()]).status();
        assert!(sent.unwrap().success());
    }

    /// Ends it and waits.
    pub fn stop(mut self) {
        self.terminate();
        assert!(self.wait().success());
    }

    pub fn wait(&mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }

    pub fn visitor(&self) -> Client {
        Client {
            http: http_client(),
            base: format!("http://{}/api/v1", self.address),
            cookie: String::new(),
        }
    }

    /// The owner of this phone, signed in by the code that a demonstration tells.
    pub async fn sign_in(&self, phone: &str) -> Client {
        let mut client = self.visitor();
        let ask = client.post("/codes").json(&json!({ "phone": phone }));
        let asked = read(ask.send().await.unwrap(), StatusCode::OK).await;
        let code =
            json!({ "request": asked["request"], "phone": phone, "code": asked["demo_code"] });
        let answer = client.post("/session").json(&code).send().await.unwrap();
        let cookie = answer.headers().get("set-cookie").unwrap();
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        client.cookie = pair.to_owned();
        read(answer, StatusCode::CREATED).await;
        client
    }
}

/// The body, when the status is this one.
pub async fn read(answer: Response, status: StatusCode) -> Value {
    let (found, text) = (answer.status(), answer.text().await.unwrap());
    assert_eq!(found, status, "{text}");
    serde_json::from_str(&text).unwrap_or_default()
}

pub fn http_client() -> reqwest::Client {
    static TLS: Once = Once::new();
    // The client wants a provider even where it speaks plain http.
    TLS.call_once(|| {
        rustls::crypto::ring::default_provider()
            .install_default()
            .unwrap()
    });
    reqwest::Client::new()
}

/// A browser: sends what our own pages send.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    cookie: String,
}

impl Client {
    pub fn call(&self, method: Method, path: &str) -> RequestBuilder {
        let call = self.http.request(method, format!("{}{path}", self.base));
        call.header("sec-fetch-site", "same-origin")
            .header("cookie", &self.cookie)
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.call(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.call(Method::POST, path)
    }

    pub fn post_once(&self, path: &str) -> RequestBuilder {
        self.post(path)
            .header("idempotency-key", Uuid::now_v7().to_string())
    }

    /// The same person, seen by another server.
    pub fn at(&self, other: &Serving) -> Self {
        Self {
            base: format!("http://{}/api/v1", other.address),
            ..self.clone()
        }
    }

    pub async fn upload(&self, jpeg: Vec<u8>) -> Response {
        let call = self.post("/media").header("content-type", "image/jpeg");
        call.body(jpeg).send().await.unwrap()
    }

    pub async fn submit(&self, village: &Village, text: &str) -> Response {
        let call = self.post_once("/communities/village/reports");
        call.json(&village.report(text)).send().await.unwrap()
    }

    pub async fn submitted(&self, village: &Village, text: &str) -> ReportReceipt {
        let answer = self.submit(village, text).await;
        serde_json::from_value(read(answer, StatusCode::CREATED).await).unwrap()
    }
}

/// Asks again until the answer is yes.
pub async fn until<F: Future<Output = bool>>(what: &str, seconds: u64, ask: impl Fn() -> F) {
    let began = Instant::now();
    while !ask().await {
        assert!(
            began.elapsed() < Duration::from_secs(seconds),
            "never: {what}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
