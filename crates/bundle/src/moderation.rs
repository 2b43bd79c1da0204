//! What somebody thinks should not be public, and what staff decided.

use contract::report::NewFlag;
use contract::work::Moderation;
use contract::{PersonId, Timestamp};

/// One 举报.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    pub by: PersonId,
    pub at: Timestamp,
    pub input: NewFlag,
}

/// Staff hide something, or let it stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub by: PersonId,
    pub at: Timestamp,
    pub input: Moderation,
}
