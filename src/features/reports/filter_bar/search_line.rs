//! The search on the page itself, in 长辈版: who does not know what a funnel stands for finds it.

use crate::api;
use crate::i18n::{common, reports as key, t};
use crate::ui::prelude::*;
use contract::report::ReportFilter;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[component]
pub fn SearchLine(filter: Memo<ReportFilter>, base: &'static str) -> impl IntoView {
    let asked = Memo::new(move |_| filter.with(|filter| filter.q.clone().unwrap_or_default()));
    let words = RwSignal::new(asked.get_untracked());
    // Back and the chips change the address: the field says what is looked for now.
    Effect::watch(
        move || asked.get(),
        move |asked, _, _| words.set(asked.clone()),
        false,
    );
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = words.with_untracked(|words| words.trim().to_owned());
        let wanted = ReportFilter {
            q: Some(typed).filter(|words| !words.is_empty()),
            ..filter.get_untracked()
        };
        navigate(
            &format!("{base}{}", api::query(&wanted)),
            Default::default(),
        );
    };
    view! {
        <form class="l-filter__search" role="search" on:submit=submit>
            <Field label=t(key::FILTER_WORDS) value=words kind=FieldKind::Search/>
            <Button label=t(common::SEARCH) icon="search"/>
        </form>
    }
}
