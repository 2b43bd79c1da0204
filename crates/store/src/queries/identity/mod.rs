//! Who somebody is, and what is held about her.

mod consents;
mod contact;
mod devices;
mod export;
mod held;
mod is_known;
mod me;

pub use consents::consents;
pub use contact::phone_of;
pub use devices::devices;
pub use export::export;
pub use held::held;
pub use is_known::is_known;
pub use me::me;

use crate::failure::Failure;
use contract::PersonId;
use rules::Actor;
use rules::policy::{Act, Facts, may};

/// The person who asks about herself.
///
/// # Errors
/// `sign_in_required`
fn oneself(actor: &Actor) -> Result<PersonId, Failure> {
    may(actor, Act::OwnAccount, &Facts::none())?;
    actor
        .person
        .ok_or_else(|| Failure::refused(contract::Code::SignInRequired))
}
