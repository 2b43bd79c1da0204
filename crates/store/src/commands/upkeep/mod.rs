//! What the installation does by itself, without a caller: jobs, sealing, sweeping.

pub mod jobs;
pub mod seal;
pub mod sweep;

pub use jobs::{CompleteJob, FailJob, Job, LeaseJobs};
pub use seal::{SealEvents, Sealed};
pub use sweep::Sweep;
