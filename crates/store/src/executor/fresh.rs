//! Who acts, as it holds in the transaction. A request loads its person before its body, and a body
//! may come slowly: by the time a command runs, the device may be signed out, the role gone, the
//! person erased. What commands decide by is therefore read again here, for all of them.

use super::Tx;
use crate::failure::Failure;
use crate::model::identity::standing;
use contract::{Code, Timestamp};
use rules::Actor;

/// The same person with what holds now. On Postgres an erasure waits for this command, or this command
/// finds nobody.
///
/// # Errors
/// `sign_in_required` when the device is signed out or the person has gone.
pub(super) async fn actor(tx: &Tx, asked: &Actor, now: Timestamp) -> Result<Actor, Failure> {
    let Some(person) = asked.person.filter(|_| !asked.system) else {
        return Ok(asked.clone());
    };
    let held = standing(tx, person, asked.session, now, true).await?;
    let held = held
        .filter(|held| asked.session.is_none() || held.on_session)
        .ok_or_else(|| Failure::refused(Code::SignInRequired))?;
    Ok(Actor {
        grants: held.grants,
        consents: held.consents,
        ..asked.clone()
    })
}

#[cfg(test)]
mod tests;
