//! What a backup folder holds, for writing and reading it.

use anyhow::{Context, ensure};
use futures_util::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, path::Path as Name};
use serde::{Deserialize, Serialize};
use server::media::Blobs;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use url::Url;

/// What is in one backup.
#[derive(Serialize, Deserialize)]
pub struct Manifest {
    /// Hex SHA-256 of `linli.sqlite`.
    pub database: String,
    /// Hex SHA-256 of each photo file by its name below `media`.
    pub photos: BTreeMap<String, String>,
}

const MANIFEST: &str = "manifest.json";

impl Manifest {
    pub fn new(database: String, photos: BTreeMap<String, String>) -> Self {
        Self { database, photos }
    }

    pub fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let part = folder.join("manifest.part");
        std::fs::write(&part, serde_json::to_vec_pretty(self)?)?;
        std::fs::File::open(&part)?.sync_all()?;
        std::fs::rename(part, folder.join(MANIFEST))?;
        Ok(())
    }

    /// Whether a finished backup lies there.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(MANIFEST).is_file()
    }

    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read(folder.join(MANIFEST))
            .with_context(|| format!("{}: no finished backup", folder.display()))?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Whether every file is there and is what it was.
    pub fn check(&self, folder: &Path) -> anyhow::Result<()> {
        let database = hash_file(&folder.join("linli.sqlite"))?;
        ensure!(
            database == self.database,
            "linli.sqlite has changed since the backup"
        );
        for (name, hash) in &self.photos {
            let found = hash_file(&media_folder(folder).join(name))?;
            ensure!(&found == hash, "photo {name} has changed since the backup");
        }
        Ok(())
    }
}

/// Photos are shared by all backups of one target folder.
pub fn media_folder(backup: &Path) -> std::path::PathBuf {
    backup.parent().unwrap_or(Path::new(".")).join("media")
}

pub fn hash_file(path: &Path) -> anyhow::Result<String> {
    let mut file =
        std::fs::File::open(path).with_context(|| format!("{} is missing", path.display()))?;
    let mut hash = Sha256::new();
    std::io::copy(&mut file, &mut hash)?;
    Ok(hex::encode(hash.finalize()))
}

/// The photo store, seen as files with names.
pub struct Photos(Arc<dyn ObjectStore>);

pub struct Copied {
    pub total: usize,
    pub new: usize,
    /// Hash by name.
    pub names: BTreeMap<String, String>,
}

impl Photos {
    pub fn open(url: &Url) -> anyhow::Result<Self> {
        let blobs = Blobs::open(url.as_str()).context("media_url")?;
        Ok(Self(blobs.files()))
    }

    /// Copies what `target` lacks. A name stands for its content, so what is there is right.
    pub async fn copy_missing(&self, target: &Path) -> anyhow::Result<Copied> {
        std::fs::create_dir_all(target)?;
        let to = LocalFileSystem::new_with_prefix(target)?.with_fsync(true);
        let mut copied = Copied {
            total: 0,
            new: 0,
            names: BTreeMap::new(),
        };
        let mut list = self.0.list(None);
        while let Some(found) = list.try_next().await? {
            let name = found.location;
            copied.total += 1;
            let bytes = match to.get(&name).await {
                Ok(there) => there.bytes().await?,
                Err(object_store::Error::NotFound { .. }) => {
                    let bytes = self.0.get(&name).await?.bytes().await?;
                    to.put(&name, bytes.clone().into()).await?;
                    copied.new += 1;
                    bytes
                }
                Err(error) => return Err(error.into()),
            };
            copied
                .names
                .insert(name.to_string(), hex::encode(Sha256::digest(&bytes)));
        }
        Ok(copied)
    }

    /// Puts files of a backup back; what is there already stays.
    pub async fn put_back(&self, from: &Path, manifest: &Manifest) -> anyhow::Result<()> {
        for name in manifest.photos.keys() {
            let bytes = std::fs::read(from.join(name))?;
            self.0.put(&Name::parse(name)?, bytes.into()).await?;
        }
        Ok(())
    }
}
