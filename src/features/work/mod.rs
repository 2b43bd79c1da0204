//! The worker's pages, in a file of their own that residents never download.

mod accept;
mod flags;
mod item;
mod pages;
mod photos;
mod queue;
mod say;

use crate::lazy::lazy_staff_page;
use crate::lazy_group;
use crate::routing::{Route, route};
use pages::Page;

lazy_group!(work, open, Page, pages::show);

pub fn routes() -> Vec<Route> {
    vec![
        route("work", || lazy_staff_page(Page::Queue, open)),
        route("work/flags", || lazy_staff_page(Page::Flags, open)),
        route("work/:id", || lazy_staff_page(Page::Item, open)),
    ]
}
