//! The query string of a list as checked values.

use super::cursor::Cursor;
use crate::entity::{category, report};
use crate::failure::Failure;
use contract::place::Bounds;
use contract::report::{ReportFilter, Scope, StatusFilter};
use contract::{
    Code, CommunityId, FieldCode, FieldErrors, Paging, PersonId, Timestamp, limits, text,
};
use rules::{Actor, reference};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;

/// A category of the filter, as the database has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownCategory {
    pub id: Uuid,
    pub code: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub community: Uuid,
    pub status: Option<StatusFilter>,
    /// Empty: all.
    pub categories: Vec<KnownCategory>,
    pub grid: Option<Uuid>,
    pub building: Option<Uuid>,
    /// And who asks.
    pub scope: Option<(Scope, PersonId)>,
    /// Nothing but these.
    pub only: Option<Vec<Uuid>>,
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
        paging: &Paging,
        now: Timestamp,
    ) -> Result<Self, Failure> {
        let mut errors = FieldErrors::default();
        let bounds = query.bbox.as_deref().filter(|text| !text.is_empty());
        let parsed_bounds = bounds.and_then(Bounds::parse);
        if bounds.is_some() && parsed_bounds.is_none() {
            errors.add("bbox", FieldCode::Invalid);
        }
        let words = text::clean_line(query.q.as_deref().unwrap_or_default());
        errors.check_length("q", &words, 0, limits::SEARCH_MAX);
        let limit = paging.limit.unwrap_or(limits::PAGE_DEFAULT);
        if limit == 0 || limit > limits::PAGE_MAX {
            errors.add_limit("limit", FieldCode::OutOfRange, limits::PAGE_MAX as usize);
        }
        let scope = query.scope.map(|scope| of_person(actor, scope));
        let categories = categories(db, community, &query.categories, &mut errors).await?;
        errors.into_result()?;
        let scope = scope.transpose()?;
        let days = query
            .days
            .map(|days| i64::from(days.min(ReportFilter::DAYS_MAX)));
        Ok(Self {
            community: community.0,
            status: query.status,
            categories,
            grid: query.grid.map(|id| id.0),
            building: query.building.map(|id| id.0),
            only: only(db, actor, community, scope, now).await?,
            scope,
            since: days.map(|days| now.0 - days * DAY_MS),
            bounds: parsed_bounds,
            reference: reference::parse(&words),
            words: Some(words.to_lowercase()).filter(|words| !words.is_empty()),
            after: Cursor::parse(paging.after.as_deref())?,
            limit: limit as usize,
        })
    }

    /// What a row itself tells; the words of its text are looked at afterwards.
    pub fn takes(&self, row: &report::Model) -> bool {
        // Without `..`: a new field has to be thought of here.
        let Self {
            community,
            status,
            categories,
            grid,
            building,
            only,
            since,
            bounds,
            scope: _,     // Asked by joining, or beforehand as `only`.
            words: _,     // Looked at in its text.
            reference: _, // Found by its own index.
            after: _,
            limit: _,
        } = self;
        let status = match status {
            None => true,
            Some(StatusFilter::Open) => row.is_open,
            Some(StatusFilter::Closed) => !row.is_open,
            Some(StatusFilter::Exactly(status)) => row.status == status.code(),
        };
        let one_of = |id: Uuid| categories.iter().any(|known| known.id == id);
        status
            && row.community_id == *community
            && (categories.is_empty() || row.category_id.is_some_and(one_of))
            && (grid.is_none() || *grid == row.grid_id)
            && (building.is_none() || *building == row.building_id)
            && only.as_ref().is_none_or(|ids| ids.contains(&row.id))
            && since.is_none_or(|since| row.created >= since)
            && bounds
                .is_none_or(|bounds| bounds.contains(&crate::model::reports::facts::position(row)))
    }
}

fn of_person(actor: &Actor, scope: Scope) -> Result<(Scope, PersonId), Failure> {
    let person = actor
        .person
        .ok_or_else(|| Failure::refused(Code::SignInRequired))?;
    Ok((scope, person))
}

/// What no index knows is asked for beforehand.
async fn only(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    scope: Option<(Scope, PersonId)>,
    now: Timestamp,
) -> Result<Option<Vec<Uuid>>, Failure> {
    if !matches!(scope, Some((Scope::News, _))) {
        return Ok(None);
    }
    let news = super::my_news(db, actor, community, now).await?;
    Ok(Some(news.into_iter().map(|news| news.report).collect()))
}

/// One unknown code refuses the whole filter: to leave it out would show what was not asked for.
async fn categories(
    db: &impl ConnectionTrait,
    community: CommunityId,
    codes: &[String],
    errors: &mut FieldErrors,
) -> Result<Vec<KnownCategory>, Failure> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(Uuid, String)> = category::Entity::find()
        .select_only()
        .columns([category::Column::Id, category::Column::Code])
        .filter(category::Column::CommunityId.eq(community.0))
        .filter(category::Column::Code.is_in(codes.iter().map(String::as_str)))
        .into_tuple()
        .all(db)
        .await?;
    let known = |code: &String| found.iter().any(|(_, found)| found == code);
    if !codes.iter().all(known) {
        errors.add("category", FieldCode::Unknown);
    }
    let found = found.into_iter();
    Ok(found.map(|(id, code)| KnownCategory { id, code }).collect())
}
