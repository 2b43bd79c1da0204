//! A removal that asks first and shows the server's reason when it refuses.

use crate::api::ApiError;
use crate::i18n::{settings as key, t};
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::pin::Pin;
use std::sync::Arc;

/// A request that can be started again after a refusal.
pub type Request =
    Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), ApiError>>>> + Send + Sync>;

/// A quiet button that opens the question.
#[component]
pub fn Remove(
    label: &'static str,
    /// What goes.
    about: String,
    /// What the removal means, in one sentence.
    means: String,
    request: Request,
    done: UnsyncCallback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let act = Act::new();
    let title = format!("{label}：{about}");
    let go = UnsyncCallback::new(move |()| {
        let request = request.clone();
        act.run(
            Ok(()),
            move |_| request(),
            move |()| {
                open.set(false);
                toast(t(key::REMOVED));
                done.run(());
            },
        );
    });
    let ask = UnsyncCallback::new(move |()| open.set(true));
    view! {
        <span class="l-remove"><Button label about kind=Kind::Quiet icon="trash-2" on_press=ask/></span>
        <Confirm open title label=t(key::REMOVE_SURE) icon="trash-2" busy=act.busy on_press=go>
            <p>{means.clone()}</p>
            <ActFailure act/>
        </Confirm>
    }
}
