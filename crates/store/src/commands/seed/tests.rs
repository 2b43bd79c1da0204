use super::*;
use crate::Store;
use rules::Actor;
use std::sync::LazyLock;

/// 2026-11-22 11:00 in the community.
const NOW: Timestamp = Timestamp(1_795_316_400_000);
static DEMO: LazyLock<Bundle> = LazyLock::new(|| demo::community(demo::SEED, NOW));

fn seed() -> SeedDemo {
    let picture = |n: usize| StoredPicture {
        blob_hash: vec![1, n as u8],
        thumb_hash: vec![2, n as u8],
        width: 960,
        height: 720,
        bytes: 90_000,
    };
    SeedDemo {
        pictures: (0..DEMO.pictures.len()).map(picture).collect(),
        bundle: DEMO.clone(),
    }
}

async fn fill(store: &Store) -> Result<(), Failure> {
    store.execute(seed(), Actor::system(), NOW).await
}

crate::conformance! {
    async fn the_demo_fills_every_table(store: TestStore) {
        fill(&store).await.unwrap();
        for (table, count) in [
            ("community", 1), ("grid", 6), ("building", 60), ("facility", 40), ("category", 8),
            ("notice", 6), ("report", 400), ("report_text", 400),
        ] {
            assert_eq!(store.number(&format!("SELECT COUNT(*) FROM {table}")).await, count, "{table}");
        }
        for table in [
            "unit", "holiday", "phone", "profile", "grant_role", "consent", "media", "report_photo",
            "report_text_old", "report_exact", "event_text", "comment", "follow", "me_too", "event",
        ] {
            assert!(store.number(&format!("SELECT COUNT(*) FROM {table}")).await > 10 || table == "phone", "{table}");
        }
    }

    async fn counters_and_map_agree_with_the_rows(store: TestStore) {
        fill(&store).await.unwrap();
        for (column, table) in [("me_too", "me_too"), ("followers", "follow"), ("comments", "comment")] {
            let wrong = format!(
                "SELECT COUNT(*) FROM report r WHERE r.{column} <> (SELECT COUNT(*) FROM {table} t WHERE t.report_id = r.id)"
            );
            assert_eq!(store.number(&wrong).await, 0, "{column}");
        }
        let shown = store.number("SELECT COUNT(*) FROM report WHERE visibility = 'public' AND status <> 'withdrawn'").await;
        let mapped = "SELECT CAST(SUM(n) AS BIGINT) FROM map_count WHERE level = 10 AND category_code = ''";
        assert_eq!(store.number(mapped).await, shown);
    }

    async fn a_second_community_is_refused(store: TestStore) {
        fill(&store).await.unwrap();
        let again = fill(&store).await;
        assert!(matches!(again, Err(Failure::Refused(refusal)) if refusal.code == Code::WrongState));
    }

    async fn volume_is_counted_on_the_map(store: TestStore) {
        fill(&store).await.unwrap();
        let before = store.number("SELECT CAST(SUM(n) AS BIGINT) FROM map_count WHERE level = 14").await;
        let reports: Vec<_> = demo::scale::scale(&DEMO, 2000, 7, NOW).collect();
        let volume = AddVolume { community: DEMO.community.id, reports };
        let added = store.execute(volume, Actor::system(), NOW).await.unwrap();
        assert_eq!(added, 2000);
        let after = store.number("SELECT CAST(SUM(n) AS BIGINT) FROM map_count WHERE level = 14").await;
        // Once for all categories together, once for its own.
        assert_eq!(after - before, 4000);
    }
}
