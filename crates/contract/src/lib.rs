//! The JSON API of Linli as types. Wasm-safe: no async, no I/O, no clock.
//!
//! Inputs are `New…`, `…Patch` or `…Input` and have `validate()`, which the app calls as a hint and
//! the server as the authority. Outputs carry capabilities (`can`), so that the app never decides a
//! rule. `privacy`, `emergency` and `suggest` are no rules but hints, which run in the page without
//! network; the server covers numbers by the same `privacy`, so that the preview shows what will be
//! seen. Enums that the server may extend decode unknown values to `Other`.

#[macro_use]
mod codes;

pub mod community;
pub mod emergency;
pub mod home;
pub mod id;
pub mod limits;
pub mod map;
pub mod media;
pub mod notice;
pub mod page;
pub mod person;
pub mod place;
pub mod privacy;
pub mod problem;
pub mod report;
pub mod settings;
pub mod stream;
pub mod suggest;
pub mod text;
pub mod time;
pub mod work;

pub use id::*;
pub use page::{Page, Paging};
pub use problem::{Code, FieldCode, FieldError, FieldErrors, Problem};
pub use text::LocalText;
pub use time::Timestamp;
