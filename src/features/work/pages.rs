//! Which page of the group to show.

use crate::i18n::{nav, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Queue,
    Flags,
    Item,
}

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Queue | Page::Flags | Page::Item => {
            view! { <PageHeader title=t(nav::WORK)/> }.into_any()
        }
    }
}
