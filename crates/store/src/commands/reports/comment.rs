//! Somebody says something about a report.

use super::change;
use crate::entity::{comment, report};
use crate::failure::Failure;
use crate::model::reports::comments;
use crate::model::reports::recorded::Recorded;
use crate::{Command, Context, Tx};
use contract::report::{Comment, NewComment};
use contract::{CommentId, IdempotencyKey, PersonId, ReportId, text};
use rules::policy::Act;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

pub struct AddComment {
    pub report: ReportId,
    /// Stays with the row, as for a report.
    pub key: IdempotencyKey,
    pub input: NewComment,
}

impl Command for AddComment {
    type Outcome = Comment;
    const NAME: &'static str = "add_comment";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Comment, Failure> {
        let report = change::lock(tx, cx, self.report, Act::Comment).await?;
        let author = cx.person()?;
        if let Some(sent) = self.sent_before(tx, author).await? {
            return as_read(tx, cx, &report, sent).await;
        }
        self.input.validate()?;
        let row = comment::Model {
            id: cx.id(),
            report_id: report.id,
            author_id: Some(author.0),
            client_key: self.key.0,
            created: cx.now.0,
            hidden: None,
            body: text::clean_text(&self.input.text),
            staff_version: 1,
        };
        comment::Entity::insert(row.clone().into_active_model().reset_all())
            .exec_without_returning(tx)
            .await?;
        let counted = report::ActiveModel {
            id: Set(report.id),
            comments: Set(report.comments + 1),
            ..Default::default()
        };
        counted.update_without_returning(tx).await?;
        let comment = CommentId(row.id);
        change::event(tx, cx, &report, Recorded::Commented { comment }).await?;
        change::tell(cx, &report);
        as_read(tx, cx, &report, row).await
    }
}

impl AddComment {
    async fn sent_before(
        &self,
        tx: &Tx,
        author: PersonId,
    ) -> Result<Option<comment::Model>, Failure> {
        let row = comment::Entity::find()
            .filter(comment::Column::AuthorId.eq(author.0))
            .filter(comment::Column::ClientKey.eq(self.key.0))
            .one(tx)
            .await?;
        Ok(row)
    }
}

async fn as_read(
    tx: &Tx,
    cx: &Context,
    report: &report::Model,
    row: comment::Model,
) -> Result<Comment, Failure> {
    let mut read = comments::as_read_by(tx, &cx.actor, report, vec![row]).await?;
    read.pop()
        .ok_or_else(|| Failure::corrupt("one comment in, none out"))
}
