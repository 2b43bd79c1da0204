//! The comments of a report as a reader may see them.

use super::who::{names, who};
use super::{facts, words};
use crate::entity::{comment, grant_role, report};
use crate::failure::Failure;
use contract::person::Role;
use contract::report::Comment;
use contract::{CommentId, PersonId, Timestamp};
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Comments of one report in the given order.
pub async fn as_read_by(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
    comments: Vec<comment::Model>,
) -> Result<Vec<Comment>, Failure> {
    let authors: Vec<Uuid> = comments.iter().filter_map(|c| c.author_id).collect();
    let names = names(db, authors.iter().copied()).await?;
    let grants = grants(db, row.community_id, &authors).await?;
    let report = facts::facts(row)?;
    let shown = comments.into_iter().map(|comment| {
        let by = comment.author_id.map(PersonId);
        let hidden = comment.hidden.is_some();
        Comment {
            id: CommentId(comment.id),
            at: Timestamp(comment.created),
            who: who(
                actor,
                row,
                role_at(&grants, &comment),
                comment.author_id,
                &names,
            ),
            text: words::shown(&comment.body, sight::comment(actor, &report, by, hidden)),
            hidden,
            mine: actor.is(by),
            staff_version: facts::moderates(actor, report, by).then_some(comment.staff_version),
        }
    });
    Ok(shown.collect())
}

/// Every role that these people have or had in the community.
async fn grants(
    db: &impl ConnectionTrait,
    community: Uuid,
    people: &[Uuid],
) -> Result<Vec<grant_role::Model>, Failure> {
    let rows = grant_role::Entity::find()
        .filter(grant_role::Column::PersonId.is_in(people.iter().copied()))
        .filter(grant_role::Column::CommunityId.eq(community))
        .all(db)
        .await?;
    Ok(rows)
}

/// What the author was when writing: a role that came later must not put a name under a resident's
/// words, and one that went must not turn an official's words into a resident's.
fn role_at(grants: &[grant_role::Model], comment: &comment::Model) -> Role {
    let at = comment.created;
    let held = grants.iter().filter(|grant| {
        Some(grant.person_id) == comment.author_id
            && grant.since <= at
            && grant.revoked.is_none_or(|revoked| revoked > at)
    });
    // Of several roles the one that answers for more.
    held.map(|grant| Role::from_code(&grant.role).unwrap_or(Role::Other))
        .max()
        .unwrap_or(Role::Resident)
}
