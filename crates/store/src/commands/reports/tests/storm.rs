//! Lost answers and impatient thumbs: each report is sent one to five times, half of them at once.

use super::*;
use crate::testing::scale::scale;
use crate::{Command, Context, Once, Tx};
use rand::{Rng, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// How a report is sent.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// As the server does it.
    Once,
    /// What the storm must catch: a fresh key for each attempt.
    FreshKeyEachTime,
}

struct Attempt {
    key: IdempotencyKey,
    text: String,
}

impl Attempt {
    async fn send(&self, scene: &Shared, way: Way) -> Result<ReportReceipt, Failure> {
        let command = SubmitReport {
            community: scene.community,
            key: match way {
                Way::Once => self.key,
                Way::FreshKeyEachTime => IdempotencyKey(Uuid::now_v7()),
            },
            input: NewReport {
                text: self.text.clone(),
                ..scene.input.clone()
            },
        };
        if way == Way::FreshKeyEachTime {
            return scene
                .store
                .execute(command, scene.author.clone(), DAY_ONE)
                .await;
        }
        let once = Once {
            person: scene.author.person.unwrap(),
            key: self.key,
            fingerprint: Sha256::digest(self.text.as_bytes()).to_vec(),
        };
        loop {
            let sent = scene
                .store
                .execute_once(
                    once.clone(),
                    SubmitReport { ..copy(&command) },
                    scene.author.clone(),
                    DAY_ONE,
                )
                .await;
            match sent {
                Err(failure) if failure.code() == Code::IdempotencyKeyBusy => {
                    tokio::task::yield_now().await;
                }
                other => return other.map(|answer| answer.outcome),
            }
        }
    }
}

fn copy(command: &SubmitReport) -> SubmitReport {
    SubmitReport {
        community: command.community,
        key: command.key,
        input: command.input.clone(),
    }
}

#[derive(Clone)]
struct Shared {
    store: crate::Store,
    community: contract::CommunityId,
    author: Actor,
    input: NewReport,
}

/// Rows at the end, and how many reports were answered with different ids.
async fn storm(scene: &Scene, reports: usize, way: Way) -> (i64, usize) {
    let shared = Shared {
        store: scene.store.share(),
        community: scene.village.community,
        author: scene.village.author.clone(),
        input: scene.village.report(""),
    };
    let mut random = StdRng::seed_from_u64(20_261_122);
    let mut tasks = tokio::task::JoinSet::new();
    let mut answers: HashMap<usize, Vec<ReportId>> = HashMap::new();
    for n in 0..reports {
        let key = IdempotencyKey(Uuid::now_v7());
        let at_once = random.random_bool(0.5);
        for _ in 0..random.random_range(1..=5) {
            let attempt = Attempt {
                key,
                text: format!("第{n}件事"),
            };
            if at_once {
                let shared = shared.clone();
                tasks.spawn(async move { (n, attempt.send(&shared, way).await.unwrap().id) });
            } else {
                let sent = attempt.send(&shared, way).await.unwrap();
                answers.entry(n).or_default().push(sent.id);
            }
        }
    }
    while let Some(done) = tasks.join_next().await {
        let (n, id) = done.unwrap();
        answers.entry(n).or_default().push(id);
    }
    let torn = answers
        .values()
        .filter(|ids| ids.iter().any(|id| *id != ids[0]))
        .count();
    (
        scene.store.number("SELECT COUNT(*) FROM report").await,
        torn,
    )
}

/// A broken sender is caught by so few.
const FEW: usize = 50;

/// Holds the rule that the storm checks, so that a broken sender can be shown to break it.
async fn holds(scene: &Scene, reports: usize, way: Way) -> bool {
    let (rows, torn) = storm(scene, reports, way).await;
    usize::try_from(rows) == Ok(reports) && torn == 0
}

/// The other half of the rule: a changed payload under a used key.
struct Nothing;

impl Command for Nothing {
    type Outcome = ();
    const NAME: &'static str = "nothing";
    async fn run(&self, _: &Tx, _: &Context) -> Result<(), Failure> {
        Ok(())
    }
}

crate::conformance! {
    async fn every_report_is_there_exactly_once(store: TestStore) {
        let scene = Scene::new(store).await;
        assert!(holds(&scene, scale().retried_reports, Way::Once).await);
        let counted = scene.store.number("SELECT CAST(SUM(n) AS BIGINT) FROM map_count WHERE level = 10 AND category_code = ''").await;
        assert_eq!(usize::try_from(counted), Ok(scale().retried_reports));
    }

    async fn a_sender_with_fresh_keys_is_caught(store: TestStore) {
        let scene = Scene::new(store).await;
        assert!(!holds(&scene, FEW, Way::FreshKeyEachTime).await);
    }

    async fn another_payload_under_the_same_key_is_refused(store: TestStore) {
        let scene = Scene::new(store).await;
        let once = |fingerprint: u8| Once {
            person: scene.village.author.person.unwrap(),
            key: IdempotencyKey(Uuid::from_u128(1)),
            fingerprint: vec![fingerprint],
        };
        let author = &scene.village.author;
        scene.store.execute_once(once(1), Nothing, author.clone(), DAY_ONE).await.unwrap();
        let changed = scene.store.execute_once(once(2), Nothing, author.clone(), DAY_ONE).await;
        assert_eq!(code(changed), Code::IdempotencyKeyReused);
    }
}
