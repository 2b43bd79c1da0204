//! The head of the first page: the community's name over its drawn neighbourhood.

use super::picture::{Picture, picture};
use leptos::prelude::*;

/// `children` is the page's header.
#[component]
pub fn Hero(children: Children) -> impl IntoView {
    view! {
        <div class="l-hero">
            {children()}
            <div class="l-hero__picture">{picture(Picture::Neighbourhood)}</div>
        </div>
    }
}
