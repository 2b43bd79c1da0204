//! The router as a client sees it: real handlers over a real SQLite store, no network.

mod account;
mod app;
mod errors;
mod live;
mod matrix;
mod media;
mod openapi;
mod persona;
mod privacy;
mod refusals;
mod reports;
