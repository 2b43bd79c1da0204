//! The map against a plain count over all reports.

use super::view;
use crate::commands::reports::{SubmitReport, WithdrawReport};
use crate::commands::work::{AcceptReport, DeclineReport};
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use crate::verify::verify;
use contract::map::{MapQuery, MapView};
use contract::place::{Bounds, Position};
use contract::report::{NewReport, Visibility};
use contract::work::{AcceptInput, DeclineInput};
use contract::{Code, IdempotencyKey, ReportId, Timestamp};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rules::Actor;
use uuid::Uuid;

/// What the map should know of one report.
struct Told {
    position: Position,
    open: bool,
    light: bool,
    shown: bool,
}

const WHOLE: Bounds = Bounds {
    south: 31.0,
    west: 121.0,
    north: 31.01,
    east: 121.02,
};

fn query(bounds: &Bounds, zoom: u8) -> MapQuery {
    MapQuery {
        bbox: bounds.to_query(),
        zoom,
        status: None,
        category: None,
        grid: None,
        scope: None,
        days: None,
    }
}

async fn look(store: &TestStore, village: &Village, actor: &Actor, query: &MapQuery) -> MapView {
    view(store.reader(), actor, village.community, query, DAY_ONE)
        .await
        .unwrap()
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
async fn fill(store: &TestStore, village: &Village, count: usize) -> Vec<Told> {
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
            visibility: if private {
                Visibility::Private
            } else {
                Visibility::Public
            },
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

fn count(told: &[Told], bounds: &Bounds, wanted: impl Fn(&Told) -> bool) -> i64 {
    let inside = told
        .iter()
        .filter(|t| t.shown && bounds.contains(&t.position) && wanted(t));
    i64::try_from(inside.count()).unwrap()
}

crate::conformance! {
    async fn clusters_and_pins_add_up(store: TestStore) {
        let village = Village::build(&store).await;
        let told = fill(&store, &village, 330).await;
        assert_eq!(verify(store.reader()).await.unwrap(), []);
        let visitor = Actor::anonymous();

        let all = look(&store, &village, &visitor, &query(&WHOLE, 14)).await;
        assert_eq!(all.total, count(&told, &WHOLE, |_| true));
        assert!(all.pins.is_empty() && all.clusters.len() <= 256);
        assert_eq!(all.clusters.iter().map(|c| c.count).sum::<i64>(), all.total);
        assert_eq!(all.clusters.iter().map(|c| c.open).sum::<i64>(), count(&told, &WHOLE, |t| t.open));
        assert!(all.clusters.iter().all(|c| c.bounds.contains(&c.position)));

        let light = MapQuery { category: Some("light".into()), ..query(&WHOLE, 14) };
        let open = MapQuery { status: Some("open".into()), ..query(&WHOLE, 14) };
        let closed_light = MapQuery { status: Some("closed".into()), ..light.clone() };
        assert_eq!(look(&store, &village, &visitor, &light).await.total, count(&told, &WHOLE, |t| t.light));
        assert_eq!(look(&store, &village, &visitor, &open).await.total, count(&told, &WHOLE, |t| t.open));
        let few = look(&store, &village, &visitor, &closed_light).await;
        assert_eq!((few.total, few.pins.len()), (count(&told, &WHOLE, |t| t.light && !t.open), few.pins.len()));
        assert!(few.clusters.is_empty() && few.pins.len() == usize::try_from(few.total).unwrap());

        let corner = Bounds { south: 31.002, west: 121.003, north: 31.006, east: 121.009 };
        let near = look(&store, &village, &visitor, &query(&corner, 17)).await;
        assert_eq!(near.total, count(&told, &corner, |_| true));
        assert!(near.pins.iter().all(|pin| corner.contains(&pin.position) && pin.label == "路灯坏了，电话***"));
    }

    async fn other_filters_look_at_the_reports(store: TestStore) {
        let village = Village::build(&store).await;
        let told = fill(&store, &village, 40).await;
        let west = MapQuery { grid: Some(village.west), ..query(&WHOLE, 14) };
        let seen = look(&store, &village, &Actor::anonymous(), &west).await;
        assert_eq!(seen.total, count(&told, &WHOLE, |t| t.position.lng < 121.01));
        assert!(!seen.partial);
        let mine = MapQuery { scope: Some("mine".into()), ..query(&WHOLE, 14) };
        assert_eq!(look(&store, &village, &village.author, &mine).await.total, 40, "withdrawn and private ones too");
        let refused = view(store.reader(), &Actor::anonymous(), village.community, &mine, DAY_ONE).await;
        assert_eq!(refused.err().map(|f| f.code()), Some(Code::SignInRequired));
        let old = MapQuery { days: Some(1), ..query(&WHOLE, 14) };
        let later = Timestamp(DAY_ONE.0 + 3 * 86_400_000);
        let none = view(store.reader(), &Actor::anonymous(), village.community, &old, later).await.unwrap();
        assert_eq!(none.total, 0);
    }

    async fn nonsense_is_refused_and_elsewhere_is_empty(store: TestStore) {
        let village = Village::build(&store).await;
        let far = Bounds { south: 10.0, west: 10.0, north: 11.0, east: 11.0 };
        assert_eq!(look(&store, &village, &Actor::anonymous(), &query(&far, 10)).await.total, 0);
        let world = Bounds { south: -85.0, west: -180.0, north: 85.0, east: 180.0 };
        assert_eq!(look(&store, &village, &Actor::anonymous(), &query(&world, 3)).await.total, 0);
        let good = query(&WHOLE, 14);
        for wrong in [
            MapQuery { bbox: "1,2,3".into(), ..good.clone() },
            MapQuery { zoom: 21, ..good.clone() },
            MapQuery { status: Some("merged".into()), ..good.clone() },
            MapQuery { category: Some("nothing".into()), ..good.clone() },
            MapQuery { scope: Some("theirs".into()), ..good },
        ] {
            let refused = view(store.reader(), &village.author, village.community, &wrong, DAY_ONE).await;
            assert_eq!(refused.err().map(|f| f.code()), Some(Code::InvalidInput), "{wrong:?}");
        }
    }

    async fn a_rebuild_mends_what_was_broken(store: TestStore) {
        let village = Village::build(&store).await;
        fill(&store, &village, 30).await;
        store.raw("UPDATE map_count SET n = n + 1 WHERE level = 12").await;
        store.raw("DELETE FROM map_count WHERE level = 14").await;
        store.raw("UPDATE report SET followers = 7, comments = 3").await;
        assert!(!verify(store.reader()).await.unwrap().is_empty());
        store.execute(crate::verify::Rebuild, Actor::system(), DAY_ONE).await.unwrap();
        assert_eq!(verify(store.reader()).await.unwrap(), []);
    }
}
