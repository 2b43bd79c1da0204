//! What is kept of reports that arrived.

use contract::emergency::Danger;
use contract::report::ReportReceipt;
use contract::{IdempotencyKey, Timestamp};
use serde::{Deserialize, Serialize};

/// What became of a sent report; kept for its result page, also after a reload without network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub key: IdempotencyKey,
    pub at: Timestamp,
    pub report: ReportReceipt,
    /// What its words told of: the page says whom to call, also once the words are no longer here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
}

/// How many receipts a device keeps.
const RECEIPTS_KEPT: usize = 20;

/// Receipts that can go: all but the newest.
pub fn stale_receipts(mut receipts: Vec<Receipt>) -> Vec<Receipt> {
    receipts.sort_by_key(|receipt| std::cmp::Reverse(receipt.at));
    receipts.into_iter().skip(RECEIPTS_KEPT).collect()
}
