//! What was flagged, and what staff decided: by the commands that people use, so that the demo has nothing
//! that policy would refuse, and records what they record.

use crate::commands::moderation::{Moderate, RaiseFlag};
use crate::failure::Failure;
use crate::model::identity::actor_of;
use crate::{Command, Context, Tx};
use bundle::{Bundle, Decision, Flag};
use contract::{PersonId, Timestamp};

/// After the reports, which both are about.
pub(super) async fn load(tx: &Tx, bundle: &Bundle) -> Result<(), Failure> {
    for Flag { by, at, input } in &bundle.flags {
        let raise = RaiseFlag {
            input: input.clone(),
        };
        raise.run(tx, &told_of(tx, *by, *at).await?).await?;
    }
    for Decision { by, at, input } in &bundle.decisions {
        let same = |flag: &&Flag| flag.input.subject == input.subject;
        let flags = bundle.flags.iter().filter(same).count();
        let decide = Moderate {
            // As it was loaded, and one more for each flag.
            version: 1 + i64::try_from(flags).unwrap_or(i64::MAX - 1),
            input: input.clone(),
        };
        decide.run(tx, &told_of(tx, *by, *at).await?).await?;
    }
    Ok(())
}

/// Nobody listens to what is only told, so what this context collects for after the commit is let go.
async fn told_of(tx: &Tx, by: PersonId, at: Timestamp) -> Result<Context, Failure> {
    Ok(Context::new(actor_of(tx, by).await?, at))
}
