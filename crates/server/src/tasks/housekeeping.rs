use crate::state::App;
use rules::Actor;
use std::time::Duration;
use store::Failure;
use store::commands::upkeep::{SealEvents, Sealed, Sweep};
use uuid::Uuid;

const SEAL_EVERY: Duration = Duration::from_secs(1);
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// Links new events into the chain within about a second of their commit.
pub async fn seal(app: App) {
    let owner = Uuid::now_v7();
    while wait(&app, SEAL_EVERY).await {
        while let Ok(Sealed::Events { more: true, .. }) = seal_once(&app, owner).await {}
    }
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
pub async fn sweep(app: App) {
    while wait(&app, SWEEP_EVERY).await {
        app.quotas.forget_idle();
        match app.store.execute(Sweep, Actor::system(), app.now()).await {
            Ok(rows) => tracing::info!(rows, "swept"),
            Err(failure) => tracing::error!(%failure, "sweeping"),
        }
    }
}

/// `false` when the server stops meanwhile.
async fn wait(app: &App, time: Duration) -> bool {
    tokio::select! {
        () = app.stopping.cancelled() => false,
        () = tokio::time::sleep(time) => true,
    }
}
