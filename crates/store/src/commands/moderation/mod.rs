//! What should not be public: telling staff of it, and what staff do.

pub mod flag;
pub mod moderate;
mod subject;

pub use flag::RaiseFlag;
pub use moderate::Moderate;
