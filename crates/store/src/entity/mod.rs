//! One file a table, column for column as `migrations/` says. Relations are joined by hand where a
//! query needs them, so these stay plain rows.

pub mod building;
pub mod category;
pub mod comment;
pub mod community;
pub mod consent;
pub mod event;
pub mod event_text;
pub mod facility;
pub mod flag;
pub mod follow;
pub mod grant_role;
pub mod grid;
pub mod holiday;
pub mod idempotency;
pub mod job;
pub mod known_device;
pub mod lease;
pub mod login_code;
pub mod map_count;
pub mod me_too;
pub mod media;
pub mod meta;
pub mod notice;
pub mod person;
pub mod phone;
pub mod profile;
pub mod report;
pub mod report_exact;
pub mod report_photo;
pub mod report_seen;
pub mod report_text;
pub mod report_text_old;
pub mod session;
pub mod unit;
