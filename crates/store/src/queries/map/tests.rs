//! The map against a plain count over all reports.

mod filled;

use super::view;
use crate::failure::Failure;
use crate::queries::reports;
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use crate::verify::verify;
use contract::map::{MapView, MapZoom};
use contract::place::Bounds;
use contract::report::{ReportFilter, Scope, Status, StatusFilter, split_codes};
use contract::{Code, Paging, Timestamp};
use filled::{Told, fill};
use rules::Actor;
use std::collections::BTreeSet;

const WHOLE: Bounds = Bounds {
    south: 31.0,
    west: 121.0,
    north: 31.01,
    east: 121.02,
};

/// What a browser asks for and how near it looks.
#[derive(Clone, Debug)]
struct Question {
    filter: ReportFilter,
    zoom: u8,
}

impl Question {
    fn with(&self, change: impl FnOnce(&mut ReportFilter)) -> Self {
        let mut question = self.clone();
        change(&mut question.filter);
        question
    }
}

fn query(bounds: &Bounds, zoom: u8) -> Question {
    let filter = ReportFilter {
        bbox: Some(bounds.to_query()),
        ..ReportFilter::default()
    };
    Question { filter, zoom }
}

async fn ask(
    store: &TestStore,
    village: &Village,
    actor: &Actor,
    Question { filter, zoom }: &Question,
    now: Timestamp,
) -> Result<MapView, Failure> {
    let zoom = MapZoom { zoom: *zoom };
    view(store.reader(), actor, village.community, filter, zoom, now).await
}

async fn look(store: &TestStore, village: &Village, actor: &Actor, query: &Question) -> MapView {
    ask(store, village, actor, query, DAY_ONE).await.unwrap()
}

fn count(told: &[Told], bounds: &Bounds, wanted: impl Fn(&Told) -> bool) -> i64 {
    let inside = told
        .iter()
        .filter(|t| t.shown && bounds.contains(&t.position) && wanted(t));
    i64::try_from(inside.count()).unwrap()
}

/// Circles hold several each; who stands alone is a pin, and nobody is left out.
fn assert_adds_up(view: &MapView, open: i64) {
    assert!(view.clusters.iter().all(|c| c.count > 1), "{view:?}");
    let alone = i64::try_from(view.pins.len()).unwrap();
    assert_eq!(
        view.clusters.iter().map(|c| c.count).sum::<i64>() + alone,
        view.total
    );
    let open_alone = view.pins.iter().filter(|pin| pin.status.is_open()).count();
    let open_alone = i64::try_from(open_alone).unwrap();
    assert_eq!(
        view.clusters.iter().map(|c| c.open).sum::<i64>() + open_alone,
        open
    );
}

