//! Whatever comes up in front of the page, each behind the button that opens it. The pictures and axe
//! press these buttons, by the ids given here (`end2end/route-list.ts`).

use crate::i18n::{common, gallery as key, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

pub fn dialogs() -> AnyView {
    view! {
        <Section title=t(key::DIALOGS)>
            <div class="l-cluster">
                {dialog()}
                {sheet()}
                {question()}
                {waiting()}
            </div>
        </Section>
    }
    .into_any()
}

/// The signal that a dialog is open by, and the act that opens it.
fn shut() -> (RwSignal<bool>, UnsyncCallback<()>) {
    let open = RwSignal::new(false);
    (open, UnsyncCallback::new(move |()| open.set(true)))
}

/// With a field and an act of its own, and the way out at the foot.
fn dialog() -> impl IntoView {
    let (open, show) = shut();
    let words = RwSignal::new(String::new());
    let done = UnsyncCallback::new(move |()| open.set(false));
    view! {
        <div id="opens-dialog">
            <Button label=t(key::OPEN) on_press=show/>
            <Dialog open title=t(key::OPEN) close=t(common::CANCEL)>
                <p>{t(key::LONG)}</p>
                <TextArea label=t(key::WHAT) value=words max=60 hint=t(key::WHAT_HINT)/>
                <Button label=t(key::SEND) kind=Kind::Primary icon="send" wide=true on_press=done/>
            </Dialog>
        </div>
    }
}

/// Longer than the screen, so that its way out beside the title has to stay in sight.
fn sheet() -> impl IntoView {
    const PARAGRAPHS: usize = 30;
    let (open, show) = shut();
    view! {
        <div id="opens-sheet">
            <Button label=t(key::OPEN_SHEET) on_press=show/>
            <Dialog open title=t(key::OPEN_SHEET) way_out=WayOut::Head>
                {vec![t(key::LONG); PARAGRAPHS].into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            </Dialog>
        </div>
    }
}

fn question() -> impl IntoView {
    let (open, show) = shut();
    let confirm = UnsyncCallback::new(move |()| {
        open.set(false);
        toast(t(key::DONE));
    });
    view! {
        <div id="opens-question">
            <Button label=t(key::OPEN_QUESTION) on_press=show/>
            <Confirm open title=t(key::ASK) label=t(common::CONFIRM) icon="trash-2" on_press=confirm>
                <p>{t(key::ASK_WORDS)}</p>
            </Confirm>
        </div>
    }
}

/// Answered, while the answer is on its way; and one about what deletes nothing.
fn waiting() -> impl IntoView {
    let (open, show) = shut();
    let press = UnsyncCallback::new(|()| ());
    view! {
        <div id="opens-waiting">
            <Button label=t(key::OPEN_WAITING) on_press=show/>
            <Confirm open title=t(key::TITLE) stay=t(key::QUIET) label=t(key::SEND) icon="send" kind=Kind::Primary busy=Signal::stored(true) on_press=press>
                <p>{t(key::LONG)}</p>
            </Confirm>
        </div>
    }
}
