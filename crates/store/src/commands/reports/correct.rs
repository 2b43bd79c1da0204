//! The author mends a report that nobody has taken up yet.

use super::{change, dispatch, notify, place};
use crate::entity::{event, report, report_photo, report_text, report_text_old};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::kinds::Kind;
use crate::model::reports::recorded::{Corrected, Recorded};
use crate::{Command, Context, Tx};
use contract::report::ReportPatch;
use contract::{
    BuildingId, CategoryId, Code, CommunityId, GridId, PersonId, ReportId, Timestamp, text,
};
use rules::lifecycle::{Step, may_reword};
use rules::place::Resolved;
use rules::policy::Act;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
};

pub struct CorrectReport {
    pub report: ReportId,
    /// The version that the author was looking at.
    pub version: i64,
    pub patch: ReportPatch,
}

impl Command for CorrectReport {
    /// The new version; the old one where nothing differs.
    type Outcome = i64;
    const NAME: &'static str = "correct_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let before = change::lock(tx, cx, self.report, Act::Correct).await?;
        if before.version != self.version {
            return Err(Failure::refused(Code::Stale));
        }
        self.check(tx, &before).await?;
        let mut after = change::stepped(cx, &before, Step::Correct)?;
        let community = before.community_id;
        let category = dispatch::chosen(tx, community, self.patch.category).await?;
        let place = self.place(tx, &before).await?;
        after.visibility = dispatch::visibility(&before, self.patch.visibility, category.as_ref());
        if self.patch.category.is_some() {
            let created = Timestamp(before.created);
            let due = dispatch::promise(tx, community, category.as_ref(), created).await?;
            after.category_id = category.map(|category| category.id);
            after.accept_due = due.accept_due.0;
            after.finish_due = due.finish_due.0;
        }
        if let Some(name_shown) = self.patch.name_shown {
            after.name_shown = name_shown;
        }
        let moved = put_place(tx, &mut after, place.as_ref()).await?;
        let words = self.words(tx, &before, place.as_ref()).await?;
        let changed = Changed {
            text: words.text,
            place: moved || words.spot,
        };
        // Corrections of nothing would lengthen the record without end, and keep staff from deciding
        // about what they look at.
        if after == before && !changed.any() {
            return Ok(before.version);
        }
        if changed.any() {
            if !may_reword(changes_last_hour(tx, cx, &before).await?) {
                return Err(Failure::refused(Code::RateLimited));
            }
            after.staff_version += 1;
            words.write(tx, &before).await?;
        }
        if let Some(place) = place.filter(|_| moved) {
            place::put_exact(tx, before.id, &place).await?;
        }
        let after = change::save(tx, cx, &before, after).await?;
        let corrected = recorded(&before, &after, changed);
        change::event(tx, cx, &after, Recorded::Corrected(corrected)).await?;
        if let Some(worker) = after
            .assignee_id
            .filter(|id| Some(*id) != before.assignee_id)
        {
            notify::tell_worker(tx, cx, PersonId(worker)).await?;
        }
        Ok(after.version)
    }
}

/// A promise never moves without a trace.
fn recorded(before: &report::Model, after: &report::Model, changed: Changed) -> Corrected {
    Corrected {
        text: changed.text,
        place: changed.place,
        grid: [before, after].map(|row| row.grid_id.map(GridId)),
        building: [before, after].map(|row| row.building_id.map(BuildingId)),
        assignee: [before, after].map(|row| row.assignee_id.map(PersonId)),
        category: [before, after].map(|row| row.category_id.map(CategoryId)),
        visibility: [before, after].map(facts::visibility),
        accept_due: [before.accept_due, after.accept_due],
        finish_due: [before.finish_due, after.finish_due],
    }
}

/// What staff would have to read anew.
#[derive(Clone, Copy)]
struct Changed {
    text: bool,
    /// Another one, or told in other words.
    place: bool,
}

impl Changed {
    const fn any(self) -> bool {
        self.text || self.place
    }
}

impl CorrectReport {
    /// As for a new report: words may be missing only where there is a photo.
    async fn check(&self, tx: &Tx, row: &report::Model) -> Result<(), Failure> {
        let photos = report_photo::Entity::find()
            .filter(report_photo::Column::ReportId.eq(row.id))
            .count(tx)
            .await?;
        Ok(self
            .patch
            .validate(usize::try_from(photos).unwrap_or(usize::MAX))?)
    }

    async fn place(&self, tx: &Tx, row: &report::Model) -> Result<Option<Resolved>, Failure> {
        let Some(input) = &self.patch.place else {
            return Ok(None);
        };
        let community = CommunityId(row.community_id);
        let bounds = place::bounds(tx, community).await?;
        place::resolve(tx, community, bounds, input).await.map(Some)
    }

    async fn words(
        &self,
        tx: &Tx,
        before: &report::Model,
        place: Option<&Resolved>,
    ) -> Result<Words, Failure> {
        let old = report_text::Entity::find_by_id(before.id)
            .one(tx)
            .await?
            .ok_or_else(|| Failure::corrupt("report without report_text"))?;
        let said = self.patch.text.as_deref().map(text::clean_text);
        let body = said.unwrap_or_else(|| old.body.clone());
        let spot = place.map_or(&old.spot, |place| &place.spot).clone();
        Ok(Words {
            text: body != old.body,
            spot: spot != old.spot,
            old: old.body,
            new: report_text::ActiveModel {
                report_id: Set(before.id),
                body: Set(body),
                spot: Set(spot),
            },
        })
    }
}

/// The words as they are and as they shall be.
struct Words {
    text: bool,
    spot: bool,
    old: String,
    new: report_text::ActiveModel,
}

impl Words {
    /// Keeps the earlier words under the version that they belonged to; where only those of the place
    /// are others too, so that who flagged the report can flag it anew.
    async fn write(self, tx: &Tx, before: &report::Model) -> Result<(), Failure> {
        if !self.text && !self.spot {
            return Ok(());
        }
        let kept = report_text_old::ActiveModel {
            report_id: Set(before.id),
            version: Set(before.version),
            body: Set(self.old),
        };
        report_text_old::Entity::insert(kept)
            .exec_without_returning(tx)
            .await?;
        self.new.update_without_returning(tx).await?;
        Ok(())
    }
}

/// Whether the place is another one, apart from its words. In another grid somebody else has it.
async fn put_place(
    tx: &Tx,
    row: &mut report::Model,
    place: Option<&Resolved>,
) -> Result<bool, Failure> {
    let Some(place) = place else {
        return Ok(false);
    };
    let before = row.clone();
    place::put(row, place);
    let moved = *row != before;
    if row.grid_id != before.grid_id {
        row.assignee_id = dispatch::worker_of(tx, row.community_id, row.grid_id).await?;
    }
    Ok(moved || place::exact(tx, row.id).await? != place.exact)
}

async fn changes_last_hour(tx: &Tx, cx: &Context, row: &report::Model) -> Result<u64, Failure> {
    const HOUR_MS: i64 = 3_600_000;
    let changes = event::Entity::find()
        .filter(event::Column::SubjectId.eq(row.id))
        .filter(event::Column::At.gt(cx.now.0 - HOUR_MS))
        .filter(event::Column::Kind.eq(Kind::from(Step::Correct).code()))
        .count(tx)
        .await?;
    Ok(changes)
}
