//! Who did something to a report, as far as a reader may know.

use crate::entity::{profile, report};
use crate::failure::Failure;
use contract::PersonId;
use contract::person::Role;
use contract::report::Who;
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

pub fn who(
    actor: &Actor,
    row: &report::Model,
    role: Role,
    person: Option<Uuid>,
    names: &HashMap<Uuid, String>,
) -> Who {
    let is_author = person.is_some() && person == row.author_id;
    let named = sight::is_named(role, is_author, row.name_shown);
    Who {
        role,
        name: person
            .filter(|_| named)
            .and_then(|person| names.get(&person))
            .filter(|name| !name.is_empty())
            .cloned(),
        me: actor.is(person.map(PersonId)),
    }
}

pub async fn names(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, Failure> {
    let rows = profile::Entity::find()
        .filter(profile::Column::PersonId.is_in(people))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.person_id, row.name))
        .collect())
}
