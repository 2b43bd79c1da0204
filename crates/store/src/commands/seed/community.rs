//! The community with its settings and address book.

use crate::bulk::insert_all;
use crate::commands::communities::{CreateCommunity, ImportPlaces};
use crate::entity::{category, holiday, notice, phone};
use crate::failure::Failure;
use crate::row::to_json;
use crate::{Command, Context, Tx};
use bundle::Bundle;
use sea_orm::ActiveValue::Set;

pub(super) async fn load(tx: &Tx, cx: &Context, bundle: &Bundle) -> Result<(), Failure> {
    let community = &bundle.community;
    let create = CreateCommunity {
        id: Some(community.id),
        slug: community.slug.clone(),
        name: community.name.clone(),
        utc_offset_min: community.utc_offset_min,
        center: community.center,
        bounds: community.bounds,
        hours: community.hours.clone(),
        map: community.map.clone(),
    };
    create.run(tx, cx).await?;
    insert_all(tx, categories(bundle)?).await?;
    let book = ImportPlaces {
        community: community.id,
        places: bundle.places.clone(),
    };
    book.run(tx, cx).await?;
    insert_all(tx, phones(bundle)?).await?;
    insert_all(tx, holidays(bundle)).await?;
    insert_all(tx, notices(bundle)).await
}

fn categories(bundle: &Bundle) -> Result<Vec<category::ActiveModel>, Failure> {
    let row = |new: &contract::community::Category| -> Result<_, Failure> {
        let metres = i32::try_from(new.near_radius_m).unwrap_or(i32::MAX);
        let minutes = i32::try_from(new.accept_within_min).unwrap_or(i32::MAX);
        let amount = i32::try_from(new.finish_within.amount).unwrap_or(i32::MAX);
        Ok(category::ActiveModel {
            id: Set(new.id.0),
            community_id: Set(bundle.community.id.0),
            code: Set(new.code.clone()),
            name: Set(to_json(&new.name)?),
            icon: Set(new.icon.clone()),
            keywords: Set(to_json(&new.keywords)?),
            responsible: Set(to_json(&new.responsible)?),
            accept_within_min: Set(minutes),
            finish_amount: Set(amount),
            finish_unit: Set(new.finish_within.unit.code().to_owned()),
            near_radius_m: Set(metres),
            private_by_default: Set(new.private_by_default),
            active: Set(new.active),
            sort: Set(new.sort),
            version: Set(new.version),
        })
    };
    bundle.categories.iter().map(row).collect()
}

fn phones(bundle: &Bundle) -> Result<Vec<phone::ActiveModel>, Failure> {
    let row = |(sort, new): (i32, &contract::community::Phone)| {
        Ok(phone::ActiveModel {
            id: Set(new.id.0),
            community_id: Set(bundle.community.id.0),
            label: Set(to_json(&new.label)?),
            number: Set(new.number.clone()),
            hours: Set(new.hours.as_ref().map(to_json).transpose()?),
            sort: Set(sort),
            version: Set(1),
        })
    };
    (0..).zip(&bundle.phones).map(row).collect()
}

fn holidays(bundle: &Bundle) -> Vec<holiday::ActiveModel> {
    let row = |new: &contract::community::Holiday| holiday::ActiveModel {
        id: Set(new.id.0),
        community_id: Set(bundle.community.id.0),
        day: Set(new.day.clone()),
        kind: Set(new.kind.code().to_owned()),
        name: Set(new.name.clone()),
    };
    bundle.holidays.iter().map(row).collect()
}

fn notices(bundle: &Bundle) -> Vec<notice::ActiveModel> {
    let row = |new: &contract::notice::Notice| notice::ActiveModel {
        id: Set(new.id.0),
        community_id: Set(bundle.community.id.0),
        grid_id: Set(new.grid.map(|id| id.0)),
        building_id: Set(new.building.map(|id| id.0)),
        title: Set(new.title.clone()),
        body: Set(new.body.clone()),
        published: Set(new.published.0),
        expires: Set(new.expires.map(|at| at.0)),
        pinned: Set(new.pinned),
        withdrawn: Set(None),
        version: Set(new.version),
    };
    bundle.notices.iter().map(row).collect()
}