crate::conformance! {
    async fn clusters_and_pins_add_up(store: TestStore) {
        let village = Village::build(&store).await;
        let told = fill(&store, &village, 330).await;
        assert_eq!(verify(store.reader()).await.unwrap(), []);
        let visitor = Actor::anonymous();

        let all = look(&store, &village, &visitor, &query(&WHOLE, 14)).await;
        assert_eq!(all.total, count(&told, &WHOLE, |_| true));
        assert!(all.clusters.len() + all.pins.len() <= 256);
        assert_adds_up(&all, count(&told, &WHOLE, |t| t.open));
        // Near enough for some to stand alone; counted, and looked at.
        let near = query(&WHOLE, 18);
        for asked in [near.clone(), near.with(|f| f.days = Some(1))] {
            let seen = look(&store, &village, &visitor, &asked).await;
            assert_eq!(seen.total, all.total);
            assert!(!seen.pins.is_empty() && !seen.clusters.is_empty());
            assert_adds_up(&seen, count(&told, &WHOLE, |t| t.open));
        }
        assert!(all.clusters.iter().all(|c| c.bounds.contains(&c.position)));

        let light = query(&WHOLE, 14).with(|f| f.categories = vec!["light".into()]);
        let open = query(&WHOLE, 14).with(|f| f.status = Some(StatusFilter::Open));
        let closed_light = light.with(|f| f.status = Some(StatusFilter::Closed));
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
        let west = query(&WHOLE, 14).with(|f| f.grid = Some(village.west));
        let seen = look(&store, &village, &Actor::anonymous(), &west).await;
        assert_eq!(seen.total, count(&told, &WHOLE, |t| t.position.lng < 121.01));
        assert!(!seen.partial);
        let mine = query(&WHOLE, 14).with(|f| f.scope = Some(Scope::Mine));
        assert_eq!(look(&store, &village, &village.author, &mine).await.total, 40, "withdrawn and private ones too");
        let refused = ask(&store, &village, &Actor::anonymous(), &mine, DAY_ONE).await;
        assert_eq!(refused.err().map(|f| f.code()), Some(Code::SignInRequired));
        let old = query(&WHOLE, 14).with(|f| f.days = Some(1));
        let later = Timestamp(DAY_ONE.0 + 3 * 86_400_000);
        let none = ask(&store, &village, &Actor::anonymous(), &old, later).await.unwrap();
        assert_eq!(none.total, 0);
    }

    async fn nonsense_is_refused_and_elsewhere_is_empty(store: TestStore) {
        let village = Village::build(&store).await;
        let far = Bounds { south: 10.0, west: 10.0, north: 11.0, east: 11.0 };
        assert_eq!(look(&store, &village, &Actor::anonymous(), &query(&far, 10)).await.total, 0);
        let world = Bounds { south: -85.0, west: -180.0, north: 85.0, east: 180.0 };
        assert_eq!(look(&store, &village, &Actor::anonymous(), &query(&world, 3)).await.total, 0);
        let good = query(&WHOLE, 14);
        for (wrong, field) in [
            (good.with(|f| f.bbox = Some("1,2,3".into())), "bbox"),
            (good.with(|f| f.bbox = None), "bbox"),
            (query(&WHOLE, 21), "zoom"),
            (good.with(|f| f.categories = split_codes("nothing")), "category"),
            (good.with(|f| f.categories = split_codes("light,nothing")), "category"),
        ] {
            let refused = ask(&store, &village, &village.author, &wrong, DAY_ONE).await;
            let Err(Failure::Refused(refusal)) = refused else { panic!("{wrong:?}") };
            assert_eq!((refusal.code, refusal.fields.0[0].field.as_str()), (Code::InvalidInput, field));
        }
    }

    async fn the_map_shows_what_the_list_shows(store: TestStore) {
        let village = Village::build(&store).await;
        fill(&store, &village, 60).await;
        let (visitor, whole) = (Actor::anonymous(), query(&WHOLE, 14));
        let all = Paging { after: None, limit: Some(100) };
        for codes in ["", "light", "noise", "light,light", " light,", "light,noise"] {
            for status in [None, Some(StatusFilter::Open), Some(StatusFilter::Closed)] {
                for (building, words) in [(None, None), (Some(village.tower), None), (None, Some("路灯"))] {
                    let asked = whole.with(|f| {
                        f.categories = split_codes(codes);
                        (f.status, f.building, f.q) = (status, building, words.map(str::to_owned));
                    });
                    let map = look(&store, &village, &visitor, &asked).await;
                    let list = reports::list(store.reader(), &visitor, village.community, &asked.filter, &all, DAY_ONE);
                    // Who took a report back does not want a neighbour to come by: it is in the list only.
                    let listed = list.await.unwrap().items.into_iter().filter(|card| card.status != Status::Withdrawn);
                    let listed: BTreeSet<_> = listed.map(|card| card.id).collect();
                    let pinned: BTreeSet<_> = map.pins.iter().map(|pin| pin.id).collect();
                    assert_eq!(pinned, listed, "{asked:?}");
                    assert_eq!(map.total, i64::try_from(pinned.len()).unwrap());
                }
            }
        }
    }

    async fn a_rebuild_mends_what_was_broken(store: TestStore) {
        let village = Village::build(&store).await;
        fill(&store, &village, 30).await;
        store.raw("UPDATE map_count SET n = n + 1 WHERE level = 12").await;
        store.raw("DELETE FROM map_count WHERE level = 14").await;
        store.raw("UPDATE report SET followers = 7, comments = 3").await;
        store.raw("UPDATE report SET is_open = TRUE, cell = cell + 1").await;
        assert!(!verify(store.reader()).await.unwrap().is_empty());
        store.execute(crate::verify::Rebuild, Actor::system(), DAY_ONE).await.unwrap();
        assert_eq!(verify(store.reader()).await.unwrap(), []);
    }
}
