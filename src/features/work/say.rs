//! The three acts that are mostly words: a note, the finish with its proof, a refusal.

use super::photos::{PhotoInput, Taken};
use crate::api;
use crate::i18n::{Key, t, work};
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::ReportId;
use contract::limits::{COMMENT_TEXT_MAX, REASON_TEXT_MAX};
use contract::work::{DeclineInput, FinishInput, NoteInput};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    Note,
    Finish,
    Decline,
}

impl Say {
    pub const fn label(self) -> Key {
        match self {
            Self::Note => work::NOTE,
            Self::Finish => work::FINISH,
            Self::Decline => work::DECLINE,
        }
    }

    pub const fn icon(self) -> &'static str {
        match self {
            Self::Note => "message-square",
            Self::Finish => "circle-check",
            Self::Decline => "circle-x",
        }
    }

    const fn done(self) -> Key {
        match self {
            Self::Note => work::NOTED,
            Self::Finish => work::FINISHED,
            Self::Decline => work::DECLINED,
        }
    }
}

#[component]
pub fn SayForm(say: Say, id: ReportId, done: UnsyncCallback<()>) -> impl IntoView {
    let act = Act::new();
    let text = RwSignal::new(String::new());
    let instead = RwSignal::new(String::new());
    let photos = Taken::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let success = move |_| {
            toast(t(say.done()));
            done.run(());
        };
        let text = text.get_untracked();
        match say {
            Say::Note => {
                let input = NoteInput {
                    text,
                    photos: photos.ids(),
                };
                act.run(
                    input.validate(),
                    move |key| async move { api::work::note(id, &input, key).await },
                    success,
                );
            }
            Say::Finish => {
                let input = FinishInput {
                    text,
                    photos: photos.ids(),
                };
                act.run(
                    input.validate(),
                    move |key| async move { api::work::finish(id, &input, key).await },
                    success,
                );
            }
            Say::Decline => {
                let input = DeclineInput {
                    reason: text,
                    instead: instead.get_untracked(),
                };
                act.run(
                    input.validate(),
                    move |key| async move { api::work::decline(id, &input, key).await },
                    success,
                );
            }
        }
    };
    view! {
        <form class="l-form" on:submit=submit>
            {words(say, text, instead, act)}
            {(say != Say::Decline).then(|| view! { <PhotoInput taken=photos error=act.error("photos") needed={say == Say::Finish}/> })}
            <ActFailure act/>
            <div class="l-actions"><Button label=t(say.label()) kind=Kind::Primary icon=say.icon() wide=true busy=Signal::derive(move || act.busy.get() || photos.is_busy())/></div>
        </form>
    }
}

fn words(say: Say, text: RwSignal<String>, instead: RwSignal<String>, act: Act) -> AnyView {
    match say {
        Say::Note => view! {
            <TextArea label=t(work::NOTE_TEXT) hint=t(work::NOTE_HINT) value=text max=COMMENT_TEXT_MAX error=act.error("text")/>
        }
        .into_any(),
        Say::Finish => view! {
            <TextArea label=t(work::FINISH_TEXT) hint=t(work::FINISH_HINT) value=text max=COMMENT_TEXT_MAX error=act.error("text")/>
        }
        .into_any(),
        Say::Decline => view! {
            <TextArea label=t(work::DECLINE_TEXT) hint=t(work::DECLINE_HINT) value=text max=REASON_TEXT_MAX error=act.error("reason")/>
            <TextArea label=t(work::INSTEAD) hint=t(work::INSTEAD_HINT) value=instead max=REASON_TEXT_MAX rows=2 error=act.error("instead")/>
        }
        .into_any(),
    }
}
