//! The village as rows, put there past the commands, so that a test of a command stands on nothing
//! that the same command made.

use super::{HOUSE, Village};
use crate::entity::{
    building, category, community, consent, facility, grant_role, grid, person, profile, unit,
};
use crate::failure::Failure;
use crate::row::to_json;
use crate::{Command, Context, Tx};
use contract::community::{DaySpan, DutyHours, MapStyle};
use contract::{CategoryId, CommunityId, LocalText, PersonId};
use rules::Actor;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

pub(super) struct Build(pub Village);

impl Command for Build {
    type Outcome = ();
    const NAME: &'static str = "build_village";

    async fn run(&self, tx: &Tx, _: &Context) -> Result<(), Failure> {
        let village = &self.0;
        for (community, slug) in [
            (village.community, "village"),
            (village.other_community, "elsewhere"),
        ] {
            insert(tx, community_row(community, slug)?).await?;
        }
        for (category, code, radius) in
            [(village.light, "light", 200), (village.noise, "noise", 50)]
        {
            insert(tx, category_row(village, category, code, radius)?).await?;
        }
        self.places(tx).await?;
        for (n, person) in village.people().into_iter().enumerate() {
            add_person(tx, person, n).await?;
        }
        Ok(())
    }
}

impl Build {
    async fn places(&self, tx: &Tx) -> Result<(), Failure> {
        let village = &self.0;
        let community_id = village.community.0;
        for (grid, code, name, from, to) in [
            (village.west, "W", "西网格", 121.0, 121.01),
            (village.east, "E", "东网格", 121.01, 121.02),
        ] {
            let ring = [[from, 31.0], [to, 31.0], [to, 31.01], [from, 31.01]];
            let row = grid::Model {
                id: grid.0,
                community_id,
                code: code.into(),
                name: name.into(),
                sort: 0,
                ring: to_json(&ring)?,
            };
            insert(tx, row).await?;
        }
        for (building, grid, name, lng) in [
            (village.house, village.west, "3号楼", HOUSE.lng),
            (village.tower, village.east, "5号楼", 121.015),
        ] {
            let row = building::Model {
                id: building.0,
                community_id,
                grid_id: grid.0,
                code: name.into(),
                name: name.into(),
                sort: 0,
                lat: HOUSE.lat,
                lng,
                floors: 6,
            };
            insert(tx, row).await?;
        }
        let stairs = unit::Model {
            id: village.stairs.0,
            building_id: village.house.0,
            name: "2单元".into(),
            sort: 0,
        };
        insert(tx, stairs).await?;
        let lamp = facility::Model {
            id: village.lamp.0,
            community_id,
            grid_id: Some(village.west.0),
            building_id: None,
            category_id: Some(village.light.0),
            kind: "lamp".into(),
            name: "7号路灯".into(),
            lat: 31.006,
            lng: 121.006,
            code: "L7".into(),
        };
        insert(tx, lamp).await
    }
}

async fn insert<M>(tx: &Tx, row: M) -> Result<(), Failure>
where
    M: sea_orm::ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
{
    <M::Entity as EntityTrait>::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn community_row(id: CommunityId, slug: &str) -> Result<community::Model, Failure> {
    let office = DaySpan {
        from: 9 * 60,
        to: 17 * 60,
    };
    let mut week = [Some(office); 7];
    (week[5], week[6]) = (None, None);
    Ok(community::Model {
        id: id.0,
        slug: slug.into(),
        name: to_json(&LocalText::new("梧桐里"))?,
        utc_offset_min: 480,
        center_lat: 31.005,
        center_lng: 121.01,
        south: 30.99,
        west: 120.99,
        north: 31.02,
        east: 121.03,
        hours: to_json(&DutyHours { week })?,
        map_style: to_json(&MapStyle::default())?,
        geometry: "{}".into(),
        geometry_version: 1,
        created: 0,
        version: 1,
    })
}

fn category_row(
    village: &Village,
    id: CategoryId,
    code: &str,
    near_radius_m: i32,
) -> Result<category::Model, Failure> {
    Ok(category::Model {
        id: id.0,
        community_id: village.community.0,
        code: code.into(),
        name: to_json(&LocalText::new(code))?,
        icon: "lightbulb".into(),
        keywords: to_json(&[code])?,
        responsible: to_json(&LocalText::new("物业工程部"))?,
        accept_within_min: 60,
        finish_amount: 2,
        finish_unit: "working_days".into(),
        near_radius_m,
        private_by_default: false,
        active: true,
        sort: 0,
        version: 1,
    })
}

async fn add_person(tx: &Tx, actor: &Actor, n: usize) -> Result<(), Failure> {
    let Some(PersonId(id)) = actor.person else {
        return Ok(());
    };
    let row = person::Model {
        id,
        created: 0,
        erased: None,
        version: 1,
    };
    insert(tx, row).await?;
    let profile = profile::Model {
        person_id: id,
        phone: format!("1380000010{n}"),
        name: format!("人物{n}"),
        building_id: None,
        unit_id: None,
    };
    insert(tx, profile).await?;
    for to in &actor.consents {
        let row = consent::Model {
            person_id: id,
            kind: to.code().into(),
            given: true,
            at: 0,
        };
        insert(tx, row).await?;
    }
    for grant in &actor.grants {
        let row = grant_role::Model {
            id: grant.id.0,
            community_id: grant.community.0,
            person_id: id,
            role: grant.role.code().into(),
            grid_id: grant.grid.map(|grid| grid.0),
            since: 0,
            named: true,
            revoked: None,
        };
        insert(tx, row).await?;
    }
    Ok(())
}
