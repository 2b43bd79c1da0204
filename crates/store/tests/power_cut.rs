//! A power cut, as far as a test can play one: while writers write, the database's files are copied
//! as a crash could leave them, and each copy must open, be whole and hold what was acknowledged.
//!
//! A copy is a possible crash image only when it is taken in this order: the database file, then the
//! write-ahead log of the same generation. Whatever a checkpoint has moved into the database file by
//! then is still in that log, so a half-moved page is mended from it. (The other way round a page may
//! be newer than the log, which no crash can bring about.) What the log held when the last
//! acknowledgement was counted has been synced and stays; what came after it is cut off or torn at
//! random, as unsynced sectors are.
//!
//! This proves that an answer is given only after what it promises has been handed to the files in
//! the right order, and that a torn tail is dropped whole. It proves nothing of the disk: a copy sees
//! what the system holds in memory, so a missing `fsync` (`synchronous=OFF`) does not show here.
//!
//! The same with a writer that acknowledges before the commit must lose reports.

use contract::{IdempotencyKey, Timestamp};
use rand::Rng;
use rules::Actor;
use sea_orm::{EntityTrait, QuerySelect};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::commands::reports::SubmitReport;
use store::commands::upkeep::SealEvents;
use store::entity::report;
use store::testing::scale::scale;
use store::testing::village::{DAY_ONE, Village};
use store::{Command, Context, Failure, Store, StoreConfig, Tx};
use uuid::Uuid;

