//! Table `report`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub community_id: Uuid,
    pub reference: String,
    pub author_id: Option<Uuid>,
    pub client_key: Uuid,
    pub category_id: Option<Uuid>,
    pub status: String,
    pub is_open: bool,
    pub visibility: String,
    pub name_shown: bool,
    pub place_method: String,
    pub grid_id: Option<Uuid>,
    pub building_id: Option<Uuid>,
    pub unit_id: Option<Uuid>,
    pub facility_id: Option<Uuid>,
    pub whole: bool,
    pub indoors: bool,
    pub lat: f64,
    pub lng: f64,
    pub accuracy_m: Option<f64>,
    pub cell: i64,
    pub assignee_id: Option<Uuid>,
    pub accept_due: i64,
    pub finish_due: i64,
    pub created: i64,
    pub updated: i64,
    pub accepted: Option<i64>,
    pub closed: Option<i64>,
    pub hidden: Option<i64>,
    pub me_too: i32,
    pub followers: i32,
    pub comments: i32,
    pub version: i64,
    pub staff_version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
