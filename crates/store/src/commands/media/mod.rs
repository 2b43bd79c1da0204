//! Photos.

pub mod upload;

pub use upload::UploadMedia;

pub use crate::model::media::Uploaded;
