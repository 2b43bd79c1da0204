//! What staff set for their community, in a file of its own that residents never download.

mod categories;
mod holidays;
mod hours;
mod notices;
mod overview;
mod pages;
mod phones;
mod remove;
mod roles;

use crate::lazy::lazy_staff_page;
use crate::lazy_group;
use crate::routing::{Route, route};
use pages::Page;

lazy_group!(settings, open, Page, pages::show);

pub fn routes() -> Vec<Route> {
    vec![
        route("settings", || lazy_staff_page(Page::Overview, open)),
        route("settings/categories", || {
            lazy_staff_page(Page::Categories, open)
        }),
        route("settings/categories/:code", || {
            lazy_staff_page(Page::Category, open)
        }),
        route("settings/hours", || lazy_staff_page(Page::Hours, open)),
        route("settings/holidays", || {
            lazy_staff_page(Page::Holidays, open)
        }),
        route("settings/phones", || lazy_staff_page(Page::Phones, open)),
        route("settings/roles", || lazy_staff_page(Page::Roles, open)),
        route("settings/notices", || lazy_staff_page(Page::Notices, open)),
    ]
}
