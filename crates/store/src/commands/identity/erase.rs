//! A person leaves. Words, photos, name, phone, home, devices and stored answers go; what remains
//! are facts without a person: that a report was made there, when it was answered.
//!
//! After this the caller empties the write-ahead log ([`crate::Store::truncate_log`]) and lets
//! [`Task::DeleteBlobs`] remove the pictures themselves.

mod traces;

use super::{lease_name, oneself};
use crate::entity::{
    comment, consent, flag, follow, grant_role, idempotency, job, known_device, lease, login_code,
    me_too, media, person, profile, report, report_exact, report_photo, report_seen, report_text,
    report_text_old, session,
};
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::row::{sha256, sql};
use crate::task::{BlobHash, Task};
use crate::{Command, Context, Tx};
use contract::PersonId;
use contract::media::PhotoStage;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

/// Erases the person who acts.
pub struct ErasePerson;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    pub reports: u64,
    pub comments: u64,
    pub photos: usize,
}

impl Command for ErasePerson {
    type Outcome = Erased;
    const NAME: &'static str = "erase_person";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Erased, Failure> {
        let me = oneself(cx)?;
        // Whatever this person still does elsewhere ends first or finds her gone: nothing of hers
        // comes after what is removed here.
        person::Entity::find_by_id(me.0)
            .lock_exclusive()
            .one(tx)
            .await?;
        let profile = profile::Entity::find_by_id(me.0).one(tx).await?;
        let profile = profile.ok_or_else(Failure::not_found)?;
        // The counters first: they look at the rows that go.
        leave_reports_of_others(tx, me).await?;
        traces::erase(tx, cx, me).await?;
        let photos = erase_photos(tx, cx, me).await?;
        let reports = erase_reports(tx, me).await?;
        let comments = erase_comments(tx, cx, me).await?;
        erase_account(tx, cx, me, &profile.phone).await?;
        let erased = Erased {
            reports,
            comments,
            photos,
        };
        let event = Event {
            community: None,
            kind: "person_erased",
            subject_kind: "person",
            subject: me.0,
            data: json!({ "reports": reports, "comments": comments, "photos": photos }),
        };
        record::event(tx, cx, event).await?;
        Ok(erased)
    }
}

