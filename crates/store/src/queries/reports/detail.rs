//! `GET /reports/{id}`: everything about one report that this reader may know.

use super::cards::Cards;
use super::{comments, news, timeline};
use crate::entity::report;
use crate::failure::Failure;
use crate::model::reports::counts::counts;
use crate::model::reports::receipt::receipt_of;
use crate::model::reports::{facts, holder};
use contract::report::{ReportDetail, ReportReceipt, TimelineEntry, TimelineKind};
use contract::{PersonId, ReportId, Timestamp};
use rules::Actor;
use rules::policy::{self, Act, Facts};
use sea_orm::{ConnectionTrait, EntityTrait};

/// # Errors
/// `not_found`, also for what this reader must not know of.
pub async fn detail(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ReportId,
    now: Timestamp,
) -> Result<ReportDetail, Failure> {
    let row = report::Entity::find_by_id(id.0)
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)?;
    let sight = facts::sight(actor, &row)?;
    let cards = Cards::load(db, std::slice::from_ref(&row)).await?;
    let shots = cards.shots(&row);
    let timeline = timeline::timeline(db, actor, &row, &sight, shots).await?;
    let counts = counts(db, actor, &row).await?;
    let facts = facts::facts(&row)?;
    let can = policy::report_can(actor, facts);
    let moderates = can.moderate.is_none();
    Ok(ReportDetail {
        text: cards.text(&row, &sight),
        hidden: row.hidden.is_some(),
        photos: shots
            .iter()
            .filter(|shot| sight.photos.show(shot.state))
            .map(|shot| shot.photo_for(actor, facts))
            .collect(),
        author: author(&timeline),
        holder: holder::holder(db, &row).await?,
        accept_due: Timestamp(row.accept_due),
        finish_due: Timestamp(row.finish_due),
        timeline,
        comments_list: comments::of_report(db, actor, &row).await?,
        following: counts.following,
        followers: counts.followers,
        joined: counts.joined,
        name_shown: row.name_shown,
        place_told: can.correct.is_none().then(|| cards.place_told(&row)),
        news: news::in_report(db, actor, &row, now).await?,
        can,
        version: row.version,
        staff_version: moderates.then_some(row.staff_version),
        card: cards.card(actor, &row, now)?,
    })
}

/// What the author was told on sending, for the page that shows it again.
///
/// # Errors
/// `not_found`, also for a report of somebody else.
pub async fn receipt(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ReportId,
) -> Result<ReportReceipt, Failure> {
    let row = report::Entity::find_by_id(id.0)
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)?;
    let author = row.author_id.ok_or_else(Failure::not_found)?;
    let own = Facts::none().owned_by(PersonId(author));
    // Nobody else learns anything, not even that signing in would help.
    policy::may(actor, Act::OwnAccount, &own).map_err(|_| Failure::not_found())?;
    receipt_of(db, &row).await
}

/// Who told it, under the name with which that act stands in the timeline.
fn author(timeline: &[TimelineEntry]) -> Option<String> {
    let told = timeline
        .iter()
        .find(|entry| entry.kind == TimelineKind::Submitted);
    told.and_then(|entry| entry.who.name.clone())
}
