use crate::state::App;
use rules::Actor;
use std::pin::Pin;
use std::time::Duration;
use store::Failure;
use store::commands::upkeep::{SealEvents, Sealed, Sweep};
use uuid::Uuid;

type Round<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// What is done again and again because time passes. A round whose line is missing in [`PERIODIC`] is used
/// nowhere, which the compiler tells.
pub struct Periodic {
    /// As it is called in the log.
    pub name: &'static str,
    /// From the end of one round to the beginning of the next.
    pub every: Duration,
    /// `owner`: this run of this task on this node, for leases.
    pub round: for<'a> fn(&'a App, owner: Uuid) -> Round<'a>,
}

pub const PERIODIC: [Periodic; 2] = [
    Periodic {
        name: "sealing events",
        every: Duration::from_secs(1),
        round: |app, owner| Box::pin(seal(app, owner)),
    },
    Periodic {
        name: "sweeping",
        every: Duration::from_secs(3600),
        round: |app, _| Box::pin(sweep(app)),
    },
];

/// Until the server stops.
pub async fn run(app: App, task: Periodic) {
    let owner = Uuid::now_v7();
    tracing::debug!(task = task.name, every = ?task.every, "periodic task");
    while wait(&app, task.every).await {
        (task.round)(&app, owner).await;
    }
}

/// Links new events into the chain within about a second of their commit.
async fn seal(app: &App, owner: Uuid) {
    while let Ok(Sealed::Events { more: true, .. }) = seal_once(app, owner).await {}
}

async fn seal_once(app: &App, owner: Uuid) -> Result<Sealed, Failure> {
    let command = SealEvents { owner };
    let sealed = app.store.execute(command, Actor::system(), app.now()).await;
    if let Err(failure) = &sealed {
        tracing::error!(%failure, "sealing events");
    }
    sealed
}

/// Throws away what has served its time.
async fn sweep(app: &App) {
    app.quotas.forget_idle();
    match app.store.execute(Sweep, Actor::system(), app.now()).await {
        Ok(rows) => tracing::info!(rows, "swept"),
        Err(failure) => tracing::error!(%failure, "sweeping"),
    }
}

/// `false` when the server stops meanwhile.
async fn wait(app: &App, time: Duration) -> bool {
    tokio::select! {
        () = app.stopping.cancelled() => false,
        () = tokio::time::sleep(time) => true,
    }
}
