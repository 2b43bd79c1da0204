//! What the three steps share: the frame around a step, the way from question to question, and the
//! line between a field and the draft.

use super::model::handed;
use super::questions::{mending, question, resuming};
use crate::i18n::{report, t, tf, when};
use crate::paths;
use crate::platform::idb::IdbError;
use crate::platform::{clock, page};
use crate::shared::report_steps::{self, Walk};
use crate::state::drafts::model::{Draft, Step};
use crate::state::drafts::{Drafts, Saved};
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::PersonId;
use contract::community::Category;
use contract::person::Me;
use contract::place::Bounds;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// A field's own signal that follows into the draft. It goes one way only: the form is built anew
/// when another draft is opened, so nothing ever writes into a field while somebody types there.
pub fn field<T: Clone + Send + Sync + 'static>(
    read: impl FnOnce(&Draft) -> T,
    write: impl Fn(&mut Draft, T) + 'static,
) -> RwSignal<T> {
    let drafts = Drafts::get();
    let value = RwSignal::new(drafts.open().with_untracked(read));
    Effect::watch(
        move || value.get(),
        move |now, _, _| drafts.edit(|draft| write(draft, now.clone())),
        false,
    );
    value
}

/// Who would send a report now, as far as the page knows.
#[derive(Clone, Debug, PartialEq)]
pub enum Sender {
    /// The server has not answered: without network nobody is asked to sign in. Who was signed in
    /// when it last did.
    Unknown(Option<PersonId>),
    Nobody,
    Me(Arc<Me>),
}

impl Sender {
    /// Reactive.
    pub fn now(session: Session) -> Self {
        match session.me() {
            Some(me) => Self::Me(me),
            None if session.home().get().is_some_and(|answer| answer.is_ok()) => Self::Nobody,
            None => Self::Unknown(session.actor()),
        }
    }

    pub fn id(&self) -> Option<PersonId> {
        match self {
            Self::Me(me) => Some(me.id),
            Self::Unknown(last) => *last,
            Self::Nobody => None,
        }
    }
}

/// The community's active categories in their order; empty before the first answer. Takes the
/// session, because event handlers can not look it up.
pub fn categories(session: Session) -> Vec<Category> {
    let known = session.community();
    let mut list: Vec<Category> = known
        .map(|community| community.categories.clone())
        .unwrap_or_default();
    list.retain(|category| category.active);
    list.sort_by_key(|category| category.sort);
    list
}

pub fn bounds(session: Session) -> Option<Bounds> {
    session.community().map(|community| community.bounds)
}

/// The frame of one step.
#[component]
pub fn StepPage(
    step: Step,
    #[prop(into)] title: Text,
    back: &'static str,
    children: Children,
) -> impl IntoView {
    let (preferences, session) = (Preferences::get(), Session::get());
    let question = question();
    let mending = mending();
    let resuming = resuming();
    let begins = move || {
        let first = step == Step::What && question.get() == 0;
        (first || resuming.get()) && !mending.get()
    };
    result_after_back(question);
    let back = match step {
        Step::What | Step::Where if mending.get_untracked() => paths::REPORT_CHECK,
        _ => back,
    };
    let at = Signal::derive(move || Walk::now(preferences, session).at(step, question.get()));
    // Whoever mends one part is on no step of the way.
    let stepper = move || {
        let label = t(report_steps::label(step));
        (!mending.get()).then(|| view! { <Stepper at label/> })
    };
    view! {
        <PageHeader title=title back=back/>
        {stepper}
        {move || begins().then(|| view! { <Restored step resuming/> })}
        {children()}
        <SaveState/>
    }
}

/// Notes in each entry of the history what was written there. Whoever comes back to one after sending is
/// led to where the form was opened or, where that lies outside of the app, sees what became of the
/// report: an empty form would look as if it were lost.
fn result_after_back(question: Memo<usize>) {
    let drafts = Drafts::get();
    let navigate = use_navigate();
    let open = Memo::new(move |_| {
        let loading = drafts.saved().with(|saved| *saved == Saved::Loading);
        (!loading).then(|| drafts.open().with(|draft| draft.key))
    });
    Effect::new(move |before: Option<Option<usize>>| {
        let at = question.get();
        let key = open.get()?;
        // Sending empties the form too, and goes on by itself.
        let arrived = before.flatten() != Some(at);
        let navigate = navigate.clone();
        spawn_local_scoped_with_cancellation(async move {
            // The router enters a new page into the history only when it has been built.
            clock::sleep(0).await;
            let written = page::entry_note().and_then(|note| note.parse().ok());
            let empty = drafts.open().with_untracked(Draft::is_empty);
            match handed::result_instead(written, &drafts.handed(), empty) {
                // Out of the form in one go: a step that stands still looks like a frozen phone.
                Some(_) if arrived && page::back() => {}
                Some(sent) if arrived => {
                    let replace = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate(&paths::report_done(sent), replace);
                }
                Some(_) => {}
                None => page::note_entry(&key.to_string()),
            }
        });
        Some(at)
    });
}

