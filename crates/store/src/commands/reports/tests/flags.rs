//! The list of open flags, while others write.

use super::*;
use contract::report::Subject;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Reads, and after so many statements somebody else writes.
struct Meanwhile<'a> {
    store: &'a TestStore,
    left: AtomicUsize,
    sql: &'static str,
}

impl Meanwhile<'_> {
    async fn read_one(&self) {
        if self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.store.raw(self.sql).await;
        }
    }
}

type Later<'a, T> = std::pin::Pin<Box<dyn Future<Output = Result<T, DbErr>> + Send + 'a>>;

impl ConnectionTrait for Meanwhile<'_> {
    fn get_database_backend(&self) -> DbBackend {
        self.store.reader().get_database_backend()
    }

    fn execute_raw<'a, 'b>(&'a self, statement: Statement) -> Later<'b, ExecResult>
    where
        'a: 'b,
        Self: 'b,
    {
        self.store.reader().execute_raw(statement)
    }

    fn execute_unprepared<'a, 'q, 'b>(&'a self, sql: &'q str) -> Later<'b, ExecResult>
    where
        'a: 'b,
        'q: 'b,
        Self: 'b,
    {
        self.store.reader().execute_unprepared(sql)
    }

    fn query_one_raw<'a, 'b>(&'a self, statement: Statement) -> Later<'b, Option<QueryResult>>
    where
        'a: 'b,
        Self: 'b,
    {
        self.store.reader().query_one_raw(statement)
    }

    fn query_all_raw<'a, 'b>(&'a self, statement: Statement) -> Later<'b, Vec<QueryResult>>
    where
        'a: 'b,
        Self: 'b,
    {
        Box::pin(async move {
            let rows = self.store.reader().query_all_raw(statement).await?;
            self.read_one().await;
            Ok(rows)
        })
    }
}

crate::conformance! {
    async fn words_never_come_with_the_version_of_later_words(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        scene.flag(&scene.village.neighbour, Subject::Report(id)).await.unwrap();
        let (staff, community) = (&scene.village.staff, scene.village.community);
        let mut seen = Vec::new();
        for statements in 1..=3 {
            scene.store.raw("UPDATE report SET staff_version = 1; UPDATE report_text SET body = '路灯不亮'").await;
            let db = Meanwhile {
                store: &scene.store,
                left: AtomicUsize::new(statements),
                sql: "UPDATE report SET staff_version = 2; UPDATE report_text SET body = '别的话'",
            };
            let page = queries::moderation::flags(&db, staff, community, None).await.unwrap();
            let flag = page.items.first().unwrap();
            seen.push((flag.quote.clone(), flag.version));
        }
        assert!(!seen.contains(&("路灯不亮".to_owned(), 2)), "{seen:?}");
        assert!(seen.contains(&("别的话".to_owned(), 1)), "somebody wrote in between: {seen:?}");
    }
}
