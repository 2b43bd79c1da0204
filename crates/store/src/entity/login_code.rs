//! Table `login_code`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "login_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub phone_hash: Vec<u8>,
    pub code_hash: Vec<u8>,
    pub address_hash: Vec<u8>,
    pub created: i64,
    pub expires: i64,
    pub tries: i32,
    pub used: Option<i64>,
    pub device_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
