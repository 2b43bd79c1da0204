//! One file a query, by area. Queries never write.

pub mod communities;
