//! Server-sent events of `GET /stream`: what changed while somebody looks. They carry ids only; the
//! page fetches again what it shows, so rights are always checked by the ordinary read.

use crate::{NoticeId, ReportId};
use serde::{Deserialize, Serialize};

/// The `data` of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    Report {
        id: ReportId,
        version: i64,
    },
    Notice {
        id: NoticeId,
    },
    /// Something else, from a newer server.
    #[serde(other)]
    Other,
}
