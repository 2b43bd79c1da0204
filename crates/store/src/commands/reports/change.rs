//! What every act on a report has in common: the locked row, the right to act, and what is written
//! after the decision.

use crate::entity::{category, event_text, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::recorded::Recorded;
use crate::projection::map;
use crate::record::{self, Event};
use crate::{Changed, Context, Tx};
use contract::report::Status;
use contract::{CommunityId, ReportId};
use rules::lifecycle::{self, Step};
use rules::policy::{Act, ReportFacts};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};
use uuid::Uuid;

/// The report, locked against other acts until the transaction ends.
///
/// # Errors
/// `not_found`, or why this actor may not do this.
pub(crate) async fn lock(
    tx: &Tx,
    cx: &Context,
    id: ReportId,
    act: Act,
) -> Result<report::Model, Failure> {
    let row = report::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)?;
    facts::may(&cx.actor, act, &row)?;
    Ok(row)
}

/// The row after a step of the lifecycle.
///
/// # Errors
/// `wrong_state`
pub(crate) fn stepped(
    cx: &Context,
    before: &report::Model,
    step: Step,
) -> Result<report::Model, Failure> {
    let status = lifecycle::next(step, Some(facts::status(before)?))?;
    let mut after = before.clone();
    set_status(&mut after, status);
    if !status.is_open() {
        after.closed = Some(cx.now.0);
    }
    Ok(after)
}

fn set_status(row: &mut report::Model, status: Status) {
    row.status = status.code().to_owned();
    row.is_open = status.is_open();
}

/// Writes the changed row as its next version and keeps the map in step.
pub(crate) async fn save(
    tx: &Tx,
    cx: &Context,
    before: &report::Model,
    mut after: report::Model,
) -> Result<report::Model, Failure> {
    after.version = before.version + 1;
    after.updated = cx.now.0;
    let row = after.clone().into_active_model().reset_all();
    row.update_without_returning(tx).await?;
    let (old, new) = (on_map(tx, before).await?, on_map(tx, &after).await?);
    map::apply(tx, old.as_ref(), new.as_ref()).await?;
    tell_from(cx, facts::facts(before).ok(), &after);
    Ok(after)
}

/// A report as the map counts it; `None` when it does not.
pub(super) async fn on_map(tx: &Tx, row: &report::Model) -> Result<Option<map::Seen>, Failure> {
    let code = match row.category_id {
        Some(id) => category::Entity::find_by_id(id).one(tx).await?,
        None => None,
    };
    map::seen(row, code.as_ref().map(|c| c.code.as_str()))
}

/// Whoever looks at the report, and may, loads it again after the commit.
pub(crate) fn tell(cx: &Context, row: &report::Model) {
    tell_from(cx, None, row);
}

/// Also who could read it as it stood before.
fn tell_from(cx: &Context, before: Option<ReportFacts>, row: &report::Model) {
    // A row that the rules can not read is nobody's to hear of.
    if let Ok(facts) = facts::facts(row) {
        let changed = Changed::report(ReportId(row.id), row.version, facts);
        cx.changed(changed.from(before));
    }
}

/// The event of an act on this report; returns its id.
pub(crate) async fn event(
    tx: &Tx,
    cx: &Context,
    row: &report::Model,
    recorded: Recorded,
) -> Result<Uuid, Failure> {
    let event = Event {
        community: Some(CommunityId(row.community_id)),
        kind: recorded.kind().code(),
        subject_kind: "report",
        subject: row.id,
        data: recorded,
    };
    record::event(tx, cx, event).await
}

/// Words that belong to an event; they lie apart because events outlive erasure.
pub(crate) async fn event_words(
    tx: &Tx,
    row: &report::Model,
    event: Uuid,
    words: &str,
) -> Result<(), Failure> {
    let row = event_text::ActiveModel {
        event_id: Set(event),
        report_id: Set(row.id),
        body: Set(words.to_owned()),
        hidden: Set(None),
        staff_version: Set(1),
    };
    event_text::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
