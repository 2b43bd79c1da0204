//! A resident tells the community of a problem.

use super::change::{self, on_map};
use super::dispatch;
use super::notify;
use super::photos::{self, Attach};
use super::place;
use crate::entity::{category, report, report_text};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::receipt::receipt_of;
use crate::model::reports::recorded::{Recorded, Submitted};
use crate::projection::map;
use crate::{Command, Context, Tx};
use contract::media::PhotoStage;
use contract::report::{NewReport, ReportReceipt, Visibility};
use contract::{CategoryId, Code, CommunityId, GridId, IdempotencyKey, PersonId, text};
use rules::deadline::Deadlines;
use rules::lifecycle::{self, Step};
use rules::place::Resolved;
use rules::policy::{self, Act, Facts};
use rules::reference;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

/// Reference numbers to try. With a million reports one try in ninety meets a taken number.
const REFERENCES: usize = 12;

pub struct SubmitReport {
    pub community: CommunityId,
    /// Made by the app when the report was begun. It stays with the row, so that a retry after
    /// months, when the stored answer is long gone, is still the same report.
    pub key: IdempotencyKey,
    pub input: NewReport,
}

impl Command for SubmitReport {
    type Outcome = ReportReceipt;
    const NAME: &'static str = "submit_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<ReportReceipt, Failure> {
        let facts = Facts::community(self.community);
        policy::may(&cx.actor, Act::SubmitReport, &facts)?;
        let author = cx.person()?;
        if let Some(sent) = self.sent_before(tx, author).await? {
            return receipt_of(tx, &sent).await;
        }
        self.input.validate()?;
        let community = self.community.0;
        let bounds = place::bounds(tx, self.community).await?;
        let category = dispatch::chosen(tx, community, self.input.category).await?;
        let photos = photos::own(tx, author, &self.input.photos).await?;
        let place = place::resolve(tx, self.community, bounds, &self.input.place).await?;
        let due = dispatch::promise(tx, community, category.as_ref(), cx.now).await?;
        let assignee = dispatch::worker_of(tx, community, place.grid.map(|id| id.0)).await?;
        let row = self.row(cx, author, &place, category.as_ref(), due, assignee)?;
        let row = insert(tx, row).await?;
        self.write_words(tx, &row, &place).await?;
        let event = change::event(tx, cx, &row, recorded(&row)?).await?;
        let how = Attach {
            event,
            stage: PhotoStage::Before,
            released: false,
        };
        photos::attach(tx, &row, &photos, how).await?;
        map::apply(tx, None, on_map(tx, &row).await?.as_ref()).await?;
        if let Some(worker) = row.assignee_id {
            notify::tell_worker(tx, cx, PersonId(worker)).await?;
        }
        change::tell(cx, &row);
        receipt_of(tx, &row).await
    }
}

impl SubmitReport {
    async fn sent_before(
        &self,
        tx: &Tx,
        author: PersonId,
    ) -> Result<Option<report::Model>, Failure> {
        let row = report::Entity::find()
            .filter(report::Column::AuthorId.eq(author.0))
            .filter(report::Column::ClientKey.eq(self.key.0))
            .one(tx)
            .await?;
        Ok(row)
    }

    fn row(
        &self,
        cx: &Context,
        author: PersonId,
        place: &Resolved,
        category: Option<&category::Model>,
        due: Deadlines,
        assignee: Option<Uuid>,
    ) -> Result<report::Model, Failure> {
        let status = lifecycle::next(Step::Submit, None)?;
        let private_by_default = category.is_some_and(|category| category.private_by_default);
        let visibility = Visibility::of_new(self.input.visibility, private_by_default);
        let mut row = report::Model {
            id: cx.id(),
            community_id: self.community.0,
            reference: String::new(),
            author_id: Some(author.0),
            client_key: self.key.0,
            category_id: category.map(|category| category.id),
            status: status.code().to_owned(),
            is_open: status.is_open(),
            visibility: visibility.code().to_owned(),
            name_shown: self.input.name_shown,
            place_method: String::new(),
            grid_id: None,
            building_id: None,
            unit_id: None,
            facility_id: None,
            whole: false,
            indoors: false,
            lat: 0.0,
            lng: 0.0,
            accuracy_m: None,
            cell: 0,
            assignee_id: assignee,
            accept_due: due.accept_due.0,
            finish_due: due.finish_due.0,
            created: cx.now.0,
            updated: cx.now.0,
            accepted: None,
            closed: None,
            hidden: None,
            me_too: 0,
            followers: 0,
            comments: 0,
            version: 1,
            staff_version: 1,
        };
        place::put(&mut row, place);
        Ok(row)
    }

    async fn write_words(
        &self,
        tx: &Tx,
        row: &report::Model,
        place: &Resolved,
    ) -> Result<(), Failure> {
        let words = report_text::ActiveModel {
            report_id: Set(row.id),
            body: Set(text::clean_text(&self.input.text)),
            spot: Set(place.spot.clone()),
        };
        report_text::Entity::insert(words)
            .exec_without_returning(tx)
            .await?;
        place::put_exact(tx, row.id, place).await
    }
}

/// Inserts under a reference number that is free. A taken one shows as "nothing inserted" rather than
/// as an error, after which Postgres would take no more statements.
async fn insert(tx: &Tx, mut row: report::Model) -> Result<report::Model, Failure> {
    for _ in 0..REFERENCES {
        row.reference = reference::from_random(rand::random());
        let inserted = report::Entity::insert(row.clone().into_active_model().reset_all())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        if inserted > 0 {
            return Ok(row);
        }
    }
    // Either numbers have run short, or the same key came in by another node this instant.
    Err(Failure::refused(Code::IdempotencyKeyBusy))
}

fn recorded(row: &report::Model) -> Result<Recorded, Failure> {
    Ok(Recorded::Submitted(Submitted {
        status: facts::status(row)?,
        category: row.category_id.map(CategoryId),
        visibility: facts::visibility(row),
        grid: row.grid_id.map(GridId),
        method: facts::method(row),
        accept_due: row.accept_due,
        finish_due: row.finish_due,
        assignee: row.assignee_id.map(PersonId),
    }))
}
