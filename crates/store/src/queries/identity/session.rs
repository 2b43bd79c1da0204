//! From a cookie to a person.

use super::actor_of;
use crate::Store;
use crate::commands::identity::TouchSession;
use crate::entity::session;
use crate::failure::Failure;
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
    pub idle_until: Timestamp,
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
        let Some(row) = row.filter(|row| row.revoked.is_none()) else {
            return Ok(None);
        };
        let person = PersonId(row.person_id);
        let actor = actor_of(self.reader(), person).await?;
        let life = session_life(&actor);
        let idle_until = row.last_seen + row.idle_limit_ms.min(life.idle_ms);
        let expires = row.expires.min(row.created + life.absolute_ms);
        if now.0 >= idle_until || now.0 >= expires {
            return Ok(None);
        }
        let id = SessionId(row.id);
        if now.0 - row.last_seen >= TOUCH_EVERY_MS {
            // Reading goes on when the writer is busy; the next request touches again.
            match self
                .execute(TouchSession { session: id }, actor.clone(), now)
                .await
            {
                Ok(()) | Err(Failure::Unavailable) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(Some(LoadedSession {
            id,
            person,
            actor,
            signed_in: Timestamp(row.created),
            idle_until: Timestamp(idle_until),
        }))
    }
}
