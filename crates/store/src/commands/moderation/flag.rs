//! 举报: somebody tells staff that a text or photo should not be public.

use super::subject::{self, Found};
use crate::commands::reports::change;
use crate::entity::flag;
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::report::NewFlag;
use contract::{FlagId, PersonId, text};
use rules::policy::Act;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

/// One flag for each person and thing; raising it again is the same flag.
pub struct RaiseFlag {
    pub input: NewFlag,
}

impl Command for RaiseFlag {
    type Outcome = FlagId;
    const NAME: &'static str = "raise_flag";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<FlagId, Failure> {
        let person = cx.person()?;
        let found = subject::find(tx, &cx.actor, self.input.subject).await?;
        found.may(&cx.actor, Act::Flag)?;
        self.input.validate()?;
        let reason = crate::row::to_json(&self.input.reason)?;
        let row = flag::Model {
            id: cx.id(),
            community_id: found.report.community_id,
            report_id: found.report.id,
            subject_kind: found.kind.to_owned(),
            subject_id: found.id,
            person_id: Some(person.0),
            reason,
            body: text::clean_text(&self.input.text),
            at: cx.now.0,
            decided: None,
        };
        let id = FlagId(row.id);
        let data = json!({ "flag": id, "kind": found.kind, "subject": found.id, "reason": self.input.reason });
        let inserted = flag::Entity::insert(row.into_active_model().reset_all())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        if inserted == 0 {
            return raised_before(tx, person, &found).await;
        }
        change::event(tx, cx, &found.report, "flag_raised", data).await?;
        Ok(id)
    }
}

async fn raised_before(tx: &Tx, person: PersonId, found: &Found) -> Result<FlagId, Failure> {
    let row = flag::Entity::find()
        .filter(flag::Column::SubjectKind.eq(found.kind))
        .filter(flag::Column::SubjectId.eq(found.id))
        .filter(flag::Column::PersonId.eq(person.0))
        .one(tx)
        .await?;
    row.map(|row| FlagId(row.id))
        .ok_or_else(|| Failure::corrupt("a flag that conflicts with nothing"))
}
