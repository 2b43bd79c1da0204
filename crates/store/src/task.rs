//! What there is to do after a command, as the command writes it and the server reads it.

use crate::failure::Failure;
use contract::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One piece of work. The name of the variant is the column `kind`, the rest is `payload`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Task {
    /// Send a sign-in code to a phone.
    SendCode { phone: String, code: String },
    /// Tell a worker that reports wait; how many is counted when the message goes.
    NotifyWorker { person: PersonId },
    /// Remove pictures that no row names any more.
    DeleteBlobs { blobs: Vec<BlobHash> },
}

/// The name of a picture: SHA-256 of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobHash(#[serde(with = "hex::serde")] pub Vec<u8>);

impl Task {
    /// Kind and payload, as the table keeps them.
    pub(crate) fn columns(&self) -> Result<(String, String), Failure> {
        let unwritten = |error: serde_json::Error| Failure::corrupt(error.to_string());
        let mut whole = serde_json::to_value(self).map_err(unwritten)?;
        match (whole["kind"].take(), whole["payload"].take()) {
            (Value::String(kind), payload) => Ok((kind, payload.to_string())),
            _ => Err(Failure::corrupt("a job without kind")),
        }
    }

    /// `None` for what this version can not read: a newer node's job, or a damaged one.
    pub(crate) fn from_columns(kind: &str, payload: &str) -> Option<Self> {
        let payload: Value = serde_json::from_str(payload).ok()?;
        serde_json::from_value(json!({ "kind": kind, "payload": payload })).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_task_reads_back_from_its_columns() {
        for (task, kind, payload) in [
            (
                Task::SendCode {
                    phone: "13800000001".into(),
                    code: "123456".into(),
                },
                "send_code",
                r#"{"code":"123456","phone":"13800000001"}"#,
            ),
            (
                Task::NotifyWorker {
                    person: PersonId(Uuid::nil()),
                },
                "notify_worker",
                r#"{"person":"00000000-0000-0000-0000-000000000000"}"#,
            ),
            (
                Task::DeleteBlobs {
                    blobs: vec![BlobHash(vec![0, 0xff])],
                },
                "delete_blobs",
                r#"{"blobs":["00ff"]}"#,
            ),
        ] {
            let columns = task.columns().unwrap();
            assert_eq!((columns.0.as_str(), columns.1.as_str()), (kind, payload));
            assert_eq!(Task::from_columns(kind, payload), Some(task));
        }
    }

    #[test]
    fn what_is_unknown_or_damaged_is_nothing() {
        for (kind, payload) in [
            ("paint_bridge", "{}"),
            ("send_code", "{}"),
            ("delete_blobs", r#"{"blobs":["0"]}"#),
            ("send_code", "{"),
        ] {
            assert_eq!(Task::from_columns(kind, payload), None, "{kind} {payload}");
        }
    }
}
