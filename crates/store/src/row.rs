//! Small helpers around rows: portable SQL text, JSON columns, hashes.

use crate::failure::Failure;
use sea_orm::{DbBackend, Statement, Value};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// A statement written once for both databases, with `$1`, `$2`, … which both understand.
pub(crate) fn sql<const N: usize>(backend: DbBackend, text: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(backend, text, values)
}

/// Reads a JSON column.
pub(crate) fn from_json<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::corrupt(format!("{column}: {error}")))
}

/// Writes a JSON column.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::corrupt(error.to_string()))
}

pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}
