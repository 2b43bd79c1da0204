//! A report in one card: one link, one stop for keyboard and screen reader.

use super::report_words::{
    category_name, headline, lamp_tone, lamp_words, place_words, plain_status, seen_by, status_key,
    status_tone,
};
use crate::api::media;
use crate::i18n::{number, reports as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::report::ReportCard as Data;
use leptos::prelude::*;

/// Cards one under the other; the list is announced as one.
#[component]
pub fn ReportCards(children: Children) -> impl IntoView {
    view! { <ul class="l-reports">{children()}</ul> }
}

/// An entry of [`ReportCards`].
#[component]
pub fn ReportCard(report: Data) -> impl IntoView {
    let now = clock::now();
    let community = untrack(|| Session::get().community());
    let category = category_name(community.as_deref(), report.category);
    let lamp = lamp_words(report.lamp, report.status, report.due, now);
    let tone = lamp_tone(report.lamp);
    view! {
        <li>
            <a class="l-report" href=paths::report(report.id)>
                {report.thumb.map(|id| {
                    let src = media::thumb_url(id);
                    view! { <img class="l-report__thumb" src=src alt="" loading="lazy" decoding="async" width="88" height="88"/> }
                })}
                <span class="l-report__words">
                    <span class="l-report__title">{headline(&report)}</span>
                    <span class="l-report__place">{place_words(&report.place)}</span>
                    <span class="l-report__meta">
                        {category}" · "<span class="l-nowrap" title=when::moment(report.created, now)>{when::ago(report.created, now)}</span>
                        {counts(&report)}
                    </span>
                </span>
                <span class="l-report__state">
                    <Badge label=t(status_key(report.status)) tone=Signal::stored(status_tone(report.status))/>
                    {plain_status(report.status).map(|words| view! { <span class="l-plain">{t(words)}</span> })}
                    {seen_by(report.visibility).map(|who| view! { <Badge label=t(who) icon="eye-off"/> })}
                    {lamp.map(|label| view! { <Lamp label tone=Signal::stored(tone)/> })}
                </span>
            </a>
        </li>
    }
}

/// ` · 3人也遇到 · 2条留言`, each whole on its line.
fn counts(report: &Data) -> AnyView {
    let part = |n: i64, words| {
        (n > 0).then(|| view! { " · "<span class="l-nowrap">{tf(words, &[&number(n)])}</span> })
    };
    let (joined, said) = (
        part(report.me_too, key::N_ME_TOO),
        part(report.comments, key::N_COMMENTS),
    );
    view! { {joined}{said} }.into_any()
}
