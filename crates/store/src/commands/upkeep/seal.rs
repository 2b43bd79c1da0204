//! Numbers events and links each to the one before by its hash, soon after their commit: a chain head
//! moved by each command would be one row that everybody waits for. Whoever changes or removes a
//! sealed event later breaks the chain from there on.

use crate::entity::event;
use crate::failure::Failure;
use crate::lease::hold;
use crate::{Command, Context, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Events of one transaction: a burst is sealed in several, so that commands come between.
const AT_ONCE: u64 = 500;
/// How long a node that stopped without a word keeps others from sealing, milliseconds.
const LEASE_MS: i64 = 10_000;

/// Seals what waits, if this node holds the lease. Run it about every second.
pub struct SealEvents {
    /// Names the node; the same for its whole life.
    pub owner: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// Another node does it.
    NotHolder,
    /// So many; when `more`, run again at once.
    Events { sealed: usize, more: bool },
}

impl Command for SealEvents {
    type Outcome = Sealed;
    const NAME: &'static str = "seal_events";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Sealed, Failure> {
        let waiting = event::Entity::find()
            .filter(event::Column::Seq.is_null())
            .order_by_asc(event::Column::At)
            .order_by_asc(event::Column::Id)
            .limit(AT_ONCE);
        let events = waiting.all(tx).await?;
        if events.is_empty() {
            return Ok(Sealed::Events {
                sealed: 0,
                more: false,
            });
        }
        if !hold(tx, "sealer", self.owner, cx.now.0, LEASE_MS).await? {
            return Ok(Sealed::NotHolder);
        }
        let (mut seq, mut hash) = head(tx).await?;
        for row in &events {
            seq += 1;
            hash = link(&hash, seq, row);
            event::Entity::update_many()
                .col_expr(event::Column::Seq, Expr::value(seq))
                .col_expr(event::Column::Hash, Expr::value(hash.clone()))
                .filter(event::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
        }
        let more = events.len() as u64 == AT_ONCE;
        Ok(Sealed::Events {
            sealed: events.len(),
            more,
        })
    }
}

async fn head(db: &impl ConnectionTrait) -> Result<(i64, Vec<u8>), Failure> {
    let last = event::Entity::find()
        .filter(event::Column::Seq.is_not_null())
        .order_by_desc(event::Column::Seq)
        .one(db)
        .await?;
    Ok(last.map_or((0, Vec::new()), |last| {
        (last.seq.unwrap_or_default(), last.hash.unwrap_or_default())
    }))
}

/// SHA-256 over the hash before, the number, and every field. Each part is preceded by its length,
/// so that no two events read the same.
pub(crate) fn link(before: &[u8], seq: i64, row: &event::Model) -> Vec<u8> {
    let mut hasher = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    part(before);
    part(&seq.to_be_bytes());
    part(row.id.as_bytes());
    part(row.community_id.as_ref().map_or(&[], |id| id.as_bytes()));
    part(&row.at.to_be_bytes());
    part(row.actor_id.as_ref().map_or(&[], |id| id.as_bytes()));
    part(row.actor_role.as_bytes());
    part(row.kind.as_bytes());
    part(row.subject_kind.as_bytes());
    part(row.subject_id.as_bytes());
    part(row.data.as_bytes());
    hasher.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::settings::PublishNotice;
    use crate::testing::village::{DAY_ONE, Village};
    use crate::verify::verify;
    use contract::Timestamp;
    use contract::notice::NoticeInput;
    use rules::Actor;

    async fn make_events(store: &crate::Store, count: usize) {
        let v = Village::build(store).await;
        for n in 0..count {
            let input = NoticeInput {
                title: format!("公告{n}"),
                body: "内容".into(),
                grid: None,
                building: None,
                expires: None,
                pinned: false,
            };
            let command = PublishNotice {
                community: v.community,
                input,
            };
            store
                .execute(command, v.staff.clone(), DAY_ONE)
                .await
                .unwrap();
        }
    }

    async fn seal(store: &crate::Store, owner: u128, now: Timestamp) -> Sealed {
        let command = SealEvents {
            owner: Uuid::from_u128(owner),
        };
        store.execute(command, Actor::system(), now).await.unwrap()
    }

    crate::conformance! {
        async fn every_event_is_numbered_once_and_one_node_does_it(store: TestStore) {
            make_events(&store, 4).await;
            assert_eq!(seal(&store, 1, DAY_ONE).await, Sealed::Events { sealed: 4, more: false });
            assert_eq!(seal(&store, 2, DAY_ONE).await, Sealed::Events { sealed: 0, more: false });
            store.raw("UPDATE event SET seq = NULL, hash = NULL WHERE seq = 4").await;
            assert_eq!(seal(&store, 2, DAY_ONE).await, Sealed::NotHolder);
            let later = Timestamp(DAY_ONE.0 + LEASE_MS);
            assert_eq!(seal(&store, 2, later).await, Sealed::Events { sealed: 1, more: false });
            assert_eq!(store.number("SELECT COUNT(DISTINCT seq) FROM event").await, 4);
            assert_eq!(verify(store.reader()).await.unwrap(), []);
        }

        async fn a_changed_or_missing_event_is_found(store: TestStore) {
            make_events(&store, 3).await;
            seal(&store, 1, DAY_ONE).await;
            store.raw("UPDATE event SET kind = 'notice_revised' WHERE seq = 2").await;
            let findings = verify(store.reader()).await.unwrap();
            assert_eq!(findings.len(), 1, "{findings:?}");
            store.raw("DELETE FROM event WHERE seq = 2").await;
            assert!(!verify(store.reader()).await.unwrap().is_empty());
        }
    }
}
