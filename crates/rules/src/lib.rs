//! The domain decisions of Linli, and nothing else: every function here is pure. Time, randomness and
//! facts from the database are passed in; what comes back is an answer or a [`contract::Code`].

pub mod actor;
pub mod around;
pub mod calendar;
pub mod deadline;
pub mod duty;
pub mod geo;
pub mod holder;
pub mod lifecycle;
pub mod locate;
pub mod nearby;
pub mod news;
pub mod place;
pub mod policy;
pub mod reference;
pub mod sight;
pub mod signin;

pub use actor::Actor;
