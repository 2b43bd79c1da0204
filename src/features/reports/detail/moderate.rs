//! Staff hide or show a text, comment, photo or a worker's words. The reason goes on record.

use super::Desk;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::shared::act::{Act, ActFailure};
use crate::shared::words;
use crate::ui::prelude::*;
use contract::report::Subject;
use contract::work::Moderation;
use contract::{Code, ReportId, limits};
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    pub subject: Subject,
    pub hide: bool,
    /// Which she is looking at.
    pub report: ReportId,
    /// Of the subject.
    pub version: i64,
}

/// Beside the own words of somebody who could hide those of others: why not these.
pub fn own() -> AnyView {
    let why = Signal::stored(Some(words::reason(Code::OwnMatter)));
    let nothing = UnsyncCallback::new(|()| ());
    view! { <Button label=t(key::HIDE) kind=Kind::Quiet icon="eye-off" blocked=why on_press=nothing/> }
        .into_any()
}

/// Words that staff may have hidden: whoever still reads them sees that neighbours do not.
pub fn words(text: &str, hidden: bool, class: &'static str) -> AnyView {
    if hidden && text.is_empty() {
        return view! { <p class="l-muted">{t(key::TEXT_HIDDEN)}</p> }.into_any();
    }
    view! {
        {hidden.then(|| view! { <Badge label=t(key::HIDDEN) icon="eye-off"/> })}
        <p class=class lang="zh-Hans">{text.to_owned()}</p>
    }
    .into_any()
}

/// `version`: of the subject, which only staff are told; residents see nothing of this.
pub fn button(
    subject: Subject,
    hidden: bool,
    version: Option<i64>,
    report: ReportId,
    desk: Desk,
) -> Option<AnyView> {
    version.map(|version| {
        let (label, icon) = if hidden {
            (key::SHOW, "eye")
        } else {
            (key::HIDE, "eye-off")
        };
        let ask = UnsyncCallback::new(move |()| {
            desk.photo.close();
            desk.moderate.show(Wish {
                subject,
                hide: !hidden,
                report,
                version,
            });
        });
        view! { <Button label=t(label) kind=Kind::Quiet icon=icon on_press=ask/> }.into_any()
    })
}

#[component]
pub fn ModerateDialog(desk: Desk) -> impl IntoView {
    let title = Signal::derive(move || {
        let hide = desk
            .moderate
            .about
            .with(|wish| wish.is_none_or(|wish| wish.hide));
        t(if hide {
            key::HIDE_TITLE
        } else {
            key::SHOW_TITLE
        })
        .to_owned()
    });
    // What was typed about one thing is there again when its dialog is opened anew, and for that thing only.
    let reason = RwSignal::new(String::new());
    let about = Memo::new(move |_| desk.moderate.about.get().map(|wish| wish.subject));
    Effect::watch(
        move || about.get(),
        move |_, _, _| reason.set(String::new()),
        false,
    );
    view! {
        <Dialog open=desk.moderate.open title>
            {move || desk.moderate.about.get().map(|wish| view! { <Form wish reason desk/> })}
        </Dialog>
    }
}

#[component]
fn Form(wish: Wish, reason: RwSignal<String>, desk: Desk) -> impl IntoView {
    let act = Act::new();
    // Out of the way of what it has become: whoever decides looks at that first.
    let again = UnsyncCallback::new(move |()| {
        desk.report.refetch();
        desk.moderate.close();
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let moderation = Moderation {
            report: wish.report,
            subject: wish.subject,
            hide: wish.hide,
            reason: reason.get_untracked(),
        };
        let valid = moderation.validate();
        act.run(
            valid,
            move |key| async move { api::flags::moderate(&moderation, wish.version, key).await },
            move |()| {
                toast(t(if wish.hide {
                    key::HIDE_DONE
                } else {
                    key::SHOW_DONE
                }));
                reason.try_set(String::new());
                desk.report.refetch();
                desk.moderate.open.try_set(false);
            },
        );
    };
    view! {
        <form class="l-form" on:submit=submit>
            <TextArea
                label=t(key::MODERATE_REASON)
                hint=t(key::MODERATE_HINT)
                value=reason
                max=limits::REASON_TEXT_MAX
                rows=2
                error=act.error("reason")
            />
            <ActFailure act again/>
            <div class="l-actions">
                <Button label=t(if wish.hide { key::HIDE } else { key::SHOW }) kind=Kind::Primary wide=true busy=act.busy/>
            </div>
        </form>
    }
}
