//! What every command may rely on, on both databases.

use crate::entity::meta;
use crate::failure::violates_unique;
use crate::{Changed, Command, Context, Failure, Once, Store, Tx};
use contract::{Code, CommunityId, IdempotencyKey, NoticeId, PersonId, Timestamp};
use rules::Actor;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use std::time::Duration;
use uuid::Uuid;

/// Inserts a row and then ends as told.
#[derive(Clone)]
struct Put {
    key: String,
    end: End,
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Well,
    RefuseFirst,
    RefuseAfterwards,
    BreakAfterwards,
    Panic,
    Slowly,
}

impl Put {
    fn new(key: impl Into<String>, end: End) -> Self {
        Self {
            key: key.into(),
            end,
        }
    }
}

impl Command for Put {
    type Outcome = String;
    const NAME: &'static str = "put";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<String, Failure> {
        if self.end == End::RefuseFirst {
            return Err(Failure::refused(Code::WrongState));
        }
        let row = meta::ActiveModel {
            key: Set(self.key.clone()),
            value: Set(String::new()),
        };
        meta::Entity::insert(row).exec_without_returning(tx).await?;
        cx.changed(Changed::notice(
            CommunityId(Uuid::nil()),
            NoticeId(Uuid::nil()),
        ));
        match self.end {
            End::RefuseAfterwards => Err(Failure::refused(Code::WrongState)),
            End::BreakAfterwards => {
                tx.execute_unprepared("INSERT INTO no_such_table VALUES (1)")
                    .await?;
                Ok(String::new())
            }
            End::Panic => panic!("meant to"),
            End::Slowly => {
                tokio::time::sleep(Duration::from_millis(100)).await;
                Ok(self.key.clone())
            }
            _ => Ok(self.key.clone()),
        }
    }
}

async fn put(store: &Store, key: &str, end: End) -> Result<String, Failure> {
    store
        .execute(Put::new(key, end), Actor::system(), Timestamp(1))
        .await
}

fn once(key: u128, fingerprint: u8) -> Once {
    Once {
        person: PersonId(Uuid::from_u128(1)),
        key: IdempotencyKey(Uuid::from_u128(key)),
        fingerprint: vec![fingerprint],
    }
}

const COUNT: &str = "SELECT COUNT(*) FROM meta";

