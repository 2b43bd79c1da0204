//! The query string of a list as checked values.

use super::cursor::Cursor;
use crate::entity::{category, report};
use crate::failure::Failure;
use contract::place::Bounds;
use contract::report::{ReportFilter, Status};
use contract::{Code, CommunityId, FieldCode, FieldErrors, PersonId, Timestamp, limits, text};
use rules::{Actor, reference};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
/// Further back than this a filter by days means nothing.
const DAYS_MAX: u32 = 3_650;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusFilter {
    Open,
    Closed,
    Exactly(Status),
}

/// Whose reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Mine(PersonId),
    Followed(PersonId),
    Joined(PersonId),
}

#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub community: Uuid,
    pub status: Option<StatusFilter>,
    /// Empty: all.
    pub categories: Vec<Uuid>,
    pub grid: Option<Uuid>,
    pub building: Option<Uuid>,
    pub scope: Option<Scope>,
    pub since: Option<i64>,
    pub bounds: Option<Bounds>,
    /// Words, lower case.
    pub words: Option<String>,
    /// A reference number, eight digits.
    pub reference: Option<String>,
    pub after: Option<Cursor>,
    pub limit: usize,
}

impl Filter {
    /// # Errors
    /// A field code for each parameter that means nothing; `sign_in_required` for a scope without a
    /// session.
    pub async fn read(
        db: &impl ConnectionTrait,
        actor: &Actor,
        community: CommunityId,
        query: &ReportFilter,
        now: Timestamp,
    ) -> Result<Self, Failure> {
        let mut errors = FieldErrors::default();
        let status = status(query.status.as_deref(), &mut errors);
        let bounds = query.bbox.as_deref().filter(|text| !text.is_empty());
        let parsed_bounds = bounds.and_then(Bounds::parse);
        if bounds.is_some() && parsed_bounds.is_none() {
            errors.add("bbox", FieldCode::Invalid);
        }
        let words = text::clean_line(query.q.as_deref().unwrap_or_default());
        errors.check_length("q", &words, 0, limits::SEARCH_MAX);
        let limit = query.limit.unwrap_or(limits::PAGE_DEFAULT);
        if limit == 0 || limit > limits::PAGE_MAX {
            errors.add_limit("limit", FieldCode::OutOfRange, limits::PAGE_MAX as usize);
        }
        let scope = scope(actor, query.scope.as_deref(), &mut errors)?;
        let categories = categories(db, community, query.category.as_deref(), &mut errors).await?;
        errors.into_result()?;
        let days = query.days.map(|days| i64::from(days.min(DAYS_MAX)));
        Ok(Self {
            community: community.0,
            status,
            categories,
            grid: query.grid.map(|id| id.0),
            building: query.building.map(|id| id.0),
            scope,
            since: days.map(|days| now.0 - days * DAY_MS),
            bounds: parsed_bounds,
            reference: reference::parse(&words),
            words: Some(words.to_lowercase()).filter(|words| !words.is_empty()),
            after: Cursor::parse(query.after.as_deref())?,
            limit: limit as usize,
        })
    }

    /// What a row itself tells; the words of its text are looked at afterwards.
    pub fn takes(&self, row: &report::Model) -> bool {
        let status = match self.status {
            None => true,
            Some(StatusFilter::Open) => row.is_open,
            Some(StatusFilter::Closed) => !row.is_open,
            Some(StatusFilter::Exactly(status)) => row.status == status.code(),
        };
        let one_of = |id: Uuid| self.categories.contains(&id);
        status
            && row.community_id == self.community
            && (self.categories.is_empty() || row.category_id.is_some_and(one_of))
            && (self.grid.is_none() || self.grid == row.grid_id)
            && (self.building.is_none() || self.building == row.building_id)
            && self.since.is_none_or(|since| row.created >= since)
            && self
                .bounds
                .is_none_or(|bounds| bounds.contains(&super::facts::position(row)))
    }
}

fn status(text: Option<&str>, errors: &mut FieldErrors) -> Option<StatusFilter> {
    match text {
        None | Some("" | "all") => None,
        Some("open") => Some(StatusFilter::Open),
        Some("closed") => Some(StatusFilter::Closed),
        Some(code) => {
            let status = Status::from_code(code);
            if status.is_none() {
                errors.add("status", FieldCode::Unknown);
            }
            status.map(StatusFilter::Exactly)
        }
    }
}

fn scope(
    actor: &Actor,
    text: Option<&str>,
    errors: &mut FieldErrors,
) -> Result<Option<Scope>, Failure> {
    let scope: fn(PersonId) -> Scope = match text {
        None | Some("" | "all") => return Ok(None),
        Some("mine") => Scope::Mine,
        Some("followed") => Scope::Followed,
        Some("joined") => Scope::Joined,
        Some(_) => {
            errors.add("scope", FieldCode::Unknown);
            return Ok(None);
        }
    };
    let person = actor
        .person
        .ok_or_else(|| Failure::refused(Code::SignInRequired))?;
    Ok(Some(scope(person)))
}

async fn categories(
    db: &impl ConnectionTrait,
    community: CommunityId,
    text: Option<&str>,
    errors: &mut FieldErrors,
) -> Result<Vec<Uuid>, Failure> {
    let codes: Vec<&str> = text
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .collect();
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Uuid> = category::Entity::find()
        .select_only()
        .column(category::Column::Id)
        .filter(category::Column::CommunityId.eq(community.0))
        .filter(category::Column::Code.is_in(codes))
        .into_tuple()
        .all(db)
        .await?;
    if found.is_empty() {
        errors.add("category", FieldCode::Unknown);
    }
    Ok(found)
}
