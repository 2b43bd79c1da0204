//! A whole community as plain data.
//!
//! The demo generator and the importer make it; the store loads it in one transaction. It has a
//! crate of its own so that the store need not know who made the data, nor the makers the database.

pub mod community;
pub mod moderation;
pub mod report;

pub use community::*;
pub use moderation::*;
pub use report::*;

/// Everything that one load brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    pub community: Community,
    pub places: Places,
    pub categories: Vec<contract::community::Category>,
    pub phones: Vec<contract::community::Phone>,
    pub holidays: Vec<contract::community::Holiday>,
    pub notices: Vec<contract::notice::Notice>,
    pub people: Vec<Person>,
    pub grants: Vec<Grant>,
    pub reports: Vec<Report>,
    pub flags: Vec<Flag>,
    /// Each after the flags that it answers; at most one about the same thing.
    pub decisions: Vec<Decision>,
    /// Drawn or photographed, by the index that [`Photo::picture`] names.
    pub pictures: Vec<Picture>,
}

impl Bundle {
    /// The same community before its first report, without what hangs on reports.
    #[must_use]
    pub fn without_reports(self) -> Self {
        Self {
            reports: Vec::new(),
            flags: Vec::new(),
            decisions: Vec::new(),
            pictures: Vec::new(),
            ..self
        }
    }
}
