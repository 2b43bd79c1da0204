//! The server of Linli: the JSON API and the files of the app. `main.rs` is its command line.

pub mod auth;
pub mod config;
pub mod connections;
pub mod crowd;
pub mod error;
pub mod extract;
pub mod http;
pub mod limits;
pub mod media;
pub mod metrics;
pub mod middleware;
mod pages;
pub mod quota;
pub mod sms;
pub mod state;
pub mod static_files;
pub mod tasks;

pub use state::{App, Told};
