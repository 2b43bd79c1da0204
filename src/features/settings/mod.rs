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
use leptos_router::path;
use pages::Page;

lazy_group!(settings, open, Page, pages::show);

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("settings"), || lazy_staff_page(Page::Overview, open)),
        route(path!("settings/categories"), || {
            lazy_staff_page(Page::Categories, open)
        }),
        route(path!("settings/categories/:code"), || {
            lazy_staff_page(Page::Category, open)
        }),
        route(path!("settings/hours"), || {
            lazy_staff_page(Page::Hours, open)
        }),
        route(path!("settings/holidays"), || {
            lazy_staff_page(Page::Holidays, open)
        }),
        route(path!("settings/phones"), || {
            lazy_staff_page(Page::Phones, open)
        }),
        route(path!("settings/roles"), || {
            lazy_staff_page(Page::Roles, open)
        }),
        route(path!("settings/notices"), || {
            lazy_staff_page(Page::Notices, open)
        }),
    ]
}
