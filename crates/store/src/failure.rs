//! Why a command or a query did not do what was asked.

use contract::{Code, FieldCode, FieldErrors};
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// The outcome of a command that changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule or a wrong field: the person can mend it.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Too much is waiting, or the store is closing; trying again later helps.
    #[error("the store takes no more work now")]
    Unavailable,
    /// Our fault. Nothing was changed.
    #[error("{0}")]
    Internal(Fault),
}

/// What a refusal tells the caller; it becomes a [`contract::Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: Code,
    pub fields: FieldErrors,
    /// For developers, never shown to people, never personal.
    pub detail: String,
    pub retry_after_s: Option<i64>,
}

/// What went wrong inside.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("database: {0}")]
    Database(DbErr),
    /// Full or broken storage, or a database out of reach: somebody must act, and then the same
    /// request works.
    #[error("storage: {0}")]
    Storage(DbErr),
    /// A stored value that no version of this program writes.
    #[error("stored data can not be read: {0}")]
    Corrupt(String),
    /// The schema is not the one that this program was built for.
    #[error("{0}")]
    Schema(String),
    #[error("a command panicked")]
    Panic,
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl Failure {
    pub fn refused(code: Code) -> Self {
        Self::Refused(Refusal {
            code,
            fields: FieldErrors::default(),
            detail: String::new(),
            retry_after_s: None,
        })
    }

    pub fn not_found() -> Self {
        Self::refused(Code::NotFound)
    }

    /// `invalid_input` with these fields.
    pub fn invalid(fields: FieldErrors) -> Self {
        Self::Refused(Refusal {
            code: Code::InvalidInput,
            fields,
            detail: String::new(),
            retry_after_s: None,
        })
    }

    /// `invalid_input` with one field.
    pub fn field(field: &str, code: FieldCode) -> Self {
        let mut fields = FieldErrors::default();
        fields.add(field, code);
        Self::invalid(fields)
    }

    pub fn corrupt(what: impl Into<String>) -> Self {
        Self::Internal(Fault::Corrupt(what.into()))
    }

    pub fn code(&self) -> Code {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Unavailable | Self::Internal(Fault::Storage(_)) => Code::Unavailable,
            Self::Internal(_) => Code::Internal,
        }
    }

    /// Two transactions met; running the whole command again is right (SQLSTATE 40001, 40P01).
    pub(crate) fn is_conflict(&self) -> bool {
        match self {
            Self::Internal(Fault::Database(error)) => {
                matches!(sql_state(error).as_deref(), Some("40001" | "40P01"))
            }
            _ => false,
        }
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        Self::Internal(if is_storage(&error) {
            Fault::Storage(error)
        } else {
            Fault::Database(error)
        })
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::refused(code)
    }
}

impl From<FieldErrors> for Failure {
    fn from(fields: FieldErrors) -> Self {
        Self::invalid(fields)
    }
}

/// Whether the disk or the way to the database is at fault, not the statement.
fn is_storage(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return matches!(error, DbErr::ConnectionAcquire(_));
    };
    match inner.as_ref() {
        sea_orm::sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| is_storage_code(&code))
        }
        sea_orm::sqlx::Error::Io(_)
        | sea_orm::sqlx::Error::PoolTimedOut
        | sea_orm::sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}

/// SQLSTATE has five characters: class 08 (connection), 53 (disk full, out of memory, too many
/// connections), 57P0x (shutting down) and 58030 (I/O). SQLite has numbers, whose low byte says the
/// kind: 5 BUSY, 10 IOERR, 13 FULL, 14 CANTOPEN.
fn is_storage_code(code: &str) -> bool {
    if code.len() == 5 {
        return code == "58030" || ["08", "53", "57P0"].iter().any(|at| code.starts_with(at));
    }
    code.parse::<u32>()
        .is_ok_and(|number| matches!(number & 0xff, 5 | 10 | 13 | 14))
}

fn sql_state(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return None;
    };
    match inner.as_ref() {
        sea_orm::sqlx::Error::Database(error) => error.code().map(std::borrow::Cow::into_owned),
        _ => None,
    }
}

/// Whether this error is the violation of `UNIQUE (columns)` of `table`, on either database.
/// SQLite names the columns, Postgres names its own constraint `table_column_…_key`.
pub fn violates_unique(error: &DbErr, table: &str, columns: &[&str]) -> bool {
    let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() else {
        return false;
    };
    let in_sqlite: Vec<String> = columns.iter().map(|c| format!("{table}.{c}")).collect();
    let in_postgres = format!("{table}_{}_key", columns.join("_"));
    message.contains(&in_sqlite.join(", ")) || message.contains(&in_postgres)
}

#[cfg(test)]
mod tests {
    use super::is_storage_code;

    #[test]
    fn full_and_broken_storage_is_told_from_wrong_statements() {
        for code in [
            "13", "10", "778", "14", "5", "53100", "58030", "57P01", "08006",
        ] {
            assert!(is_storage_code(code), "{code}");
        }
        for code in ["1", "19", "2067", "23505", "40001", "22001", "57014"] {
            assert!(!is_storage_code(code), "{code}");
        }
    }
}
