//! Starting and stopping as an operator does.

use crate::support::{Serving, linli, ok, run, told};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

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
    let status = serving.wait();
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
fn a_misspelled_variable_is_refused_at_start_and_those_of_the_tools_are_not() {
    let data = tempfile::tempdir().unwrap();
    let with = |name: &str| {
        let output = linli(data.path(), &["migrate"]).env(name, "x").output();
        output.unwrap()
    };
    for (wrong, meant) in [
        ("LINLI_SMS_SENDR", "LINLI_SMS_SENDER"),
        ("LINLI_DATABASE", "LINLI_DATA"),
        ("LINLI_PUBILC_URL", "LINLI_PUBLIC_URL"),
        ("LINLI_CONFIG_FILE", "LINLI_CONFIG"),
    ] {
        let refused = with(wrong);
        assert_eq!(refused.status.code(), Some(1), "{}", told(&refused));
        let words = told(&refused);
        assert!(words.contains(wrong) && words.contains(meant), "{words}");
    }
    for fine in ["LINLI_FULL", "LINLI_TEST_POSTGRES", "LINLI_BENCH_ROUNDS"] {
        ok(&with(fine));
    }
}

#[test]
fn a_taken_port_is_told_with_what_to_do_and_nothing_claims_to_serve() {
    let data = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = run(data.path(), &["serve", "--listen", &address]);
    let words = told(&refused);
    assert_eq!(refused.status.code(), Some(1), "{words}");
    assert!(
        words.contains(&address) && words.contains("taken"),
        "{words}"
    );
    assert!(words.contains("--listen"), "{words}");
    assert!(!words.contains("serving"), "{words}");
}

#[test]
fn without_its_app_it_does_not_start_unless_that_is_said() {
    let data = tempfile::tempdir().unwrap();
    let dist = tempfile::tempdir().unwrap();
    for folder in [dist.path().to_owned(), dist.path().join("nowhere")] {
        let output = linli(data.path(), &["serve"])
            .env("LINLI_STATIC_DIR", &folder)
            .output()
            .unwrap();
        let words = told(&output);
        assert!(!output.status.success(), "{words}");
        let helps = words.contains("LINLI_STATIC_DIR") && words.contains("index.html");
        assert!(helps && words.contains("leave it empty"), "{words}");
    }
    std::fs::write(dist.path().join("index.html"), "<!doctype html>").unwrap();
    let folder = dist.path().to_str().unwrap();
    for (folder, status) in [(folder, "200"), ("", "404")] {
        let serving = Serving::with(data.path(), &[("LINLI_STATIC_DIR", folder)]);
        let page = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        let answer = rest(serving.connect(page));
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{answer}"
        );
        serving.terminate();
    }
}
