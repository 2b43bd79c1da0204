//! The author takes a report back: asked once more, because a worker may be on the way.

use super::Desk;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::ReportId;
use leptos::prelude::*;

#[component]
pub fn WithdrawDialog(desk: Desk, id: Memo<Option<ReportId>>) -> impl IntoView {
    let act = Act::new();
    let press = UnsyncCallback::new(move |()| {
        let Some(id) = id.get_untracked() else { return };
        act.run(
            Ok(()),
            move |key| api::reports::withdraw(id, key),
            move |_| {
                desk.withdraw.try_set(false);
                toast(t(key::WITHDRAW_DONE));
                desk.report.refetch();
            },
        );
    });
    view! {
        <Confirm
            open=desk.withdraw
            title=t(key::WITHDRAW_TITLE)
            stay=t(key::WITHDRAW_NO)
            label=t(key::WITHDRAW_YES)
            icon="undo-2"
            busy=act.busy
            on_press=press
        >
            <p>{t(key::WITHDRAW_ADVICE)}</p>
            <ActFailure act/>
        </Confirm>
    }
}
