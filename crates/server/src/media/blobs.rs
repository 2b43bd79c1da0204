//! Where photos lie: a local folder, or S3 and what speaks its language. A photo is named by the
//! SHA-256 of its own bytes, so keeping it twice is keeping it once and a damaged one shows.
//!
//! Order of a write: first the bytes here, then the row in the database. A crash in between leaves
//! a file that nobody names, which is rubbish; the other way round would be a lost photo.

use super::clean::{CleanImage, Encoded};
use axum::body::Bytes;
use object_store::{
    ObjectStore, ObjectStoreExt, PutPayload, aws::AmazonS3Builder, local::LocalFileSystem,
    path::Path, prefix::PrefixStore,
};
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::sync::Arc;
use url::Url;

#[cfg(test)]
mod tests;

/// Why a photo could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error("no such photo in the store")]
    Missing,
    #[error("the bytes do not match their name")]
    Damaged,
    #[error("the address of the photo store is wrong: {0}")]
    Address(String),
    #[error("the photo store failed: {0}")]
    Store(object_store::Error),
}

impl From<object_store::Error> for BlobError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Missing,
            other => Self::Store(other),
        }
    }
}

/// The photo store.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

impl Blobs {
    /// Opens `s3://bucket/prefix` (keys and endpoint from the usual `AWS_…` environment) or
    /// `file:///folder`, which is made if it is not there.
    pub fn open(address: &str) -> Result<Self, BlobError> {
        let wrong = |why: &dyn Display| BlobError::Address(format!("{address}: {why}"));
        let url = Url::parse(address).map_err(|error| wrong(&error))?;
        if url.scheme() == "s3" {
            return Self::bucket(&url);
        }
        let folder = url
            .to_file_path()
            .map_err(|()| wrong(&"neither file: nor s3:"))?;
        std::fs::create_dir_all(&folder).map_err(|error| wrong(&error))?;
        // Acknowledged means durable, for photos as for rows.
        let files = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(files),
        })
    }

    fn bucket(url: &Url) -> Result<Self, BlobError> {
        let wrong = || BlobError::Address(url.to_string());
        let bucket = url.host_str().filter(|name| !name.is_empty());
        let bucket = AmazonS3Builder::from_env()
            .with_bucket_name(bucket.ok_or_else(wrong)?)
            .build()?;
        let prefix = Path::parse(url.path()).map_err(|_| wrong())?;
        Ok(Self {
            store: Arc::new(PrefixStore::new(bucket, prefix)),
        })
    }

    /// Keeps photo and small picture; returns when both are durable.
    pub async fn keep(&self, image: &CleanImage) -> Result<(), BlobError> {
        tokio::try_join!(self.put(image.photo()), self.put(image.thumb()))?;
        Ok(())
    }

    async fn put(&self, encoded: &Encoded) -> Result<(), BlobError> {
        let bytes = Bytes::copy_from_slice(encoded.bytes());
        self.store
            .put(&name(&encoded.hash()), PutPayload::from_bytes(bytes))
            .await?;
        Ok(())
    }

    /// Removes the JPEG with this SHA-256; one that is gone already is no mistake.
    pub async fn remove(&self, hash: &[u8]) -> Result<(), BlobError> {
        match self
            .store
            .delete(&name(hash))
            .await
            .map_err(BlobError::from)
        {
            Err(BlobError::Missing) => Ok(()),
            other => other,
        }
    }

    /// The files themselves, for backups.
    pub fn files(&self) -> Arc<dyn ObjectStore> {
        Arc::clone(&self.store)
    }

    /// The JPEG with this SHA-256.
    pub async fn read(&self, hash: &[u8]) -> Result<Bytes, BlobError> {
        let bytes = self.store.get(&name(hash)).await?.bytes().await?;
        if Sha256::digest(&bytes)[..] != *hash {
            return Err(BlobError::Damaged);
        }
        Ok(bytes)
    }
}

/// `ab/cdef….jpg`: 256 folders, so that no folder grows without end.
fn name(hash: &[u8]) -> Path {
    let (folder, rest) = hash.split_at(1.min(hash.len()));
    Path::from(format!("{}/{}.jpg", hex::encode(folder), hex::encode(rest)))
}