crate::conformance! {
    async fn many_at_once_all_arrive(store: TestStore) {
        let calls = (0..300).map(|n| {
            let store = store.share();
            tokio::spawn(async move { put(&store, &n.to_string(), End::Well).await })
        });
        for call in calls.collect::<Vec<_>>() {
            assert!(call.await.unwrap().is_ok());
        }
        assert_eq!(store.number(COUNT).await, 300);
    }

    async fn a_failing_neighbour_takes_only_itself(store: TestStore) {
        let ends = [End::Well, End::RefuseFirst, End::RefuseAfterwards, End::BreakAfterwards, End::Panic];
        let calls: Vec<_> = (0..50_usize).map(|n| {
            let (store, end) = (store.share(), ends[n % ends.len()]);
            tokio::spawn(async move { (end, put(&store, &n.to_string(), end).await) })
        }).collect();
        for call in calls {
            let (end, result) = call.await.unwrap();
            let code = result.err().map(|failure| failure.code());
            let expected = match end {
                End::Well | End::Slowly => None,
                End::RefuseFirst | End::RefuseAfterwards => Some(Code::WrongState),
                End::BreakAfterwards | End::Panic => Some(Code::Internal),
            };
            assert_eq!(code, expected);
        }
        assert_eq!(store.number(COUNT).await, 10);
    }

    async fn a_violated_constraint_is_known_by_its_columns(store: TestStore) {
        let insert = "INSERT INTO community VALUES ($1,'a','{}',0,0,0,0,0,0,0,'{}','{}','',1,0,1)";
        struct Twice(&'static str);
        impl Command for Twice {
            type Outcome = bool;
            const NAME: &'static str = "twice";
            async fn run(&self, tx: &Tx, cx: &Context) -> Result<bool, Failure> {
                for _ in 0..2 {
                    let statement = crate::row::sql(tx.get_database_backend(), self.0, [cx.id().into()]);
                    if let Err(error) = tx.execute_raw(statement).await {
                        assert!(!violates_unique(&error, "community", &["name"]));
                        return if violates_unique(&error, "community", &["slug"]) {
                            Err(Failure::refused(Code::Duplicate))
                        } else {
                            Err(error.into())
                        };
                    }
                }
                Ok(true)
            }
        }
        let result = store.execute(Twice(insert), Actor::system(), Timestamp(0)).await;
        assert_eq!(result.err().map(|f| f.code()), Some(Code::Duplicate));
        assert_eq!(store.number("SELECT COUNT(*) FROM community").await, 0);
    }

    async fn the_same_key_repeats_the_first_answer(store: TestStore) {
        let run = |key, fingerprint, row: &str, end| {
            let (store, put) = (store.share(), Put::new(row, end));
            async move { store.execute_once(once(key, fingerprint), put, Actor::system(), Timestamp(1)).await }
        };
        let first = run(1, 1, "a", End::Well).await.unwrap();
        assert!(!first.replayed);
        let second = run(1, 1, "b", End::Well).await.unwrap();
        assert_eq!((second.replayed, second.outcome.as_str()), (true, "a"));
        let other = run(1, 2, "a", End::Well).await;
        assert_eq!(other.err().map(|f| f.code()), Some(Code::IdempotencyKeyReused));
        assert_eq!(store.number(COUNT).await, 1);
    }

    async fn a_refusal_leaves_the_key_free(store: TestStore) {
        let run = |end| store.execute_once(once(1, 1), Put::new("a", end), Actor::system(), Timestamp(1));
        for end in [End::RefuseFirst, End::RefuseAfterwards, End::BreakAfterwards] {
            assert!(run(end).await.is_err());
        }
        assert!(!run(End::Well).await.unwrap().replayed);
    }

    async fn the_same_key_at_once_runs_once(store: TestStore) {
        let calls: Vec<_> = (0..20).map(|_| {
            let store = store.share();
            tokio::spawn(async move {
                store.execute_once(once(1, 1), Put::new("a", End::Slowly), Actor::system(), Timestamp(1)).await
            })
        }).collect();
        let mut first = 0;
        for call in calls {
            match call.await.unwrap() {
                Ok(answer) => first += usize::from(!answer.replayed),
                Err(failure) => assert_eq!(failure.code(), Code::IdempotencyKeyBusy),
            }
        }
        assert_eq!((first, store.number(COUNT).await), (1, 1));
    }

    async fn a_twin_on_another_node_waits_for_the_first(store: TestStore) {
        let other = Store::connect(&crate::StoreConfig::new(store.url())).await.unwrap();
        let run = |store: Store| async move {
            store.execute_once(once(1, 1), Put::new("a", End::Slowly), Actor::system(), Timestamp(1)).await
        };
        let (a, b) = tokio::join!(run(store.share()), run(other));
        let replayed = [a.unwrap().replayed, b.unwrap().replayed];
        assert!(replayed.contains(&true) && replayed.contains(&false), "{replayed:?}");
        assert_eq!(store.number(COUNT).await, 1);
    }

    async fn callers_that_hang_up_leave_all_or_nothing(store: TestStore) {
        let calls = crate::testing::scale::scale().cancelled_calls;
        for n in 0..calls {
            let key = n.to_string();
            let call = put(&store, &key, if n % 3 == 0 { End::RefuseAfterwards } else { End::Well });
            let patience = Duration::from_micros(rand::random_range(0..2_000));
            drop(tokio::time::timeout(patience, call).await);
        }
        for n in 0..50 {
            assert!(put(&store, &format!("after {n}"), End::Well).await.is_ok());
        }
        store.close().await;
        let fresh = Store::connect(&crate::StoreConfig::new(store.url())).await.unwrap();
        let sql = "SELECT COUNT(*) FROM meta WHERE key NOT LIKE 'after%'";
        let statement = crate::row::sql(fresh.reader().get_database_backend(), sql, []);
        let row = fresh.reader().query_one_raw(statement).await.unwrap().unwrap();
        let kept: i64 = row.try_get_by_index(0).unwrap();
        assert_eq!(kept, i64::try_from((0..calls).filter(|n| n % 3 != 0).count()).unwrap());
    }

    async fn listeners_hear_what_was_committed_and_nothing_else(store: TestStore) {
        let mut changes = store.subscribe();
        assert!(put(&store, "x", End::RefuseAfterwards).await.is_err());
        assert!(changes.try_recv().is_err());
        put(&store, "y", End::Well).await.unwrap();
        assert!(changes.try_recv().is_ok());
    }

    async fn closing_answers_the_waiting_and_refuses_the_late(store: TestStore) {
        let calls: Vec<_> = (0..40).map(|n| {
            let store = store.share();
            let put = Put::new(n.to_string(), End::Well);
            let (work, answer) = crate::executor::Pending::new(put, Actor::system(), Timestamp(1));
            store.executor().submit(Box::new(work)).unwrap();
            answer
        }).collect();
        store.close().await;
        for call in calls {
            assert!(call.await.unwrap().is_ok());
        }
        assert!(matches!(put(&store, "late", End::Well).await, Err(Failure::Unavailable)));
    }

    async fn a_full_queue_says_so(store: TestStore) {
        let mut config = crate::StoreConfig::new(store.url());
        config.queue = 2;
        let small = Store::connect(&config).await.unwrap();
        let calls: Vec<_> = (0..50).map(|n| {
            let small = small.clone();
            tokio::spawn(async move { put(&small, &n.to_string(), End::Slowly).await })
        }).collect();
        let mut refused = 0;
        for call in calls {
            refused += usize::from(matches!(call.await.unwrap(), Err(Failure::Unavailable)));
        }
        assert!(refused > 0);
    }

    async fn readers_can_not_write_on_sqlite(store: TestStore) {
        let written = store.reader().execute_unprepared("INSERT INTO meta VALUES ('a','b')").await;
        assert_eq!(written.is_err(), store.backend() == crate::Backend::Sqlite);
    }
}
