//! The database first, then the photos: a photo without a row is rubbish, a row without its photo
//! would be loss.

use super::archive::{Manifest, Photos, hash_file};
use anyhow::{Context, bail};
use clap::Args;
use server::config::{Config, Flags};
use server::state::now;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Copy database and photos to a folder, while the server runs.
#[derive(Args)]
pub struct Backup {
    /// Where to; each run makes a folder of its own for the database, photos are shared.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    flags: Flags,
}

impl Backup {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let began = Instant::now();
        let name = now().to_string().replace(':', "");
        let folder = self.to.join(name);
        std::fs::create_dir_all(&folder).with_context(|| format!("--to {}", self.to.display()))?;
        let database = folder.join("linli.sqlite");
        copy_database(&config, &database).await?;
        let copied = Photos::open(&config.media.url)?
            .copy_missing(&self.to.join("media"))
            .await?;
        // Written last: a folder without it is an unfinished copy.
        Manifest::new(hash_file(&database)?, copied.names).write(&folder)?;
        println!(
            "Backed up to {} in {:.1} s: {} photos, {} of them new.",
            folder.display(),
            began.elapsed().as_secs_f64(),
            copied.total,
            copied.new
        );
        Ok(())
    }
}

async fn copy_database(config: &Config, to: &Path) -> anyhow::Result<()> {
    if !config.database.is_embedded() {
        bail!(
            "Postgres is backed up by its own tools: pg_dump -Fc, or WAL archiving; then copy the photos"
        );
    }
    store::backup::backup(&config.database.url, to).await?;
    Ok(())
}
