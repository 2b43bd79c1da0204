//! What happened to my reports since I last opened them. The database only narrows it down;
//! [`rules::news`] says what of it is news.

use crate::entity::report;
use crate::failure::Failure;
use crate::model::reports::kinds::Kind;
use crate::row::sql;
use contract::person::Role;
use contract::{CommunityId, PersonId, Timestamp};
use rules::Actor;
use rules::lifecycle::Step;
use rules::news::{self, Happening, What};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

/// Acts that are looked at; whoever has more to read begins with the newest.
const LOOKED_AT: usize = 500;

/// A report of mine with something that I have not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    pub report: Uuid,
    /// It was finished, perhaps among other things.
    pub finished: bool,
}

/// What happened last comes first. None for a visitor.
///
/// # Errors
/// The database.
pub async fn my_news(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    now: Timestamp,
) -> Result<Vec<News>, Failure> {
    match actor.person {
        Some(person) => of_person(db, person, community, None, now).await,
        None => Ok(Vec::new()),
    }
}

/// Whether this reader has written the report and not seen everything.
pub(super) async fn in_report(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
    now: Timestamp,
) -> Result<bool, Failure> {
    let Some(author) = row.author_id.map(PersonId).filter(|id| actor.is(Some(*id))) else {
        return Ok(false);
    };
    let community = CommunityId(row.community_id);
    let news = of_person(db, author, community, Some(row.id), now).await?;
    Ok(!news.is_empty())
}

#[derive(FromQueryResult)]
struct Row {
    subject_id: Uuid,
    kind: String,
    actor_id: Option<Uuid>,
    actor_role: String,
    at: i64,
    up_to: Option<i64>,
}

async fn of_person(
    db: &impl ConnectionTrait,
    author: PersonId,
    community: CommunityId,
    only: Option<Uuid>,
    now: Timestamp,
) -> Result<Vec<News>, Failure> {
    let mut all: Vec<News> = Vec::new();
    for row in rows(db, author, community, only, now).await? {
        let Some(what) = told(author, now, &row) else {
            continue;
        };
        let finished = what == What::Step(Step::Finish);
        match all.iter_mut().find(|news| news.report == row.subject_id) {
            Some(news) => news.finished |= finished,
            None => all.push(News {
                report: row.subject_id,
                finished,
            }),
        }
    }
    Ok(all)
}

fn told(author: PersonId, now: Timestamp, row: &Row) -> Option<What> {
    let happening = Happening {
        what: Kind::from_code(&row.kind)?.what()?,
        by: row.actor_id.map(PersonId),
        role: Role::from_code(&row.actor_role).unwrap_or(Role::Other),
        at: Timestamp(row.at),
    };
    let seen = row.up_to.map(Timestamp);
    news::is_news(author, seen, now, &happening).then_some(happening.what)
}

async fn rows(
    db: &impl ConnectionTrait,
    author: PersonId,
    community: CommunityId,
    only: Option<Uuid>,
    now: Timestamp,
) -> Result<Vec<Row>, Failure> {
    let statement = statement(db.get_database_backend(), author, community, only, now);
    Ok(Row::find_by_statement(statement).all(db).await?)
}

/// Newest first. Walks the author's reports and of each only the acts after what she has seen. What
/// neighbours do about them is left out here, so that however much it is, it hides no answer.
fn statement(
    backend: DbBackend,
    author: PersonId,
    community: CommunityId,
    only: Option<Uuid>,
    now: Timestamp,
) -> Statement {
    let steps = Step::ALL.into_iter().filter(|step| news::is_answer(*step));
    let steps = listed(steps.map(Step::event));
    let roles = Role::ALL.into_iter().filter(|role| news::is_heard(*role));
    let roles = listed(roles.map(Role::code));
    let commented = Kind::Commented.code();
    let one = if only.is_some() {
        "r.id = $4"
    } else {
        "$4 IS NULL"
    };
    let text = format!(
        "SELECT e.subject_id, e.kind, e.actor_id, e.actor_role, e.at, s.up_to \
         FROM report r \
         LEFT JOIN report_seen s ON s.report_id = r.id AND s.person_id = r.author_id \
         JOIN event e ON e.subject_id = r.id \
         WHERE r.author_id = $1 AND r.community_id = $2 AND {one} \
         AND e.at > $3 AND (s.up_to IS NULL OR e.at > s.up_to) \
         AND (e.kind IN ({steps}) OR (e.kind = '{commented}' AND e.actor_role IN ({roles}))) \
         AND e.actor_id <> r.author_id \
         ORDER BY e.at DESC, e.id DESC LIMIT {LOOKED_AT}"
    );
    let values = [
        author.0.into(),
        community.0.into(),
        news::since(now).0.into(),
        only.into(),
    ];
    sql(backend, &text, values)
}

fn listed(codes: impl Iterator<Item = &'static str>) -> String {
    let quoted: Vec<String> = codes.map(|code| format!("'{code}'")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests;
