//! One line of text: label above, hint under it, the error in words beside the field until it is
//! mended. The value is taken as it is typed and never rewritten, because rewriting breaks Chinese
//! input methods in mid-word.

use super::Text;
use super::announce::next_id;
use super::icon::Icon;
use leptos::prelude::*;

/// What keyboard and browser should offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    #[default]
    Words,
    Name,
    /// A phone number.
    Phone,
    /// A one-time code: filled in by the phone itself where it can.
    Code,
    Number,
    Search,
    /// `YYYY-MM-DD`
    Date,
    /// `HH:MM`
    Time,
}

impl FieldKind {
    /// `type`, `inputmode` and `autocomplete`.
    const fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Words => ("text", "text", "off"),
            Self::Name => ("text", "text", "name"),
            Self::Phone => ("tel", "tel", "tel"),
            Self::Code => ("text", "numeric", "one-time-code"),
            Self::Number => ("text", "numeric", "off"),
            Self::Search => ("search", "search", "off"),
            Self::Date => ("date", "text", "off"),
            Self::Time => ("time", "text", "off"),
        }
    }
}

#[component]
pub fn Field(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(optional)] kind: FieldKind,
    /// What is expected, before anything is wrong.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let id = next_id("field");
    let (kind, mode, complete) = kind.attributes();
    view! {
        <div class="l-field" class:l-field--wrong=move || error.with(Option::is_some)>
            <FieldLabel id=id.clone() label/>
            <FieldNotes id=id.clone() hint error/>
            <input
                class="l-field__input"
                id=id.clone()
                type=kind
                inputmode=mode
                autocomplete=complete
                required=required
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=describedby(&id, hint, error)
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}

#[component]
pub fn FieldLabel(id: String, label: Text) -> impl IntoView {
    view! { <label class="l-field__label" for=id>{move || label.get()}</label> }
}

/// Hint and error of a control with this id.
#[component]
pub fn FieldNotes(id: String, hint: Option<Text>, error: Signal<Option<String>>) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        {hint.map(|hint| view! { <p class="l-field__hint" id=hint_id>{move || hint.get()}</p> })}
        {move || {
            let id = error_id.clone();
            error.get().map(|words| {
                view! { <p class="l-field__error" id=id><Icon name="circle-alert"/><span>{words}</span></p> }
            })
        }}
    }
}

/// Which notes describe the control with this id now.
pub fn describedby(
    id: &str,
    hint: Option<Text>,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static + use<> {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    move || {
        let hint = hint.is_some().then(|| hint_id.clone());
        let error = error.with(Option::is_some).then(|| error_id.clone());
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
