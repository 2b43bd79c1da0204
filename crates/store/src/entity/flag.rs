//! Table `flag`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "flag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub community_id: Uuid,
    pub report_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub person_id: Option<Uuid>,
    pub reason: String,
    pub body: String,
    pub at: i64,
    pub decided: Option<i64>,
    pub decided_version: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
