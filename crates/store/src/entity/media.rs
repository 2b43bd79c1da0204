//! Table `media`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "media")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub author_id: Uuid,
    pub sent_hash: Vec<u8>,
    pub blob_hash: Vec<u8>,
    pub thumb_hash: Vec<u8>,
    pub width: i32,
    pub height: i32,
    pub bytes: i64,
    pub created: i64,
    pub hidden: Option<i64>,
    pub staff_version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
