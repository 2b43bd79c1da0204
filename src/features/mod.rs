//! One folder per thing that people do. Each has its routes in `mod.rs`; none imports another.

pub mod account;
pub mod call;
pub mod gallery;
pub mod home;
pub mod notices;
pub mod outbox;
pub mod report_form;
pub mod reports;
pub mod settings;
pub mod work;
