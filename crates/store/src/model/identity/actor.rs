//! A person with the roles that hold now.

use crate::failure::Failure;
use crate::row::sql;
use contract::person::{ConsentTo, Grant, Role};
use contract::{CommunityId, GrantId, GridId, PersonId, SessionId, Timestamp};
use rules::Actor;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, QueryResult};
use uuid::Uuid;

/// One row for each pair of a grant and a consent, or one without either.
const WHO: &str = "SELECT s.id AS session,
        g.id AS grant_id, g.community_id, g.role, g.grid_id, c.kind AS consent
    FROM person p
    LEFT JOIN session s ON s.id = $2 AND s.person_id = p.id AND s.revoked IS NULL AND s.expires > $3
    LEFT JOIN grant_role g ON g.person_id = p.id AND g.revoked IS NULL
    LEFT JOIN consent c ON c.person_id = p.id AND c.given
    WHERE p.id = $1 AND p.erased IS NULL
    ORDER BY g.since";

#[derive(FromQueryResult)]
struct Row {
    session: Option<Uuid>,
    grant_id: Option<Uuid>,
    community_id: Option<Uuid>,
    role: Option<String>,
    grid_id: Option<Uuid>,
    consent: Option<String>,
}

/// What holds of a person now.
pub struct Standing {
    pub grants: Vec<Grant>,
    pub consents: Vec<ConsentTo>,
    /// The session that was asked about is hers and runs.
    pub on_session: bool,
}

/// With what the person agreed to; nobody's roles where there is no such person any more.
///
/// # Errors
/// The database.
pub async fn actor_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Actor, Failure> {
    let (grants, consents) = match standing(db, person, None, Timestamp(0), false).await? {
        Some(standing) => (standing.grants, standing.consents),
        None => (Vec::new(), Vec::new()),
    };
    Ok(Actor::person(person, grants).agreeing_to(consents))
}

/// `None` for somebody who has gone. `kept`: until the transaction ends nobody erases her; on SQLite there
/// is one writer anyway.
///
/// # Errors
/// The database.
pub async fn standing(
    db: &impl ConnectionTrait,
    person: PersonId,
    session: Option<SessionId>,
    now: Timestamp,
    kept: bool,
) -> Result<Option<Standing>, Failure> {
    let backend = db.get_database_backend();
    let text = match backend {
        DbBackend::Postgres if kept => format!("{WHO} FOR KEY SHARE OF p"),
        _ => WHO.to_owned(),
    };
    let session = session.map(|session| session.0);
    let values = [person.0.into(), session.into(), now.0.into()];
    let rows: Vec<QueryResult> = db.query_all_raw(sql(backend, &text, values)).await?;
    let rows = rows
        .iter()
        .map(|row| Row::from_query_result(row, ""))
        .collect::<Result<Vec<Row>, _>>()?;
    Ok((!rows.is_empty()).then(|| Standing {
        grants: grants(&rows),
        consents: consents(&rows),
        on_session: session.is_some() && rows.iter().any(|row| row.session == session),
    }))
}

fn grants(rows: &[Row]) -> Vec<Grant> {
    let mut grants: Vec<Grant> = Vec::new();
    for row in rows {
        let (Some(id), Some(community), Some(role)) = (row.grant_id, row.community_id, &row.role)
        else {
            continue;
        };
        if grants.iter().any(|grant| grant.id.0 == id) {
            continue;
        }
        grants.push(Grant {
            id: GrantId(id),
            community: CommunityId(community),
            role: Role::from_code(role).unwrap_or(Role::Other),
            grid: row.grid_id.map(GridId),
        });
    }
    grants
}

fn consents(rows: &[Row]) -> Vec<ConsentTo> {
    let mut consents = Vec::new();
    let told = rows.iter().filter_map(|row| row.consent.as_deref());
    for to in told.filter_map(ConsentTo::from_code) {
        if !consents.contains(&to) {
            consents.push(to);
        }
    }
    consents
}
