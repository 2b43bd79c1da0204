//! One person who wrote the same phrase wherever a person can write, and whom others quoted.

mod life;

use super::*;
use crate::commands::reports::SubmitReport;
use crate::queries::identity::export;
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use contract::IdempotencyKey;
use contract::place::PlaceInput;
use contract::report::{NewReport, Subject};
use life::Life;
use std::collections::BTreeMap;

const PHRASE: &str = "独一无二的话";
/// Of the person who leaves.
const PHONE: &str = "13800000102";

/// Columns that hold what a person wrote or is reached by, and the events around it.
const PERSONAL: [&str; 11] = [
    "comment.body",
    "event_text.body",
    "flag.body",
    "idempotency.answer",
    "job.payload",
    "profile.name",
    "profile.phone",
    "report_text.body",
    "report_text.spot",
    "report_text_old.body",
    "session.label",
];

/// Columns that hold codes, or the words of the community and its staff about the community. A new
/// column of text must be put here or among the personal ones.
const IMPERSONAL: &str = "building.code building.name category.code category.finish_unit category.icon \
    category.keywords category.name category.responsible community.geometry community.hours \
    community.map_style community.name community.slug consent.kind event.actor_role event.data \
    event.kind event.subject_kind facility.code facility.kind facility.name flag.reason \
    flag.subject_kind grant_role.role grid.code grid.name grid.ring holiday.day holiday.kind \
    holiday.name job.failed job.kind lease.name map_count.category_code meta.key meta.value \
    notice.body notice.title phone.hours phone.label phone.number report.place_method \
    report.reference report.status report.visibility report_photo.stage unit.name";

/// What may stay, with the number of rows: PRIVACY.md says why.
const STAYS: [(&str, i64); 2] = [
    // A worker's official note on somebody's report.
    ("event_text.body", 1),
    // What others were answered, with the worker's name, for 30 days.
    ("idempotency.answer", 1),
];

/// Every column of text, as `table.column`.
async fn text_columns(store: &TestStore) -> Vec<String> {
    let text = match store.reader().get_database_backend() {
        sea_orm::DbBackend::Sqlite => {
            "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.type = 'TEXT' ORDER BY 1, 2"
        }
        _ => {
            "SELECT table_name, column_name FROM information_schema.columns
             WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')
             ORDER BY 1, 2"
        }
    };
    let statement = sql(store.reader().get_database_backend(), text, []);
    let rows = store.reader().query_all_raw(statement).await.unwrap();
    let name = |row: &sea_orm::QueryResult| {
        let (table, column): (String, String) = (
            row.try_get_by_index(0).unwrap(),
            row.try_get_by_index(1).unwrap(),
        );
        format!("{table}.{column}")
    };
    let own = |name: &String| !name.starts_with("schema_") && !name.starts_with("sqlite_");
    rows.iter().map(name).filter(own).collect()
}

/// In how many rows of which column the phrase or the number is found.
async fn found(store: &TestStore) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    for name in text_columns(store).await {
        let (table, column) = name.split_once('.').unwrap();
        let count = format!(
            "SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{PHRASE}%' OR {column} LIKE '%{PHONE}%'"
        );
        let rows = store.number(&count).await;
        if rows > 0 {
            found.insert(name, rows);
        }
    }
    found
}

crate::conformance! {
    async fn nothing_that_a_person_wrote_outlives_the_account(store: TestStore) {
        let life = Life::lived(store).await;
        let before = found(&life.store).await;
        assert_eq!(before.keys().map(String::as_str).collect::<Vec<_>>(), PERSONAL);

        life.run(&life.village.worker, ErasePerson).await;
        let stays = STAYS.map(|(column, rows)| (column.to_owned(), rows));
        assert_eq!(found(&life.store).await, BTreeMap::from(stays));
        // Not even the staircase, and nothing of others.
        assert_eq!(life.store.number("SELECT COUNT(*) FROM report WHERE unit_id IS NOT NULL").await, 1);
        assert_eq!(life.store.number("SELECT COUNT(*) FROM job WHERE kind = 'send_code'").await, 1);
        assert_eq!(life.store.number("SELECT COUNT(*) FROM flag WHERE decided IS NULL").await, 1, "mine about theirs");
        let reasons = "SELECT COUNT(*) FROM event_text WHERE body = ''";
        assert_eq!(life.store.number(reasons).await, 8);
    }

    async fn the_staircase_goes_of_what_was_outside_as_well(store: TestStore) {
        let village = Village::build(&store).await;
        let life = Life { store, village };
        let me = &life.village.author;
        let place = PlaceInput { unit: Some(life.village.stairs), ..life.village.at_house() };
        let command = SubmitReport {
            community: life.village.community,
            key: IdempotencyKey(Uuid::now_v7()),
            input: NewReport { place, ..life.village.report("路灯不亮") },
        };
        life.run(me, command).await;
        let staircases = "SELECT COUNT(*) FROM report WHERE unit_id IS NOT NULL AND NOT indoors";
        assert_eq!(life.store.number(staircases).await, 1);
        life.run(me, ErasePerson).await;
        assert_eq!(life.store.number(staircases).await, 0);
    }

    async fn reasons_about_others_stay(store: TestStore) {
        let village = Village::build(&store).await;
        let life = Life { store, village };
        let (me, neighbour) = (&life.village.author, &life.village.neighbour);
        let theirs = life.submit(neighbour, "邻居的事", vec![]).await;
        life.comment(me, theirs).await;
        let other = life.comment(neighbour, theirs).await;
        life.moderate(theirs, Subject::Comment(other), true).await;
        life.moderate(theirs, Subject::Report(theirs), true).await;
        let hers = |all: serde_json::Value| all["moderation"].as_array().unwrap().clone();
        let told = hers(export(life.store.reader(), neighbour, DAY_ONE).await.unwrap());
        let mut about: Vec<_> = told.iter().map(|one| one["subject_kind"].as_str().unwrap()).collect();
        about.sort_unstable();
        assert_eq!(about, ["comment", "report"]);
        assert!(told.iter().all(|one| one["decision"] == "report_hidden" && one["reason"] != ""));
        assert!(hers(export(life.store.reader(), me, DAY_ONE).await.unwrap()).is_empty(), "not about hers");
        life.run(me, ErasePerson).await;
        assert_eq!(life.store.number("SELECT COUNT(*) FROM event_text WHERE body <> ''").await, 2);
    }

    async fn every_column_of_text_is_known_as_personal_or_not(store: TestStore) {
        let mut known: Vec<&str> = PERSONAL.into_iter().chain(IMPERSONAL.split_whitespace()).collect();
        known.sort_unstable();
        let mut columns = text_columns(&store).await;
        columns.sort_unstable();
        assert_eq!(columns, known);
    }
}
