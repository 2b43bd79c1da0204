use anyhow::bail;
use clap::Args;
use rules::Actor;
use server::config::Flags;
use server::state::now;
use store::Store;
use store::verify::{Rebuild, row_counts};

/// Check what must always hold: counters against their rows, the map against the reports, the chain
/// of events.
#[derive(Args)]
pub struct Verify {
    /// First make the map's counts and all counters anew from the facts.
    #[arg(long)]
    rebuild: bool,
    #[command(flatten)]
    flags: Flags,
}

impl Verify {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        let done = self.check(&store).await;
        store.close().await;
        done?;
        println!("Everything holds.");
        Ok(())
    }

    async fn check(&self, store: &Store) -> anyhow::Result<()> {
        if self.rebuild {
            store.execute(Rebuild, Actor::system(), now()).await?;
        }
        verify(store).await
    }
}

/// # Errors
/// What does not hold.
pub async fn verify(store: &Store) -> anyhow::Result<()> {
    let findings = store::verify::verify(store.reader()).await?;
    for finding in &findings {
        eprintln!("{}: {}", finding.what, finding.detail);
    }
    for (table, rows) in row_counts(store.reader()).await? {
        println!("{table}: {rows}");
    }
    if findings.is_empty() {
        Ok(())
    } else {
        bail!("{} findings", findings.len())
    }
}
