//! 待发送: every act on its way with its state, and everything that can be done with it.

use super::item::Item;
use crate::i18n::{outbox as key, report, t};
use crate::paths;
use crate::state::outbox::Outbox;
use crate::state::outbox::model::{Record, State, Whose};
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn OutboxPage() -> impl IntoView {
    let outbox = Outbox::get();
    let book = StoredValue::new(places::kept().unwrap_or_default());
    let session = Session::get();
    // Words are sent by signing in; a yes or no is only put down.
    let sign_in = move || {
        let me = session.me().map(|me| me.id);
        outbox.records().with(|records| {
            let waits =
                |record: &&Record| record.state == State::SignIn && record.whose(me) == Whose::Hers;
            let mut waiting = records.iter().filter(waits).peekable();
            waiting.peek()?;
            let written = waiting.any(|record| record.act.is_written());
            Some(if written {
                report::SIGN_IN_SEND
            } else {
                key::SIGN_IN_NOTE
            })
        })
    };
    let sign_in = Memo::new(move |_| sign_in());
    // Keyed by what a row shows, so that a row in which somebody types is not built anew.
    let rows = view! {
        <For each=move || outbox.records().get() key=|record| (record.key, record.attempts, format!("{:?}", record.state)) let:record>
            <Item record book/>
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
        {move || sign_in.get().map(|label| view! {
            <ButtonLink kind=Kind::Primary wide=true icon="log-in" label=t(label) href=paths::sign_in(paths::OUTBOX)/>
        })}
        <ul class="l-outbox">{rows}</ul>
        {empty}
        <Rows><Row title=t(key::DRAFTS) icon=Signal::stored("file-text".to_owned()) href=paths::DRAFTS.to_owned()/></Rows>
    }
}
