//! The open reports of the person who asks, for the first page.

use super::cards::Cards;
use crate::entity::report;
use crate::failure::Failure;
use crate::model::reports::facts;
use contract::report::ReportCard;
use contract::{CommunityId, PersonId, Timestamp};
use rules::Actor;
use rules::policy::Act;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// Those that moved last, however old they are. None for a visitor.
///
/// # Errors
/// The database.
pub async fn my_open(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<ReportCard>, Failure> {
    let Some(person) = actor.person else {
        return Ok(Vec::new());
    };
    let mut rows = open_of(person, community).limit(limit).all(db).await?;
    rows.retain(|row| facts::may(actor, Act::ReadReport, row).is_ok());
    let cards = Cards::load(db, &rows).await?;
    rows.iter().map(|row| cards.card(actor, row, now)).collect()
}

pub(super) fn open_of(author: PersonId, community: CommunityId) -> Select<report::Entity> {
    report::Entity::find()
        .filter(report::Column::AuthorId.eq(author.0))
        .filter(report::Column::CommunityId.eq(community.0))
        .filter(report::Column::IsOpen.eq(true))
        .order_by_desc(report::Column::Updated)
        .order_by_desc(report::Column::Id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::reports::{SubmitReport, WithdrawReport};
    use crate::commands::work::AcceptReport;
    use crate::testing::village::{DAY_ONE, Village};
    use contract::IdempotencyKey;
    use contract::work::AcceptInput;

    crate::conformance! {
        async fn an_old_report_that_moved_comes_before_newer_ones(store: TestStore) {
            let v = Village::build(&store).await;
            let at = |n: i64| Timestamp(DAY_ONE.0 + n * 60_000);
            let mut sent = Vec::new();
            for n in 0..25 {
                let key = IdempotencyKey(uuid::Uuid::now_v7());
                let command = SubmitReport { community: v.community, key, input: v.report("路灯不亮") };
                sent.push(store.execute(command, v.author.clone(), at(n)).await.unwrap().id);
            }
            let accept = AcceptReport { report: sent[0], input: AcceptInput::default() };
            store.execute(accept, v.worker.clone(), at(30)).await.unwrap();
            store.execute(WithdrawReport { report: sent[24] }, v.author.clone(), at(31)).await.unwrap();
            let open = my_open(store.reader(), &v.author, v.community, at(40), 3).await.unwrap();
            let ids: Vec<_> = open.iter().map(|card| card.id).collect();
            assert_eq!(ids, [sent[0], sent[23], sent[22]]);
            let none = my_open(store.reader(), &Actor::anonymous(), v.community, at(40), 3).await;
            assert_eq!(none.unwrap(), []);
        }
    }
}
