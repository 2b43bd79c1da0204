//! A report, what belongs to it, and what is recorded of it.

pub mod comments;
pub mod counts;
pub mod facts;
pub mod holder;
pub mod kinds;
pub mod photos;
pub mod reasons;
pub mod receipt;
pub mod recorded;
pub mod who;
pub mod words;
