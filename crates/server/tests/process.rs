//! The program as an operator runs it: started, stopped, backed up and restored.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking, as tests do"
)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn linli(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linli-server"));
    command.args(arguments).arg("--data").arg(data);
    command.stdin(Stdio::null());
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    linli(data, arguments).output().unwrap()
}

fn ok(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A running server; killed when the test ends early.
struct Serving {
    child: Child,
    address: SocketAddr,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(data: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let child = linli(data, &["serve", "--listen", &address.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let serving = Self { child, address };
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(30), "did not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        serving
    }

    fn connect(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(15)))
            .unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    }

    fn terminate(&self) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(sent.unwrap().success());
    }
}

fn rest(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn a_stop_answers_what_was_accepted() {
    let data = tempfile::tempdir().unwrap();
    let mut serving = Serving::start(data.path());
    let body = r#"{"phone":"13900000001"}"#;
    let head = format!(
        "POST /api/v1/codes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let half = body.len() / 2;
    let mut under_way: Vec<TcpStream> = (0..8)
        .map(|_| serving.connect(&format!("{head}{}", &body[..half])))
        .collect();
    let stream = serving.connect("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
    std::thread::sleep(Duration::from_millis(500));

    let began = Instant::now();
    serving.terminate();
    std::thread::sleep(Duration::from_millis(500));
    assert!(
        TcpStream::connect(serving.address).is_err(),
        "takes nothing new"
    );
    for request in &mut under_way {
        request.write_all(&body.as_bytes()[half..]).unwrap();
    }
    for request in under_way {
        let answer = rest(request);
        // One phone gets one code a minute; the others are told so, in full.
        let told = answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.1 429");
        assert!(told && answer.ends_with('}'), "{answer}");
    }
    assert!(
        rest(stream).starts_with("HTTP/1.1 200"),
        "streams end by themselves"
    );
    let status = serving.child.wait().unwrap();
    assert!(status.success(), "{status}");
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn a_wrong_value_is_refused_at_start_by_name() {
    let data = tempfile::tempdir().unwrap();
    for (arguments, key) in [
        (["serve", "--listen", "0.0.0.0:0"], "listen"),
        (["serve", "--sms-sender", "pigeon"], "sms.sender"),
    ] {
        let refused = run(data.path(), &arguments);
        assert_eq!(refused.status.code(), Some(1));
        let words = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(words.contains(key), "{words}");
    }
}

#[test]
fn a_backup_can_be_put_back_and_a_damaged_one_is_found() {
    let (data, safe) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let create = [
        "community",
        "create",
        "--slug",
        "lane",
        "--name",
        "里弄",
        "--center",
        "31.2,121.4",
    ];
    ok(&run(data.path(), &create));
    let twice = run(data.path(), &create);
    assert!(!twice.status.success(), "a slug is taken once");
    ok(&run(data.path(), &["grant", "staff", "13900000001"]));
    let photo = data.path().join("media/ab/cd.jpg");
    std::fs::create_dir_all(photo.parent().unwrap()).unwrap();
    std::fs::write(&photo, "photo").unwrap();

    let to = safe.path().to_str().unwrap();
    ok(&run(data.path(), &["backup", "--to", to]));
    let made = std::fs::read_dir(safe.path()).unwrap().map(Result::unwrap);
    let backup = made
        .map(|entry| entry.path())
        .find(|path| path.join("manifest.json").exists())
        .unwrap();
    let from = backup.to_str().unwrap();
    ok(&run(data.path(), &["restore", "--verify", from]));
    let over = run(data.path(), &["restore", from]);
    assert!(!over.status.success(), "never overwrites");

    let fresh = tempfile::tempdir().unwrap();
    let words = ok(&run(fresh.path(), &["restore", from]));
    assert!(words.contains("1 photos"), "{words}");
    let words = ok(&run(fresh.path(), &["verify"]));
    assert!(
        words.contains("community: 1") && words.contains("person: 1"),
        "{words}"
    );
    assert_eq!(
        std::fs::read(fresh.path().join("media/ab/cd.jpg")).unwrap(),
        b"photo"
    );

    std::fs::write(safe.path().join("media/ab/cd.jpg"), "other").unwrap();
    let bad = run(data.path(), &["restore", "--verify", from]);
    assert!(!bad.status.success());
}
