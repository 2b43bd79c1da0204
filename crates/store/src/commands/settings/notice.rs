//! Publishes, revises and withdraws notices.

use super::allowed;
use crate::entity::{building, grid, notice};
use crate::failure::Failure;
use crate::model::communities::rows;
use crate::record::{self, Event};
use crate::{Changed, Command, Context, Tx};
use contract::notice::{Notice, NoticeInput};
use contract::text::{clean_line, clean_text};
use contract::{Code, CommunityId, FieldCode, NoticeId};
use rules::policy::Act;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct PublishNotice {
    pub community: CommunityId,
    pub input: NoticeInput,
}

impl Command for PublishNotice {
    type Outcome = Notice;
    const NAME: &'static str = "publish_notice";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Notice, Failure> {
        allowed(cx, Act::Notices, self.community)?;
        check(tx, cx, self.community, &self.input).await?;
        let model = model(NoticeId(cx.id()), self.community, &self.input, cx.now.0, 1);
        let row = notice::ActiveModel::from(model.clone()).reset_all();
        notice::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        record(tx, cx, "notice_published", &model).await?;
        Ok(rows::notice(model))
    }
}

pub struct ReviseNotice {
    pub id: NoticeId,
    pub input: NoticeInput,
    /// The version that the person saw.
    pub version: i64,
}

impl Command for ReviseNotice {
    type Outcome = Notice;
    const NAME: &'static str = "revise_notice";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Notice, Failure> {
        let old = running(tx, self.id).await?;
        let community = CommunityId(old.community_id);
        allowed(cx, Act::Notices, community)?;
        check(tx, cx, community, &self.input).await?;
        let model = model(
            self.id,
            community,
            &self.input,
            old.published,
            self.version + 1,
        );
        let changed = notice::Entity::update_many()
            .set(notice::ActiveModel::from(model.clone()).reset_all())
            .filter(notice::Column::Id.eq(self.id.0))
            .filter(notice::Column::Version.eq(self.version))
            .filter(notice::Column::Withdrawn.is_null())
            .exec(tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Failure::refused(Code::Stale));
        }
        record(tx, cx, "notice_revised", &model).await?;
        Ok(rows::notice(model))
    }
}

pub struct WithdrawNotice {
    pub id: NoticeId,
}

impl Command for WithdrawNotice {
    type Outcome = ();
    const NAME: &'static str = "withdraw_notice";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let old = running(tx, self.id).await?;
        allowed(cx, Act::Notices, CommunityId(old.community_id))?;
        notice::Entity::update_many()
            .col_expr(notice::Column::Withdrawn, Expr::value(cx.now.0))
            .col_expr(notice::Column::Version, Expr::value(old.version + 1))
            .filter(notice::Column::Id.eq(self.id.0))
            .exec(tx)
            .await?;
        record(tx, cx, "notice_withdrawn", &old).await
    }
}

async fn running(tx: &Tx, id: NoticeId) -> Result<notice::Model, Failure> {
    let row = notice::Entity::find_by_id(id.0).one(tx).await?;
    row.filter(|row| row.withdrawn.is_none())
        .ok_or_else(Failure::not_found)
}

async fn check(
    tx: &Tx,
    cx: &Context,
    community: CommunityId,
    input: &NoticeInput,
) -> Result<(), Failure> {
    input.validate()?;
    if input.expires.is_some_and(|expires| expires <= cx.now) {
        return Err(Failure::field("expires", FieldCode::Order));
    }
    if let Some(id) = input.grid {
        let row = grid::Entity::find_by_id(id.0).one(tx).await?;
        if row.is_none_or(|row| row.community_id != community.0) {
            return Err(Failure::field("grid", FieldCode::Unknown));
        }
    }
    if let Some(id) = input.building {
        let row = building::Entity::find_by_id(id.0).one(tx).await?;
        if row.is_none_or(|row| row.community_id != community.0) {
            return Err(Failure::field("building", FieldCode::Unknown));
        }
    }
    Ok(())
}

fn model(
    id: NoticeId,
    community: CommunityId,
    input: &NoticeInput,
    published: i64,
    version: i64,
) -> notice::Model {
    notice::Model {
        id: id.0,
        community_id: community.0,
        grid_id: input.grid.map(|id| id.0),
        building_id: input.building.map(|id| id.0),
        title: clean_line(&input.title),
        body: clean_text(&input.body),
        published,
        expires: input.expires.map(|at| at.0),
        pinned: input.pinned,
        withdrawn: None,
        version,
    }
}

async fn record(tx: &Tx, cx: &Context, kind: &str, row: &notice::Model) -> Result<(), Failure> {
    let community = CommunityId(row.community_id);
    let event = Event {
        community: Some(community),
        kind,
        subject_kind: "notice",
        subject: row.id,
        data: json!({
            "grid": row.grid_id, "building": row.building_id,
            "pinned": row.pinned, "expires": row.expires, "version": row.version,
        }),
    };
    record::event(tx, cx, event).await?;
    cx.changed(Changed::notice(community, NoticeId(row.id)));
    Ok(())
}
