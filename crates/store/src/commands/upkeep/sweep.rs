//! Throws away what has served its time: once-only answers, sign-in codes, ended sessions, devices that
//! are known no longer, finished and failed jobs.

use crate::entity::{media, report_photo};
use crate::failure::Failure;
use crate::row::sql;
use crate::task::{BlobHash, Task};
use crate::{Command, Context, Tx, record};
use rules::signin::KNOWN_DEVICE_LIFE_MS;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

const DAY_MS: i64 = 86_400_000;

/// What goes, and after how many days. `$1` is the moment so many days ago.
const RULES: [(&str, i64); 8] = [
    ("DELETE FROM idempotency WHERE created < $1", 30),
    ("DELETE FROM login_code WHERE created < $1", 1),
    (
        "DELETE FROM known_device WHERE signed_in <= $1",
        KNOWN_DEVICE_LIFE_MS / DAY_MS,
    ),
    (
        "DELETE FROM session WHERE expires <= $1 OR revoked <= $1 OR last_seen + idle_limit_ms <= $1",
        0,
    ),
    // It holds a phone number in clear, and the code in it died minutes after it was made.
    (
        "DELETE FROM job WHERE kind = 'send_code' AND run_at < $1",
        1,
    ),
    ("DELETE FROM job WHERE done < $1", 30),
    // A job that failed for good has no other time; its last try was shortly before this one.
    (
        "DELETE FROM job WHERE failed IS NOT NULL AND run_at < $1",
        30,
    ),
    ("DELETE FROM lease WHERE until < $1", 1),
];

/// Photos of one sweep: the next one takes the rest.
const PHOTOS_AT_ONCE: u64 = 500;
/// Days until a photo without a report goes. An outbox sends a report right after its photos; it may
/// wait in between only while the phone has no network.
const PHOTO_DAYS: i64 = 7;

/// Run it every hour or so.
pub struct Sweep;

impl Command for Sweep {
    /// Rows that went.
    type Outcome = u64;
    const NAME: &'static str = "sweep";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<u64, Failure> {
        let mut gone = 0;
        for (text, days) in RULES {
            let before = cx.now.0 - days * DAY_MS;
            let statement = sql(tx.get_database_backend(), text, [before.into()]);
            gone += tx.execute_raw(statement).await?.rows_affected();
        }
        Ok(gone + unused_photos(tx, cx).await?)
    }
}