/// A form over the open draft: built when what was stored is there, and anew when another draft is
/// opened, or another tab went on with this one. It must not hold a `load()`: that keeps its old view
/// while it waits, with the fields of a draft that is gone.
pub fn per_draft(form: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let drafts = Drafts::get();
    let shown = Memo::new(move |_| {
        let loading = drafts.saved().with(|saved| *saved == Saved::Loading);
        (!loading).then(|| (drafts.open().with(|draft| draft.id), drafts.edition()))
    });
    let view = move || match shown.get() {
        Some(_) => form(),
        None => view! { <Skeleton cards=2/> }.into_any(),
    };
    view.into_any()
}

/// By so much of its words people know which matter it is.
const BEGINS_MAX: usize = 24;

/// Says that an earlier draft was opened again, and offers to begin anew without losing it. At the
/// first question, and where somebody goes on with it: other ones are no place to begin.
#[component]
fn Restored(step: Step, resuming: Memo<bool>) -> impl IntoView {
    let drafts = Drafts::get();
    let navigate = use_navigate();
    let asking = RwSignal::new(false);
    let ask = UnsyncCallback::new(move |()| asking.set(true));
    let over = UnsyncCallback::new(move |()| {
        asking.set(false);
        drafts.start_over();
        toast(t(report::RESTORED_OVER_DONE));
        if step != Step::What {
            navigate(paths::REPORT_WHAT, Default::default());
        }
    });
    let here = step != Step::What;
    let there = Memo::new(move |_| {
        let empty = || drafts.open().with(Draft::is_empty);
        drafts.restored().get() || (resuming.get() && !empty())
    });
    let words = move || {
        let at = drafts.open().with_untracked(|draft| draft.updated);
        tf(report::RESTORED, &[&when::moment(at, clock::now())])
    };
    // Where the words themselves are not in sight.
    let elder = Preferences::get().is_elder();
    let begins = move || {
        let text = drafts.open().with_untracked(|draft| draft.text.clone());
        let text = text.trim();
        let begins: String = text.chars().take(BEGINS_MAX).collect();
        let more = if begins.len() < text.len() {
            "……"
        } else {
            ""
        };
        ((here || elder) && !begins.is_empty())
            .then(|| view! { <p><strong>{begins}{more}</strong></p> })
    };
    move || {
        there.get().then(|| {
            view! {
                <Banner tone=Tone::Blue icon="rotate-ccw">
                    <p>{words()}</p>
                    {begins()}
                    {here.then(|| view! { <p>{t(report::RESTORED_HERE)}</p> })}
                    <Button kind=Kind::Quiet label=t(report::RESTORED_OVER) on_press=ask/>
                </Banner>
                <Confirm
                    open=asking
                    title=t(report::RESTORED_OVER_ASK)
                    stay=t(report::RESTORED_STAY)
                    label=t(report::RESTORED_NEW)
                    icon="square-pen"
                    kind=Kind::Secondary
                    on_press=over
                />
            }
        })
    }
}

/// Whether what is on the screen is safe.
#[component]
fn SaveState() -> impl IntoView {
    let drafts = Drafts::get();
    let empty = Memo::new(move |_| drafts.open().with(Draft::is_empty));
    move || match drafts.saved().get() {
        Saved::No(error) => {
            let words = match error {
                IdbError::Full => report::SAVE_FULL,
                IdbError::Missing => report::STORAGE_GONE,
                IdbError::Closed | IdbError::Failed => report::SAVE_FAILED,
            };
            view! { <Banner tone=Tone::Amber icon="triangle-alert">{t(words)}</Banner> }.into_any()
        }
        Saved::Yes | Saved::Writing if !empty.get() => {
            view! { <p class="l-form__saved"><Icon name="check"/>{t(report::SAVED)}</p> }.into_any()
        }
        _ => ().into_any(),
    }
}
