//! One file a query, by area. Queries never write.

pub mod communities;
pub mod events;
pub mod identity;
pub mod map;
pub mod media;
pub mod meta;
pub mod moderation;
pub mod reports;
pub mod settings;
pub mod work;
