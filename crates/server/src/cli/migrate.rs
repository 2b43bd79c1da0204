use clap::Args;
use server::config::Flags;

/// Bring the database up to date, making it if it is not there.
#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    flags: Flags,
}

impl Migrate {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        store.close().await;
        println!("The database is up to date.");
        Ok(())
    }
}
