//! Reading reports. Who may see what of them is decided by `rules::policy`; the functions here only
//! carry it out, the same way for every list and page.

mod around;
pub(crate) mod cards;
mod comments;
mod cursor;
pub mod detail;
pub(crate) mod filter;
pub mod list;
mod mine;
pub mod nearby;
mod news;
mod timeline;

pub use around::around;
pub(crate) use cursor::Cursor;
pub use detail::{detail, receipt};
pub use list::list;
pub use mine::my_open;
pub use nearby::nearby;
pub use news::{News, my_news};
