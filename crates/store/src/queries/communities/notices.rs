use crate::entity::{building, notice};
use crate::failure::Failure;
use crate::model::communities::rows;
use contract::notice::Notice;
use contract::{BuildingId, CommunityId, NoticeId, Page, Timestamp, limits};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use uuid::Uuid;

/// Notices that hold now.
fn current(community: CommunityId, now: Timestamp) -> Select<notice::Entity> {
    holding(now).filter(notice::Column::CommunityId.eq(community.0))
}

fn holding(now: Timestamp) -> Select<notice::Entity> {
    notice::Entity::find()
        .filter(notice::Column::Withdrawn.is_null())
        .filter(
            Condition::any()
                .add(notice::Column::Expires.is_null())
                .add(notice::Column::Expires.gt(now.0)),
        )
}

/// All that hold now, newest first. `after` is the former page's `next`.
///
/// # Errors
/// `bad_request` for a cursor that we did not write, or the database.
pub async fn notices(
    db: &impl ConnectionTrait,
    community: CommunityId,
    after: Option<&str>,
    now: Timestamp,
) -> Result<Page<Notice>, Failure> {
    let mut query = current(community, now)
        .order_by_desc(notice::Column::Published)
        .order_by_desc(notice::Column::Id)
        .limit(u64::from(limits::PAGE_DEFAULT) + 1);
    if let Some(after) = after {
        let (published, id) = read_cursor(after).ok_or(contract::Code::BadRequest)?;
        query = query.filter(
            Condition::any()
                .add(notice::Column::Published.lt(published))
                .add(
                    Condition::all()
                        .add(notice::Column::Published.eq(published))
                        .add(notice::Column::Id.lt(id)),
                ),
        );
    }
    let mut found = query.all(db).await?;
    let more = found.len() > limits::PAGE_DEFAULT as usize;
    found.truncate(limits::PAGE_DEFAULT as usize);
    let next = found
        .last()
        .filter(|_| more)
        .map(|row| format!("{}.{}", row.published, row.id.simple()));
    Ok(Page {
        items: found.into_iter().map(rows::notice).collect(),
        next,
        partial: false,
    })
}

fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (published, id) = text.split_once('.')?;
    Some((published.parse().ok()?, id.parse().ok()?))
}

/// The first `limit` for somebody who lives in this building: pinned first, then newest; those of
/// other buildings and grids left out.
///
/// # Errors
/// The database.
pub async fn notices_for(
    db: &impl ConnectionTrait,
    community: CommunityId,
    home: Option<BuildingId>,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<Notice>, Failure> {
    let home = match home {
        Some(id) => building::Entity::find_by_id(id.0).one(db).await?,
        None => None,
    };
    let mut mine = Condition::any().add(
        Condition::all()
            .add(notice::Column::GridId.is_null())
            .add(notice::Column::BuildingId.is_null()),
    );
    if let Some(home) = home {
        mine = mine
            .add(notice::Column::GridId.eq(home.grid_id))
            .add(notice::Column::BuildingId.eq(home.id));
    }
    let found = current(community, now)
        .filter(mine)
        .order_by_desc(notice::Column::Pinned)
        .order_by_desc(notice::Column::Published)
        .order_by_desc(notice::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(found.into_iter().map(rows::notice).collect())
}

/// One notice that holds now, with the community it belongs to.
///
/// # Errors
/// `not_found`, or the database.
pub async fn notice(
    db: &impl ConnectionTrait,
    id: NoticeId,
    now: Timestamp,
) -> Result<(CommunityId, Notice), Failure> {
    let row = holding(now)
        .filter(notice::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)?;
    Ok((CommunityId(row.community_id), rows::notice(row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::settings::PublishNotice;
    use crate::testing::village::{DAY_ONE, Village};
    use contract::Code;
    use contract::notice::NoticeInput;

    crate::conformance! {
        async fn an_expired_notice_is_gone_from_every_page(store: TestStore) {
            let village = Village::build(&store).await;
            let end = Timestamp(DAY_ONE.0 + 1000);
            let input = NoticeInput {
                title: "停水".into(),
                body: "明天停水".into(),
                grid: None,
                building: None,
                expires: Some(end),
                pinned: false,
            };
            let publish = PublishNotice { community: village.community, input };
            let sent = store.execute(publish, village.staff.clone(), DAY_ONE).await.unwrap();
            let before = Timestamp(end.0 - 1);
            assert_eq!(notice(store.reader(), sent.id, before).await.unwrap().1, sent);
            assert_eq!(notices(store.reader(), village.community, None, before).await.unwrap().items, std::slice::from_ref(&sent));
            let gone = notice(store.reader(), sent.id, end).await;
            assert_eq!(gone.err().map(|f| f.code()), Some(Code::NotFound));
            assert_eq!(notices(store.reader(), village.community, None, end).await.unwrap().items, []);
        }
    }
}
