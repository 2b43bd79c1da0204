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
    Database(#[from] DbErr),
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
            Self::Unavailable => Code::Unavailable,
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
        Self::Internal(Fault::Database(error))
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
