//! The record of why: one event for each change, and the jobs that follow, in the transaction of
//! the change itself.

use crate::entity::{event, job};
use crate::failure::Failure;
use crate::row::to_json;
use crate::task::Task;
use crate::{Context, Tx};
use contract::{CommunityId, PersonId, Timestamp};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;
use uuid::Uuid;

/// One thing that happened. `data` holds ids, codes and amounts, before and after; never words,
/// names, phones or positions, because events outlive erasure.
pub struct Event<'a, T: Serialize> {
    pub community: Option<CommunityId>,
    /// `report_submitted`, `category_changed`, …
    pub kind: &'a str,
    /// The table of the subject: `report`, `category`, …
    pub subject_kind: &'a str,
    pub subject: Uuid,
    pub data: T,
}

/// Writes the event and returns its id.
///
/// # Errors
/// The database.
pub async fn event<T: Serialize>(
    tx: &Tx,
    cx: &Context,
    event: Event<'_, T>,
) -> Result<Uuid, Failure> {
    event_by(tx, cx, cx.actor.person, event).await
}

/// As [`event`], for an act whose person the context does not know yet: signing in.
///
/// # Errors
/// The database.
pub async fn event_by<T: Serialize>(
    tx: &Tx,
    cx: &Context,
    person: Option<PersonId>,
    event: Event<'_, T>,
) -> Result<Uuid, Failure> {
    let id = cx.id();
    let row = event::ActiveModel {
        id: Set(id),
        community_id: Set(event.community.map(|community| community.0)),
        at: Set(cx.now.0),
        actor_id: Set(person.map(|person| person.0)),
        actor_role: Set(cx.actor.role_in(event.community).code().to_owned()),
        kind: Set(event.kind.to_owned()),
        subject_kind: Set(event.subject_kind.to_owned()),
        subject_id: Set(event.subject),
        data: Set(to_json(&event.data)?),
        seq: Set(None),
        hash: Set(None),
    };
    event::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    cx.recorded(id);
    Ok(id)
}

/// Leaves work to do after the commit, from `run_at` on. It is done at least once, so what must not
/// happen twice needs a key of its own; the job's id can be that.
///
/// # Errors
/// The database.
pub async fn job(tx: &Tx, cx: &Context, task: &Task, run_at: Timestamp) -> Result<Uuid, Failure> {
    let id = cx.id();
    let (kind, payload) = task.columns()?;
    let row = job::ActiveModel {
        id: Set(id),
        kind: Set(kind),
        payload: Set(payload),
        run_at: Set(run_at.0),
        tries: Set(0),
        leased_until: Set(0),
        done: Set(None),
        failed: Set(None),
    };
    job::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}
