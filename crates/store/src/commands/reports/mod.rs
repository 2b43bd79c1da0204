//! What people do with reports. Each act asks `rules::policy`, takes one step of the lifecycle where it
//! is one, and writes state, event and jobs together.

pub(crate) mod change;
pub mod comment;
pub mod correct;
pub(crate) mod dispatch;
pub mod follow;
pub mod join;
mod notify;
pub(crate) mod photos;
mod place;
pub mod seen;
pub mod submit;
#[cfg(test)]
mod tests;
pub mod withdraw;

pub use comment::AddComment;
pub use correct::CorrectReport;
pub use follow::FollowReport;
pub use join::JoinReport;
pub use seen::MarkSeen;
pub use submit::SubmitReport;
pub use withdraw::WithdrawReport;
