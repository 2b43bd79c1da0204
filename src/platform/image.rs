//! Photos on the phone: read, made smaller, freed of metadata, blacked out. Drawing on a canvas
//! and encoding anew is what removes position and camera data; the browser turns the picture
//! upright while it draws.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement,
    HtmlInputElement, Url,
};

/// A JPEG without metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// More bytes than the limit that was given.
    TooLarge,
    /// Not a picture, whatever its name says, or one that this browser can not read.
    NotAPicture,
    /// No memory or no canvas for it.
    Failed,
}

/// A part of a picture, in fractions of its width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

/// Qualities tried in turn until the picture is small enough; below 0.5 faces of text suffer.
const QUALITIES: [f64; 4] = [0.82, 0.7, 0.6, 0.5];
/// What a photo should weigh at most, bytes: four seconds of slow upload.
const TARGET_BYTES: usize = 300 * 1024;

/// A file that somebody picked, not yet read.
#[derive(Clone, Debug)]
pub struct Picked(File);

impl Picked {
    pub fn bytes(&self) -> f64 {
        self.0.size()
    }

    /// As the person knows it.
    pub fn name(&self) -> String {
        self.0.name()
    }
}

/// Empties a file field and returns what was in it, so that the same photo can be picked again.
pub fn take_files(input: &HtmlInputElement) -> Vec<Picked> {
    let Some(files) = input.files() else {
        return Vec::new();
    };
    let picked = (0..files.length())
        .filter_map(|at| files.item(at).map(Picked))
        .collect();
    input.set_value("");
    picked
}

/// Reads a picked file into a picture whose longer side is at most `side` pixels.
pub async fn shrink(file: &Picked, bytes_max: usize, side: u32) -> Result<Picture, ImageError> {
    if file.bytes() > bytes_max as f64 {
        return Err(ImageError::TooLarge);
    }
    draw(&file.0, side, &[]).await
}

/// The same picture with the areas painted black for good.
pub async fn black_out(bytes: &[u8], areas: &[Area]) -> Result<Picture, ImageError> {
    let blob = blob(bytes).ok_or(ImageError::Failed)?;
    draw(&blob, u32::MAX, areas).await
}

async fn draw(source: &Blob, side: u32, areas: &[Area]) -> Result<Picture, ImageError> {
    let url = ObjectUrl::of(source).ok_or(ImageError::Failed)?;
    let image = decoded(url.as_str()).await?;
    let (width, height) =
        fit(image.natural_width(), image.natural_height(), side).ok_or(ImageError::NotAPicture)?;
    let (canvas, context) = canvas(width, height).ok_or(ImageError::Failed)?;
    let (w, h) = (f64::from(width), f64::from(height));
    // Transparent pictures would turn black: JPEG knows no transparency.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, w, h);
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, w, h)
        .map_err(|_| ImageError::Failed)?;
    context.set_fill_style_str("#000");
    for area in areas {
        context.fill_rect(area.x * w, area.y * h, area.w * w, area.h * h);
    }
    let bytes = encode(&canvas).await?;
    Ok(Picture {
        bytes,
        width,
        height,
    })
}

/// Size with the longer side at most `side`; `None` for an empty picture.
fn fit(width: u32, height: u32, side: u32) -> Option<(u32, u32)> {
    let longest = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    if longest <= side {
        return Some((width, height));
    }
    let scaled = |edge: u32| {
        let edge = f64::from(edge) * f64::from(side) / f64::from(longest);
        (edge.round() as u32).max(1)
    };
    Some((scaled(width), scaled(height)))
}

async fn decoded(url: &str) -> Result<HtmlImageElement, ImageError> {
    let image = HtmlImageElement::new().map_err(|_| ImageError::Failed)?;
    image.set_src(url);
    JsFuture::from(image.decode())
        .await
        .map_err(|_| ImageError::NotAPicture)?;
    Ok(image)
}

fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

async fn encode(canvas: &HtmlCanvasElement) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes = jpeg(canvas, quality).await?;
        if bytes.len() <= TARGET_BYTES {
            break;
        }
    }
    Ok(bytes)
}

async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Result<Vec<u8>, ImageError> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let asked =
            canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality.into());
        if let Err(error) = asked {
            // The promise is rejected either way; nobody waits for this call's own result.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let blob: Blob = JsFuture::from(promise)
        .await
        .ok()
        .and_then(|value| value.dyn_into().ok())
        .ok_or(ImageError::Failed)?;
    let buffer = JsFuture::from(blob.array_buffer())
        .await
        .map_err(|_| ImageError::Failed)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn blob(bytes: &[u8]) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type("image/jpeg");
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// An address under which the page can show bytes; given back to the browser when dropped.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// For a JPEG held in memory.
    pub fn for_jpeg(bytes: &[u8]) -> Option<Self> {
        Self::of(&blob(bytes)?)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Fails only for an address that is gone already.
        let _ = Url::revoke_object_url(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn only_what_is_larger_is_made_smaller() {
        assert_eq!(fit(4000, 3000, 1600), Some((1600, 1200)));
        assert_eq!(fit(3000, 4000, 1600), Some((1200, 1600)));
        assert_eq!(fit(800, 600, 1600), Some((800, 600)));
        assert_eq!(
            fit(100_000, 1, 1600),
            Some((1600, 1)),
            "a thread stays visible"
        );
        assert_eq!(fit(0, 10, 1600), None);
    }
}
