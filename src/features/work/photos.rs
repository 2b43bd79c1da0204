//! Photos of a worker: made smaller on the phone, uploaded as soon as they are taken.

use crate::api;
use crate::i18n::{t, tf, work};
use crate::platform::image::{self, ImageError, Picked};
use crate::shared::words;
use crate::ui::prelude::*;
use contract::MediaId;
use contract::limits::{PHOTO_PICK_BYTES_MAX, PHOTO_SIDE, REPORT_PHOTOS_MAX};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was uploaded so far.
#[derive(Clone, Copy)]
pub struct Taken {
    ids: RwSignal<Vec<MediaId>>,
    busy: RwSignal<bool>,
    problems: RwSignal<Vec<String>>,
}

impl Taken {
    pub fn new() -> Self {
        Self {
            ids: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
        }
    }

    pub fn ids(self) -> Vec<MediaId> {
        self.ids.get_untracked()
    }

    /// A photo is on its way. Reactive.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    async fn add(self, files: Vec<Picked>) {
        self.busy.try_set(true);
        self.problems.try_set(Vec::new());
        for file in files {
            if self
                .ids
                .try_with_untracked(Vec::len)
                .is_none_or(|n| n >= REPORT_PHOTOS_MAX)
            {
                let most = REPORT_PHOTOS_MAX.to_string();
                self.problems
                    .try_update(|all| all.push(tf(work::PHOTO_MANY, &[&most])));
                break;
            }
            match upload(&file).await {
                Ok(id) => {
                    self.ids.try_update(|ids| {
                        if !ids.contains(&id) {
                            ids.push(id);
                        }
                    });
                }
                Err(words) => {
                    self.problems.try_update(|all| all.push(words));
                }
            }
        }
        self.busy.try_set(false);
    }
}

async fn upload(file: &Picked) -> Result<MediaId, String> {
    let name = file.name();
    let picture = image::shrink(file, PHOTO_PICK_BYTES_MAX, PHOTO_SIDE)
        .await
        .map_err(|error| match error {
            ImageError::TooLarge => tf(work::PHOTO_LARGE, &[&name]),
            ImageError::NotAPicture | ImageError::Failed => tf(work::PHOTO_BAD, &[&name]),
        })?;
    let sent = api::media::upload(&picture.bytes, "image/jpeg", None).await;
    sent.map(|media| media.id)
        .map_err(|error| words::api_error(&error))
}

#[component]
pub fn PhotoInput(
    taken: Taken,
    #[prop(into)] error: Signal<Option<String>>,
    /// At least one must be there.
    needed: bool,
) -> impl IntoView {
    let on_pick = UnsyncCallback::new(move |files| spawn_local(taken.add(files)));
    let busy = Signal::derive(move || taken.busy.get().then(|| t(work::PHOTO_BUSY).to_owned()));
    let legend = t(if needed {
        work::PROOF
    } else {
        work::PHOTOS_OPTIONAL
    });
    view! {
        <PhotoField legend error busy problems=taken.problems on_pick>
            <PhotoItems>
                <For each=move || taken.ids.get() key=|id| *id let:id><Sent taken id/></For>
            </PhotoItems>
        </PhotoField>
    }
}

/// A photo that the server has, and that nothing names yet.
#[component]
fn Sent(taken: Taken, id: MediaId) -> impl IntoView {
    let remove =
        UnsyncCallback::new(move |()| taken.ids.update(|ids| ids.retain(|known| *known != id)));
    let picture = view! {
        <img class="l-photos__image" src=api::media::thumb_url(id) alt=t(work::PHOTO_AFTER) width="160" height="160"/>
    };
    view! {
        <PhotoItem picture=picture.into_any()>
            <Button kind=Kind::Quiet icon="trash-2" label=t(work::PHOTO_REMOVE) on_press=remove/>
        </PhotoItem>
    }
}
