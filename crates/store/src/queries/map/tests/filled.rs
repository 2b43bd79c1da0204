//! A village full of reports in every state, and what the map should know of each.

use crate::commands::reports::{SubmitReport, WithdrawReport};
use crate::commands::work::{AcceptReport, DeclineReport};
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use contract::place::Position;
use contract::report::{NewReport, Visibility};
use contract::work::{AcceptInput, DeclineInput};
use contract::{IdempotencyKey, ReportId};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use uuid::Uuid;

/// What the map should know of one report.
pub(super) struct Told {
    pub position: Position,
    pub open: bool,
    pub light: bool,
    pub shown: bool,
}

async fn submit(store: &TestStore, village: &Village, input: NewReport) -> ReportId {
    let command = SubmitReport {
        community: village.community,
        key: IdempotencyKey(Uuid::now_v7()),
        input,
    };
    store
        .execute(command, village.author.clone(), DAY_ONE)
        .await
        .unwrap()
        .id
}

/// Reports in every state all over the village.
pub(super) async fn fill(store: &TestStore, village: &Village, count: usize) -> Vec<Told> {
    let mut random = StdRng::seed_from_u64(7);
    let mut told = Vec::new();
    for n in 0..count {
        let position = Position {
            lat: random.random_range(31.0005..31.0095),
            lng: random.random_range(121.0005..121.0195),
        };
        let (light, private) = (n % 3 != 0, n % 11 == 0);
        let input = NewReport {
            category: Some(if light { village.light } else { village.noise }),
            place: village.pin(position),
            visibility: Some(if private {
                Visibility::Private
            } else {
                Visibility::Public
            }),
            ..village.report("路灯坏了，电话13800000001")
        };
        let id = submit(store, village, input).await;
        let act = Act::ALL[n % Act::ALL.len()];
        act.take(store, village, id).await;
        told.push(Told {
            position,
            open: matches!(act, Act::Nothing | Act::Sort),
            light: light && act != Act::Sort,
            shown: !private && act != Act::Withdraw,
        });
    }
    told
}

/// What happens to a report after it was sent.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Nothing,
    Withdraw,
    /// Accepted as noise, whatever it was.
    Sort,
    Decline,
}

impl Act {
    const ALL: [Self; 5] = [
        Self::Nothing,
        Self::Withdraw,
        Self::Sort,
        Self::Decline,
        Self::Nothing,
    ];

    async fn take(self, store: &TestStore, village: &Village, report: ReportId) {
        match self {
            Self::Nothing => {}
            Self::Withdraw => {
                let command = WithdrawReport { report };
                store
                    .execute(command, village.author.clone(), DAY_ONE)
                    .await
                    .unwrap();
            }
            Self::Sort => {
                let input = AcceptInput {
                    category: Some(village.noise),
                    withhold: vec![],
                };
                let command = AcceptReport { report, input };
                store
                    .execute(command, village.staff.clone(), DAY_ONE)
                    .await
                    .unwrap();
            }
            Self::Decline => {
                let input = DeclineInput {
                    reason: "不归这里".into(),
                    instead: "市政热线".into(),
                };
                let command = DeclineReport { report, input };
                store
                    .execute(command, village.staff.clone(), DAY_ONE)
                    .await
                    .unwrap();
            }
        }
    }
}
