//! The router as a client sees it: real handlers over a real SQLite store, no network.

mod app;
mod errors;
mod matrix;
mod openapi;
mod persona;
