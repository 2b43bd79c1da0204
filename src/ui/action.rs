//! Big tiles that lead to the main things: an icon and plain words, never an icon alone.

use super::Text;
use super::icon::Icon;
use leptos::prelude::*;

/// Two columns of tiles; one column in 长辈版.
#[component]
pub fn Tiles(children: Children) -> impl IntoView {
    view! { <ul class="l-tiles">{children()}</ul> }
}

#[component]
pub fn Tile(
    #[prop(into)] title: Text,
    #[prop(into)] icon: Text,
    #[prop(into)] href: Text,
    /// One short line under the title.
    #[prop(optional, into)]
    detail: Option<Text>,
    /// The main thing to do on this page: filled with the brand's green.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    view! {
        <li>
            <a class="l-tile" class:l-tile--main=main href=move || href.get()>
                <span class="l-tile__icon"><Icon name=icon/></span>
                <span class="l-tile__words">
                    <span class="l-tile__title">{move || title.get()}</span>
                    {detail.map(|detail| view! { <span class="l-tile__detail">{move || detail.get()}</span> })}
                </span>
            </a>
        </li>
    }
}
