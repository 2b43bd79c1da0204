//! Who has a report now, in words.

use crate::entity::{category, grid, profile, report};
use crate::failure::Failure;
use crate::row::from_json;
use contract::LocalText;
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// "第三网格 网格员 周建国" when somebody has it, else the category's responsible party, else the
/// duty desk.
pub(crate) async fn holder(
    db: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<LocalText, Failure> {
    if let Some(name) = name_of(db, row.assignee_id).await? {
        let grid = match row.grid_id {
            Some(id) => grid::Entity::find_by_id(id).one(db).await?,
            None => None,
        };
        return Ok(worker(grid.map(|grid| grid.name).as_deref(), &name));
    }
    if let Some(id) = row.category_id
        && let Some(category) = category::Entity::find_by_id(id).one(db).await?
    {
        return from_json("category.responsible", &category.responsible);
    }
    Ok(LocalText {
        zh_hans: "社区值班室".into(),
        zh_hant: Some("社區值班室".into()),
        en: Some("Community duty desk".into()),
    })
}

async fn name_of(
    db: &impl ConnectionTrait,
    person: Option<Uuid>,
) -> Result<Option<String>, Failure> {
    let Some(person) = person else {
        return Ok(None);
    };
    let profile = profile::Entity::find_by_id(person).one(db).await?;
    Ok(profile.map(|p| p.name).filter(|name| !name.is_empty()))
}

fn worker(grid: Option<&str>, name: &str) -> LocalText {
    let before = grid.map(|grid| format!("{grid} ")).unwrap_or_default();
    LocalText {
        zh_hans: format!("{before}网格员 {name}"),
        zh_hant: Some(format!("{before}網格員 {name}")),
        en: Some(format!("{before}grid worker {name}")),
    }
}
