//! Once-only commands. The first answer is a row written in the same transaction as the effect, so
//! either both are there or neither.
//!
//! Only successes are kept. A refusal changed nothing, so asking again under the same key runs the
//! command again: by then the person may have mended the state that refused it (signed in, waited),
//! and the outbox keeps its key through all of that.

use super::inflight::Guard;
use super::{Command, Context, Tx};
use crate::entity::{comment, idempotency, report};
use crate::failure::Failure;
use crate::row::{from_json, to_json};
use crate::{Backend, Store};
use contract::{Code, IdempotencyKey, PersonId, Timestamp};
use rules::Actor;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// What makes two requests the same.
#[derive(Clone, Debug)]
pub struct Once {
    pub person: PersonId,
    pub key: IdempotencyKey,
    /// SHA-256 over method, path and body.
    pub fingerprint: Vec<u8>,
}

impl Once {
    pub(super) fn id(&self) -> (Uuid, Uuid) {
        (self.person.0, self.key.0)
    }
}

/// What keeps the key of its request for life, longer than the first answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    Report,
    Comment,
}

/// An outcome, and whether it is the stored first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    pub outcome: T,
    pub replayed: bool,
}

struct OnceCommand<C> {
    inner: C,
    once: Once,
    backend: Backend,
    /// Frees the key when the command has ended, whoever still waits for it.
    _guard: Guard,
}

impl Store {
    /// As [`Store::execute`], but a second call with the same person and key gets the first answer.
    ///
    /// # Errors
    /// `idempotency_key_reused` when the payload differs, `idempotency_key_busy` while the first
    /// call runs on this node (on another node it is waited for), else as `execute`.
    pub async fn execute_once<C>(
        &self,
        once: Once,
        command: C,
        actor: Actor,
        now: Timestamp,
    ) -> Result<Answer<C::Outcome>, Failure>
    where
        C: Command,
        C::Outcome: Serialize + DeserializeOwned + Sync,
    {
        let guard = self.inflight().take(&once);
        let guard = guard.ok_or_else(|| Failure::refused(Code::IdempotencyKeyBusy))?;
        let backend = self.backend();
        let command = OnceCommand {
            inner: command,
            once,
            backend,
            _guard: guard,
        };
        self.execute(command, actor, now).await
    }

    /// Whether the same request was accepted before, or is being worked on here: asked again it writes
    /// nothing. `made`: what such a request makes, if that keeps the key. The key alone says nothing of any
    /// other request: it would count as written before, and then write.
    ///
    /// # Errors
    /// The database.
    pub async fn accepted_before(&self, once: &Once, made: Option<Keyed>) -> Result<bool, Failure> {
        if self.inflight().holds(once) {
            return Ok(true);
        }
        let (person, key) = once.id();
        let db = self.reader();
        let first = idempotency::Entity::find_by_id((person, key))
            .one(db)
            .await?;
        if let Some(first) = first {
            return Ok(first.fingerprint == once.fingerprint);
        }
        let there = match made {
            None => 0,
            Some(Keyed::Report) => {
                let report = report::Entity::find()
                    .filter(report::Column::AuthorId.eq(person))
                    .filter(report::Column::ClientKey.eq(key));
                report.count(db).await?
            }
            Some(Keyed::Comment) => {
                let comment = comment::Entity::find()
                    .filter(comment::Column::AuthorId.eq(person))
                    .filter(comment::Column::ClientKey.eq(key));
                comment.count(db).await?
            }
        };
        Ok(there > 0)
    }
}

impl<C> Command for OnceCommand<C>
where
    C: Command,
    C::Outcome: Serialize + DeserializeOwned + Sync,
{
    type Outcome = Answer<C::Outcome>;
    const NAME: &'static str = C::NAME;

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Self::Outcome, Failure> {
        if let Some(first) = self.stored(tx).await? {
            return Ok(first);
        }
        match self.backend {
            Backend::Sqlite => {
                // One writer: nobody can come between the look and the insert.
                let outcome = self.inner.run(tx, cx).await?;
                self.insert(tx, cx, to_json(&outcome)?).await?;
                Ok(Answer {
                    outcome,
                    replayed: false,
                })
            }
            Backend::Postgres => {
                // Claiming the key first makes a twin on another node wait here for our end.
                if !self.insert(tx, cx, String::new()).await? {
                    let first = self.stored(tx).await?;
                    return first.ok_or_else(|| Failure::refused(Code::IdempotencyKeyBusy));
                }
                let outcome = self.inner.run(tx, cx).await?;
                self.fill(tx, to_json(&outcome)?).await?;
                Ok(Answer {
                    outcome,
                    replayed: false,
                })
            }
        }
    }
}

impl<C> OnceCommand<C>
where
    C: Command,
    C::Outcome: DeserializeOwned,
{
    async fn stored(&self, tx: &Tx) -> Result<Option<Answer<C::Outcome>>, Failure> {
        let Some(row) = idempotency::Entity::find_by_id(self.once.id())
            .one(tx)
            .await?
        else {
            return Ok(None);
        };
        if row.fingerprint != self.once.fingerprint {
            return Err(Failure::refused(Code::IdempotencyKeyReused));
        }
        let outcome = from_json("idempotency.answer", &row.answer)?;
        Ok(Some(Answer {
            outcome,
            replayed: true,
        }))
    }

    /// `false` when the key is taken.
    async fn insert(&self, tx: &Tx, cx: &Context, answer: String) -> Result<bool, Failure> {
        let row = idempotency::ActiveModel {
            person_id: Set(self.once.person.0),
            key: Set(self.once.key.0),
            fingerprint: Set(self.once.fingerprint.clone()),
            answer: Set(answer),
            created: Set(cx.now.0),
        };
        let inserted = idempotency::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        Ok(inserted > 0)
    }

    async fn fill(&self, tx: &Tx, answer: String) -> Result<(), Failure> {
        let (person_id, key) = self.once.id();
        let row = idempotency::ActiveModel {
            person_id: Set(person_id),
            key: Set(key),
            answer: Set(answer),
            ..Default::default()
        };
        row.update_without_returning(tx).await?;
        Ok(())
    }
}
