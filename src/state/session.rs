//! Who is signed in and which community this is. Both come with the one answer that the home page
//! shows anyway; nothing here is a second copy of it. Only the community is also kept on the phone,
//! so that a report can be written where there is no network.

use crate::api::{self, ApiError};
use crate::i18n::when;
use crate::json;
use crate::platform::storage::{self, key};
use crate::platform::{events, ids, page};
use contract::PersonId;
use contract::community::Community;
use contract::home::Home;
use contract::person::Me;
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct Session {
    home: LocalResource<Result<Home, ApiError>>,
    community: Memo<Option<Arc<Community>>>,
    me: Memo<Option<Arc<Me>>>,
    /// The mark of the last sign-in or sign-out that this tab knows of.
    mark: StoredValue<Option<String>>,
}

/// Asks for the home answer and makes the session available to the whole app.
pub fn provide() {
    let kept: StoredValue<Option<Arc<Community>>> = StoredValue::new(read_kept());
    if let Some(community) = kept.get_value() {
        when::set_offset(community.utc_offset_min);
    }
    let home = LocalResource::new(fetch);
    let community = Memo::new(move |last: Option<&Option<Arc<Community>>>| {
        let fresh = home
            .map(|answer| answer.as_ref().ok().map(|h| Arc::new(h.community.clone())))
            .flatten();
        fresh
            .or_else(|| last.cloned().flatten())
            .or_else(|| kept.get_value())
    });
    let me = Memo::new(move |_| {
        home.map(|answer| answer.as_ref().ok().and_then(|h| h.me.clone()))
            .flatten()
            .map(Arc::new)
    });
    let session = Session {
        home,
        community,
        me,
        mark: StoredValue::new(storage::get(key::SESSION)),
    };
    let heard = events::on_window("storage", move || session.hear());
    StoredValue::new_local(heard);
    provide_context(session);
}

async fn fetch() -> Result<Home, ApiError> {
    let home = api::communities::home().await?;
    when::set_offset(home.community.utc_offset_min);
    if let Ok(json) = serde_json::to_string(&home.community) {
        storage::set(key::COMMUNITY, &json);
    }
    match &home.me {
        Some(me) => _ = storage::set(key::PERSON, &me.id.to_string()),
        None => storage::remove(key::PERSON),
    }
    Ok(home)
}

fn read_kept() -> Option<Arc<Community>> {
    let json = storage::get(key::COMMUNITY)?;
    json::read(&json).ok().map(Arc::new)
}

impl Session {
    pub fn get() -> Self {
        expect_context()
    }

    /// The home answer itself, for the home page.
    pub fn home(self) -> LocalResource<Result<Home, ApiError>> {
        self.home
    }

    /// The community as last known; `None` only before the very first answer. Reactive.
    pub fn community(self) -> Option<Arc<Community>> {
        self.community.get()
    }

    /// The signed-in person. Reactive.
    pub fn me(self) -> Option<Arc<Me>> {
        self.me.get()
    }

    /// How many of my reports have something that I have not seen. Reactive.
    pub fn news(self) -> usize {
        let news = self
            .home
            .map(|answer| answer.as_ref().map_or(0, |home| home.my_news));
        news.unwrap_or_default() as usize
    }

    /// Whose an act is that is done now: of who is signed in or, while the server does not answer, was
    /// when it last did. Reactive.
    pub fn actor(self) -> Option<PersonId> {
        let kept = || storage::get(key::PERSON)?.parse().ok();
        self.me().map(|me| me.id).or_else(kept)
    }

    pub fn is_signed_in(self) -> bool {
        self.me.with(Option::is_some)
    }

    /// Asks again: after everything that changes the home page.
    pub fn refetch(self) {
        self.home.refetch();
    }

    /// Asks again behind what is shown. Without an answer everything stays as it is.
    pub async fn renew(self) {
        let Ok(fresh) = fetch().await else { return };
        let home = self.home;
        // Nothing moves under the reader's eyes unless it is different.
        if !home.with_untracked(|old| matches!(old, Some(Ok(old)) if *old == fresh)) {
            home.set(Some(Ok(fresh)));
        }
    }

    /// After signing in or out: asks again, and tells the other tabs.
    pub fn changed_hands(self) {
        let mark = ids::uuid().to_string();
        storage::set(key::SESSION, &mark);
        self.mark.set_value(Some(mark));
        storage::remove(key::PERSON);
        self.refetch();
    }

    /// Another tab wrote something. If that was a sign-in or sign-out, nothing of the person who was
    /// signed in here may stay in sight or in memory; drafts lie on the disk.
    fn hear(self) {
        let mark = storage::get(key::SESSION);
        if self.mark.get_value() == mark {
            return;
        }
        self.mark.set_value(mark);
        if self.me.with_untracked(Option::is_some) {
            page::reload();
        } else {
            self.refetch();
        }
    }
}
