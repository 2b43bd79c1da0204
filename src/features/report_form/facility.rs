//! A scanned label: place and category are filled in, then the form opens. A draft that already has
//! another place is put aside, not overwritten.

use crate::api::ApiError;
use crate::i18n::{report, t};
use crate::paths;
use crate::platform::clock;
use crate::state::drafts::{Drafts, Saved};
use crate::state::places;
use crate::ui::prelude::*;
use contract::community::Facility;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

#[component]
pub fn FacilityPage() -> impl IntoView {
    let drafts = Drafts::get();
    let params = use_params_map();
    let navigate = use_navigate();
    let found = LocalResource::new(move || {
        let code = params.with(|params| params.get("code")).unwrap_or_default();
        let navigate = navigate.clone();
        async move {
            let places = places::load().await?;
            let facility = places
                .facilities
                .into_iter()
                .find(|facility| facility.code == code);
            if let Some(facility) = &facility {
                fill(drafts, facility).await;
                let options = NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                };
                navigate(paths::REPORT_WHAT, options);
            }
            Ok::<_, ApiError>(facility.is_some())
        }
    });
    view! {
        <PageHeader title=t(report::WHAT_TITLE) back=paths::HOME/>
        {load(found, |known| {
            if known {
                view! { <Skeleton/> }.into_any()
            } else {
                view! {
                    <EmptyState title=t(report::FACILITY_UNKNOWN) advice=Signal::stored(t(report::FACILITY_UNKNOWN_ADVICE).to_owned())>
                        <ButtonLink kind=Kind::Primary label=t(report::WHAT_TITLE) href=paths::REPORT_WHAT/>
                    </EmptyState>
                }
                .into_any()
            }
        })}
    }
}

async fn fill(drafts: Drafts, facility: &Facility) {
    // The stored draft comes first: filling in before it is there would put it aside unseen.
    while drafts.saved().get_untracked() == Saved::Loading {
        clock::sleep(20).await;
    }
    let other_place = drafts.open().with_untracked(|draft| {
        draft.place.way.is_some() && draft.place.facility != Some(facility.id)
    });
    if other_place {
        drafts.start_over();
    }
    drafts.edit(|draft| draft.choose_facility(facility));
}
