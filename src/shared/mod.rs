//! What several features show: the shell around every page, and the words for the contract's codes.

pub mod act;
pub mod draft_words;
pub mod emergency_numbers;
pub mod help_phone;
pub mod later;
pub mod mode_switch;
pub mod not_found;
pub mod outbox_banner;
pub mod paged;
pub mod privacy_warning;
pub mod refusal;
pub mod report_card;
pub mod report_list;
pub mod report_steps;
pub mod report_words;
pub mod shell;
pub mod sign_in_first;
pub mod words;
