//! Secrets that we hand out. Only their hashes are stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use std::fmt;

/// Names a session or a device: 256 random bits.
pub struct Token([u8; 32]);

impl Token {
    /// # Errors
    /// The system has no randomness to give.
    pub fn generate() -> Result<Self, rand::rand_core::OsError> {
        let mut bytes = [0; 32];
        OsRng.try_fill_bytes(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Reads what [`Token::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database knows of it. A plain hash is enough: 256 random bits can not be guessed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

/// Tokens never reach a log by accident.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_hides_itself() {
        let token = Token::generate().unwrap();
        let again = Token::parse(&token.to_text()).unwrap();
        assert_eq!(token.hash(), again.hash());
        assert!(Token::parse("short").is_none());
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
