//! Ends the session of this device.

use super::devices::end_session;
use super::oneself;
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::SessionId;

pub struct SignOut {
    pub session: SessionId,
}

impl Command for SignOut {
    type Outcome = ();
    const NAME: &'static str = "sign_out";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        oneself(cx)?;
        // Signing out twice is no mistake.
        end_session(tx, cx, self.session, "signed_out")
            .await
            .map(|_| ())
    }
}
