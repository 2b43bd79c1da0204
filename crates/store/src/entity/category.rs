//! Table `category`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub community_id: Uuid,
    pub code: String,
    pub name: String,
    pub icon: String,
    pub keywords: String,
    pub responsible: String,
    pub accept_within_min: i32,
    pub finish_amount: i32,
    pub finish_unit: String,
    pub near_radius_m: i32,
    pub private_by_default: bool,
    pub active: bool,
    pub sort: i32,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
