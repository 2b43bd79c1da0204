//! Which page of the group to show.

use super::{flags, item, queue};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Queue,
    Flags,
    Item,
}

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Queue => view! { <queue::Queue/> }.into_any(),
        Page::Flags => view! { <flags::Flags/> }.into_any(),
        Page::Item => view! { <item::Item/> }.into_any(),
    }
}
