//! The reports with words, photos, voices and events.

use super::StoredPicture;
use super::history::events;
use crate::Tx;
use crate::bulk::insert_all;
use crate::entity::{
    comment, event, event_text, follow, me_too, media, report, report_exact, report_photo,
    report_text, report_text_old,
};
use crate::failure::Failure;
use crate::row::sha256;
use bundle::{Bundle, Joined, Photo, Report, Step};
use contract::report::TimelineKind;
use rules::geo;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Everything that becomes rows, table by table, because foreign keys want that order.
#[derive(Default)]
struct Rows {
    media: Vec<media::ActiveModel>,
    reports: Vec<report::ActiveModel>,
    texts: Vec<report_text::ActiveModel>,
    old_texts: Vec<report_text_old::ActiveModel>,
    exact: Vec<report_exact::ActiveModel>,
    photos: Vec<report_photo::ActiveModel>,
    event_texts: Vec<event_text::ActiveModel>,
    comments: Vec<comment::ActiveModel>,
    follows: Vec<follow::ActiveModel>,
    me_too: Vec<me_too::ActiveModel>,
    events: Vec<event::ActiveModel>,
}

pub(super) async fn load(
    tx: &Tx,
    bundle: &Bundle,
    pictures: &[StoredPicture],
) -> Result<(), Failure> {
    let mut rows = Rows::default();
    for report in &bundle.reports {
        rows.reports
            .push(row(bundle, report)?.into_active_model().reset_all());
        rows.words(report);
        rows.photos(report, pictures)?;
        rows.voices(report);
        rows.events.extend(events(bundle, report)?);
    }
    insert_all(tx, rows.media).await?;
    insert_all(tx, rows.reports).await?;
    insert_all(tx, rows.texts).await?;
    insert_all(tx, rows.old_texts).await?;
    insert_all(tx, rows.exact).await?;
    insert_all(tx, rows.photos).await?;
    insert_all(tx, rows.event_texts).await?;
    insert_all(tx, rows.comments).await?;
    insert_all(tx, rows.follows).await?;
    insert_all(tx, rows.me_too).await?;
    insert_all(tx, rows.events).await
}

fn row(bundle: &Bundle, report: &Report) -> Result<report::Model, Failure> {
    let place = &report.place;
    let last = report.history.last();
    let last = last.ok_or_else(|| Failure::corrupt("bundle: a report without history"))?;
    Ok(report::Model {
        id: report.id.0,
        community_id: bundle.community.id.0,
        reference: report.reference.clone(),
        author_id: Some(report.author.0),
        client_key: report.client_key,
        category_id: report.category.map(|id| id.0),
        status: report.status.code().to_owned(),
        is_open: report.status.is_open(),
        visibility: report.visibility.code().to_owned(),
        name_shown: report.name_shown,
        place_method: place.method.code().to_owned(),
        grid_id: Some(place.grid.0),
        building_id: place.building.map(|id| id.0),
        unit_id: place.unit.map(|id| id.0),
        facility_id: place.facility.map(|id| id.0),
        whole: place.whole,
        indoors: place.indoors,
        lat: place.position.lat,
        lng: place.position.lng,
        accuracy_m: place.accuracy_m,
        cell: geo::cell(place.position),
        assignee_id: report.assignee.map(|id| id.0),
        accept_due: report.accept_due.0,
        finish_due: report.finish_due.0,
        created: report.created().0,
        updated: last.at.0,
        accepted: report.last(TimelineKind::Accepted).map(|at| at.0),
        closed: (!report.status.is_open()).then_some(last.at.0),
        hidden: None,
        me_too: count(report.me_too.len()),
        followers: count(report.follows.len()),
        comments: count(report.comments.len()),
        version: i64::from(count(report.history.len())),
        staff_version: 1,
    })
}

fn count(len: usize) -> i32 {
    i32::try_from(len).unwrap_or(i32::MAX)
}

impl Rows {
    fn words(&mut self, report: &Report) {
        self.texts.push(report_text::ActiveModel {
            report_id: Set(report.id.0),
            body: Set(report.text.clone()),
            spot: Set(report.place.spot.clone()),
        });
        for (version, body) in (1..).zip(&report.earlier) {
            self.old_texts.push(report_text_old::ActiveModel {
                report_id: Set(report.id.0),
                version: Set(version),
                body: Set(body.clone()),
            });
        }
        if let Some(exact) = report.place.exact {
            self.exact.push(report_exact::ActiveModel {
                report_id: Set(report.id.0),
                lat: Set(exact.lat),
                lng: Set(exact.lng),
            });
        }
        for step in report.history.iter().filter(|step| !step.text.is_empty()) {
            self.event_texts.push(event_text::ActiveModel {
                event_id: Set(step.event),
                report_id: Set(report.id.0),
                body: Set(step.text.clone()),
                hidden: Set(None),
                staff_version: Set(1),
            });
        }
    }

    fn photos(&mut self, report: &Report, pictures: &[StoredPicture]) -> Result<(), Failure> {
        let all = report.history.iter();
        let all = all.flat_map(|step| step.photos.iter().map(move |photo| (step, photo)));
        for (sort, (step, photo)) in (0..).zip(all) {
            let picture = pictures
                .get(photo.picture)
                .ok_or_else(|| Failure::corrupt("bundle: a photo without picture"))?;
            self.media.push(media_row(step, photo, picture));
            self.photos.push(report_photo::ActiveModel {
                report_id: Set(report.id.0),
                media_id: Set(photo.id.0),
                event_id: Set(step.event),
                stage: Set(photo.stage.code().to_owned()),
                sort: Set(sort),
                released: Set(photo.released),
            });
        }
        Ok(())
    }

    fn voices(&mut self, report: &Report) {
        for new in &report.comments {
            self.comments.push(comment::ActiveModel {
                id: Set(new.id.0),
                report_id: Set(report.id.0),
                author_id: Set(Some(new.author.0)),
                client_key: Set(new.client_key),
                created: Set(new.at.0),
                hidden: Set(None),
                body: Set(new.text.clone()),
                staff_version: Set(1),
            });
        }
        for Joined { person, since } in &report.follows {
            self.follows.push(follow::ActiveModel {
                report_id: Set(report.id.0),
                person_id: Set(person.0),
                since: Set(since.0),
            });
        }
        for Joined { person, since } in &report.me_too {
            self.me_too.push(me_too::ActiveModel {
                report_id: Set(report.id.0),
                person_id: Set(person.0),
                since: Set(since.0),
            });
        }
    }
}

/// Each use of a picture stands for a file of its own, as two phones never send the same bytes: the
/// hash of what was sent is made from the photo's id, the stored picture is shared.
fn media_row(step: &Step, photo: &Photo, picture: &StoredPicture) -> media::ActiveModel {
    let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    media::ActiveModel {
        id: Set(photo.id.0),
        author_id: Set(step.actor.0),
        sent_hash: Set(sha256(photo.id.0.as_bytes())),
        blob_hash: Set(picture.blob_hash.clone()),
        thumb_hash: Set(picture.thumb_hash.clone()),
        width: Set(side(picture.width)),
        height: Set(side(picture.height)),
        bytes: Set(i64::try_from(picture.bytes).unwrap_or(i64::MAX)),
        created: Set(step.at.0),
        hidden: Set(None),
        staff_version: Set(1),
    }
}
