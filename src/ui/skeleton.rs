//! The shape of what is coming, so that nothing jumps when it arrives. Still, not shimmering: motion
//! at the edge of sight tires, and a person who asked for less motion gets the same.

use crate::i18n::{common, t};
use leptos::prelude::*;

/// `cards` blocks of three lines.
#[component]
pub fn Skeleton(#[prop(default = 1)] cards: usize) -> impl IntoView {
    let card = || {
        view! {
            <div class="l-skeleton__card">
                <span class="l-skeleton__line l-skeleton__line--short"></span>
                <span class="l-skeleton__line"></span>
                <span class="l-skeleton__line"></span>
            </div>
        }
    };
    view! {
        <div class="l-skeleton" role="status">
            <span class="l-visually-hidden">{t(common::LOADING)}</span>
            {(0..cards).map(|_| card()).collect_view()}
        </div>
    }
}

/// A whole page: heading and three cards.
#[component]
pub fn SkeletonPage() -> impl IntoView {
    view! {
        <div class="l-header" aria-hidden="true"><span class="l-skeleton__title"></span></div>
        <Skeleton cards=3/>
    }
}
