//! What rows mean: as values of the contract and of the rules, with the few reads that commands and
//! queries need alike. Names neither of them, nor do they name each other.

pub mod communities;
pub mod identity;
pub mod media;
pub mod reports;
