//! Everything that is held about a person, in one JSON document that needs no explanation. Rows are taken
//! apart without `..`: a new column does not compile until somebody has thought of whose it is.

mod reports;

use super::{consents, oneself};
use crate::entity::{
    comment, event, event_text, flag, follow, idempotency, known_device, me_too, media, profile,
    session,
};
use crate::failure::Failure;
use crate::model::identity::{actor_of, ever_had_role};
use crate::model::reports::reasons;
use contract::{PersonId, Timestamp};
use rules::Actor;
use rules::signin::KNOWN_DEVICE_LIFE_MS;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// # Errors
/// `sign_in_required`; `not_found` when nothing is held; or the database.
pub async fn export(
    db: &impl ConnectionTrait,
    actor: &Actor,
    now: Timestamp,
) -> Result<Value, Failure> {
    let person = oneself(actor)?;
    let profile = profile::Entity::find_by_id(person.0).one(db).await?;
    let profile = profile.ok_or_else(Failure::not_found)?;
    Ok(json!({
        "exported": now,
        "person": person,
        "phone": profile.phone,
        "name": profile.name,
        "building": profile.building_id,
        "unit": profile.unit_id,
        "roles": actor_of(db, person).await?.grants,
        "consents": consents(db, actor).await?,
        "devices": devices(db, person).await?,
        "known_devices": known_devices(db, person).await?,
        "reports": reports::reports(db, person).await?,
        "comments": comments(db, person).await?,
        "photos": photos(db, person).await?,
        "moderation": decisions(db, person).await?,
        "work_notes": work_notes(db, person).await?,
        "follows": follows(db, person).await?,
        "me_too": me_toos(db, person).await?,
        "flags": flags(db, person).await?,
        "stored_answers": stored_answers(db, person).await?,
    }))
}

async fn devices(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    let one = |row: session::Model| {
        let session::Model {
            label,
            created,
            last_seen,
            revoked,
            // How the server knows it again, and for how long.
            id: _,
            token_hash: _,
            person_id: _,
            idle_limit_ms: _,
            expires: _,
        } = row;
        json!({
            "label": label,
            "signed_in": Timestamp(created),
            "last_seen": Timestamp(last_seen),
            "ended": revoked.map(Timestamp),
        })
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Without the hash of its cookie, which is no use to anybody but the server.
async fn known_devices(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = known_device::Entity::find()
        .filter(known_device::Column::PersonId.eq(person.0))
        .order_by_asc(known_device::Column::SignedIn)
        .all(db)
        .await?;
    let one = |row: known_device::Model| {
        let known_device::Model {
            signed_in,
            id: _,
            person_id: _,
            token_hash: _,
        } = row;
        json!({
            "signed_in": Timestamp(signed_in),
            "forgotten": Timestamp(signed_in + KNOWN_DEVICE_LIFE_MS),
        })
    };
    Ok(rows.into_iter().map(one).collect())
}

async fn comments(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = comment::Entity::find()
        .filter(comment::Column::AuthorId.eq(person.0))
        .all(db)
        .await?;
    let one = |row: comment::Model| {
        let comment::Model {
            id,
            report_id,
            created,
            body,
            hidden,
            author_id: _,
            client_key: _,
            staff_version: _,
        } = row;
        json!({
            "id": id,
            "report": report_id,
            "created": Timestamp(created),
            "text": body,
            "hidden": hidden.map(Timestamp),
        })
    };
    Ok(rows.into_iter().map(one).collect())
}

async fn photos(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = media::Entity::find()
        .filter(media::Column::AuthorId.eq(person.0))
        .all(db)
        .await?;
    let one = |row: media::Model| {
        let media::Model {
            id,
            created,
            width,
            height,
            bytes,
            author_id: _,
            // Where the files lie; she has the photo itself.
            sent_hash: _,
            blob_hash: _,
            thumb_hash: _,
            // What staff did with it is told in `moderation`.
            hidden: _,
            staff_version: _,
        } = row;
        json!({
            "id": id,
            "created": Timestamp(created),
            "width": width,
            "height": height,
            "bytes": bytes,
        })
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Why staff hid her words and photos, showed them again or let them stand. Who decided is not hers to
/// keep, and what was said of others' comments on her reports is about them.
async fn decisions(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let mut all = Vec::new();
    for decision in reasons::decisions(db, person).await? {
        if !decision.about_hers {
            continue;
        }
        let words = event_text::Entity::find_by_id(decision.event);
        let words = words.one(db).await?;
        all.push(json!({
            "report": decision.report,
            "at": decision.at,
            "decision": decision.kind,
            "subject_kind": decision.subject_kind,
            "subject": decision.subject,
            "reason": words.map(|words| words.body),
        }));
    }
    Ok(all)
}

/// Words that the person wrote as a worker: they belong to the report, and stay with it. Only who
/// ever held a role has any, and everybody else is spared a look through all events.
async fn work_notes(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    if !ever_had_role(db, person).await? {
        return Ok(Vec::new());
    }
    let acts = event::Entity::find()
        .filter(event::Column::ActorId.eq(person.0))
        .filter(event::Column::SubjectKind.eq("report"))
        .order_by_asc(event::Column::At)
        .all(db)
        .await?;
    let mut notes = Vec::new();
    for act in acts {
        if let Some(text) = event_text::Entity::find_by_id(act.id).one(db).await? {
            notes.push(json!({
                "report": text.report_id,
                "at": Timestamp(act.at),
                "text": text.body,
                "hidden": text.hidden.map(Timestamp),
            }));
        }
    }
    Ok(notes)
}

async fn follows(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = follow::Entity::find()
        .filter(follow::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    let one =
        |row: follow::Model| json!({ "report": row.report_id, "since": Timestamp(row.since) });
    Ok(rows.into_iter().map(one).collect())
}

async fn me_toos(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = me_too::Entity::find()
        .filter(me_too::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    let one =
        |row: me_too::Model| json!({ "report": row.report_id, "since": Timestamp(row.since) });
    Ok(rows.into_iter().map(one).collect())
}

async fn flags(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>, Failure> {
    let rows = flag::Entity::find()
        .filter(flag::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    let one = |row: flag::Model| {
        let flag::Model {
            subject_kind,
            subject_id,
            reason,
            body,
            at,
            id: _,
            community_id: _,
            report_id: _,
            person_id: _,
            // What staff made of it is about the other's words.
            decided: _,
            decided_version: _,
        } = row;
        json!({
            "subject_kind": subject_kind,
            "subject": subject_id,
            "reason": reason,
            "text": body,
            "at": Timestamp(at),
        })
    };
    Ok(rows.into_iter().map(one).collect())
}

async fn stored_answers(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Value>, Failure> {
    let rows = idempotency::Entity::find()
        .filter(idempotency::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    let one = |row: idempotency::Model| json!({ "created": Timestamp(row.created), "answer": row.answer });
    Ok(rows.into_iter().map(one).collect())
}
