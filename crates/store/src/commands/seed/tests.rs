use super::*;
use crate::Store;
use crate::commands::identity::GRANTED;
use crate::model::reports::kinds::Kind;
use rules::Actor;
use rules::lifecycle::Step;
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

    async fn what_is_seeded_stands_in_the_record_as_what_was_done(store: TestStore) {
        fill(&store).await.unwrap();
        let of_reports: Vec<_> = Kind::all().map(|kind| format!("'{}'", kind.code())).collect();
        // All else is recorded by the commands that seeding runs, and by itself.
        let unknown = format!(
            "SELECT COUNT(*) FROM event WHERE (subject_kind = 'report' AND kind NOT IN ({})) \
             OR (subject_kind = 'grant_role' AND kind <> '{GRANTED}') \
             OR (subject_kind NOT IN ('report', 'grant_role') AND actor_role <> 'operator')",
            of_reports.join(", ")
        );
        assert_eq!(store.number(&unknown).await, 0);
        for kind in [Kind::Joined, Kind::Followed, Kind::Commented, Kind::Step(Step::Finish)] {
            let some = format!("SELECT COUNT(*) FROM event WHERE kind = '{}'", kind.code());
            assert!(store.number(&some).await > 0, "{kind:?}");
        }
    }

    async fn what_was_flagged_waits_or_was_decided_as_by_people(store: TestStore) {
        fill(&store).await.unwrap();
        for (what, count) in [
            ("flag", 8),
            ("flag WHERE decided IS NULL", 4),
            ("comment WHERE hidden IS NOT NULL", 1),
            ("media WHERE hidden IS NOT NULL", 1),
            ("event WHERE kind = 'flag_raised'", 8),
            ("event WHERE kind = 'report_hidden'", 2),
            ("event WHERE kind = 'flags_decided'", 2),
            // The same fields as where a worker takes a report up.
            ("event WHERE kind = 'report_accepted' AND data NOT LIKE '%\"visibility\"%'", 0),
            ("event e JOIN event_text t ON t.event_id = e.id WHERE e.kind IN ('report_hidden', 'flags_decided') AND t.body <> ''", 4),
            // Told as of then, and not as of now.
            ("event WHERE kind IN ('flag_raised', 'report_hidden') AND at >= 1795316400000", 0),
        ] {
            assert_eq!(store.number(&format!("SELECT COUNT(*) FROM {what}")).await, count, "{what}");
        }
        assert_eq!(crate::verify::verify(store.reader()).await.unwrap(), []);
    }

    async fn the_map_can_be_measured_in_a_community_of_plain_reports_only(store: TestStore) {
        let base = DEMO.clone().without_reports();
        let bundle = SeedDemo { bundle: base.clone(), pictures: Vec::new() };
        store.execute(bundle, Actor::system(), NOW).await.unwrap();
        let reports: Vec<_> = demo::scale::scale(&base, 200, 7, NOW).collect();
        let volume = AddVolume { community: base.community.id, reports };
        assert_eq!(store.execute(volume, Actor::system(), NOW).await.unwrap(), 200);
        for table in ["report_photo", "flag", "comment"] {
            assert_eq!(store.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
        }
        assert_eq!(crate::verify::verify(store.reader()).await.unwrap(), []);
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
