//! Staff hide a public text or photo, or show it again; either way its flags are answered.

use super::subject::{self, Found, Thing};
use crate::commands::reports::change;
use crate::entity::{comment, event_text, flag, media, report, report_photo};
use crate::failure::Failure;
use crate::model::reports::recorded::{Decided, Recorded};
use crate::{Command, Context, Tx};
use contract::work::Moderation;
use contract::{Code, text};
use rules::policy::Act;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Showing what is not hidden means: looked at, and it may stay.
pub struct Moderate {
    /// Of the subject, as staff were looking at it: nobody decides about words or flags that she has not
    /// read, or undoes unknowingly what another decided.
    pub version: i64,
    pub input: Moderation,
}

impl Command for Moderate {
    type Outcome = ();
    const NAME: &'static str = "moderate";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let found = subject::find(tx, &cx.actor, self.input.report, self.input.subject).await?;
        found.may(&cx.actor, Act::Moderate)?;
        if found.version() != self.version {
            return Err(Failure::refused(Code::Stale));
        }
        self.input.validate()?;
        let flags = decide_flags(tx, cx, &found).await?;
        let changed = found.is_hidden() != self.input.hide;
        if !changed && flags == 0 {
            return Ok(());
        }
        if changed {
            self.set_hidden(tx, cx, &found).await?;
        }
        found.raise(tx).await?;
        let decided = Decided {
            kind: found.kind,
            subject: found.id,
            flags,
        };
        let recorded = match (changed, self.input.hide) {
            (true, true) => Recorded::Hidden(decided),
            (true, false) => Recorded::Shown(decided),
            // Nothing to see on the timeline, but on record.
            (false, _) => Recorded::FlagsDecided(decided),
        };
        let event = change::event(tx, cx, &found.report, recorded).await?;
        let reason = text::clean_text(&self.input.reason);
        change::event_words(tx, &found.report, event, &reason).await
    }
}

impl Moderate {
    /// Only hidden words of the report itself make another version of it: whoever corrects it may not do so
    /// unknowingly, but what lies beside them is no part of what she corrects.
    async fn set_hidden(&self, tx: &Tx, cx: &Context, found: &Found) -> Result<(), Failure> {
        let hidden = self.input.hide.then_some(cx.now.0);
        match &found.thing {
            Thing::ReportText => {
                let mut after = found.report.clone();
                after.hidden = hidden;
                change::save(tx, cx, &found.report, after).await?;
            }
            Thing::Comment(row) => {
                let row = comment::ActiveModel {
                    id: Set(row.id),
                    hidden: Set(hidden),
                    ..Default::default()
                };
                row.update_without_returning(tx).await?;
                change::tell(cx, &found.report);
            }
            Thing::Answer(words, _) => {
                let row = event_text::ActiveModel {
                    event_id: Set(words.event_id),
                    hidden: Set(hidden),
                    ..Default::default()
                };
                row.update_without_returning(tx).await?;
                change::tell(cx, &found.report);
            }
            Thing::Photo(row) => {
                let row = media::ActiveModel {
                    id: Set(row.id),
                    hidden: Set(hidden),
                    ..Default::default()
                };
                row.update_without_returning(tx).await?;
                tell_all(tx, cx, found).await?;
            }
        }
        Ok(())
    }
}

/// The photo is hidden or shown in every report that has it.
async fn tell_all(tx: &Tx, cx: &Context, photo: &Found) -> Result<(), Failure> {
    let with_photo = Query::select()
        .column(report_photo::Column::ReportId)
        .from(report_photo::Entity)
        .and_where(report_photo::Column::MediaId.eq(photo.id))
        .to_owned();
    let reports = report::Entity::find()
        .filter(report::Column::Id.in_subquery(with_photo))
        .all(tx)
        .await?;
    for row in &reports {
        change::tell(cx, row);
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
        .filter(flag::Column::SubjectKind.eq(found.kind.code()))
        .filter(flag::Column::SubjectId.eq(found.id))
        .filter(flag::Column::Decided.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
