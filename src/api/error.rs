//! What can go wrong with a request, as far as a page has to tell it apart.

use contract::{Code, Problem};
use std::fmt;

#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// No answer: no network, too slow, or cut off. Nothing is known about what the server did.
    Network,
    /// The server answered and refused.
    Problem(Box<Problem>),
    /// An answer that is not what the contract says: server and app are of different builds.
    Decode,
}

impl ApiError {
    /// For an address whose id is none: to a person the same as one that does not exist.
    pub fn not_found() -> Self {
        Self::Problem(Box::new(Problem {
            status: 404,
            code: Code::NotFound,
            title: String::new(),
            detail: String::new(),
            fields: vec![],
            retry_after_s: None,
            tries_left: None,
        }))
    }

    /// The server's refusal, if it gave one.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            Self::Network | Self::Decode => None,
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network => f.write_str("no answer"),
            Self::Problem(problem) => write!(f, "refused: {:?}", problem.code),
            Self::Decode => f.write_str("unexpected answer"),
        }
    }
}

impl std::error::Error for ApiError {}
