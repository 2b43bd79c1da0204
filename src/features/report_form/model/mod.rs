//! What the form decides before anything is sent. Pure, and tested natively.

pub mod blackout;
pub mod gesture;
pub mod handed;
pub mod locate;
pub mod place;
pub mod progress;
pub mod search;
