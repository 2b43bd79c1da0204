//! Photos as tiles. Sizes are given, so nothing moves when a photo arrives.

use crate::platform::dom;
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoTile {
    pub src: String,
    /// What is to be seen, or at least whose photo it is.
    pub alt: String,
    /// A short word on the photo: 处理前, 仅自己可见.
    pub note: Option<String>,
}

/// `on_open` is called with the number of the tile, from 0.
#[component]
pub fn PhotoGrid(
    photos: Vec<PhotoTile>,
    #[prop(into)] on_open: UnsyncCallback<usize>,
) -> impl IntoView {
    let each = |(at, photo): (usize, PhotoTile)| {
        view! {
            <li>
                <button type="button" class="l-photo-tile" on:click=move |_| on_open.run(at)>
                    <img class="l-photo-tile__image" src=photo.src alt=photo.alt loading="lazy" decoding="async" width="160" height="160"/>
                    {photo.note.map(|note| view! { <span class="l-photo-tile__note">{note}</span> })}
                </button>
            </li>
        }
    };
    view! { <ul class="l-photo-grid">{photos.into_iter().enumerate().map(each).collect_view()}</ul> }
}

/// Moves the focus to the tile with this number, from 0.
pub fn focus_tile(at: usize) -> bool {
    let nth = at + 1;
    dom::focus_first(&format!(
        ".l-photo-grid > li:nth-child({nth}) > .l-photo-tile"
    ))
}
