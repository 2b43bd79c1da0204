//! What residents flagged, and the decision of staff: hide it or leave it, always with a reason.

use crate::api;
use crate::i18n::{Key, t, tf, when, work};
use crate::paths;
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::shared::paged::paged;
use crate::shared::words;
use crate::ui::prelude::*;
use contract::limits::REASON_TEXT_MAX;
use contract::report::{FlagReason, Subject};
use contract::work::{Flag, Moderation};
use contract::{FlagId, Page};
use leptos::prelude::*;
use std::collections::HashMap;

/// The reasons that were begun, by flag: they outlive reading the flags anew.
type Typed = StoredValue<HashMap<FlagId, String>>;

#[component]
pub fn Flags() -> impl IntoView {
    let flags = LocalResource::new(|| api::flags::list(None));
    let again = UnsyncCallback::new(move |()| flags.refetch());
    let typed: Typed = StoredValue::new(HashMap::new());
    view! {
        <PageHeader title=t(work::FLAGS) intro=t(work::FLAGS_INTRO) back=paths::WORK/>
        {load(flags, move |first| view! { <Batches first again typed/> }.into_any())}
    }
}

#[component]
fn Batches(first: Page<Flag>, again: UnsyncCallback<()>, typed: Typed) -> impl IntoView {
    let list = paged(first, |after| async move {
        api::flags::list(Some(&after)).await
    });
    // One decision answers all flags of the same thing; the others stay where they are.
    let decided = UnsyncCallback::new(move |subject| {
        list.items
            .update(|flags| flags.retain(|flag| flag.subject != subject));
        if list.items.with_untracked(Vec::is_empty) {
            again.run(());
        }
    });
    let none = move || list.items.with(Vec::is_empty);
    view! {
        {move || none().then(|| view! { <EmptyState title=t(work::FLAGS_EMPTY) advice=t(work::FLAGS_EMPTY_ADVICE) picture_of=Picture::Done/> })}
        <For each=move || list.items.get() key=|flag| flag.id let:flag><FlagCard flag decided again typed/></For>
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
fn FlagCard(
    flag: Flag,
    decided: UnsyncCallback<Subject>,
    again: UnsyncCallback<()>,
    typed: Typed,
) -> impl IntoView {
    let act = Act::new();
    let id = flag.id;
    let begun = typed.with_value(|typed| typed.get(&id).cloned());
    let reason = RwSignal::new(begun.unwrap_or_default());
    let keep = move |words: &String, _: Option<&String>, _: Option<()>| {
        typed.update_value(|typed| {
            typed.insert(id, words.clone());
        });
    };
    Effect::watch(move || reason.get(), keep, false);
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
                    decided.run(subject);
                },
            );
        })
    };
    let at = when::moment(flag.at, clock::now());
    let photo = match flag.subject {
        Subject::Photo(id) => Some(id),
        Subject::Report(_) | Subject::Comment(_) | Subject::Answer(_) | Subject::Other => None,
    };
    let cannot = flag.cannot;
    let why = Signal::stored(cannot.map(words::reason));
    // Nobody decides here about what this version can not show.
    let decidable = flag.subject != Subject::Other;
    let asked = decidable && cannot.is_none();
    view! {
        <Card>
            <p class="l-note">{tf(work::FLAGGED, &[t(reason_key(flag.reason)), &at])}</p>
            {(!flag.quote.is_empty()).then(|| view! { <blockquote>{flag.quote.clone()}</blockquote> })}
            {photo.map(|id| view! { <img src=api::media::thumb_url(id) alt=t(work::FLAGGED_PHOTO) width="160" height="160"/> })}
            {(!flag.text.is_empty()).then(|| view! { <p>{tf(work::FLAG_WORDS, &[&flag.text])}</p> })}
            {asked.then(|| view! { <TextArea label=t(work::FLAG_REASON) hint=t(work::FLAG_REASON_HINT) value=reason max=REASON_TEXT_MAX rows=2 error=act.error("reason")/> })}
            <ActFailure act again/>
            <div class="l-actions">
                {decidable.then(|| view! {
                    <Button label=t(work::HIDE) kind=Kind::Danger icon="eye-off" busy=act.busy blocked=why on_press=decide(true)/>
                    // The reason stands once for both.
                    {cannot.is_none().then(|| view! { <Button label=t(work::LEAVE) icon="eye" busy=act.busy on_press=decide(false)/> })}
                })}
                <ButtonLink label=t(work::OPEN_REPORT) kind=Kind::Quiet href=paths::report(flag.report)/>
            </div>
        </Card>
    }
}
