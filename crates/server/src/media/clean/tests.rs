mod pictures;

use super::*;
use image::RgbaImage;
use image::codecs::png::PngEncoder;
use pictures::{jpeg, png, png_header_of, two_halves, webp, with_chunk, with_exif};
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::time::{Duration, Instant};

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn pixel(clean: &CleanImage, x: u32, y: u32) -> [u8; 3] {
    let picture = image::load_from_memory(clean.photo().bytes()).unwrap();
    picture.to_rgb8().get_pixel(x, y).0
}

fn is_red([r, _, b]: [u8; 3]) -> bool {
    r > 180 && b < 80
}

#[test]
fn all_three_kinds_become_jpeg_named_by_their_own_hash() {
    let pixels = two_halves(64, 32);
    for sent in [jpeg(&pixels), png(&pixels), webp(&pixels)] {
        let clean = CleanImage::from_sent(&sent).unwrap();
        assert_eq!(clean.size(), (64, 32));
        assert_eq!(kind(clean.photo().bytes()), Some(ImageFormat::Jpeg));
        let hash: [u8; 32] = Sha256::digest(clean.photo().bytes()).into();
        assert_eq!(clean.photo().hash(), hash);
        assert!(is_red(pixel(&clean, 4, 16)));
    }
}

#[test]
fn position_and_camera_are_gone_and_the_picture_stands_upright() {
    let sent = with_exif(&jpeg(&two_halves(64, 32)), 6);
    assert!(contains(&sent, b"SerialCam") && contains(&sent, b"Exif"));
    let clean = CleanImage::from_sent(&sent).unwrap();
    // Orientation 6: turned by a quarter clockwise, so left becomes top.
    assert_eq!(clean.size(), (32, 64));
    assert!(is_red(pixel(&clean, 16, 4)) && !is_red(pixel(&clean, 16, 60)));
    for kept in [clean.photo().bytes(), clean.thumb().bytes()] {
        for trace in [b"SerialCam".as_slice(), b"Exif", b"MM\0\x2a"] {
            assert!(!contains(kept, trace));
        }
    }
}

#[test]
fn text_chunks_and_appended_files_are_gone() {
    let pixels = two_halves(64, 32);
    let marked = with_chunk(&png(&pixels), b"tEXt", b"Comment\0planted-marker");
    let archive = [jpeg(&pixels), b"PK\x03\x04planted-marker<script>".to_vec()].concat();
    for sent in [marked, archive] {
        assert!(contains(&sent, b"planted-marker"));
        let clean = CleanImage::from_sent(&sent).unwrap();
        assert!(!contains(clean.photo().bytes(), b"planted-marker"));
        assert!(!contains(clean.thumb().bytes(), b"planted-marker"));
    }
}

