//! 待发送: every act on its way with its state, and everything that can be done with it.

use super::item::Item;
use crate::i18n::{common, outbox as key, t};
use crate::paths;
use crate::state::outbox::Outbox;
use crate::state::waiting::Waiting;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn OutboxPage() -> impl IntoView {
    let outbox = Outbox::get();
    let waiting = Waiting::get();
    // Keyed by what a row shows, so that a row in which somebody types is not built anew.
    let rows = view! {
        <For each=move || outbox.records().get() key=|record| (record.key, record.attempts, format!("{:?}", record.state)) let:record>
            <Item record/>
        </For>
    };
    let empty = move || {
        (outbox.ready().get() && outbox.records().with(Vec::is_empty)).then(|| {
            view! {
                <EmptyState
                    title=t(key::EMPTY)
                    advice=Signal::stored(t(key::EMPTY_ADVICE).to_owned())
                    picture_of=Picture::Done
                />
            }
        })
    };
    view! {
        <PageHeader title=t(key::TITLE) back=paths::ME/>
        {move || outbox.trouble().get().is_some().then(|| view! {
            <Banner tone=Tone::Red icon="triangle-alert">{t(key::TROUBLE)}</Banner>
        })}
        {move || (waiting.summary().sign_in > 0).then(|| view! {
            <ButtonLink kind=Kind::Primary wide=true icon="log-in" label=t(common::SIGN_IN) href=paths::sign_in(paths::OUTBOX)/>
        })}
        <ul class="l-outbox">{rows}</ul>
        {empty}
        <Rows><Row title=t(key::DRAFTS) icon=Signal::stored("file-text".to_owned()) href=paths::DRAFTS.to_owned()/></Rows>
    }
}
