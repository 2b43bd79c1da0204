//! Numbers kept beside the rows they count, changed in the same transaction, and recreated by one
//! rebuild each.

pub mod map;
