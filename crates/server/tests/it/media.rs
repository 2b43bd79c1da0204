//! Photos over HTTP: what comes in, what goes out, and who gets it.

use crate::app::TestApp;
use crate::persona::Persona;
use axum::http::StatusCode;
use contract::Code;
use contract::limits::PHOTO_BYTES_MAX;
use contract::media::Media;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// A small picture that differs by `n`.
pub fn jpeg(n: usize) -> Vec<u8> {
    let [a, b, ..] = n.to_le_bytes();
    let pixels = RgbImage::from_fn(24, 16, |x, _| match x / 8 {
        0 => Rgb([a, 40, 200]),
        1 => Rgb([b, 200, 40]),
        _ => Rgb([200, a.wrapping_mul(7), b]),
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95)
        .encode_image(&pixels)
        .unwrap();
    // The trailer tells two pictures apart whose pixels are alike, and must not survive.
    bytes.extend(format!("trailer {n}").as_bytes());
    bytes
}

#[tokio::test]
async fn the_same_bytes_are_the_same_photo() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let send = async || {
        author
            .post("/media")
            .bytes("image/jpeg", jpeg(1))
            .send()
            .await
    };
    let first = send().await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = send().await;
    assert_eq!(again.status, StatusCode::OK);
    let (first, again): (Media, Media) = (first.ok(), again.ok());
    assert_eq!(first, again);
    assert_eq!(
        (first.width, first.height, first.sha256.len()),
        (24, 16, 64)
    );
    let neighbour = test.client(Persona::Neighbour).await;
    let other = neighbour
        .post("/media")
        .bytes("image/jpeg", jpeg(1))
        .send()
        .await;
    assert_ne!(other.ok::<Media>().id, first.id);
}

#[tokio::test]
async fn a_photo_comes_back_clean_and_is_kept_by_the_browser_alone() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let sent = author
        .post("/media")
        .bytes("image/png", jpeg(7))
        .send()
        .await;
    let id = sent.ok::<Media>().id;
    for path in [format!("/media/{id}"), format!("/media/{id}/thumb")] {
        let got = author.get(&path).send().await;
        assert_eq!(got.status, StatusCode::OK);
        assert_eq!(got.header("content-type"), "image/jpeg");
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert!(got.header("content-disposition").starts_with("inline"));
        assert!(got.header("cache-control").starts_with("private"));
        assert!(!got.text().contains("trailer"));
        assert!(image::load_from_memory(&got.body).is_ok());
        let again = author
            .get(&path)
            .header("if-none-match", got.header("etag"));
        assert_eq!(again.send().await.status, StatusCode::NOT_MODIFIED);
        let visitor = test.anonymous().get(&path).send().await;
        assert_eq!(visitor.problem().code, Code::NotFound);
    }
}

#[tokio::test]
async fn what_is_no_photo_gets_a_clear_answer() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let send = async |kind: &str, bytes: Vec<u8>| {
        author
            .post("/media")
            .bytes(kind, bytes)
            .send()
            .await
            .problem()
            .code
    };
    assert_eq!(
        send("image/jpeg", b"just words, named .jpg".to_vec()).await,
        Code::NotAPicture
    );
    assert_eq!(send("image/jpeg", Vec::new()).await, Code::NotAPicture);
    assert_eq!(
        send("image/svg+xml", b"<svg/>".to_vec()).await,
        Code::NotAPicture
    );
    assert_eq!(
        send("image/jpeg", vec![0; PHOTO_BYTES_MAX + 1]).await,
        Code::TooLarge
    );
    assert_eq!(
        send("application/json", jpeg(1)).await,
        Code::UnsupportedMediaType
    );
    let visitor = test.anonymous().post("/media").bytes("image/jpeg", jpeg(1));
    assert_eq!(visitor.send().await.problem().code, Code::SignInRequired);
}

#[tokio::test]
async fn a_photo_may_be_larger_than_any_json() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let mut sent = jpeg(1);
    sent.resize(PHOTO_BYTES_MAX, 0);
    let answer = author.post("/media").bytes("image/jpeg", sent).send().await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

/// What a phone meets that had no network for a week between its photos and its report.
#[tokio::test]
async fn a_photo_that_was_swept_is_named_and_can_be_sent_again() {
    let test = TestApp::new().await;
    let author = test.client(Persona::Author).await;
    let upload = async || {
        let call = author.post("/media").bytes("image/jpeg", jpeg(1));
        call.send().await.ok::<Media>().id
    };
    let key = uuid::Uuid::now_v7();
    let submit = async |photo| {
        let mut report = serde_json::json!(test.village.report("路灯不亮"));
        report["photos"] = serde_json::json!([photo]);
        let call = author.post("/communities/village/reports").key(key);
        call.json(report).send().await
    };
    let swept = upload().await;
    let later = contract::Timestamp(test.app.now().0 + 8 * 86_400_000);
    let sweep = store::commands::upkeep::Sweep;
    let gone = test.store.execute(sweep, rules::Actor::system(), later);
    gone.await.unwrap();
    let refused = submit(swept).await.problem();
    assert_eq!(refused.code, Code::InvalidInput);
    let wrong = &refused.fields[0];
    let named = (wrong.field.as_str(), wrong.code);
    assert_eq!(named, ("photos", contract::FieldCode::Unknown));
    let again = upload().await;
    assert_ne!(again, swept);
    assert_eq!(submit(again).await.status, StatusCode::CREATED);
}
