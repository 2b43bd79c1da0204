use crate::entity::{category, community, phone};
use crate::failure::Failure;
use crate::model::communities::rows;
use crate::queries::meta;
use crate::row::from_json;
use contract::community::{Community, Phone};
use contract::place::{Bounds, Position};
use contract::{CommunityId, LocalText};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

/// Everything but the geometry, which is large and served apart.
#[derive(FromQueryResult)]
struct Row {
    slug: String,
    name: String,
    utc_offset_min: i32,
    center_lat: f64,
    center_lng: f64,
    south: f64,
    west: f64,
    north: f64,
    east: f64,
    hours: String,
    map_style: String,
    version: i64,
}

/// What every page needs to know about a community.
///
/// # Errors
/// `not_found`, or the database.
pub async fn community(db: &impl ConnectionTrait, id: CommunityId) -> Result<Community, Failure> {
    let row = row(db, id).await?;
    let categories = category::Entity::find()
        .filter(category::Column::CommunityId.eq(id.0))
        .order_by_asc(category::Column::Sort)
        .order_by_asc(category::Column::Id)
        .all(db)
        .await?;
    Ok(Community {
        id,
        name: from_json("community.name", &row.name)?,
        utc_offset_min: row.utc_offset_min,
        center: Position {
            lat: row.center_lat,
            lng: row.center_lng,
        },
        bounds: Bounds {
            south: row.south,
            west: row.west,
            north: row.north,
            east: row.east,
        },
        phones: phones(db, id).await?,
        hours: from_json("community.hours", &row.hours)?,
        categories: categories
            .into_iter()
            .map(rows::category)
            .collect::<Result<_, _>>()?,
        demo: meta::is_demo(db).await?,
        map: from_json("community.map_style", &row.map_style)?,
        slug: row.slug,
        version: row.version,
    })
}

/// What a page has of the community before the app is there: how it is called, whom to call when nothing else
/// works, and where it lies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    pub name: LocalText,
    pub bounds: Option<Bounds>,
    /// In the order in which people should try them.
    pub phones: Vec<Phone>,
}

/// Name, bounds and numbers alone; two small reads, because every opening of the app asks for them.
///
/// # Errors
/// `not_found`, or the database.
pub async fn contact(db: &impl ConnectionTrait, id: CommunityId) -> Result<Contact, Failure> {
    let row: Option<(String, f64, f64, f64, f64)> = community::Entity::find_by_id(id.0)
        .select_only()
        .column(community::Column::Name)
        .column(community::Column::South)
        .column(community::Column::West)
        .column(community::Column::North)
        .column(community::Column::East)
        .into_tuple()
        .one(db)
        .await?;
    let (name, south, west, north, east) = row.ok_or_else(Failure::not_found)?;
    Ok(Contact {
        name: from_json("community.name", &name)?,
        bounds: Some(Bounds {
            south,
            west,
            north,
            east,
        }),
        phones: phones(db, id).await?,
    })
}

async fn phones(db: &impl ConnectionTrait, id: CommunityId) -> Result<Vec<Phone>, Failure> {
    let phones = phone::Entity::find()
        .filter(phone::Column::CommunityId.eq(id.0))
        .order_by_asc(phone::Column::Sort)
        .order_by_asc(phone::Column::Id)
        .all(db)
        .await?;
    phones.into_iter().map(rows::phone).collect()
}

async fn row(db: &impl ConnectionTrait, id: CommunityId) -> Result<Row, Failure> {
    community::Entity::find_by_id(id.0)
        .select_only()
        .columns([
            community::Column::Slug,
            community::Column::Name,
            community::Column::UtcOffsetMin,
            community::Column::CenterLat,
            community::Column::CenterLng,
            community::Column::South,
            community::Column::West,
            community::Column::North,
            community::Column::East,
            community::Column::Hours,
            community::Column::MapStyle,
            community::Column::Version,
        ])
        .into_model::<Row>()
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)
}
