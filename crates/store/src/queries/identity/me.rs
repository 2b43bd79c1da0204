//! The signed-in person, as that person sees it.

use super::{consents, oneself};
use crate::entity::{person, profile};
use crate::failure::Failure;
use contract::person::{Me, MeCan, mask_phone};
use contract::{BuildingId, UnitId};
use rules::Actor;
use rules::policy::{Act, Facts, may};
use sea_orm::{ConnectionTrait, EntityTrait};

/// `None` for a visitor, and for a person who was erased while a request was under way.
///
/// # Errors
/// The database.
pub async fn me(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Me>, Failure> {
    let Ok(id) = oneself(actor) else {
        return Ok(None);
    };
    let person = person::Entity::find_by_id(id.0).one(db).await?;
    let profile = profile::Entity::find_by_id(id.0).one(db).await?;
    let (Some(person), Some(profile)) = (person, profile) else {
        return Ok(None);
    };
    let somewhere = |act| {
        let mut communities = actor
            .grants
            .iter()
            .map(|grant| Facts::community(grant.community));
        communities.any(|facts| may(actor, act, &facts).is_ok())
    };
    Ok(Some(Me {
        id,
        name: profile.name,
        phone_masked: mask_phone(&profile.phone),
        building: profile.building_id.map(BuildingId),
        unit: profile.unit_id.map(UnitId),
        grants: actor.grants.clone(),
        consents: consents(db, actor).await?,
        can: MeCan {
            work: somewhere(Act::ReadWork),
            settings: somewhere(Act::Settings),
            moderate: somewhere(Act::Moderate),
        },
        version: person.version,
    }))
}
