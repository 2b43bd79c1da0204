//! The session cookie: what travels, and how it is told from what is stored.

mod cookie;
mod token;

pub use cookie::{cleared, session_cookie, session_token};
pub use token::Token;
