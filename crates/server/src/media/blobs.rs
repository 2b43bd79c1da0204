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
use std::{fmt::Write, sync::Arc};

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
    /// Opens `s3://bucket/prefix` (keys and endpoint from the usual `AWS_…` environment) or a
    /// folder, which is made if it is not there.
    pub fn open(address: &str) -> Result<Self, BlobError> {
        if address.starts_with("s3://") {
            return Self::bucket(address);
        }
        let folder = address.strip_prefix("file://").unwrap_or(address);
        std::fs::create_dir_all(folder)
            .map_err(|error| BlobError::Address(format!("{folder}: {error}")))?;
        // Acknowledged means durable, for photos as for rows.
        let files = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(files),
        })
    }

    fn bucket(address: &str) -> Result<Self, BlobError> {
        let after_scheme = address.trim_start_matches("s3://");
        let (bucket, prefix) = after_scheme.split_once('/').unwrap_or((after_scheme, ""));
        if bucket.is_empty() {
            return Err(BlobError::Address(address.to_owned()));
        }
        let bucket = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .build()?;
        let prefix = Path::parse(prefix).map_err(|error| BlobError::Address(error.to_string()))?;
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
    let mut name = String::with_capacity(2 * hash.len() + 5);
    for (at, byte) in hash.iter().enumerate() {
        if at == 1 {
            name.push('/');
        }
        // Writing to a String can not fail.
        let _ = write!(name, "{byte:02x}");
    }
    name.push_str(".jpg");
    Path::from(name)
}
