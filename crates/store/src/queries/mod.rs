//! One file a query, by area. Queries never write.
