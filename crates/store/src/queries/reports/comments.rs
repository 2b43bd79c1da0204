//! The comments of a report as this reader may see them.

use super::timeline::{names, who};
use super::{facts, words};
use crate::entity::{comment, grant_role, report};
use crate::failure::Failure;
use contract::person::Role;
use contract::report::Comment;
use contract::{CommentId, PersonId, Timestamp};
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Newest that are shown; a report with more has become something else.
const SHOWN: u64 = 500;

/// Oldest first.
pub(super) async fn of_report(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
) -> Result<Vec<Comment>, Failure> {
    let mut rows = comment::Entity::find()
        .filter(comment::Column::ReportId.eq(row.id))
        .order_by_desc(comment::Column::Created)
        .order_by_desc(comment::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    rows.reverse();
    as_read_by(db, actor, row, rows).await
}

/// Comments of one report in the given order.
pub(crate) async fn as_read_by(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
    comments: Vec<comment::Model>,
) -> Result<Vec<Comment>, Failure> {
    let authors: Vec<Uuid> = comments.iter().filter_map(|c| c.author_id).collect();
    let names = names(db, authors.iter().copied()).await?;
    let roles = roles(db, row.community_id, &authors).await?;
    let facts = facts::facts(row)?;
    let shown = comments.into_iter().map(|comment| {
        let by = comment.author_id.map(PersonId);
        let role = comment.author_id.and_then(|id| roles.get(&id).copied());
        let hidden = comment.hidden.is_some();
        Comment {
            id: CommentId(comment.id),
            at: Timestamp(comment.created),
            who: who(
                actor,
                row,
                role.unwrap_or(Role::Resident),
                comment.author_id,
                &names,
            ),
            text: words::shown(&comment.body, sight::comment(actor, &facts, by, hidden)),
            hidden,
            mine: actor.is(by),
        }
    });
    Ok(shown.collect())
}

/// Who of these works in the community now.
async fn roles(
    db: &impl ConnectionTrait,
    community: Uuid,
    people: &[Uuid],
) -> Result<HashMap<Uuid, Role>, Failure> {
    let rows = grant_role::Entity::find()
        .filter(grant_role::Column::PersonId.is_in(people.iter().copied()))
        .filter(grant_role::Column::CommunityId.eq(community))
        .filter(grant_role::Column::Revoked.is_null())
        .all(db)
        .await?;
    let mut roles = HashMap::new();
    for row in rows {
        let role = Role::from_code(&row.role).unwrap_or(Role::Other);
        // Of several roles the one that answers for more.
        let known: &mut Role = roles.entry(row.person_id).or_insert(role);
        *known = (*known).max(role);
    }
    Ok(roles)
}
