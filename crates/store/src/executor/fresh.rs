//! Who acts, as it holds in the transaction. A request loads its person before its body, and a body
//! may come slowly: by the time a command runs, the device may be signed out, the role gone, the
//! person erased. What commands decide by is therefore read again here, for all of them.

use super::Tx;
use crate::failure::Failure;
use crate::row::sql;
use contract::person::{ConsentTo, Grant, Role};
use contract::{Code, CommunityId, GrantId, GridId, PersonId, Timestamp};
use rules::Actor;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, QueryResult};
use uuid::Uuid;

/// One row for each pair of a grant and a consent, or one without either. On Postgres the lock makes
/// an erasure wait for this command, or this command find nobody; on SQLite there is one writer.
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

/// The same person with what holds now.
///
/// # Errors
/// `sign_in_required` when the device is signed out or the person has gone.
pub(super) async fn actor(tx: &Tx, asked: &Actor, now: Timestamp) -> Result<Actor, Failure> {
    let Some(person) = asked.person.filter(|_| !asked.system) else {
        return Ok(asked.clone());
    };
    let rows = read(tx, person, asked, now).await?;
    let signed_in = match asked.session {
        Some(session) => rows.iter().any(|row| row.session == Some(session.0)),
        None => !rows.is_empty(),
    };
    if !signed_in {
        return Err(Failure::refused(Code::SignInRequired));
    }
    Ok(Actor {
        grants: grants(&rows),
        consents: consents(&rows),
        ..asked.clone()
    })
}

async fn read(
    tx: &Tx,
    person: PersonId,
    asked: &Actor,
    now: Timestamp,
) -> Result<Vec<Row>, Failure> {
    let backend = tx.get_database_backend();
    let text = match backend {
        DbBackend::Postgres => format!("{WHO} FOR KEY SHARE OF p"),
        _ => WHO.to_owned(),
    };
    let session = asked.session.map(|session| session.0);
    let statement = sql(
        backend,
        &text,
        [person.0.into(), session.into(), now.0.into()],
    );
    let rows: Vec<QueryResult> = tx.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| Row::from_query_result(row, "").map_err(Failure::from))
        .collect()
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

#[cfg(test)]
mod tests;
