//! What every form that acts at once needs: a key, so that a second press repeats nothing; a busy flag;
//! and the errors that came back. The key stands for the form until it succeeds; together with each
//! body it makes the key of one request (`api`), so that a form that was edited sends anew.

use crate::api::ApiError;
use crate::i18n::{error, t};
use crate::platform::{dom, ids};
use crate::shared::words;
use crate::ui::prelude::*;
use contract::{Code, FieldErrors, IdempotencyKey};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy)]
pub struct Act {
    key: StoredValue<IdempotencyKey>,
    pub busy: RwSignal<bool>,
    pub errors: RwSignal<FieldErrors>,
    /// What went wrong that belongs to no field.
    pub failure: RwSignal<Option<String>>,
    /// What it is about is not any more as it was read: reading it anew is the way on.
    stale: RwSignal<bool>,
}

impl Act {
    pub fn new() -> Self {
        Self {
            key: StoredValue::new(IdempotencyKey(ids::uuid())),
            busy: RwSignal::new(false),
            errors: RwSignal::new(FieldErrors::default()),
            failure: RwSignal::new(None),
            stale: RwSignal::new(false),
        }
    }

    /// The words for a field while it is wrong.
    pub fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.errors.with(|errors| words::field(errors, field)))
    }

    /// Runs the request unless the input is wrong or one is under way; `done` after success.
    pub fn run<T, F>(
        self,
        valid: Result<(), FieldErrors>,
        request: impl FnOnce(IdempotencyKey) -> F + 'static,
        done: impl FnOnce(T) + 'static,
    ) where
        F: Future<Output = Result<T, ApiError>> + 'static,
        T: 'static,
    {
        self.send(valid, move |(), key| request(key), done);
    }

    /// As [`Self::run`], for an input that is read from its fields and checked in one.
    pub fn send<I, T, F>(
        self,
        input: Result<I, FieldErrors>,
        request: impl FnOnce(I, IdempotencyKey) -> F + 'static,
        done: impl FnOnce(T) + 'static,
    ) where
        F: Future<Output = Result<T, ApiError>> + 'static,
        I: 'static,
        T: 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        let input = match input {
            Ok(input) => input,
            Err(errors) => {
                self.errors.set(errors);
                spawn_local(async {
                    dom::focus_first_invalid().await;
                });
                return;
            }
        };
        self.errors.set(FieldErrors::default());
        self.busy.set(true);
        let key = self.key.get_value();
        spawn_local(async move {
            let answer = request(input, key).await;
            self.busy.try_set(false);
            match answer {
                Ok(value) => {
                    self.key.try_set_value(IdempotencyKey(ids::uuid()));
                    done(value);
                }
                Err(error) => self.refused(&error).await,
            }
        });
    }

    async fn refused(self, error: &ApiError) {
        let fields = words::refused_fields(error);
        if fields.0.is_empty() {
            let code = error.problem().map(|problem| problem.code);
            let stale = matches!(code, Some(Code::Stale | Code::WrongState));
            self.stale.try_set(stale);
            self.failure.try_set(Some(words::api_error(error)));
        } else {
            self.errors.try_set(fields);
            dom::focus_first_invalid().await;
        }
    }
}

/// The failure of an act, above its button.
#[component]
pub fn ActFailure(
    act: Act,
    /// Reads anew what the act is about, and keeps what is typed: offered where that is the way on.
    #[prop(optional)]
    again: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let anew = move || {
        let press = again.filter(|_| act.stale.get())?;
        Some(view! { <Button label=t(error::REFRESH) icon="refresh-cw" on_press=press/> })
    };
    move || {
        act.failure
            .get()
            .map(|words| view! { <p class="l-field__error" role="alert">{words}</p> {anew} })
    }
}
