//! Notes what a person agreed to, or took back.

use super::oneself;
use crate::entity::consent;
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::person::ConsentTo;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

pub struct SetConsent {
    pub to: ConsentTo,
    pub given: bool,
}

impl Command for SetConsent {
    type Outcome = ();
    const NAME: &'static str = "set_consent";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let person = oneself(cx)?;
        let kind = self.to.code();
        let row = consent::ActiveModel {
            person_id: Set(person.0),
            kind: Set(kind.to_owned()),
            given: Set(self.given),
            at: Set(cx.now.0),
        };
        use consent::Column::{At, Given, Kind, PersonId};
        consent::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([PersonId, Kind])
                    .update_columns([Given, At])
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
        let event = Event {
            community: None,
            kind: if self.given {
                "consent_given"
            } else {
                "consent_withdrawn"
            },
            subject_kind: "person",
            subject: person.0,
            data: json!({ "kind": kind }),
        };
        record::event(tx, cx, event).await?;
        Ok(())
    }
}
