//! A stored report as the rules see it.

use crate::entity::report;
use crate::failure::Failure;
use contract::place::{PlaceMethod, Position};
use contract::report::{Status, Visibility};
use contract::{CommunityId, GridId, PersonId, Timestamp};
use rules::Actor;
use rules::deadline::Deadlines;
use rules::policy::{self, Act, Facts, ReportFacts};
use rules::sight::{self, Sight};
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, Condition};

pub fn status(row: &report::Model) -> Result<Status, Failure> {
    Status::from_code(&row.status).ok_or_else(|| Failure::corrupt("report.status"))
}

pub fn visibility(row: &report::Model) -> Visibility {
    // The column has a CHECK; anything but public is the safe reading.
    if row.visibility == Visibility::Public.code() {
        Visibility::Public
    } else {
        Visibility::Private
    }
}

pub fn method(row: &report::Model) -> PlaceMethod {
    PlaceMethod::from_code(&row.place_method).unwrap_or(PlaceMethod::Other)
}

pub fn facts(row: &report::Model) -> Result<ReportFacts, Failure> {
    Ok(ReportFacts {
        community: CommunityId(row.community_id),
        grid: row.grid_id.map(GridId),
        author: row.author_id.map(PersonId),
        visibility: visibility(row),
        status: status(row)?,
        hidden: row.hidden.is_some(),
        indoors: row.indoors,
    })
}

pub fn deadlines(row: &report::Model) -> Deadlines {
    Deadlines {
        accept_due: Timestamp(row.accept_due),
        finish_due: Timestamp(row.finish_due),
    }
}

pub fn position(row: &report::Model) -> Position {
    Position {
        lat: row.lat,
        lng: row.lng,
    }
}

/// What this reader sees of the report.
///
/// # Errors
/// `not_found` for a report that the reader may not know of.
pub fn sight(actor: &Actor, row: &report::Model) -> Result<Sight, Failure> {
    sight::sight(actor, &facts(row)?).ok_or_else(Failure::not_found)
}

/// The codes of those that `rules` say `is` of, so that no list of statuses is written a second time.
pub fn codes_of(is: impl Fn(Status) -> bool) -> impl Iterator<Item = &'static str> {
    let all = Status::ALL.into_iter().filter(move |status| is(*status));
    all.map(Status::code)
}

/// A question of `rules` about a report's status, for the database.
pub fn status_in(is: impl Fn(Status) -> bool) -> SimpleExpr {
    report::Column::Status.is_in(codes_of(is))
}

/// [`sight::is_on_map`] for the database.
pub fn on_map() -> Condition {
    Condition::all()
        .add(report::Column::Visibility.eq(Visibility::Public.code()))
        .add(report::Column::Hidden.is_null())
        .add(status_in(sight::can_be_public))
}

/// Whether this reader may hide what lies in the report; `owner`: who wrote or photographed it.
pub fn moderates(actor: &Actor, report: ReportFacts, owner: Option<PersonId>) -> bool {
    let about = Facts {
        owner,
        ..Facts::report(report)
    };
    policy::may(actor, Act::Moderate, &about).is_ok()
}

/// # Errors
/// The code by which policy refuses.
pub fn may(actor: &Actor, act: Act, row: &report::Model) -> Result<(), Failure> {
    policy::may(actor, act, &Facts::report(facts(row)?)).map_err(Failure::refused)
}
