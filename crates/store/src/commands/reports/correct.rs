//! The author mends a report that nobody has taken up yet.

use super::{change, dispatch};
use crate::entity::{event, report, report_photo, report_text, report_text_old};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::kinds::Kind;
use crate::model::reports::recorded::{Corrected, Recorded};
use crate::{Command, Context, Tx};
use contract::report::ReportPatch;
use contract::{CategoryId, Code, ReportId, Timestamp, text};
use rules::lifecycle::{Step, may_reword};
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
        let text_changed = self.replace_text(tx, cx, &before).await?;
        // Corrections of nothing would lengthen the record without end, and keep staff from deciding
        // about what they look at.
        let same = after.category_id == before.category_id
            && after.visibility == before.visibility
            && after.name_shown == before.name_shown;
        if same && !text_changed {
            return Ok(before.version);
        }
        after.staff_version += i64::from(text_changed);
        let after = change::save(tx, cx, &before, after).await?;
        // A promise never moves without a trace.
        let corrected = Corrected {
            text: text_changed,
            category: [&before, &after].map(|row| row.category_id.map(CategoryId)),
            visibility: [&before, &after].map(facts::visibility),
            accept_due: [before.accept_due, after.accept_due],
            finish_due: [before.finish_due, after.finish_due],
        };
        change::event(tx, cx, &after, Recorded::Corrected(corrected)).await?;
        Ok(after.version)
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

    /// Keeps the earlier words under the version that they belonged to.
    async fn replace_text(
        &self,
        tx: &Tx,
        cx: &Context,
        before: &report::Model,
    ) -> Result<bool, Failure> {
        let Some(words) = &self.patch.text else {
            return Ok(false);
        };
        let words = text::clean_text(words);
        let old = report_text::Entity::find_by_id(before.id)
            .one(tx)
            .await?
            .ok_or_else(|| Failure::corrupt("report without report_text"))?;
        if old.body == words {
            return Ok(false);
        }
        if !may_reword(changes_last_hour(tx, cx, before).await?) {
            return Err(Failure::refused(Code::RateLimited));
        }
        let kept = report_text_old::ActiveModel {
            report_id: Set(before.id),
            version: Set(before.version),
            body: Set(old.body),
        };
        report_text_old::Entity::insert(kept)
            .exec_without_returning(tx)
            .await?;
        let new = report_text::ActiveModel {
            report_id: Set(before.id),
            body: Set(words),
            ..Default::default()
        };
        new.update_without_returning(tx).await?;
        Ok(true)
    }
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
