//! The program as operators run it: real processes, killed, starved and doubled.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking, as tests do"
)]

mod backup;
mod filling;
mod full_disk;
mod hanging;
mod messages;
mod nodes;
mod object_store;
mod stop;
mod support;
