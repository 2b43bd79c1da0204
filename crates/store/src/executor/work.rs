//! A command in the queue, with its type erased.

use super::{Changed, Command, Context, Tx, fresh};
use crate::failure::{Failure, Fault};
use contract::Timestamp;
use futures_util::FutureExt;
use rules::Actor;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use tokio::sync::oneshot;
use uuid::Uuid;

/// What an attempt left in the transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Its writes are to be committed.
    Keep,
    /// It ended without writing; committing what others wrote is right.
    Clean,
    /// It wrote and then gave up: its writes must go.
    Undo,
    /// As `Undo`, and running it again from the start is right.
    Retry,
}

pub(super) trait Work: Send {
    fn name(&self) -> &'static str;
    /// Runs the command inside `tx`; the outcome stays here until [`Work::answer`].
    fn attempt<'a>(&'a mut self, tx: &'a Tx) -> Pin<Box<dyn Future<Output = Verdict> + Send + 'a>>;
    /// The events that the last attempt wrote.
    fn take_events(&mut self) -> Vec<Uuid>;
    /// What listeners are to be told; empty unless the command succeeded.
    fn take_changes(&mut self) -> Vec<Changed>;
    /// Tells the caller: the outcome of the last attempt, or `instead`.
    fn answer(self: Box<Self>, instead: Option<Failure>);
}

pub(super) struct Pending<C: Command> {
    command: C,
    actor: Actor,
    now: Timestamp,
    outcome: Option<Result<C::Outcome, Failure>>,
    changes: Vec<Changed>,
    events: Vec<Uuid>,
    caller: oneshot::Sender<Result<C::Outcome, Failure>>,
}

impl<C: Command> Pending<C> {
    pub(super) fn new(
        command: C,
        actor: Actor,
        now: Timestamp,
    ) -> (Self, oneshot::Receiver<Result<C::Outcome, Failure>>) {
        let (caller, answer) = oneshot::channel();
        let work = Self {
            command,
            actor,
            now,
            outcome: None,
            changes: Vec::new(),
            events: Vec::new(),
            caller,
        };
        (work, answer)
    }

    async fn act(&mut self, tx: &Tx, actor: Actor) -> Result<C::Outcome, Failure> {
        let cx = Context::new(actor, self.now);
        // A panic must not end the writer: all other commands wait behind it.
        let outcome = AssertUnwindSafe(self.command.run(tx, &cx))
            .catch_unwind()
            .await
            .unwrap_or(Err(Failure::Internal(Fault::Panic)));
        self.changes = cx.take_changes();
        self.events = cx.take_events();
        outcome
    }

    async fn run(&mut self, tx: &Tx) -> Verdict {
        tx.take_wrote();
        let outcome = match fresh::actor(tx, &self.actor, self.now).await {
            Ok(actor) => self.act(tx, actor).await,
            Err(failure) => Err(failure),
        };
        let verdict = match &outcome {
            Ok(_) => Verdict::Keep,
            Err(failure) if failure.is_conflict() => Verdict::Retry,
            Err(Failure::Refused(_)) if !tx.take_wrote() => Verdict::Clean,
            Err(_) => Verdict::Undo,
        };
        self.outcome = Some(outcome);
        verdict
    }
}

impl<C: Command> Work for Pending<C> {
    fn name(&self) -> &'static str {
        C::NAME
    }

    fn attempt<'a>(&'a mut self, tx: &'a Tx) -> Pin<Box<dyn Future<Output = Verdict> + Send + 'a>> {
        Box::pin(self.run(tx))
    }

    fn take_events(&mut self) -> Vec<Uuid> {
        std::mem::take(&mut self.events)
    }

    fn take_changes(&mut self) -> Vec<Changed> {
        match self.outcome {
            Some(Ok(_)) => std::mem::take(&mut self.changes),
            _ => Vec::new(),
        }
    }

    fn answer(self: Box<Self>, instead: Option<Failure>) {
        let Self {
            command,
            outcome,
            caller,
            ..
        } = *self;
        // What the command holds (its idempotency key) is free before the caller can come again.
        drop(command);
        let answer = match instead {
            Some(failure) => Err(failure),
            None => outcome.unwrap_or(Err(Failure::Unavailable)),
        };
        // A caller that has gone needs no answer; what was committed stays.
        drop(caller.send(answer));
    }
}
