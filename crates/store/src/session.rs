//! From a cookie to a person. Reading a session also notes that it is used, which is a command.

use crate::Store;
use crate::commands::identity::TouchSession;
use crate::entity::session;
use crate::failure::Failure;
use crate::model::identity::actor_of;
use contract::{PersonId, SessionId, Timestamp};
use rules::Actor;
use rules::signin::session_life;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// How stale `last_seen` may be, milliseconds: a write for every request would be one hot row.
const TOUCH_EVERY_MS: i64 = 60_000;

/// A session that is good now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedSession {
    pub id: SessionId,
    pub person: PersonId,
    pub actor: Actor,
    pub signed_in: Timestamp,
    /// When it ends if it is not used again.
    pub ends: Timestamp,
}

struct Loaded {
    session: LoadedSession,
    /// As stored, up to [`TOUCH_EVERY_MS`] old.
    last_seen: i64,
}

impl Store {
    /// The session of a cookie, if it still holds. Roles given since the sign-in shorten its life at
    /// once, roles taken away do not lengthen it.
    ///
    /// # Errors
    /// The database.
    pub async fn session(
        &self,
        token_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<LoadedSession>, Failure> {
        let row = session::Entity::find()
            .filter(session::Column::TokenHash.eq(token_hash))
            .one(self.reader())
            .await?;
        let Some(loaded) = self.good(row, now).await? else {
            return Ok(None);
        };
        if now.0 - loaded.last_seen >= TOUCH_EVERY_MS {
            let touch = TouchSession {
                session: loaded.session.id,
            };
            let actor = loaded.session.actor.clone();
            match self.execute(touch, actor, now).await {
                Ok(()) => {}
                // It ended a moment ago.
                Err(Failure::Refused(_)) => return Ok(None),
                // Reading goes on while nothing can be written; the next request touches again.
                Err(failure) => tracing::warn!(%failure, "a session was not touched"),
            }
        }
        Ok(Some(loaded.session))
    }

    /// Who is signed in on this device, if anybody still is. Looking does not lengthen the session.
    ///
    /// # Errors
    /// The database.
    pub async fn signed_in(
        &self,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Option<Actor>, Failure> {
        let row = session::Entity::find_by_id(session.0)
            .one(self.reader())
            .await?;
        let loaded = self.good(row, now).await?;
        Ok(loaded.map(|loaded| loaded.session.actor))
    }

    async fn good(
        &self,
        row: Option<session::Model>,
        now: Timestamp,
    ) -> Result<Option<Loaded>, Failure> {
        let Some(row) = row.filter(|row| row.revoked.is_none()) else {
            return Ok(None);
        };
        let person = PersonId(row.person_id);
        let actor = actor_of(self.reader(), person).await?;
        let life = session_life(&actor);
        let idle_ms = row.idle_limit_ms.min(life.idle_ms);
        let expires = row.expires.min(row.created + life.absolute_ms);
        if now.0 >= row.last_seen + idle_ms || now.0 >= expires {
            return Ok(None);
        }
        let id = SessionId(row.id);
        Ok(Some(Loaded {
            last_seen: row.last_seen,
            session: LoadedSession {
                id,
                person,
                actor: actor.on_device(id),
                signed_in: Timestamp(row.created),
                ends: Timestamp(expires.min(now.0 + idle_ms)),
            },
        }))
    }
}
