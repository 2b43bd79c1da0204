use super::*;

fn picture() -> CleanImage {
    let pixels = image::RgbImage::from_pixel(20, 10, image::Rgb([90, 120, 60]));
    let mut sent = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut sent)
        .encode_image(&pixels)
        .unwrap();
    CleanImage::from_sent(&sent).unwrap()
}

fn open(folder: &std::path::Path) -> Blobs {
    Blobs::open(Url::from_directory_path(folder).unwrap().as_str()).unwrap()
}

#[tokio::test]
async fn what_was_kept_reads_back_and_keeping_twice_is_once() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = open(folder.path());
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
    let blobs = open(folder.path());
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
    for address in [
        "s3://",
        "/no/scheme",
        "ftp://x/y",
        "file:///proc/nowhere/photos",
    ] {
        let opened = Blobs::open(address);
        assert!(matches!(opened, Err(BlobError::Address(_))), "{address}");
    }
}
