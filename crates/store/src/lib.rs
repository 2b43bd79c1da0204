//! The database of Linli. Everything that changes goes through a [`Command`]; everything that only
//! looks is a function in [`queries`]. SQLite and Postgres behave the same: the conformance tests
//! run each behaviour on both.

pub mod backup;
mod bulk;
pub mod commands;
pub mod connect;
pub mod entity;
pub mod executor;
pub mod failure;
mod lease;
pub mod migrations;
mod model;
pub mod projection;
pub mod queries;
pub mod record;
mod row;
mod session;
pub mod task;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod verify;
mod writes;

pub use connect::{Backend, Reader, Store, StoreConfig};
pub use executor::{Answer, Changed, Command, Context, Keyed, Once, Tx};
pub use failure::{Failure, Fault, Refusal};
pub use session::LoadedSession;
