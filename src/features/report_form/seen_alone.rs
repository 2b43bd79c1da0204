//! 长辈版 asks about each report nearby on a page of its own, between the place and the check: "is it this
//! one?", and two answers as large as each other.

use super::near::{Join, JoinFailed, Near, place_line};
use super::questions::{Questions, ask};
use crate::api::media;
use crate::i18n::{number, report, t, tf};
use crate::paths;
use crate::shared::report_steps::SEEN;
use crate::shared::report_words::about;
use crate::state::drafts::Drafts;
use crate::ui::prelude::*;
use contract::report::NearbyReport;
use leptos::either::Either;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The one that the address asks about; where there is none, the way leads on by itself.
#[component]
pub fn SeenAlone(found: Near, questions: Questions) -> impl IntoView {
    let drafts = Drafts::get();
    let navigate = use_navigate();
    let at = Memo::new(move |_| questions.alone().and_then(|at| at.checked_sub(SEEN)));
    let one = Memo::new(move |_| {
        let at = at.get()?;
        found.with(|list| list.as_ref()?.get(at).cloned())
    });
    Effect::new(move |_| {
        // An empty draft comes in its place when somebody joined, who is on her way elsewhere.
        let empty = drafts.open().with_untracked(|draft| draft.is_empty());
        let nothing = !empty && found.with(Option::is_some) && one.with(Option::is_none);
        if at.get().is_some() && nothing {
            let replace = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(paths::REPORT_CHECK, replace);
        }
    });
    let count = move || found.with_untracked(|list| list.as_ref().map_or(0, Vec::len));
    // The next one is never made from the nodes of this one: its answers lie under the same finger.
    move || {
        let shown = at.get().zip(one.get());
        shown.map(|(at, near)| {
            let of = count();
            match at % 2 {
                0 => Either::Left(view! { <One near at of/> }),
                _ => Either::Right(view! { <One near at of/> }),
            }
        })
    }
}

/// The one at this index of so many.
#[component]
fn One(near: NearbyReport, at: usize, of: usize) -> impl IntoView {
    let next = (at + 1 < of).then_some(SEEN + at + 1);
    let nth = (of > 1).then(|| {
        tf(
            report::SEEN_NTH,
            &[&number(at as i64 + 1), &number(of as i64)],
        )
    });
    let drafts = Drafts::get();
    let navigate = use_navigate();
    let ask = ask();
    let place = place_line(&near);
    let about = about(&near.report);
    let aloud = [about.words.as_str(), &place].join("。");
    let (id, words) = (near.report.id, about.words.clone());
    let no = UnsyncCallback::new(move |()| match next {
        Some(next) => ask(next),
        None => {
            drafts.edit(|draft| draft.none_of_these = true);
            navigate(paths::REPORT_CHECK, Default::default());
        }
    });
    let yes = if near.joined {
        view! {
            <p class="l-seen__joined"><Icon name="check"/>{t(report::SEEN_JOINED)}</p>
            <ButtonLink wide=true icon="check" label=t(report::SEEN_ALONE_LOOK) href=paths::report(id)/>
        }
        .into_any()
    } else {
        let join = Join::new(id, about);
        view! {
            <JoinFailed of=join/>
            <Button wide=true icon="check" label=t(report::SEEN_ALONE_YES) busy=join.busy on_press=join.press/>
        }
        .into_any()
    };
    view! {
        {nth.map(|nth| view! { <p class="l-muted">{nth}</p> })}
        <div class="l-seen__card">
            {near.report.thumb.map(|id| view! {
                <img class="l-seen__photo" src=media::thumb_url(id) alt="" width="96" height="96"/>
            })}
            <div class="l-seen__words">
                <p class="l-seen__title">{words}</p>
                <p class="l-seen__place">{place}</p>
            </div>
        </div>
        <ReadAloud text=aloud/>
        {yes}
        <Button wide=true icon="x" label=t(report::SEEN_ALONE_NO) on_press=no/>
    }
}
