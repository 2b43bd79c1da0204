//! `/_gallery`: every component in every state; the style guide, and what axe and the pictures test.

mod dialogs;
mod feedback;
mod forms;
mod look;
mod parts;
mod pictures;
mod show;

use crate::lazy_routes;

lazy_routes! { staff for staff:
    "_gallery" Gallery => show::gallery,
}
