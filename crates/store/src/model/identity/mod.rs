//! People and their roles.

mod actor;
mod grants;

pub use actor::{actor_of, standing};
pub use grants::{ever_had_role, grant_row, worker_names};
