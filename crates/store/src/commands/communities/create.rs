//! Makes a community, empty but for its name and place on the map.

use crate::entity::community;
use crate::failure::{Failure, violates_unique};
use crate::record::{self, Event};
use crate::row::to_json;
use crate::{Command, Context, Tx};
use contract::community::{DutyHours, MapStyle};
use contract::place::{Bounds, Position};
use contract::{CommunityId, FieldCode, FieldErrors, LocalText, limits};
use rules::policy::{Act, Facts, may};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

pub struct CreateCommunity {
    /// For seeds whose ids must be the same each time; otherwise one is made.
    pub id: Option<CommunityId>,
    /// Short name in URLs: lower-case letters, digits, dashes.
    pub slug: String,
    pub name: LocalText,
    pub utc_offset_min: i32,
    pub center: Position,
    /// What counts as inside: a pin elsewhere is refused.
    pub bounds: Bounds,
    pub hours: DutyHours,
    pub map: MapStyle,
}

impl CreateCommunity {
    fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let slug_ok = (2..=40).contains(&self.slug.len())
            && self
                .slug
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !self.slug.starts_with('-');
        if !slug_ok {
            errors.add("slug", FieldCode::Invalid);
        }
        errors.check_length("name.zh_hans", &self.name.zh_hans, 1, limits::TITLE_MAX);
        if !(-12 * 60..=14 * 60).contains(&self.utc_offset_min) {
            errors.add("utc_offset_min", FieldCode::OutOfRange);
        }
        let bounds = &self.bounds;
        if !self.center.is_plausible() || !bounds.contains(&self.center) {
            errors.add("center", FieldCode::Invalid);
        }
        if bounds.south >= bounds.north || bounds.west >= bounds.east {
            errors.add("bounds", FieldCode::Order);
        }
        errors.into_result()
    }
}

impl Command for CreateCommunity {
    type Outcome = CommunityId;
    const NAME: &'static str = "create_community";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<CommunityId, Failure> {
        may(&cx.actor, Act::Operate, &Facts::none())?;
        self.check()?;
        let id = self.id.unwrap_or_else(|| CommunityId(cx.id()));
        let row = community::ActiveModel {
            id: Set(id.0),
            slug: Set(self.slug.clone()),
            name: Set(to_json(&self.name)?),
            utc_offset_min: Set(self.utc_offset_min),
            center_lat: Set(self.center.lat),
            center_lng: Set(self.center.lng),
            south: Set(self.bounds.south),
            west: Set(self.bounds.west),
            north: Set(self.bounds.north),
            east: Set(self.bounds.east),
            hours: Set(to_json(&self.hours)?),
            map_style: Set(to_json(&self.map)?),
            geometry: Set(r#"{"type":"FeatureCollection","features":[]}"#.to_owned()),
            geometry_version: Set(0),
            created: Set(cx.now.0),
            version: Set(1),
        };
        if let Err(error) = community::Entity::insert(row)
            .exec_without_returning(tx)
            .await
        {
            return Err(if violates_unique(&error, "community", &["slug"]) {
                Failure::field("slug", FieldCode::Taken)
            } else {
                error.into()
            });
        }
        let event = Event {
            community: Some(id),
            kind: "community_created",
            subject_kind: "community",
            subject: id.0,
            data: json!({ "slug": self.slug }),
        };
        record::event(tx, cx, event).await?;
        Ok(id)
    }
}
