//! The server's JSON API, one file per resource. The only user of the HTTP client; knows the
//! contract and nothing of pages.

pub mod accounts;
mod client;
pub mod communities;
mod error;
pub mod flags;
pub mod map;
pub mod media;
pub mod notices;
pub mod reports;
pub mod settings;
pub mod stream;
pub mod work;

pub use client::{HEARD, SILENT, fetch_text, query};
pub use error::ApiError;

/// The slug of the installation's first community: the app shows one community.
pub const HERE: &str = "-";
