//! Table `community`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "community")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub utc_offset_min: i32,
    pub center_lat: f64,
    pub center_lng: f64,
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
    pub hours: String,
    pub map_style: String,
    pub geometry: String,
    pub geometry_version: i64,
    pub created: i64,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
