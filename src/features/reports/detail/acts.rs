//! What somebody may do with a report. The server says what; a control that can not be used gives
//! its reason, and signing in is offered where that is all that is missing.

use super::Desk;
use crate::i18n::{number, reports as key, t, tf};
use crate::paths;
use crate::platform::{page, share};
use crate::shared::report_words::about;
use crate::shared::words;
use crate::state::outbox::model::{About, Queued};
use crate::state::outbox::{Outbox, Sending};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::report::{ReportDetail, Status};
use contract::{Code, ReportId};
use leptos::prelude::*;

/// 我也遇到 and 关注. The author hears of everything anyway.
fn join_in(report: &ReportDetail, desk: Desk) -> Option<AnyView> {
    if report.card.mine {
        return None;
    }
    let can = &report.can;
    let signs_in = [can.join, can.follow].contains(&Some(Code::SignInRequired));
    let view = view! {
        <div class="l-join">
            <div>{join(report, desk)}</div>
            <div>{follow(report, desk)}</div>
            {signs_in.then(|| view! { <p class="l-muted">{t(key::ACT_SIGN_IN)}</p> })}
        </div>
    };
    Some(view.into_any())
}

/// All that can be done about it, in one place: what neighbours may do, what its author may, and what
/// anybody may do with its page.
pub fn acts(report: &ReportDetail, desk: Desk) -> AnyView {
    let id = report.card.id;
    let mine = report.card.mine;
    let can = &report.can;
    let author = mine.then(|| {
        // The server says whether these steps are past; they do not come back.
        let past = Some(Code::WrongState);
        if can.correct == past && can.withdraw == past {
            too_late(report.card.status)
        } else {
            author(id, can.correct, can.withdraw, desk)
        }
    });
    let (joining, share) = (join_in(report, desk), share_button(report));
    view! {
        <Section title=t(key::ACTS)>
            <div class="l-stack l-stack--tight">
                {joining}
                {author}
                <div class="l-cluster">
                    {share}
                    <Button label=t(key::PRINT) icon="printer" kind=Kind::Quiet on_press=UnsyncCallback::new(|()| page::print())/>
                </div>
            </div>
        </Section>
    }
    .into_any()
}

/// A control that leads to signing in when only that is missing. What the report's state has passed
/// by is left out: nothing that the person does could bring it back.
fn allowed(
    can: Option<Code>,
    control: impl FnOnce(Signal<Option<String>>) -> AnyView,
    label: &str,
    icon: &'static str,
) -> Option<AnyView> {
    match can {
        Some(Code::WrongState) => None,
        Some(Code::SignInRequired) => Some(
            view! { <ButtonLink label=label.to_owned() href=paths::sign_in(&page::here()) icon wide=true/> }
                .into_any(),
        ),
        other => Some(control(Signal::stored(other.map(words::reason)))),
    }
}

/// The words of an act with how many people did it already.
fn counted(label: &str, people: i64) -> String {
    if people > 0 {
        tf(key::ACT_N, &[label, &number(people)])
    } else {
        label.to_owned()
    }
}

/// 我也遇到: counts and follows.
fn join(report: &ReportDetail, desk: Desk) -> AnyView {
    let count = report.card.me_too;
    let press = say_joined(report, desk);
    if report.joined {
        let label = counted(t(key::JOINED), count);
        return view! {
            <p><Lamp label tone=Signal::stored(Tone::Green)/></p>
            <Button label=t(key::UNJOIN) icon="undo-2" wide=true busy=press.busy on_press=press.run/>
            <Failed of=press/>
        }
        .into_any();
    }
    let label = counted(t(key::JOIN), count);
    let button = |blocked| {
        let label = label.clone();
        view! { <Button label icon="hand" wide=true busy=press.busy blocked on_press=press.run/> <Failed of=press/> }.into_any()
    };
    allowed(report.can.join, button, &label, "hand")
        .or_else(|| {
            let words = (count > 0).then(|| tf(key::ME_TOO_N, &[&number(count)]))?;
            Some(view! { <p class="l-muted">{words}</p> }.into_any())
        })
        .into_any()
}

fn say_joined(report: &ReportDetail, desk: Desk) -> Press {
    let (id, on) = (report.card.id, !report.joined);
    let done = t(if on { key::JOIN_DONE } else { key::UNJOIN_DONE });
    let act = Queued::MeToo { report: id, on };
    send(act, about(&report.card), done, desk)
}

