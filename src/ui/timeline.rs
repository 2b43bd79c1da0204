//! What happened, newest last: when, what and who, one under the other.

use super::Tone;
use super::icon::Icon;
use leptos::prelude::*;

/// One thing that happened.
pub struct Moment {
    /// `昨天 14:05`
    pub when: String,
    pub title: String,
    /// Who did it.
    pub who: String,
    pub tone: Tone,
    pub icon: &'static str,
    /// Words and pictures that belong to it.
    pub detail: Option<AnyView>,
}

#[component]
pub fn Timeline(moments: Vec<Moment>) -> impl IntoView {
    let each = |moment: Moment| {
        view! {
            <li class="l-moment">
                <span class=format!("l-moment__mark l-moment__mark--{}", moment.tone.class())>
                    <Icon name=moment.icon/>
                </span>
                <div class="l-moment__words">
                    <p class="l-moment__title">{moment.title}</p>
                    <p class="l-moment__who l-whole">{moment.who}" · "{moment.when}</p>
                    {moment.detail}
                </div>
            </li>
        }
    };
    view! { <ol class="l-timeline">{moments.into_iter().map(each).collect_view()}</ol> }
}
