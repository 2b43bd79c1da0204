//! 举报: somebody tells staff that a text or photo should not be public.

use super::subject::{self, Found, Thing};
use crate::commands::reports::change;
use crate::entity::{flag, report_text_old};
use crate::failure::Failure;
use crate::model::reports::recorded::Recorded;
use crate::{Command, Context, Tx};
use contract::report::{FlagReceipt, NewFlag};
use contract::{FlagId, text};
use rules::policy::Act;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

/// One flag for each person and thing: raising it again is the same flag, and opens it again where
/// staff decided about other words than those that are there now.
pub struct RaiseFlag {
    pub input: NewFlag,
}

impl Command for RaiseFlag {
    type Outcome = FlagReceipt;
    const NAME: &'static str = "raise_flag";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<FlagReceipt, Failure> {
        let person = cx.person()?;
        let found = subject::find(tx, &cx.actor, self.input.report, self.input.subject).await?;
        found.may(&cx.actor, Act::Flag)?;
        self.input.validate()?;
        let row = flag::Model {
            id: cx.id(),
            community_id: found.report.community_id,
            report_id: found.report.id,
            subject_kind: found.kind.code().to_owned(),
            subject_id: found.id,
            person_id: Some(person.0),
            reason: self.input.reason.code().to_owned(),
            body: text::clean_text(&self.input.text),
            at: cx.now.0,
            decided: None,
            decided_version: None,
        };
        let inserted = flag::Entity::insert(row.clone().into_active_model().reset_all())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        if inserted == 0 {
            return self.again(tx, cx, &found, row).await;
        }
        self.raised(tx, cx, &found, FlagId(row.id)).await
    }
}

impl RaiseFlag {
    async fn raised(
        &self,
        tx: &Tx,
        cx: &Context,
        found: &Found,
        id: FlagId,
    ) -> Result<FlagReceipt, Failure> {
        found.raise(tx).await?;
        let flagged = Recorded::Flagged {
            flag: id,
            kind: found.kind,
            subject: found.id,
            reason: self.input.reason,
        };
        change::event(tx, cx, &found.report, flagged).await?;
        Ok(FlagReceipt { id, open: true })
    }

    /// `new`: the flag as it would be if there were none yet.
    async fn again(
        &self,
        tx: &Tx,
        cx: &Context,
        found: &Found,
        new: flag::Model,
    ) -> Result<FlagReceipt, Failure> {
        let old = flag::Entity::find()
            .filter(flag::Column::SubjectKind.eq(found.kind.code()))
            .filter(flag::Column::SubjectId.eq(found.id))
            .filter(flag::Column::PersonId.eq(new.person_id))
            .one(tx)
            .await?
            .ok_or_else(|| Failure::corrupt("a flag that conflicts with nothing"))?;
        let id = FlagId(old.id);
        if old.decided.is_none() || !changed_since(tx, found, &old).await? {
            let open = old.decided.is_none();
            return Ok(FlagReceipt { id, open });
        }
        let row = flag::Model { id: old.id, ..new };
        let row = row.into_active_model().reset_all();
        row.update_without_returning(tx).await?;
        self.raised(tx, cx, found, id).await
    }
}

/// Whether the words are others than those that staff decided about. Nothing else ever changes.
async fn changed_since(tx: &Tx, found: &Found, decided: &flag::Model) -> Result<bool, Failure> {
    let Thing::ReportText = found.thing else {
        return Ok(false);
    };
    let replaced = report_text_old::Entity::find()
        .filter(report_text_old::Column::ReportId.eq(found.report.id))
        .filter(report_text_old::Column::Version.gte(decided.decided_version))
        .count(tx)
        .await?;
    Ok(replaced > 0)
}
