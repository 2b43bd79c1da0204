use super::archive::{Manifest, Photos, media_folder};
use anyhow::{Context, bail, ensure};
use clap::Args;
use server::config::{Config, Flags};
use std::path::{Path, PathBuf};
use std::time::Instant;
use store::{Store, StoreConfig};

const POSTGRES: &str = "database_url: this installation is on Postgres, which puts back its own dumps. \
    To prove one, `pg_restore` it into an empty database and run `linli-server verify --database-url` \
    with that one's address; to put it back, do the same and copy the photos back";

/// Put a backup back into an empty installation, or only prove that it could be.
#[derive(Args)]
pub struct Restore {
    /// Change nothing: check every file, and open a copy of the database and verify it.
    #[arg(long)]
    verify: bool,
    /// Folder of one backup: `DIR/2026-11-22T030000Z`.
    from: PathBuf,
    #[command(flatten)]
    flags: Flags,
}

impl Restore {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let began = Instant::now();
        // Proving a backup of the embedded database needs no other, so it works beside Postgres too.
        let provable = self.verify && Manifest::is_in(&self.from);
        ensure!(config.database.is_embedded() || provable, POSTGRES);
        let manifest = Manifest::read(&self.from)?;
        manifest.check(&self.from)?;
        let database = self.from.join("linli.sqlite");
        store::backup::check(&database).await?;
        if self.verify {
            rehearse(&database).await?;
        } else {
            put_back(&config, &self.from, &manifest).await?;
        }
        println!(
            "{} in {:.1} s: database whole, {} photos as they were.",
            if self.verify { "Verified" } else { "Restored" },
            began.elapsed().as_secs_f64(),
            manifest.photos.len()
        );
        Ok(())
    }
}

/// Opens a copy, so that the backup itself is never written to.
async fn rehearse(database: &Path) -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("linli-restore-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder)?;
    let done = async {
        let copy = folder.join("linli.sqlite");
        std::fs::copy(database, &copy)?;
        let store =
            Store::connect(&StoreConfig::new(format!("sqlite://{}", copy.display()))).await?;
        let verified = super::verify::verify(&store).await;
        store.close().await;
        verified
    }
    .await;
    std::fs::remove_dir_all(&folder)?;
    done
}

async fn put_back(config: &Config, from: &Path, manifest: &Manifest) -> anyhow::Result<()> {
    let Some(path) = config.database.url.strip_prefix("sqlite://") else {
        bail!("database_url: must be sqlite:// and a path");
    };
    let target = Path::new(path);
    ensure!(
        !target.exists(),
        "{} exists; a restore never overwrites. Move it away or choose another --data",
        target.display()
    );
    // Photos first: a row must never name a photo that is not there.
    Photos::open(&config.media.url)?
        .put_back(&media_folder(from), manifest)
        .await?;
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let part = target.with_extension("part");
    std::fs::copy(from.join("linli.sqlite"), &part).context("copying the database")?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(part, target)?;
    let store = super::open(config).await?;
    let verified = super::verify::verify(&store).await;
    store.close().await;
    verified
}
