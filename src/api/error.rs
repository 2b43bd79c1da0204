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
        }))
    }

    /// The server's reason, if it gave one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Network | Self::Decode => None,
        }
    }

    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            Self::Network | Self::Decode => None,
        }
    }

    /// Somebody has to sign in first; nothing is lost.
    pub fn needs_sign_in(&self) -> bool {
        self.code() == Some(Code::SignInRequired)
    }

    /// The same request may succeed later without any change.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Network => true,
            Self::Problem(problem) => {
                problem.status >= 500
                    || matches!(problem.code, Code::RateLimited | Code::IdempotencyKeyBusy)
            }
            Self::Decode => false,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, code: Code) -> ApiError {
        ApiError::Problem(Box::new(Problem {
            status,
            code,
            title: String::new(),
            detail: String::new(),
            fields: vec![],
            retry_after_s: None,
        }))
    }

    #[test]
    fn only_what_may_change_by_itself_is_passing() {
        assert!(ApiError::Network.is_passing());
        assert!(refused(503, Code::Unavailable).is_passing());
        assert!(refused(429, Code::RateLimited).is_passing());
        assert!(!refused(422, Code::InvalidInput).is_passing());
        assert!(!ApiError::Decode.is_passing());
    }

    #[test]
    fn sign_in_is_recognised() {
        assert!(refused(401, Code::SignInRequired).needs_sign_in());
        assert!(!refused(403, Code::Forbidden).needs_sign_in());
    }
}