/// Images of one database; a new one keeps them small.
const IMAGES_EACH: usize = 20;
const WRITERS: usize = 8;
const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_power_cut() {
    let sound = cut(false, scale().images).await;
    assert_eq!((sound.images, sound.lost), (scale().images, 0));
    assert!(
        sound.acknowledged > sound.images,
        "the writers wrote nothing"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answering_before_the_commit_is_caught() {
    let early = cut(true, 4 * scale().images).await;
    assert!(early.lost > 0, "{} images found nothing", early.images);
}

#[derive(Default)]
struct Outcome {
    images: usize,
    acknowledged: usize,
    lost: usize,
}

/// Ends early once a loss is found.
async fn cut(early: bool, images: usize) -> Outcome {
    let mut outcome = Outcome::default();
    while outcome.images < images && outcome.lost == 0 {
        let scene = Scene::start(early).await;
        for _ in 0..IMAGES_EACH.min(images - outcome.images) {
            let image = scene.image().await;
            outcome.images += 1;
            outcome.acknowledged += image.acknowledged.len();
            outcome.lost += image.missing().await;
            if outcome.lost > 0 {
                break;
            }
        }
        scene.end().await;
    }
    outcome
}

type Acknowledged = Arc<Mutex<HashSet<Uuid>>>;

fn add(acknowledged: &Acknowledged, key: IdempotencyKey) {
    let mut keys = acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
    keys.insert(key.0);
}

struct Scene {
    folder: tempfile::TempDir,
    store: Store,
    acknowledged: Acknowledged,
    tasks: tokio::task::JoinSet<()>,
}

struct Submit {
    report: SubmitReport,
    /// The mistake that must be found.
    early: Option<Acknowledged>,
}

impl Command for Submit {
    type Outcome = ();
    const NAME: &'static str = "submit";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        self.report.run(tx, cx).await?;
        if let Some(acknowledged) = &self.early {
            add(acknowledged, self.report.key);
        }
        Ok(())
    }
}

impl Scene {
    async fn start(early: bool) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = open(folder.path()).await;
        let village = Arc::new(Village::build(&store).await);
        let acknowledged = Acknowledged::default();
        let mut tasks = tokio::task::JoinSet::new();
        for writer in 0..WRITERS {
            let (store, village) = (store.clone(), Arc::clone(&village));
            let acknowledged = Arc::clone(&acknowledged);
            tasks.spawn(async move {
                for n in 0_u64.. {
                    let key = IdempotencyKey(Uuid::now_v7());
                    let report = SubmitReport {
                        community: village.community,
                        key,
                        input: village.report(&format!("第{writer}人的第{n}件事")),
                    };
                    let early = early.then(|| Arc::clone(&acknowledged));
                    let command = Submit { report, early };
                    let sent = store.execute(command, village.author.clone(), DAY_ONE);
                    sent.await.expect("a report");
                    add(&acknowledged, key);
                }
            });
        }
        let sealer = store.clone();
        tasks.spawn(async move {
            let owner = Uuid::now_v7();
            for n in 1.. {
                let now = Timestamp(DAY_ONE.0 + n * 1000);
                let seal = sealer.execute(SealEvents { owner }, Actor::system(), now);
                seal.await.expect("sealed events");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        Self {
            folder,
            store,
            acknowledged,
            tasks,
        }
    }

    /// What a crash at a random moment leaves.
    async fn image(&self) -> Image {
        loop {
            let pause = rand::random_range(5..60);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            if let Some(image) = self.try_image() {
                return image;
            }
        }
    }

    /// `None` when the log began anew meanwhile.
    fn try_image(&self) -> Option<Image> {
        let (database, log) = (
            file(self.folder.path(), ""),
            file(self.folder.path(), "-wal"),
        );
        let folder = tempfile::tempdir().expect("a temporary folder");
        let before = std::fs::read(&log).expect("the log");
        std::fs::copy(database, file(folder.path(), "")).expect("a copy");
        let acknowledged = self
            .acknowledged
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let synced = end_of_log(&std::fs::read(&log).expect("the log"))?;
        let mut after = std::fs::read(&log).expect("the log");
        let end = end_of_log(&after)?;
        if before.get(..WAL_HEADER) != after.get(..WAL_HEADER) {
            return None;
        }
        tear(&mut after, synced, end);
        std::fs::write(file(folder.path(), "-wal"), after).expect("a copy");
        Some(Image {
            folder,
            acknowledged,
        })
    }

    async fn end(mut self) {
        self.tasks.shutdown().await;
        self.store.close().await;
    }
}

/// Nothing after `synced` is sure to be there, nor to be whole.
fn tear(log: &mut Vec<u8>, synced: usize, end: usize) {
    let mut random = rand::rng();
    let from = random.random_range(synced..=end);
    match random.random_range(0..3) {
        0 => log.truncate(synced),
        1 => log.truncate(from),
        // One sector that did not reach the disk before those after it.
        _ => {
            let to = (from + 512).min(log.len());
            log[from..to].fill(0);
        }
    }
}

/// Where the frames of this generation end; what follows is left from an earlier one.
fn end_of_log(log: &[u8]) -> Option<usize> {
    let page = u32::from_be_bytes(log.get(8..12)?.try_into().ok()?);
    let frame = FRAME_HEADER + usize::try_from(page).ok()?;
    let salts = log.get(16..24)?;
    let frames = log[WAL_HEADER..].chunks_exact(frame);
    let ours = frames.take_while(|frame| &frame[8..16] == salts).count();
    Some(WAL_HEADER + ours * frame)
}

struct Image {
    folder: tempfile::TempDir,
    acknowledged: HashSet<Uuid>,
}

impl Image {
    /// Opens the image as the server would, and counts what should be there and is not.
    async fn missing(&self) -> usize {
        let store = open(self.folder.path()).await;
        let held = report::Entity::find()
            .select_only()
            .column(report::Column::ClientKey);
        let held: Vec<Uuid> = held
            .into_tuple()
            .all(store.reader())
            .await
            .expect("its reports");
        let findings = store::verify::verify(store.reader())
            .await
            .expect("verified");
        assert!(findings.is_empty(), "{findings:?}");
        store.close().await;
        let whole = store::backup::check(&file(self.folder.path(), "")).await;
        whole.expect("the image is whole");
        let held: HashSet<Uuid> = held.into_iter().collect();
        self.acknowledged.difference(&held).count()
    }
}

async fn open(folder: &Path) -> Store {
    let url = format!("sqlite://{}", file(folder, "").display());
    let store = Store::connect(&StoreConfig::new(url)).await;
    store.expect("the database opens")
}

fn file(folder: &Path, end: &str) -> PathBuf {
    folder.join(format!("linli.sqlite{end}"))
}
