//! What a person sends leaves no trace in the log.

use crate::app::TestApp;
use crate::persona::Persona;
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

static LOG: OnceLock<Captured> = OnceLock::new();

/// Keeps the log of the whole test process, from its first server on.
pub fn capture() {
    LOG.get_or_init(|| {
        let log = Captured::default();
        tracing_subscriber::fmt()
            .json()
            .with_max_level(tracing::Level::DEBUG)
            .with_writer(log.clone())
            .init();
        log
    });
}

#[tokio::test]
async fn neither_phone_nor_name_nor_words_nor_token_reach_the_log() {
    let test = TestApp::new().await;
    let client = test.client(Persona::Author).await;
    let phone = "13912345678";
    client
        .post("/codes")
        .json(json!({"phone": phone}))
        .send()
        .await;
    client
        .post("/codes")
        .json(json!({"phone": format!("{phone}9")}))
        .send()
        .await;
    client
        .get(&format!("/communities/village/map?bbox={phone}&zoom=1"))
        .send()
        .await;
    client
        .get(&format!("//look/{phone}?phone={phone}"))
        .send()
        .await;
    client
        .patch("/me")
        .if_match(1)
        .json(json!({"name": "欧阳标记"}))
        .send()
        .await;
    let broken = format!("{{\"name\": \"欧阳标记\", {phone}");
    client
        .patch("/me")
        .if_match(1)
        .bytes("application/json", broken.into_bytes())
        .send()
        .await;

    let log = LOG.get().unwrap().0.lock().unwrap().clone();
    let text = String::from_utf8(log).unwrap();
    let lines = text.matches("\"answered\"").count();
    assert!(lines >= 6, "the log was captured: {text}");
    assert!(text.contains("\"route\":\"/api/v1/codes\""), "{text}");
    let token = client.cookie.clone().unwrap();
    let token = token.split_once('=').unwrap().1.to_owned();
    for secret in [phone, "欧阳标记", "13800000100", "bbox", token.as_str()] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
