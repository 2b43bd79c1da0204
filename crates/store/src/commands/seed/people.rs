//! The people, what they agreed to, and their roles.

use super::history::event;
use crate::Tx;
use crate::bulk::insert_all;
use crate::commands::identity::GRANTED;
use crate::entity::{consent, grant_role, person, profile};
use crate::failure::Failure;
use bundle::Bundle;
use contract::person::{ConsentTo, Role};
use sea_orm::ActiveValue::Set;
use serde_json::json;

pub(super) async fn load(tx: &Tx, bundle: &Bundle) -> Result<(), Failure> {
    let people = bundle.people.iter().map(|new| person::ActiveModel {
        id: Set(new.id.0),
        created: Set(new.created.0),
        erased: Set(None),
        version: Set(1),
    });
    insert_all(tx, people.collect()).await?;
    let profiles = bundle.people.iter().map(|new| profile::ActiveModel {
        person_id: Set(new.id.0),
        phone: Set(new.phone.clone()),
        name: Set(new.name.clone()),
        building_id: Set(new.building.map(|id| id.0)),
        unit_id: Set(new.unit.map(|id| id.0)),
    });
    insert_all(tx, profiles.collect()).await?;
    // Without it policy refuses what they go on to send.
    let consents = bundle.people.iter().map(|new| consent::ActiveModel {
        person_id: Set(new.id.0),
        kind: Set(ConsentTo::Service.code().to_owned()),
        given: Set(true),
        at: Set(new.created.0),
    });
    insert_all(tx, consents.collect()).await?;
    let grants = bundle.grants.iter().map(|new| grant_role::ActiveModel {
        id: Set(new.id.0),
        community_id: Set(bundle.community.id.0),
        person_id: Set(new.person.0),
        role: Set(new.role.code().to_owned()),
        grid_id: Set(new.grid.map(|id| id.0)),
        since: Set(new.since.0),
        named: Set(true),
        revoked: Set(None),
    });
    insert_all(tx, grants.collect()).await?;
    let events = bundle.grants.iter().map(|new| {
        let data = json!({ "person": new.person, "role": new.role, "grid": new.grid });
        let subject = ("grant_role", new.id.0);
        let actor = (None, Role::Operator);
        event(bundle, new.since, actor, GRANTED, subject, data.to_string())
    });
    insert_all(tx, events.collect()).await
}
