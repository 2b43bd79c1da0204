//! People: signing in, what they told about themselves, their roles, and their leaving.

mod consent;
mod devices;
mod erase;
mod grant;
mod known_device;
mod people;
mod profile;
mod request_code;
mod revoke;
mod sign_in;
mod sign_out;
#[cfg(test)]
mod tests;
mod touch;

pub use consent::SetConsent;
pub use devices::RevokeDevice;
pub use erase::{ErasePerson, Erased};
pub(crate) use grant::GRANTED;
pub use grant::GrantRole;
pub use people::AddPerson;
pub use profile::ChangeProfile;
pub use request_code::{CodeRequested, RequestCode};
pub use revoke::RevokeRole;
pub use sign_in::{SignIn, SignInOutcome, SignedIn};
pub use sign_out::SignOut;
pub use touch::TouchSession;

use crate::entity::lease;
use crate::{Context, Failure, Tx};
use contract::person::normal_phone;
use contract::{FieldCode, PersonId};
use rules::policy::{Act, Facts, may};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait};

/// The person who acts, about herself.
fn oneself(cx: &Context) -> Result<PersonId, Failure> {
    may(&cx.actor, Act::OwnAccount, &Facts::none())?;
    cx.person()
}

/// # Errors
/// `phone: invalid`
fn phone(typed: &str) -> Result<String, Failure> {
    normal_phone(typed).ok_or_else(|| Failure::field("phone", FieldCode::Invalid))
}

/// Names the lock of a phone.
fn lease_name(phone_hash: &[u8]) -> String {
    format!("phone:{}", hex::encode(phone_hash))
}

/// Lets only one transaction at a time count the codes and tries of a phone: on Postgres two
/// could otherwise both find the last one free. The row lock is held to the end of the transaction;
/// the row itself means nothing and is swept with old codes.
async fn serialise(tx: &Tx, cx: &Context, phone_hash: &[u8]) -> Result<(), Failure> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    let row = lease::ActiveModel {
        name: Set(lease_name(phone_hash)),
        owner: Set(cx.id()),
        until: Set(cx.now.0),
    };
    lease::Entity::insert(row)
        .on_conflict(
            OnConflict::column(lease::Column::Name)
                .update_column(lease::Column::Until)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
