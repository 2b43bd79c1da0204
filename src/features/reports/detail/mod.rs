//! One report: what was told, where it stands, who has it, what people may do about it.

mod acts;
mod comments;
pub mod correct;
mod correct_place;
mod flag;
mod live;
mod model;
mod moderate;
mod photos;
mod place;
mod place_said;
mod told;
mod withdraw;

use crate::api::{self, ApiError};
use crate::i18n::{reports as key, t};
use crate::paths;
use crate::shared::report_words::category_name;
use crate::state::outbox::Outbox;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::ReportId;
use contract::report::{ReportCard, ReportDetail, Subject};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

type Answer = LocalResource<Result<ReportDetail, ApiError>>;

/// What lives longer than one answer from the server: an open dialog and half-written words stay
/// when the page fetches the report again.
#[derive(Clone, Copy)]
struct Desk {
    report: Answer,
    comment: RwSignal<String>,
    flag: Sheet<(ReportId, Subject)>,
    moderate: Sheet<moderate::Wish>,
    withdraw: RwSignal<bool>,
    /// Number of the photo that is shown large.
    photo: Sheet<usize>,
    ground: place::Ground,
}

/// A dialog about one thing of several. The thing stays known while the dialog closes.
#[derive(Clone, Copy)]
struct Sheet<T: Copy + Send + Sync + 'static> {
    open: RwSignal<bool>,
    about: RwSignal<Option<T>>,
}

impl<T: Copy + Send + Sync + 'static> Sheet<T> {
    fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
        }
    }

    fn show(self, about: T) {
        self.about.set(Some(about));
        self.open.set(true);
    }

    fn close(self) {
        self.open.set(false);
    }
}

/// The id in the address, if it is one.
fn use_id() -> Memo<Option<ReportId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("id")?.parse().ok()))
}

fn fetch(id: Memo<Option<ReportId>>) -> Answer {
    let sent = Outbox::get().sent();
    LocalResource::new(move || {
        // What was waiting has arrived: it is part of the report now.
        sent.track();
        let id = id.get();
        async move {
            match id {
                Some(id) => api::reports::one(id).await,
                None => Err(ApiError::not_found()),
            }
        }
    })
}

#[component]
pub fn Detail() -> impl IntoView {
    let id = use_id();
    let report = fetch(id);
    let desk = Desk {
        report,
        comment: RwSignal::new(String::new()),
        flag: Sheet::new(),
        moderate: Sheet::new(),
        withdraw: RwSignal::new(false),
        photo: Sheet::new(),
        ground: place::Ground::new(),
    };
    live::watch(id, report);
    live::mark_seen(report);
    let title = Signal::derive(move || {
        let community = Session::get().community();
        let heading = |card: &ReportCard| {
            let category = category_name(community.as_deref(), card.category);
            model::heading(&category, &card.place.label)
        };
        let words = report
            .map(|r| r.as_ref().ok().map(|r| heading(&r.card)))
            .flatten();
        words.unwrap_or_else(|| t(key::DETAIL).to_owned())
    });
    view! {
        <PageHeader title back=paths::REPORTS/>
        {load(report, move |report| view! { <Shown report desk/> }.into_any())}
        <photos::Viewer desk/>
        <flag::FlagDialog desk/>
        <moderate::ModerateDialog desk/>
        <withdraw::WithdrawDialog desk id/>
    }
}

/// One answer of the server as a page, in the order of the questions that bring people here: how it
/// stands, by when and with whom; what it is and where; what can be done about it. What can be looked
/// up comes last.
#[component]
fn Shown(report: ReportDetail, desk: Desk) -> impl IntoView {
    view! {
        <div class="l-columns">
            <div class="l-stack">
                {told::standing(&report)}
                {told::facts(&report)}
                {told::overdue(&report)}
                {told::answer(&report, desk)}
                {told::again(&report)}
                {told::words(&report, desk)}
                {photos::photos(&report, desk)}
                {place::place(&report, desk.ground)}
                {acts::acts(&report, desk)}
            </div>
            <aside class="l-stack">
                {told::timeline(&report, desk)}
                {comments::comments(&report, desk)}
            </aside>
        </div>
    }
}
