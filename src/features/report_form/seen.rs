//! "Is it one of these?": they stand right behind the place, before what else there is to say: whoever
//! presses on has seen them. 长辈版 asks on a page of their own (`seen_alone`).

use super::near::{Join, JoinFailed, near, none_of_these, place_line};
use super::place::Book;
use crate::api::media;
use crate::i18n::{report, t};
use crate::paths;
use crate::shared::report_words::about;
use crate::state::drafts::Drafts;
use crate::state::outbox::model::About;
use crate::ui::prelude::*;
use contract::ReportId;
use contract::report::NearbyReport;
use leptos::prelude::*;

#[component]
pub fn Seen(book: Book) -> impl IntoView {
    let drafts = Drafts::get();
    let found = near(book, Signal::stored(true));
    let go_on = UnsyncCallback::new(move |()| drafts.edit(|draft| draft.none_of_these = true));
    let none = Memo::new(move |_| none_of_these(drafts));
    let cards = move || {
        let list = found.get().filter(|list| !list.is_empty() && !none.get())?;
        let cards = list
            .into_iter()
            .map(|near| view! { <SeenCard near/> })
            .collect_view();
        Some(view! {
            <Section title=t(report::SEEN)>
                <p>{t(report::SEEN_ADVICE)}</p>
                <ul class="l-seen">{cards}</ul>
                <Button wide=true icon="x" label=t(report::SEEN_NONE) on_press=go_on/>
            </Section>
        })
    };
    view! { <div aria-live="polite">{cards}</div> }
}

#[component]
fn SeenCard(near: NearbyReport) -> impl IntoView {
    let place = place_line(&near);
    let card = near.report;
    let id = card.id;
    let about = about(&card);
    let words = about.words.clone();
    let act = if near.joined {
        view! { <p class="l-seen__joined"><Icon name="check"/>{t(report::SEEN_JOINED)}</p> }
            .into_any()
    } else {
        view! { <MeToo id about/> }.into_any()
    };
    view! {
        <li class="l-seen__card">
            {card.thumb.map(|id| view! {
                <img class="l-seen__photo" src=media::thumb_url(id) alt="" loading="lazy" width="56" height="56"/>
            })}
            <div class="l-seen__words">
                <p class="l-seen__title">{words}</p>
                <p class="l-seen__place">{place}</p>
            </div>
            <div class="l-seen__acts">
                {act}
                <ButtonLink kind=Kind::Quiet label=t(report::SEEN_LOOK) href=paths::report(id)/>
            </div>
        </li>
    }
}

/// It ends the report, so it is not done by one tap among others.
#[component]
fn MeToo(id: ReportId, about: About) -> impl IntoView {
    let asking = RwSignal::new(false);
    let ask = UnsyncCallback::new(move |()| asking.set(true));
    let title = about.words.clone();
    let join = Join::new(id, about);
    view! {
        <Button icon="hand" label=t(report::SEEN_ME_TOO) busy=join.busy on_press=ask/>
        <Confirm
            open=asking
            title=t(report::SEEN_ASK)
            stay=t(report::SEEN_ASK_NO)
            label=t(report::SEEN_ASK_YES)
            icon="hand"
            kind=Kind::Secondary
            busy=join.busy
            on_press=join.press
        >
            <p>{title.clone()}</p>
            <JoinFailed of=join/>
        </Confirm>
    }
}
