//! The address book, also without network: the last one seen is kept on the phone, because a report
//! that was begun in the lift must be finished in the lift.

use crate::api::{self, ApiError};
use crate::platform::storage::{self, key};
use contract::community::Places;

/// The address book of now, else the one kept.
///
/// # Errors
/// When there is neither.
pub async fn load() -> Result<Places, ApiError> {
    match api::communities::places().await {
        Ok(places) => {
            if let Ok(json) = serde_json::to_string(&places) {
                storage::set(key::PLACES, &json);
            }
            Ok(places)
        }
        Err(error) => kept().ok_or(error),
    }
}

/// The last address book seen on this phone.
pub fn kept() -> Option<Places> {
    serde_json::from_str(&storage::get(key::PLACES)?).ok()
}
