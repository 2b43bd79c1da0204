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
use sea_orm::{ColumnTrait, Condition};

pub(crate) fn status(row: &report::Model) -> Result<Status, Failure> {
    Status::from_code(&row.status).ok_or_else(|| Failure::corrupt("report.status"))
}

pub(crate) fn visibility(row: &report::Model) -> Visibility {
    // The column has a CHECK; anything but public is the safe reading.
    if row.visibility == Visibility::Public.code() {
        Visibility::Public
    } else {
        Visibility::Private
    }
}

pub(crate) const fn method_code(method: PlaceMethod) -> &'static str {
    match method {
        PlaceMethod::Building => "building",
        PlaceMethod::Gps => "gps",
        PlaceMethod::Pin => "pin",
        PlaceMethod::Facility => "facility",
        PlaceMethod::Other => "other",
    }
}

pub(crate) fn method(row: &report::Model) -> PlaceMethod {
    [
        PlaceMethod::Building,
        PlaceMethod::Gps,
        PlaceMethod::Pin,
        PlaceMethod::Facility,
    ]
    .into_iter()
    .find(|method| method_code(*method) == row.place_method)
    .unwrap_or(PlaceMethod::Other)
}

pub(crate) fn facts(row: &report::Model) -> Result<ReportFacts, Failure> {
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

pub(crate) fn deadlines(row: &report::Model) -> Deadlines {
    Deadlines {
        accept_due: Timestamp(row.accept_due),
        finish_due: Timestamp(row.finish_due),
    }
}

pub(crate) fn position(row: &report::Model) -> Position {
    Position {
        lat: row.lat,
        lng: row.lng,
    }
}

/// What this reader sees of the report.
///
/// # Errors
/// `not_found` for a report that the reader may not know of.
pub(crate) fn sight(actor: &Actor, row: &report::Model) -> Result<Sight, Failure> {
    sight::sight(actor, &facts(row)?).ok_or_else(Failure::not_found)
}

/// [`sight::is_on_map`] for the database.
pub(crate) fn on_map() -> Condition {
    Condition::all()
        .add(report::Column::Visibility.eq(Visibility::Public.code()))
        .add(report::Column::Hidden.is_null())
        .add(report::Column::Status.ne(Status::Withdrawn.code()))
}

/// # Errors
/// The code by which policy refuses.
pub(crate) fn may(actor: &Actor, act: Act, row: &report::Model) -> Result<(), Failure> {
    policy::may(actor, act, &Facts::report(facts(row)?)).map_err(Failure::refused)
}
