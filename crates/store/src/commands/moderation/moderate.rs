//! Staff hide a public text or photo, or show it again; either way its flags are answered.

use super::subject::{self, Found, Thing};
use crate::commands::reports::change;
use crate::commands::reports::kinds::Kind;
use crate::entity::{comment, flag, media, report, report_photo};
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::work::Moderation;
use contract::{Code, text};
use rules::policy::Act;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;

/// Showing what is not hidden means: looked at, and it may stay.
pub struct Moderate {
    /// Of the report that the input names, as staff were looking at it: nobody decides about words that she has not read, or
    /// undoes unknowingly what another decided.
    pub version: i64,
    pub input: Moderation,
}

impl Command for Moderate {
    type Outcome = ();
    const NAME: &'static str = "moderate";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let found = subject::find(tx, &cx.actor, self.input.report, self.input.subject).await?;
        found.may(&cx.actor, Act::Moderate)?;
        if found.report.version != self.version {
            return Err(Failure::refused(Code::Stale));
        }
        self.input.validate()?;
        let decided = decide_flags(tx, cx, &found).await?;
        let changed = found.is_hidden() != self.input.hide;
        if !changed && decided == 0 {
            return Ok(());
        }
        if changed {
            self.set_hidden(tx, cx, &found).await?;
        }
        let kind = match (changed, self.input.hide) {
            (true, true) => Kind::Hidden,
            (true, false) => Kind::Shown,
            // Nothing to see on the timeline, but on record.
            (false, _) => Kind::FlagsDecided,
        };
        let data = json!({ "kind": found.kind, "subject": found.id, "flags": decided });
        let event = change::event(tx, cx, &found.report, kind, data).await?;
        let reason = text::clean_text(&self.input.reason);
        change::event_words(tx, &found.report, event, &reason).await
    }
}

impl Moderate {
    async fn set_hidden(&self, tx: &Tx, cx: &Context, found: &Found) -> Result<(), Failure> {
        let hidden = self.input.hide.then_some(cx.now.0);
        let mut after: report::Model = found.report.clone();
        match &found.thing {
            Thing::ReportText => after.hidden = hidden,
            Thing::Comment(row) => {
                let row = comment::ActiveModel {
                    id: Set(row.id),
                    hidden: Set(hidden),
                    ..Default::default()
                };
                row.update_without_returning(tx).await?;
            }
            Thing::Photo(row) => {
                let row = media::ActiveModel {
                    id: Set(row.id),
                    hidden: Set(hidden),
                    ..Default::default()
                };
                row.update_without_returning(tx).await?;
                other_reports(tx, cx, found).await?;
            }
        }
        change::save(tx, cx, &found.report, after).await?;
        Ok(())
    }
}

/// The photo is hidden or shown in them, too: nobody may undo that who looked at them before.
async fn other_reports(tx: &Tx, cx: &Context, found: &Found) -> Result<(), Failure> {
    let with_photo = Query::select()
        .column(report_photo::Column::ReportId)
        .from(report_photo::Entity)
        .and_where(report_photo::Column::MediaId.eq(found.id))
        .to_owned();
    let others = report::Entity::find()
        .filter(report::Column::Id.in_subquery(with_photo))
        .filter(report::Column::Id.ne(found.report.id))
        .order_by_asc(report::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    for row in others {
        change::save(tx, cx, &row, row.clone()).await?;
    }
    Ok(())
}

async fn decide_flags(tx: &Tx, cx: &Context, found: &Found) -> Result<u64, Failure> {
    let done = flag::Entity::update_many()
        .col_expr(flag::Column::Decided, Expr::value(cx.now.0))
        .col_expr(
            flag::Column::DecidedVersion,
            Expr::value(found.report.version),
        )
        .filter(flag::Column::SubjectKind.eq(found.kind))
        .filter(flag::Column::SubjectId.eq(found.id))
        .filter(flag::Column::Decided.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