async fn leave_reports_of_others(tx: &Tx, me: PersonId) -> Result<(), Failure> {
    let backend = tx.get_database_backend();
    for text in [
        "UPDATE report SET followers = followers - 1 WHERE id IN (SELECT report_id FROM follow WHERE person_id = $1)",
        "UPDATE report SET me_too = me_too - 1 WHERE id IN (SELECT report_id FROM me_too WHERE person_id = $1)",
    ] {
        tx.execute_raw(sql(backend, text, [me.0.into()])).await?;
    }
    follow::Entity::delete_many()
        .filter(follow::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    me_too::Entity::delete_many()
        .filter(me_too::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    report_seen::Entity::delete_many()
        .filter(report_seen::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    flag::Entity::update_many()
        .col_expr(flag::Column::PersonId, Expr::value(Option::<Uuid>::None))
        .col_expr(flag::Column::Body, Expr::value(""))
        .filter(flag::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Photos that prove a worker's repair stay: they are the community's, and name nobody. So do a
/// worker's official words about a report (notes, the end, a refusal).
async fn erase_photos(tx: &Tx, cx: &Context, me: PersonId) -> Result<usize, Failure> {
    let proofs = Query::select()
        .column(report_photo::Column::MediaId)
        .from(report_photo::Entity)
        .and_where(report_photo::Column::Stage.eq(PhotoStage::After.code()))
        .to_owned();
    let mine = media::Entity::find()
        .filter(media::Column::AuthorId.eq(me.0))
        .filter(media::Column::Id.not_in_subquery(proofs))
        .all(tx)
        .await?;
    for chunk in mine.chunks(500) {
        let ids: Vec<Uuid> = chunk.iter().map(|photo| photo.id).collect();
        report_photo::Entity::delete_many()
            .filter(report_photo::Column::MediaId.is_in(ids.clone()))
            .exec(tx)
            .await?;
        media::Entity::delete_many()
            .filter(media::Column::Id.is_in(ids))
            .exec(tx)
            .await?;
        let blobs = chunk
            .iter()
            .flat_map(|photo| [&photo.blob_hash, &photo.thumb_hash])
            .map(|hash| BlobHash(hash.clone()));
        let delete = Task::DeleteBlobs {
            blobs: blobs.collect(),
        };
        record::job(tx, cx, &delete, cx.now).await?;
    }
    Ok(mine.len())
}

async fn erase_reports(tx: &Tx, me: PersonId) -> Result<u64, Failure> {
    let mine = || {
        Query::select()
            .column(report::Column::Id)
            .from(report::Entity)
            .and_where(report::Column::AuthorId.eq(me.0))
            .to_owned()
    };
    report_text::Entity::update_many()
        .col_expr(report_text::Column::Body, Expr::value(""))
        .col_expr(report_text::Column::Spot, Expr::value(""))
        .filter(report_text::Column::ReportId.in_subquery(mine()))
        .exec(tx)
        .await?;
    report_text_old::Entity::delete_many()
        .filter(report_text_old::Column::ReportId.in_subquery(mine()))
        .exec(tx)
        .await?;
    report_exact::Entity::delete_many()
        .filter(report_exact::Column::ReportId.in_subquery(mine()))
        .exec(tx)
        .await?;
    // From inside a home this says more than the building.
    report::Entity::update_many()
        .col_expr(
            report::Column::FacilityId,
            Expr::value(Option::<Uuid>::None),
        )
        .filter(report::Column::AuthorId.eq(me.0))
        .filter(report::Column::Indoors.eq(true))
        .exec(tx)
        .await?;
    let version = Expr::col(report::Column::Version);
    let orphaned = report::Entity::update_many()
        .col_expr(report::Column::AuthorId, Expr::value(Option::<Uuid>::None))
        .col_expr(report::Column::NameShown, Expr::value(false))
        // People report from the staircase they live at.
        .col_expr(report::Column::UnitId, Expr::value(Option::<Uuid>::None))
        .col_expr(report::Column::AccuracyM, Expr::value(Option::<f64>::None))
        .col_expr(report::Column::Version, version.add(1))
        .col_expr(
            report::Column::StaffVersion,
            Expr::col(report::Column::StaffVersion).add(1),
        )
        .filter(report::Column::AuthorId.eq(me.0))
        .exec(tx)
        .await?;
    Ok(orphaned.rows_affected)
}

async fn erase_comments(tx: &Tx, cx: &Context, me: PersonId) -> Result<u64, Failure> {
    let emptied = comment::Entity::update_many()
        .col_expr(comment::Column::AuthorId, Expr::value(Option::<Uuid>::None))
        .col_expr(comment::Column::Body, Expr::value(""))
        .col_expr(comment::Column::Hidden, Expr::value(cx.now.0))
        .col_expr(
            comment::Column::StaffVersion,
            Expr::col(comment::Column::StaffVersion).add(1),
        )
        .filter(comment::Column::AuthorId.eq(me.0))
        .exec(tx)
        .await?;
    Ok(emptied.rows_affected)
}

/// A code that waits to be sent lies there with its number. Few wait at any time.
async fn erase_messages(tx: &Tx, to: &str) -> Result<(), Failure> {
    let waiting = job::Entity::find()
        .filter(job::Column::Payload.contains(to))
        .all(tx)
        .await?;
    for row in waiting {
        if let Some(Task::SendCode { phone, .. }) = Task::from_columns(&row.kind, &row.payload)
            && phone == to
        {
            job::Entity::delete_by_id(row.id).exec(tx).await?;
        }
    }
    Ok(())
}

async fn erase_account(tx: &Tx, cx: &Context, me: PersonId, phone: &str) -> Result<(), Failure> {
    let phone_hash = sha256(phone.as_bytes());
    erase_messages(tx, phone).await?;
    lease::Entity::delete_by_id(lease_name(&phone_hash))
        .exec(tx)
        .await?;
    consent::Entity::delete_many()
        .filter(consent::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    known_device::Entity::delete_many()
        .filter(known_device::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    idempotency::Entity::delete_many()
        .filter(idempotency::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    login_code::Entity::delete_many()
        .filter(login_code::Column::PhoneHash.eq(phone_hash))
        .exec(tx)
        .await?;
    profile::Entity::delete_many()
        .filter(profile::Column::PersonId.eq(me.0))
        .exec(tx)
        .await?;
    grant_role::Entity::update_many()
        .col_expr(grant_role::Column::Revoked, Expr::value(cx.now.0))
        .filter(grant_role::Column::PersonId.eq(me.0))
        .filter(grant_role::Column::Revoked.is_null())
        .exec(tx)
        .await?;
    let version = Expr::col(person::Column::Version);
    person::Entity::update_many()
        .col_expr(person::Column::Erased, Expr::value(cx.now.0))
        .col_expr(person::Column::Version, version.add(1))
        .filter(person::Column::Id.eq(me.0))
        .exec(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
