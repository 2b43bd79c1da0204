//! Staff hide or show a text, comment or photo. The reason goes on record.

use super::Desk;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::report::{ReportDetail, Subject};
use contract::work::Moderation;
use contract::{ReportId, limits};
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    pub subject: Subject,
    pub hide: bool,
    /// Which she is looking at.
    pub report: ReportId,
    /// Of that report.
    pub version: i64,
}

/// Only for staff; residents see nothing of it.
pub fn button(
    subject: Subject,
    hidden: bool,
    report: &ReportDetail,
    desk: Desk,
) -> Option<AnyView> {
    report.can.moderate.is_none().then(|| {
        let (label, icon) = if hidden {
            (key::SHOW, "eye")
        } else {
            (key::HIDE, "eye-off")
        };
        let (report, version) = (report.card.id, report.version);
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
    view! {
        <Dialog open=desk.moderate.open title>
            {move || desk.moderate.about.get().map(|wish| view! { <Form wish desk/> })}
        </Dialog>
    }
}

#[component]
fn Form(wish: Wish, desk: Desk) -> impl IntoView {
    let act = Act::new();
    let reason = RwSignal::new(String::new());
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
            <ActFailure act/>
            <div class="l-actions">
                <Button label=t(if wish.hide { key::HIDE } else { key::SHOW }) kind=Kind::Primary wide=true busy=act.busy/>
            </div>
        </form>
    }
}
