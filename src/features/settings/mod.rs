//! What staff set for their community, in a file of its own that residents never download.

mod categories;
mod holidays;
mod hours;
mod languages;
mod notices;
mod overview;
mod phones;
mod remove;
mod roles;

use crate::lazy_routes;

lazy_routes! { staff for staff:
    "settings" Overview => overview::Overview,
    "settings/categories" Categories => categories::Categories,
    "settings/categories/:code" Category => categories::edit::Edit,
    "settings/hours" Hours => hours::Hours,
    "settings/holidays" Holidays => holidays::Holidays,
    "settings/phones" Phones => phones::Phones,
    "settings/roles" Roles => roles::Roles,
    "settings/notices" Notices => notices::Notices,
}
