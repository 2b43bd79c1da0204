use super::*;

fn picture() -> CleanImage {
    let pixels = image::RgbImage::from_pixel(20, 10, image::Rgb([90, 120, 60]));
    let mut sent = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut sent)
        .encode_image(&pixels)
        .unwrap();
    CleanImage::from_sent(&sent).unwrap()
}

#[tokio::test]
async fn what_was_kept_reads_back_and_keeping_twice_is_once() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path().to_str().unwrap()).unwrap();
    let image = picture();
    blobs.keep(&image).await.unwrap();
    blobs.keep(&image).await.unwrap();
    let bytes = blobs.read(&image.photo().hash()).await.unwrap();
    assert_eq!(bytes, image.photo().bytes());
    assert!(blobs.read(&image.thumb().hash()).await.is_ok());
}

#[tokio::test]
async fn missing_and_damaged_photos_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path().to_str().unwrap()).unwrap();
    let image = picture();
    let hash = image.photo().hash();
    assert!(matches!(blobs.read(&hash).await, Err(BlobError::Missing)));
    blobs.keep(&image).await.unwrap();
    let file = folder.path().join(name(&hash).as_ref());
    std::fs::write(file, b"something else").unwrap();
    assert!(matches!(blobs.read(&hash).await, Err(BlobError::Damaged)));
}

#[test]
fn names_are_spread_over_folders() {
    assert_eq!(name(&[0xab, 0xcd, 0x01]).as_ref(), "ab/cd01.jpg");
}

#[test]
fn a_wrong_address_is_refused_when_opened() {
    assert!(matches!(Blobs::open("s3://"), Err(BlobError::Address(_))));
    assert!(matches!(
        Blobs::open("/proc/nowhere/photos"),
        Err(BlobError::Address(_))
    ));
}
