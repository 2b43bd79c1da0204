//! The only place that talks to the browser's own interfaces. It hands out own types, and every
//! facility that a web-view may lack answers `None` or `false` instead of failing.

pub mod abort;
pub mod clock;
pub mod dom;
pub mod events;
pub mod geolocation;
pub mod idb;
pub mod ids;
pub mod image;
pub mod leaflet;
pub mod locks;
pub mod page;
pub mod service_worker;
pub mod share;
pub mod sight;
pub mod speech;
pub mod start;
pub mod storage;
pub mod stream;
pub mod swipe;