async fn unused_photos(tx: &Tx, cx: &Context) -> Result<u64, Failure> {
    let used = Query::select()
        .column(report_photo::Column::MediaId)
        .from(report_photo::Entity)
        .and_where(
            Expr::col(report_photo::Column::MediaId).equals((media::Entity, media::Column::Id)),
        )
        .to_owned();
    let unused = media::Entity::find()
        .filter(media::Column::Created.lt(cx.now.0 - PHOTO_DAYS * DAY_MS))
        .filter(Expr::exists(used).not())
        .limit(PHOTOS_AT_ONCE)
        .all(tx)
        .await?;
    if unused.is_empty() {
        return Ok(0);
    }
    let ids: Vec<_> = unused.iter().map(|photo| photo.id).collect();
    media::Entity::delete_many()
        .filter(media::Column::Id.is_in(ids))
        .exec(tx)
        .await?;
    let hashes = unused
        .iter()
        .flat_map(|photo| [&photo.blob_hash, &photo.thumb_hash]);
    let delete = Task::DeleteBlobs {
        blobs: hashes.map(|hash| BlobHash(hash.clone())).collect(),
    };
    record::job(tx, cx, &delete, cx.now).await?;
    Ok(unused.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::identity::RequestCode;
    use crate::commands::media::UploadMedia;
    use crate::commands::reports::SubmitReport;
    use crate::testing::village::{DAY_ONE, Village};
    use contract::report::NewReport;
    use contract::{IdempotencyKey, Timestamp};
    use rules::Actor;
    use uuid::Uuid;

    /// Jobs and sessions in every state, as old as `age`.
    async fn old_rows(store: &crate::testing::TestStore, age: i64) {
        let (id, at) = (|n: u8| format!("{n:02x}").repeat(16), DAY_ONE.0 - age);
        let id = |n| match store.url().starts_with("sqlite") {
            true => format!("x'{}'", id(n)),
            false => format!("'{}'", id(n)),
        };
        let bytes = |n: u8| match store.url().starts_with("sqlite") {
            true => format!("x'{n:02x}'"),
            false => format!("'\\x{n:02x}'"),
        };
        let mut rows = String::new();
        for (n, kind, done, failed) in [
            (1, "send_code", "NULL".to_owned(), "NULL"),
            (2, "notify_worker", "NULL".to_owned(), "NULL"),
            (3, "notify_worker", at.to_string(), "NULL"),
            (4, "notify_worker", "NULL".to_owned(), "'refused'"),
        ] {
            rows.push_str(&format!(
                "INSERT INTO job VALUES ({}, '{kind}', '{{}}', {at}, 1, 0, {done}, {failed});",
                id(n)
            ));
        }
        rows.push_str(&format!(
            "INSERT INTO person VALUES ({}, 0, NULL, 1);",
            id(9)
        ));
        let (far, later) = (i64::MAX / 2, DAY_ONE.0 + 1);
        for (n, seen, idle, expires, revoked) in [
            (1, later, far, later, "NULL".to_owned()),
            (2, later, far, at, "NULL".to_owned()),
            (3, later, far, later, at.to_string()),
            (4, at, 0, later, "NULL".to_owned()),
        ] {
            rows.push_str(&format!(
                "INSERT INTO session VALUES ({}, {}, {}, '', 0, {seen}, {idle}, {expires}, {revoked});",
                id(n), bytes(n), id(9)
            ));
        }
        store.raw(&rows).await;
    }

    crate::conformance! {
        async fn ended_sessions_go_at_once(store: TestStore) {
            old_rows(&store, 0).await;
            store.execute(Sweep, Actor::system(), DAY_ONE).await.unwrap();
            assert_eq!(store.number("SELECT COUNT(*) FROM session").await, 1);
            assert_eq!(store.number("SELECT COUNT(*) FROM job").await, 4);
        }

        async fn messages_go_after_a_day_and_jobs_after_a_month(store: TestStore) {
            old_rows(&store, DAY_MS + 1).await;
            store.execute(Sweep, Actor::system(), DAY_ONE).await.unwrap();
            assert_eq!(store.number("SELECT COUNT(*) FROM job WHERE kind = 'send_code'").await, 0);
            assert_eq!(store.number("SELECT COUNT(*) FROM job").await, 3);
            let month = Timestamp(DAY_ONE.0 + 30 * DAY_MS);
            store.execute(Sweep, Actor::system(), month).await.unwrap();
            assert_eq!(store.number("SELECT COUNT(*) FROM job").await, 1, "what still waits stays");
        }

        async fn codes_go_after_a_day(store: TestStore) {
            let ask = RequestCode { input: contract::person::NewCode { phone: "13900000001".into() }, address: "192.0.2.1".into(), address_limit: 300, in_all_limit: 2000, device_hash: None };
            store.execute(ask, Actor::anonymous(), DAY_ONE).await.unwrap();
            let sweep = |ms| store.execute(Sweep, Actor::system(), Timestamp(DAY_ONE.0 + ms));
            assert_eq!(sweep(DAY_MS).await.unwrap(), 0);
            assert!(sweep(DAY_MS + 1).await.unwrap() >= 1);
            assert_eq!(store.number("SELECT COUNT(*) FROM login_code").await, 0);
        }

        async fn a_photo_that_no_report_took_goes_after_a_week(store: TestStore) {
            let village = Village::build(&store).await;
            let upload = |n: u8| UploadMedia {
                sent_hash: vec![n; 32], blob_hash: vec![n; 32], thumb_hash: vec![n + 1; 32], width: 4, height: 3, bytes: 9,
            };
            let mut photos = Vec::new();
            for n in [1, 5] {
                let sent = store.execute(upload(n), village.author.clone(), DAY_ONE).await;
                photos.push(sent.unwrap().id);
            }
            let input = NewReport { photos: vec![photos[0]], ..village.report("路灯不亮") };
            let report = SubmitReport { community: village.community, key: IdempotencyKey(Uuid::from_u128(1)), input };
            store.execute(report, village.author.clone(), DAY_ONE).await.unwrap();
            let sweep = |ms| store.execute(Sweep, Actor::system(), Timestamp(DAY_ONE.0 + ms));
            sweep(PHOTO_DAYS * DAY_MS).await.unwrap();
            assert_eq!(store.number("SELECT COUNT(*) FROM media").await, 2);
            sweep(PHOTO_DAYS * DAY_MS + 1).await.unwrap();
            assert_eq!(store.number("SELECT COUNT(*) FROM media").await, 1);
            assert_eq!(store.number("SELECT COUNT(*) FROM report_photo JOIN media ON id = media_id").await, 1);
            let blobs = "SELECT COUNT(*) FROM job WHERE kind = 'delete_blobs' AND payload LIKE '%0505%0606%'";
            assert_eq!(store.number(blobs).await, 1);
        }
    }
}
