//! What residents flagged, and the decision of staff: hide it or leave it, always with a reason.

use crate::api;
use crate::i18n::{Key, t, tf, when, work};
use crate::paths;
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::shared::paged::paged;
use crate::ui::prelude::*;
use contract::limits::REASON_TEXT_MAX;
use contract::report::{FlagReason, Subject};
use contract::work::{Flag, Moderation};
use contract::{Page, ReportId};
use leptos::prelude::*;

#[component]
pub fn Flags() -> impl IntoView {
    let flags = LocalResource::new(|| api::flags::list(None));
    let again = UnsyncCallback::new(move |()| flags.refetch());
    view! {
        <PageHeader title=t(work::FLAGS) intro=t(work::FLAGS_INTRO) back=paths::WORK/>
        {load(flags, move |first| view! { <Batches first again/> }.into_any())}
    }
}

#[component]
fn Batches(first: Page<Flag>, again: UnsyncCallback<()>) -> impl IntoView {
    let list = paged(first, |after| async move {
        api::flags::list(Some(&after)).await
    });
    // One decision answers all flags of the same thing; the others stay where they are, unless the
    // decision made their report another version than the one that they were read at. A photo may lie in
    // any of them.
    let decided = UnsyncCallback::new(move |(subject, report)| {
        list.items
            .update(|flags| flags.retain(|flag| flag.subject != subject));
        let photo = matches!(subject, Subject::Photo(_));
        let of_it = |flags: &Vec<Flag>| photo || flags.iter().any(|flag| flag.report == report);
        if list
            .items
            .with_untracked(|flags| flags.is_empty() || of_it(flags))
        {
            again.run(());
        }
    });
    let none = move || list.items.with(Vec::is_empty);
    view! {
        {move || none().then(|| view! { <EmptyState title=t(work::FLAGS_EMPTY) advice=t(work::FLAGS_EMPTY_ADVICE) picture_of=Picture::Done/> })}
        <For each=move || list.items.get() key=|flag| flag.id let:flag><FlagCard flag decided/></For>
        {list.more()}
    }
}

const fn reason_key(reason: FlagReason) -> Key {
    match reason {
        FlagReason::Privacy => work::REASON_PRIVACY,
        FlagReason::Abuse => work::REASON_ABUSE,
        FlagReason::Untrue => work::REASON_UNTRUE,
        FlagReason::Advertising => work::REASON_ADVERTISING,
        FlagReason::Unlawful => work::REASON_UNLAWFUL,
        FlagReason::Other => work::REASON_OTHER,
    }
}

#[component]
fn FlagCard(flag: Flag, decided: UnsyncCallback<(Subject, ReportId)>) -> impl IntoView {
    let act = Act::new();
    let reason = RwSignal::new(String::new());
    let (subject, report, version) = (flag.subject, flag.report, flag.version);
    let decide = move |hide: bool| {
        UnsyncCallback::new(move |()| {
            let input = Moderation {
                report,
                subject,
                hide,
                reason: reason.get_untracked(),
            };
            act.run(
                input.validate(),
                move |key| async move { api::flags::moderate(&input, version, key).await },
                move |()| {
                    toast(t(if hide { work::HIDDEN } else { work::LEFT }));
                    decided.run((subject, report));
                },
            );
        })
    };
    let at = when::moment(flag.at, clock::now());
    let photo = match flag.subject {
        Subject::Photo(id) => Some(id),
        Subject::Report(_) | Subject::Comment(_) | Subject::Other => None,
    };
    // Nobody decides here about what this version can not show.
    let decidable = flag.subject != Subject::Other;
    view! {
        <Card>
            <p class="l-note">{tf(work::FLAGGED, &[t(reason_key(flag.reason)), &at])}</p>
            {(!flag.quote.is_empty()).then(|| view! { <blockquote class="l-prose">{flag.quote.clone()}</blockquote> })}
            {photo.map(|id| view! { <img src=api::media::thumb_url(id) alt=t(work::FLAGGED_PHOTO) width="160" height="160"/> })}
            {(!flag.text.is_empty()).then(|| view! { <p class="l-prose">{tf(work::FLAG_WORDS, &[&flag.text])}</p> })}
            {decidable.then(|| view! { <TextArea label=t(work::FLAG_REASON) hint=t(work::FLAG_REASON_HINT) value=reason max=REASON_TEXT_MAX rows=2 error=act.error("reason")/> })}
            <ActFailure act/>
            <div class="l-actions">
                {decidable.then(|| view! {
                    <Button label=t(work::HIDE) kind=Kind::Danger icon="eye-off" busy=act.busy on_press=decide(true)/>
                    <Button label=t(work::LEAVE) icon="eye" busy=act.busy on_press=decide(false)/>
                })}
                <ButtonLink label=t(work::OPEN_REPORT) kind=Kind::Quiet href=paths::report(flag.report)/>
            </div>
        </Card>
    }
}