fn follow(report: &ReportDetail, desk: Desk) -> AnyView {
    let id = report.card.id;
    let on = !report.following;
    let (label, done, icon) = if on {
        (key::FOLLOW, key::FOLLOW_DONE, "bell")
    } else {
        (key::UNFOLLOW, key::UNFOLLOW_DONE, "x")
    };
    let act = Queued::Follow { report: id, on };
    let press = send(act, about(&report.card), t(done), desk);
    let label = counted(t(label), report.followers);
    let button = |blocked| {
        let label = label.clone();
        view! { <Button label icon wide=true busy=press.busy blocked on_press=press.run/> <Failed of=press/> }.into_any()
    };
    allowed(report.can.follow, button, &label, icon).into_any()
}

#[derive(Clone, Copy)]
struct Press {
    run: UnsyncCallback<()>,
    busy: Signal<bool>,
    failed: RwSignal<Option<String>>,
}

/// Sends at once, as the act of whom this page shows as signed in.
fn send(act: Queued, about: About, done: &'static str, desk: Desk) -> Press {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let session = Session::get();
    let outbox = Outbox::get();
    let run = UnsyncCallback::new(move |()| {
        let (act, about) = (act.clone(), about.clone());
        let owner = untrack(|| session.actor());
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = outbox.send_or_keep(act, about, owner).await;
            busy.try_set(false);
            match answer {
                Ok(sending) => {
                    toast(match sending {
                        Sending::Sent => done,
                        Sending::Waits => t(key::WAITS),
                    });
                    desk.report.refetch();
                    failed.try_set(None);
                }
                Err(error) => {
                    failed.try_set(Some(words::api_error(&error)));
                }
            }
        });
    });
    Press {
        run,
        busy: busy.into(),
        failed,
    }
}

#[component]
fn Failed(of: Press) -> impl IntoView {
    move || {
        of.failed
            .get()
            .map(|words| view! { <p class="l-field__error" role="alert">{words}</p> })
    }
}

/// What only the author may do, while it is allowed.
fn author(id: ReportId, correct: Option<Code>, withdraw: Option<Code>, desk: Desk) -> AnyView {
    let ask = UnsyncCallback::new(move |()| desk.withdraw.set(true));
    let blocked = Signal::stored(withdraw.map(words::reason));
    let correct = match correct {
        None => view! { <ButtonLink label=t(key::CORRECT) href=paths::report_correct(id) icon="pencil" wide=true/> }.into_any(),
        Some(code) => {
            let why = Signal::stored(Some(words::reason(code)));
            view! { <Button label=t(key::CORRECT) icon="pencil" wide=true blocked=why on_press=UnsyncCallback::new(|()| ())/> }
                .into_any()
        }
    };
    view! {
        {correct}
        <Button label=t(key::WITHDRAW) icon="undo-2" wide=true blocked on_press=ask/>
    }
    .into_any()
}

/// No controls that can never be used again, but what can be done instead.
fn too_late(status: Status) -> AnyView {
    status
        .is_open()
        .then(|| view! { <p>{t(key::TOO_LATE)}</p> })
        .into_any()
}

fn share_button(report: &ReportDetail) -> AnyView {
    let title = super::model::title(&report.card);
    let url = format!("{}{}", page::origin(), paths::report(report.card.id));
    let by_hand = RwSignal::new(None::<String>);
    let press = UnsyncCallback::new(move |()| {
        let (title, url) = (title.clone(), url.clone());
        leptos::task::spawn_local(async move {
            match share::share(&title, &url).await {
                share::Shared::Sheet => {}
                share::Shared::Copied => toast(t(key::LINK_COPIED)),
                share::Shared::Neither => {
                    by_hand.try_set(Some(url));
                }
            }
        });
    });
    view! {
        <Button label=t(key::SHARE) icon="share-2" kind=Kind::Quiet on_press=press/>
        {move || by_hand.get().map(|url| view! { <p class="l-muted">{t(key::LINK)}": "{url}</p> })}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_names_how_many_did_it_once_somebody_did() {
        assert_eq!(counted("我也遇到", 5), "我也遇到 · 5人");
        assert_eq!(counted("我也遇到", 0), "我也遇到");
    }

    #[test]
    fn what_the_state_has_passed_by_is_left_out() {
        let control = |_| ().into_any();
        assert!(allowed(Some(Code::WrongState), control, "我也遇到", "hand").is_none());
    }
}
