//! Clients that do not end what they begin.

use crate::support::Serving;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

/// Everything until the server closes.
fn rest(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

/// One answer with its body; the connection stays open.
fn answer(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut piece = [0; 4096];
    loop {
        let read = stream.read(&mut piece).unwrap();
        text.push_str(&String::from_utf8_lossy(&piece[..read]));
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.parse::<usize>().ok())?
        });
        if read == 0 || length.is_some_and(|length| body.len() >= length) {
            return text;
        }
    }
}

fn closes(told: &str) -> bool {
    told.to_ascii_lowercase().contains("connection: close")
}

#[test]
fn half_sent_requests_keep_nobody_out() {
    let data = tempfile::tempdir().unwrap();
    let serving = Serving::start(data.path());
    let head = "POST /api/v1/codes HTTP/1.1\r\nHost: x\r\n\
        Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{";
    let half: Vec<TcpStream> = (0..600).map(|_| serving.connect(head)).collect();
    let began = Instant::now();
    let only_a_head = serving.connect("GET /healthz HTTP/1.1\r\nHost:");
    for path in ["/healthz", "/readyz", "/api/v1/communities"] {
        let get = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        let told = rest(serving.connect(&get));
        assert!(told.starts_with("HTTP/1.1 200"), "{path}: {told}");
    }
    for stream in half {
        let told = rest(stream);
        assert!(told.starts_with("HTTP/1.1 503") && closes(&told), "{told}");
    }
    assert!(!rest(only_a_head).contains("200 OK"));
    let took = began.elapsed().as_secs();
    assert!(
        (8..15).contains(&took),
        "a half-sent head is given up after ten seconds, not {took}"
    );
}

#[test]
fn a_connection_can_be_used_after_an_early_refusal() {
    let data = tempfile::tempdir().unwrap();
    let serving = Serving::start(data.path());
    let photo = "x".repeat(300_000);
    let mut stream = serving.connect(&format!(
        "POST /api/v1/media HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\n\
         Content-Length: {}\r\n\r\n{photo}",
        photo.len()
    ));
    let refused = answer(&mut stream);
    assert!(refused.starts_with("HTTP/1.1 401"), "{refused}");
    let next = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(next).unwrap();
    let told = rest(stream);
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");

    let huge = "POST /api/v1/codes HTTP/1.1\r\nHost: x\r\n\
        Content-Type: application/json\r\nContent-Length: 90000000\r\n\r\n{";
    let told = rest(serving.connect(huge));
    assert!(told.starts_with("HTTP/1.1 413") && closes(&told), "{told}");
}
