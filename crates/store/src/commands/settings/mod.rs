//! What staff set for their community. Every change asks policy, and leaves one event.

mod category;
mod holiday;
mod hours;
mod notice;
mod phone;
#[cfg(test)]
mod tests;

pub use category::SaveCategory;
pub use holiday::{AddHoliday, RemoveHoliday};
pub use hours::SaveHours;
pub use notice::{PublishNotice, ReviseNotice, WithdrawNotice};
pub use phone::{AddPhone, RemovePhone, RevisePhone};

use crate::Context;
use crate::failure::Failure;
use contract::CommunityId;
use rules::policy::{Act, Facts, may};

fn allowed(cx: &Context, act: Act, community: CommunityId) -> Result<(), Failure> {
    Ok(may(&cx.actor, act, &Facts::community(community))?)
}
