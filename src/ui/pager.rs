//! More of a list, by a press: never by scrolling alone, so that the end of the page stays in reach.

use super::button::Button;
use crate::i18n::{common, t};
use leptos::prelude::*;

/// Nothing while `more` is false.
#[component]
pub fn LoadMore(
    #[prop(into)] more: Signal<bool>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    move || {
        more.get().then(|| {
            view! {
                <div class="l-pager"><Button label=t(common::MORE) icon="chevron-down" wide=true busy on_press/></div>
            }
        })
    }
}
