//! The domain decisions of Linli, and nothing else: every function here is pure. Time, randomness and
//! facts from the database are passed in; what comes back is an answer or a [`contract::Code`].

pub mod actor;

pub use actor::Actor;
