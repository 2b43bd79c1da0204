//! What people say about a report. A comment is kept on the phone before anything else, so that it
//! is not lost where there is no network.

use super::Desk;
use crate::i18n::{Key, reports as key, t, when};
use crate::paths;
use crate::platform::{clock, dom, page};
use crate::shared::privacy_warning::PrivacyWarning;
use crate::shared::report_words::{about, who};
use crate::shared::words;
use crate::state::outbox::Outbox;
use crate::state::outbox::model::{About, Queued, Record, State};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::report::{Comment, NewComment, ReportDetail, Status, Subject, Visibility};
use contract::{Code, ReportId, limits};
use leptos::prelude::*;

pub fn comments(report: &ReportDetail, desk: Desk) -> AnyView {
    let id = report.card.id;
    let list = if report.comments_list.is_empty() {
        view! { <p class="l-muted">{t(key::NO_COMMENTS)}</p> }.into_any()
    } else {
        let said = report
            .comments_list
            .iter()
            .map(|comment| said(comment, report, desk))
            .collect_view();
        view! { <ul class="l-comments">{said}</ul> }.into_any()
    };
    let form = match report.can.comment {
        None => {
            let about = about(&report.card);
            let hint = if report.card.visibility == Visibility::Public {
                key::COMMENT_HINT
            } else {
                key::COMMENT_HINT_PRIVATE
            };
            view! { <Form id about hint desk/> }.into_any()
        }
        // Neither signing in nor reading it anew would bring the field back.
        Some(_) if report.card.status == Status::Withdrawn => {
            view! { <p class="l-why">{t(key::COMMENT_WITHDRAWN)}</p> }.into_any()
        }
        Some(Code::SignInRequired) => {
            view! { <ButtonLink label=t(key::COMMENT_SIGN_IN) href=paths::sign_in(&page::here()) icon="log-in"/> }.into_any()
        }
        Some(Code::ConsentRequired) => {
            view! { <ButtonLink label=t(key::COMMENT_CONSENT) href=paths::PRIVACY icon="shield-check"/> }.into_any()
        }
        Some(code) => view! { <p class="l-why">{words::reason(code)}</p> }.into_any(),
    };
    view! { <Section title=t(key::COMMENTS)>{list}<Waiting id/>{form}</Section> }.into_any()
}

fn said(comment: &Comment, report: &ReportDetail, desk: Desk) -> AnyView {
    let subject = Subject::Comment(comment.id);
    let text = super::moderate::words(&comment.text, comment.hidden, "l-comment__text");
    view! {
        <li class="l-comment">
            <div class="l-comment__head">
                <p class="l-comment__who l-whole">{who(&comment.who)}" · "{when::moment(comment.at, clock::now())}</p>
                {super::flag::button(subject, comment.mine || comment.hidden, report, desk)}
                {super::moderate::button(subject, comment.hidden, comment.staff_version, report.card.id, desk)}
            </div>
            {text}
        </li>
    }
    .into_any()
}

/// My comments on this report that the server does not have yet.
#[component]
fn Waiting(id: ReportId) -> impl IntoView {
    let records = Outbox::get().records();
    let text = move |record: &Record| match &record.act {
        Queued::Comment { report, comment } if *report == id => {
            Some((comment.text.clone(), record.state.clone()))
        }
        _ => None,
    };
    let each = |(text, state): (String, State)| {
        let label = match state {
            State::Waiting => key::COMMENT_WAITS,
            State::SignIn => key::COMMENT_WAITS_SIGN_IN,
            State::NeedsYou { .. } => key::COMMENT_NEEDS_YOU,
        };
        view! {
            <li class="l-comment">
                <p class="l-comment__text">{text}</p>
                <a href=paths::OUTBOX><Badge label=t(label) tone=Signal::stored(Tone::Amber) icon="clock"/></a>
            </li>
        }
    };
    move || {
        let waiting: Vec<_> = records.with(|records| records.iter().filter_map(text).collect());
        (!waiting.is_empty()).then(
            || view! { <ul class="l-comments">{waiting.into_iter().map(each).collect_view()}</ul> },
        )
    }
}

#[component]
fn Form(id: ReportId, about: About, hint: Key, desk: Desk) -> impl IntoView {
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let session = Session::get();
    let outbox = Outbox::get();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let comment = NewComment {
            text: desk.comment.get_untracked(),
        };
        if let Err(errors) = comment.validate() {
            error.set(words::field(&errors, "text"));
            leptos::task::spawn_local(async {
                dom::focus_first_invalid().await;
            });
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let owner = untrack(|| session.actor());
        let about = about.clone();
        leptos::task::spawn_local(async move {
            let kept = outbox
                .add(
                    Queued::Comment {
                        report: id,
                        comment,
                    },
                    about,
                    owner,
                )
                .await;
            busy.try_set(false);
            if kept.is_ok() {
                desk.comment.try_set(String::new());
                error.try_set(None);
                toast(t(key::COMMENT_KEPT));
            } else {
                error.try_set(Some(t(key::COMMENT_NOT_KEPT).to_owned()));
            }
        });
    };
    let cover = UnsyncCallback::new(move |covered| desk.comment.set(covered));
    view! {
        <form class="l-form" on:submit=submit>
            <TextArea label=t(key::COMMENT) hint=t(hint) value=desk.comment max=limits::COMMENT_TEXT_MAX rows=3 error/>
            <PrivacyWarning text=desk.comment on_cover=cover/>
            <div class="l-actions"><Button label=t(key::COMMENT_SEND) busy/></div>
        </form>
    }
}
