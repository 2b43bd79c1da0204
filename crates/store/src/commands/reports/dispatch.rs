//! To whom a new report goes, and by when it is promised.

use crate::Tx;
use crate::entity::{category, report};
use crate::failure::Failure;
use crate::model::communities::{self, rows, walks};
use contract::community::Span;
use contract::report::Visibility;
use contract::{CategoryId, CommunityId, FieldCode, GridId};
use rules::deadline::{self, Deadlines, Promise, UNSORTED};
use rules::holder;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The category that a person chose.
///
/// # Errors
/// `category: unknown` for one of another community, or one that is no longer used.
pub(crate) async fn chosen(
    tx: &Tx,
    community: Uuid,
    category: Option<CategoryId>,
) -> Result<Option<category::Model>, Failure> {
    let Some(id) = category else {
        return Ok(None);
    };
    let found = category::Entity::find_by_id(id.0)
        .filter(category::Column::CommunityId.eq(community))
        .filter(category::Column::Active.eq(true))
        .one(tx)
        .await?;
    found
        .map(Some)
        .ok_or_else(|| Failure::field("category", FieldCode::Unknown))
}

/// The promise for a report sent at `created`.
pub(crate) async fn promise(
    tx: &Tx,
    community: Uuid,
    category: Option<&category::Model>,
    created: contract::Timestamp,
) -> Result<Deadlines, Failure> {
    let calendar = communities::calendar(tx, CommunityId(community)).await?;
    let promise = category.map_or(Ok(UNSORTED), of_category)?;
    Ok(deadline::deadlines(&calendar, promise, created))
}

fn of_category(row: &category::Model) -> Result<Promise, Failure> {
    let unit = rows::unit(&row.finish_unit)?;
    let whole = |value: i32| u32::try_from(value).unwrap_or_default();
    Ok(Promise {
        accept_within_min: whole(row.accept_within_min),
        finish_within: Span {
            amount: whole(row.finish_amount),
            unit,
        },
    })
}

/// Who may read a report after its category or visibility is changed, as the column has it. `category`:
/// the one that was chosen, which may be the one it has already.
pub(crate) fn visibility(
    before: &report::Model,
    said: Option<Visibility>,
    category: Option<&category::Model>,
) -> String {
    let into = category.filter(|category| before.category_id != Some(category.id));
    let into_private = into.is_some_and(|category| category.private_by_default);
    let was = Visibility::from_code(&before.visibility).unwrap_or(Visibility::Private);
    was.changed(said, into_private).code().to_owned()
}

/// The grid worker to whom a grid's reports go.
pub(super) async fn worker_of(
    tx: &Tx,
    community: Uuid,
    grid: Option<Uuid>,
) -> Result<Option<Uuid>, Failure> {
    let Some(grid) = grid else {
        return Ok(None);
    };
    let walks = walks(tx, CommunityId(community)).await?;
    Ok(holder::worker_of(GridId(grid), &walks).map(|person| person.0))
}
