//! Her reports, with all that lies in rows of their own.

use crate::entity::{
    report, report_exact, report_photo, report_seen, report_text, report_text_old,
};
use crate::failure::Failure;
use contract::{PersonId, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) async fn reports(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Value>, Failure> {
    let rows = report::Entity::find()
        .filter(report::Column::AuthorId.eq(person.0))
        .order_by_asc(report::Column::Created)
        .all(db)
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let beside = beside(db, person, row.id).await?;
        all.push(of_row(row).into_iter().chain(beside).collect());
    }
    Ok(all)
}

/// What the row itself has.
fn of_row(row: report::Model) -> [(&'static str, Value); 14] {
    let report::Model {
        id,
        reference,
        created,
        status,
        visibility,
        name_shown,
        category_id,
        building_id,
        unit_id,
        whole,
        facility_id,
        lat,
        lng,
        accuracy_m,
        place_method,
        indoors,
        // What follows from these, or what others do with the report.
        community_id: _,
        author_id: _,
        client_key: _,
        is_open: _,
        grid_id: _,
        cell: _,
        assignee_id: _,
        accept_due: _,
        finish_due: _,
        updated: _,
        accepted: _,
        closed: _,
        hidden: _,
        me_too: _,
        followers: _,
        comments: _,
        version: _,
        staff_version: _,
    } = row;
    let position = json!({ "lat": lat, "lng": lng, "accuracy_m": accuracy_m });
    [
        ("id", json!(id)),
        ("reference", json!(rules::reference::display(&reference))),
        ("created", json!(Timestamp(created))),
        ("status", json!(status)),
        ("visibility", json!(visibility)),
        ("name_shown", json!(name_shown)),
        ("category", json!(category_id)),
        ("building", json!(building_id)),
        ("unit", json!(unit_id)),
        ("whole_building", json!(whole)),
        ("facility", json!(facility_id)),
        ("position", position),
        // How she told the place, and that it is inside a home: her own words about herself.
        ("place_method", json!(place_method)),
        ("indoors", json!(indoors)),
    ]
}

/// What lies in rows of its own, because it can be erased or is not for everybody.
async fn beside(
    db: &impl ConnectionTrait,
    person: PersonId,
    report: Uuid,
) -> Result<[(&'static str, Value); 6], Failure> {
    let seen = report_seen::Entity::find_by_id((report, person.0));
    let seen = seen.one(db).await?;
    let text = report_text::Entity::find_by_id(report).one(db).await?;
    let exact = report_exact::Entity::find_by_id(report).one(db).await?;
    let earlier = report_text_old::Entity::find()
        .filter(report_text_old::Column::ReportId.eq(report))
        .order_by_asc(report_text_old::Column::Version)
        .all(db)
        .await?;
    let photos = report_photo::Entity::find()
        .filter(report_photo::Column::ReportId.eq(report))
        .all(db)
        .await?;
    let photos: Vec<Uuid> = photos.into_iter().map(|photo| photo.media_id).collect();
    let earlier: Vec<String> = earlier.into_iter().map(|old| old.body).collect();
    let exact = exact.map(|row| {
        let report_exact::Model {
            report_id: _,
            lat,
            lng,
        } = row;
        json!({ "lat": lat, "lng": lng })
    });
    let (body, spot) = text
        .map(|row| {
            let report_text::Model {
                report_id: _,
                body,
                spot,
            } = row;
            (body, spot)
        })
        .unzip();
    Ok([
        ("exact_position", json!(exact)),
        ("text", json!(body)),
        ("spot", json!(spot)),
        ("earlier_texts", json!(earlier)),
        ("photos", json!(photos)),
        ("seen_up_to", json!(seen.map(|seen| Timestamp(seen.up_to)))),
    ])
}