#[test]
fn compressed_text_chunk_bomb_is_harmless() {
    let zeros = vec![0; 1 << 20];
    let sent = with_chunk(&png(&two_halves(8, 8)), b"zTXt", &zeros);
    let started = Instant::now();
    let _ = CleanImage::from_sent(&sent);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn headers_that_announce_too_much_are_refused_before_decoding() {
    let mut wide = jpeg(&two_halves(64, 32));
    // The frame header: FF C0, length, precision, then height and width.
    let frame = wide.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    let started = Instant::now();
    for sent in [
        wide,
        png_header_of(60_000, 60_000),
        png_header_of(12_001, 1),
        png_header_of(11_000, 11_000),
    ] {
        assert_eq!(CleanImage::from_sent(&sent), Err(NotClean::TooLarge));
    }
    assert!(started.elapsed() < Duration::from_secs(1));
}

#[test]
fn what_is_no_picture_is_refused() {
    for sent in [
        b"".as_slice(),
        b"holiday.jpg says nothing",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        &[0xff, 0xd8, 0xff],
        b"RIFF\x04\0\0\0WEBP",
    ] {
        assert_eq!(CleanImage::from_sent(sent), Err(NotClean::NotAPicture));
    }
}

#[test]
fn a_cut_off_file_never_keeps_more_than_pixels() {
    let pixels = two_halves(200, 100);
    for sent in [jpeg(&pixels), png(&pixels), webp(&pixels)] {
        for cut in (0..sent.len()).step_by(7) {
            if let Ok(clean) = CleanImage::from_sent(&sent[..cut]) {
                assert_eq!(clean.size(), (200, 100));
            }
        }
    }
}

#[test]
fn of_an_animation_the_first_picture_stays() {
    // acTL makes a PNG animated; fcTL says that the ordinary image data is frame 0 of 2.
    let frame = [
        0_u32.to_be_bytes(),
        64_u32.to_be_bytes(),
        32_u32.to_be_bytes(),
        [0; 4],
        [0; 4],
        [0, 1, 0, 10],
    ]
    .concat();
    let sent = with_chunk(
        &png(&two_halves(64, 32)),
        b"fcTL",
        &[frame, vec![0, 0]].concat(),
    );
    let sent = with_chunk(&sent, b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    let clean = CleanImage::from_sent(&sent).unwrap();
    assert_eq!(clean.size(), (64, 32));
    assert!(!contains(clean.photo().bytes(), b"acTL"));
}

#[test]
fn transparency_becomes_white() {
    let clear = RgbaImage::from_pixel(16, 16, image::Rgba([0, 0, 0, 0]));
    let mut sent = Vec::new();
    PngEncoder::new(&mut sent)
        .write_image(clear.as_raw(), 16, 16, ExtendedColorType::Rgba8)
        .unwrap();
    let clean = CleanImage::from_sent(&sent).unwrap();
    assert!(pixel(&clean, 8, 8).iter().all(|channel| *channel > 250));
}

#[test]
fn large_photos_become_smaller_and_keep_their_shape() {
    let clean = CleanImage::from_sent(&jpeg(&two_halves(3000, 1000))).unwrap();
    assert_eq!(clean.size(), (2048, 683));
    let thumb = image::load_from_memory(clean.thumb().bytes()).unwrap();
    assert_eq!((thumb.width(), thumb.height()), (480, 160));
}

#[test]
fn damaged_bytes_never_panic() {
    let pixels = two_halves(48, 48);
    let sources = [
        with_exif(&jpeg(&pixels), 6),
        with_chunk(&png(&pixels), b"tEXt", b"Comment\0words"),
        webp(&pixels),
    ];
    let mut random = StdRng::seed_from_u64(20_261_122);
    for round in 0..1500 {
        let mut sent = sources[round % sources.len()].clone();
        for _ in 0..random.random_range(1..8) {
            let at = random.random_range(0..sent.len());
            match random.random_range(0..4) {
                0 => sent[at] = random.random(),
                1 => sent.truncate(at.max(1)),
                2 => sent.insert(at, random.random()),
                _ => sent[at] ^= 1 << random.random_range(0..8),
            }
        }
        let started = Instant::now();
        let _ = CleanImage::from_sent(&sent);
        assert!(started.elapsed() < Duration::from_secs(2), "round {round}");
    }
}

#[tokio::test]
async fn many_at_once_wait_for_each_other() {
    let cleaner = Cleaner::default();
    let sent = axum::body::Bytes::from(jpeg(&two_halves(300, 200)));
    let tasks: Vec<_> = (0..8_u128)
        .map(|n| {
            let (cleaner, sent) = (cleaner.clone(), sent.clone());
            tokio::spawn(async move { cleaner.clean(person(n), sent).await })
        })
        .collect();
    for task in tasks {
        assert!(task.await.unwrap().is_ok());
    }
    assert_eq!(cleaner.permits.available_permits(), DECODERS);
}

#[tokio::test]
async fn one_person_has_one_decoder() {
    let cleaner = Cleaner::default();
    let sent = axum::body::Bytes::from(jpeg(&two_halves(300, 200)));
    let turn = cleaner.turns.wait(person(1)).await;
    let second = tokio::time::timeout(
        Duration::from_millis(200),
        cleaner.clean(person(1), sent.clone()),
    );
    assert!(second.await.is_err(), "waits behind the first");
    assert_eq!(cleaner.permits.available_permits(), DECODERS);
    assert!(cleaner.clean(person(2), sent.clone()).await.is_ok());
    drop(turn);
    assert!(cleaner.clean(person(1), sent).await.is_ok());
}

fn person(n: u128) -> PersonId {
    PersonId(uuid::Uuid::from_u128(n))
}
