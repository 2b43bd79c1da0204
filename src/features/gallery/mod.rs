//! `/_gallery`: every component in every state; the style guide, and what axe and the pictures test.

mod feedback;
mod forms;
mod look;
mod parts;
mod show;

use crate::lazy::lazy_staff_page;
use crate::lazy_group;
use crate::routing::{Route, route};
use leptos_router::path;

lazy_group!(settings, open, (), show::show);

pub fn routes() -> Vec<Route> {
    vec![route(path!("_gallery"), || lazy_staff_page((), open))]
}
