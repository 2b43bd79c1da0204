//! Adds or changes a category.

use super::allowed;
use crate::entity::category;
use crate::failure::{Failure, violates_unique};
use crate::model::communities::rows;
use crate::record::{self, Event};
use crate::row::to_json;
use crate::{Command, Context, Tx};
use contract::community::Category;
use contract::settings::CategoryInput;
use contract::{CategoryId, Code, CommunityId, FieldCode};
use rules::policy::Act;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct SaveCategory {
    target: Target,
    input: CategoryInput,
}

enum Target {
    New(CommunityId),
    /// The version that the person saw.
    Old(CategoryId, i64),
}

impl SaveCategory {
    pub fn new(community: CommunityId, input: CategoryInput) -> Self {
        Self {
            target: Target::New(community),
            input,
        }
    }

    pub fn revise(id: CategoryId, version: i64, input: CategoryInput) -> Self {
        Self {
            target: Target::Old(id, version),
            input,
        }
    }
}

impl Command for SaveCategory {
    type Outcome = Category;
    const NAME: &'static str = "save_category";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Category, Failure> {
        match self.target {
            Target::New(community) => self.add(tx, cx, community).await,
            Target::Old(id, version) => self.change(tx, cx, id, version).await,
        }
    }
}

impl SaveCategory {
    async fn add(
        &self,
        tx: &Tx,
        cx: &Context,
        community: CommunityId,
    ) -> Result<Category, Failure> {
        allowed(cx, Act::Settings, community)?;
        self.input.validate()?;
        let model = self.model(CategoryId(cx.id()), community, 1)?;
        let row = category::ActiveModel::from(model.clone()).reset_all();
        if let Err(error) = category::Entity::insert(row)
            .exec_without_returning(tx)
            .await
        {
            return Err(
                if violates_unique(&error, "category", &["community_id", "code"]) {
                    Failure::field("code", FieldCode::Taken)
                } else {
                    error.into()
                },
            );
        }
        self.record(tx, cx, "category_added", &model, None).await?;
        rows::category(model)
    }

    async fn change(
        &self,
        tx: &Tx,
        cx: &Context,
        id: CategoryId,
        version: i64,
    ) -> Result<Category, Failure> {
        let old = category::Entity::find_by_id(id.0).one(tx).await?;
        let old = old.ok_or_else(Failure::not_found)?;
        allowed(cx, Act::Settings, CommunityId(old.community_id))?;
        self.input.validate()?;
        // Addresses, labels on facilities and the map's counts name a category by its code.
        if self.input.code != old.code {
            return Err(Failure::field("code", FieldCode::Invalid));
        }
        let model = self.model(id, CommunityId(old.community_id), version + 1)?;
        let changed = category::Entity::update_many()
            .set(category::ActiveModel::from(model.clone()).reset_all())
            .filter(category::Column::Id.eq(id.0))
            .filter(category::Column::Version.eq(version))
            .exec(tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Failure::refused(Code::Stale));
        }
        self.record(tx, cx, "category_changed", &model, Some(&old))
            .await?;
        rows::category(model)
    }

    fn model(
        &self,
        id: CategoryId,
        community: CommunityId,
        version: i64,
    ) -> Result<category::Model, Failure> {
        let input = &self.input;
        let signed = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
        let keywords: Vec<&str> = input.keywords.iter().map(|word| word.trim()).collect();
        Ok(category::Model {
            id: id.0,
            community_id: community.0,
            code: input.code.clone(),
            name: to_json(&input.name)?,
            icon: input.icon.clone(),
            keywords: to_json(&keywords)?,
            responsible: to_json(&input.responsible)?,
            accept_within_min: signed(input.accept_within_min),
            finish_amount: signed(input.finish_within.amount),
            finish_unit: input.finish_within.unit.code().to_owned(),
            near_radius_m: signed(input.near_radius_m),
            private_by_default: input.private_by_default,
            active: input.active,
            sort: input.sort,
            version,
        })
    }

    async fn record(
        &self,
        tx: &Tx,
        cx: &Context,
        kind: &str,
        new: &category::Model,
        old: Option<&category::Model>,
    ) -> Result<(), Failure> {
        let limits = |row: &category::Model| {
            json!({
                "accept_within_min": row.accept_within_min, "finish_amount": row.finish_amount,
                "finish_unit": row.finish_unit, "near_radius_m": row.near_radius_m,
                "private_by_default": row.private_by_default, "active": row.active, "sort": row.sort,
            })
        };
        let event = Event {
            community: Some(CommunityId(new.community_id)),
            kind,
            subject_kind: "category",
            subject: new.id,
            data: json!({
                "code": new.code,
                "before": old.map(limits),
                "after": limits(new),
                "words_changed": old.is_some_and(|old| old.name != new.name
                    || old.responsible != new.responsible || old.keywords != new.keywords),
            }),
        };
        record::event(tx, cx, event).await?;
        Ok(())
    }
}
