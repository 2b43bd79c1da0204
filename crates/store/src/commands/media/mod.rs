//! Photos.

pub mod upload;

pub use upload::{UploadMedia, Uploaded};
