//! The cookies of a session and of a device that signed in before: what travels, and how it is told
//! from what is stored.

mod cookie;
mod token;

pub use cookie::{
    cleared, device_cookie, device_forgotten, device_token, session_cookie, session_token,
};
pub use token::Token;
