//! The router as a client sees it: real handlers over a real SQLite store, no network.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking, as tests do"
)]

mod account;
mod app;
mod client;
mod configuration;
mod consent;
mod errors;
mod jobs;
mod known_device;
mod leaving;
mod limits;
mod live;
mod matrix;
mod media;
mod moving;
mod news;
mod openapi;
mod pages;
mod persona;
mod privacy;
mod refusals;
mod reports;
mod slow;
mod unknown;
mod versions;
