//! One file a command, by area. A command decides from what it reads, then writes.

pub mod communities;
pub mod identity;
pub mod media;
pub mod meta;
pub mod moderation;
pub mod reports;
pub mod seed;
pub mod settings;
pub mod upkeep;
pub mod work;
