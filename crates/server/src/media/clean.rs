//! The one door that photos come in by. Whatever was sent is decoded and encoded again, because
//! only our own encoder's output is known to hold nothing but pixels: no position, no camera
//! serial number, no second file hidden behind the first.

use crate::crowd::Turns;
use contract::PersonId;
use contract::limits::{PHOTO_PIXELS_MAX, PHOTO_SIDE_MAX};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder,
};
use sha2::{Digest, Sha256};
use std::{io::Cursor, sync::Arc};
use tokio::sync::Semaphore;

#[cfg(test)]
mod tests;

/// Longest side that is kept, pixels. More than a phone sends after its own resizing.
const SIDE: u32 = 2048;
/// Longest side of the small picture in lists, pixels.
const THUMB_SIDE: u32 = 480;
/// At 82 the blocks of the encoder do not show on photographs, and a 2048 px photo has about 400 kB.
const QUALITY: u8 = 82;
/// Most memory that one decoder may take, bytes; the largest allowed photo needs 200 MB.
const DECODER_BYTES: u64 = 256 * 1024 * 1024;
/// Decoding is the only act of the server that takes hundreds of megabytes, so few run at a time.
const DECODERS: usize = 2;

/// Why bytes did not become a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotClean {
    /// Neither JPEG, PNG nor WebP, or damaged so that no picture can be read.
    #[error("not a picture that can be read")]
    NotAPicture,
    /// A readable header that announces more pixels than will be decoded.
    #[error("more pixels than will be decoded")]
    TooLarge,
}

/// One JPEG made by our own encoder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    bytes: Vec<u8>,
    hash: [u8; 32],
}

impl Encoded {
    fn new(pixels: &RgbImage) -> Result<Self, NotClean> {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, QUALITY)
            .write_image(
                pixels.as_raw(),
                pixels.width(),
                pixels.height(),
                ExtendedColorType::Rgb8,
            )
            .map_err(|_| NotClean::NotAPicture)?;
        let hash = Sha256::digest(&bytes).into();
        Ok(Self { bytes, hash })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes: the name in the object store.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }
}

/// A photo that is safe to keep and to serve. [`CleanImage::from_sent`] is the only way to get one,
/// and the object store takes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanImage {
    photo: Encoded,
    thumb: Encoded,
    width: u32,
    height: u32,
}

impl CleanImage {
    /// Decodes, turns upright, makes smaller and encodes again. Takes up to a second of a core;
    /// in the server go through [`Cleaner`].
    pub fn from_sent(sent: &[u8]) -> Result<Self, NotClean> {
        let (picture, orientation) = decode(sent)?;
        let mut upright = shrink(picture, SIDE);
        upright.apply_orientation(orientation);
        let photo = flatten(&upright);
        let thumb = flatten(&shrink(upright, THUMB_SIDE));
        Ok(Self {
            width: photo.width(),
            height: photo.height(),
            photo: Encoded::new(&photo)?,
            thumb: Encoded::new(&thumb)?,
        })
    }

    pub fn photo(&self) -> &Encoded {
        &self.photo
    }

    pub fn thumb(&self) -> &Encoded {
        &self.thumb
    }

    /// Width and height of the photo as it is shown, pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

/// Kind by the first bytes: a name or a content type proves nothing.
fn kind(sent: &[u8]) -> Option<ImageFormat> {
    if sent.starts_with(b"\xff\xd8\xff") {
        Some(ImageFormat::Jpeg)
    } else if sent.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageFormat::Png)
    } else if sent.starts_with(b"RIFF") && sent.get(8..12) == Some(b"WEBP") {
        Some(ImageFormat::WebP)
    } else {
        None
    }
}

fn decode(sent: &[u8]) -> Result<(DynamicImage, image::metadata::Orientation), NotClean> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(PHOTO_SIDE_MAX);
    limits.max_image_height = Some(PHOTO_SIDE_MAX);
    limits.max_alloc = Some(DECODER_BYTES);
    let format = kind(sent).ok_or(NotClean::NotAPicture)?;
    let mut reader = ImageReader::with_format(Cursor::new(sent), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(reason)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PHOTO_PIXELS_MAX
        || decoder.total_bytes() > DECODER_BYTES
    {
        return Err(NotClean::TooLarge);
    }
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(reason)?;
    Ok((picture, orientation))
}

fn reason(error: ImageError) -> NotClean {
    match error {
        ImageError::Limits(_) => NotClean::TooLarge,
        _ => NotClean::NotAPicture,
    }
}

fn shrink(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.thumbnail(side, side)
}

/// JPEG has no transparency; what shows through becomes white, as on paper.
fn flatten(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let rgba = picture.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0;
        let over_white = |channel: u8| {
            let mixed = u32::from(channel) * u32::from(a) + 255 * (255 - u32::from(a));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([over_white(r), over_white(g), over_white(b)])
    })
}

/// Cleans photos off the async threads, a few at a time, and of each person one: whoever sends many
/// waits behind herself, not before everybody.
#[derive(Clone, Debug)]
pub struct Cleaner {
    permits: Arc<Semaphore>,
    turns: Turns<PersonId>,
}

impl Default for Cleaner {
    fn default() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(DECODERS)),
            turns: Turns::default(),
        }
    }
}

impl Cleaner {
    /// Waits for a free decoder, then cleans. A decoder that panics counts as "not a picture".
    pub async fn clean(
        &self,
        person: PersonId,
        sent: axum::body::Bytes,
    ) -> Result<CleanImage, NotClean> {
        let turn = self.turns.wait(person).await;
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let done = tokio::task::spawn_blocking(move || {
            // Held until the decoder is done, also when the client has gone in the meantime.
            let _held = (turn, permit);
            CleanImage::from_sent(&sent)
        });
        done.await.unwrap_or_else(|_| {
            tracing::error!("a photo decoder panicked");
            Err(NotClean::NotAPicture)
        })
    }
}
