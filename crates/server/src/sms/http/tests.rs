use super::*;
use std::time::Instant;
use tokio::net::TcpListener;

#[tokio::test]
async fn a_silent_provider_is_given_up_and_nothing_secret_is_told() {
    // Another test of this process may have installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Connections are taken by the system and never answered.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let url = Url::parse(&format!("http://{address}/send?key=s3cret")).unwrap();
    let patience = Duration::from_millis(300);
    let sender = HttpSender::patient(url, "t0ken".to_owned(), patience).unwrap();
    let began = Instant::now();
    let failed = sender
        .send("13800000001", "验证码 123456")
        .await
        .unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(5), "gives up in time");
    let words = failed.to_string();
    for secret in ["13800000001", "123456", "t0ken", "s3cret"] {
        assert!(!words.contains(secret), "{words}");
    }
}
