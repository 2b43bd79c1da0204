//! Photos: cleaned once on the way in, kept by content, served only after asking who may see them.

pub mod blobs;
pub mod clean;

pub use blobs::{BlobError, Blobs};
pub use clean::{CleanImage, Cleaner, NotClean};
