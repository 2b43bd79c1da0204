//! Which page of the group to show.

use super::{categories, holidays, hours, notices, overview, phones, roles};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Overview,
    Categories,
    Category,
    Hours,
    Holidays,
    Phones,
    Roles,
    Notices,
}

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Overview => view! { <overview::Overview/> }.into_any(),
        Page::Categories => view! { <categories::Categories/> }.into_any(),
        Page::Category => view! { <categories::edit::Edit/> }.into_any(),
        Page::Hours => view! { <hours::Hours/> }.into_any(),
        Page::Holidays => view! { <holidays::Holidays/> }.into_any(),
        Page::Phones => view! { <phones::Phones/> }.into_any(),
        Page::Roles => view! { <roles::Roles/> }.into_any(),
        Page::Notices => view! { <notices::Notices/> }.into_any(),
    }
}
