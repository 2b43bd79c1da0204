//! `/_gallery`: every component in every state; the style guide, and what axe and the pictures test.

mod feedback;
mod forms;
mod look;
mod parts;
mod show;

use crate::lazy::lazy_staff_page;
use crate::lazy_group;
use crate::routing::{Route, route};

lazy_group!(settings, open, (), show::show);

pub fn routes() -> Vec<Route> {
    vec![route("_gallery", || lazy_staff_page((), open))]
}
