//! 举报: tells staff that a text, comment, photo or a worker's words should not be public.

use super::Desk;
use super::model::flag_words;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::paths;
use crate::platform::page;
use crate::shared::act::{Act, ActFailure};
use crate::shared::words;
use crate::ui::prelude::*;
use contract::report::{FlagReason, NewFlag, ReportDetail, Subject};
use contract::{Code, FieldCode, FieldErrors, ReportId, limits};
use leptos::prelude::*;

/// `idle`: nothing beside one's own, nor beside what is hidden already.
pub fn button(subject: Subject, idle: bool, report: &ReportDetail, desk: Desk) -> Option<AnyView> {
    if idle {
        return None;
    }
    let about = (report.card.id, subject);
    let ask = UnsyncCallback::new(move |()| {
        // One dialog at a time: the photo's gives way.
        desk.photo.close();
        desk.flag.show(about);
    });
    let button = match report.can.flag {
        None => view! { <Button label=t(key::FLAG) kind=Kind::Quiet icon="flag" on_press=ask/> }.into_any(),
        Some(Code::SignInRequired) => {
            view! { <ButtonLink label=t(key::FLAG) kind=Kind::Quiet icon="flag" href=paths::sign_in(&page::here())/> }.into_any()
        }
        Some(code) => {
            let why = Signal::stored(Some(words::reason(code)));
            view! { <Button label=t(key::FLAG) kind=Kind::Quiet icon="flag" blocked=why on_press=ask/> }.into_any()
        }
    };
    // Within reach of everybody and in nobody's way.
    Some(view! { <div class="l-flag">{button}</div> }.into_any())
}

#[component]
pub fn FlagDialog(desk: Desk) -> impl IntoView {
    view! {
        <Dialog open=desk.flag.open title=t(key::FLAG_TITLE)>
            {move || desk.flag.about.get().map(|about| view! { <Form about open=desk.flag.open/> })}
        </Dialog>
    }
}

#[component]
fn Form(about: (ReportId, Subject), open: RwSignal<bool>) -> impl IntoView {
    let (report, subject) = about;
    let act = Act::new();
    let chosen = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let choices: Vec<Choice> = FlagReason::ALL
        .into_iter()
        .filter_map(|reason| Some(Choice::new(reason.code(), t(flag_words(reason)?))))
        .collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = FlagReason::from_code(&chosen.get_untracked());
        let flag = NewFlag {
            report,
            subject,
            reason: reason.unwrap_or(FlagReason::Other),
            text: text.get_untracked(),
        };
        let valid = if reason.is_some() {
            flag.validate()
        } else {
            Err(nothing_chosen())
        };
        act.run(
            valid,
            move |key| async move { api::flags::raise(&flag, key).await },
            move |receipt| {
                let done = if receipt.open {
                    key::FLAG_DONE
                } else {
                    key::FLAG_DECIDED
                };
                toast(t(done));
                open.try_set(false);
            },
        );
    };
    view! {
        <form class="l-form" on:submit=submit>
            <Choices label=t(key::FLAG_WHY) choices value=chosen error=act.error("reason")/>
            <TextArea label=t(key::FLAG_TEXT) value=text max=limits::REASON_TEXT_MAX rows=2 error=act.error("text")/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::FLAG_SEND) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}

fn nothing_chosen() -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("reason", FieldCode::Required);
    errors
}
