//! Which page of the group to show.

use crate::i18n::{nav, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Overview,
    Categories,
    Hours,
    Holidays,
    Phones,
    Roles,
    Notices,
}

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Overview
        | Page::Categories
        | Page::Hours
        | Page::Holidays
        | Page::Phones
        | Page::Roles
        | Page::Notices => view! { <PageHeader title=t(nav::SETTINGS)/> }.into_any(),
    }
}
