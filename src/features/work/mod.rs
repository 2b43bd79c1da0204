//! The worker's pages, in a file of their own that residents never download.

mod accept;
mod flags;
mod item;
mod photos;
mod queue;
mod say;

use crate::lazy_routes;

lazy_routes! { staff for staff:
    "work" Queue => queue::Queue,
    "work/flags" Flags => flags::Flags,
    "work/:id" Item => item::Item,
}
