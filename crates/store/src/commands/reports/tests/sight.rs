//! What SQL filters, against what the rules say: every combination of what decides, read by everybody.

use super::*;
use crate::testing::village::HOUSE;
use crate::verify::Rebuild;
use contract::map::MapZoom;
use contract::place::Bounds;
use contract::report::{NearbyQuery, Scope, Status, StatusFilter, Visibility, split_codes};
use rules::lifecycle::is_solved;
use rules::policy::ReportFacts;
use rules::sight::{Sight, is_on_map, sight};
use std::collections::BTreeSet;

type Ids = BTreeSet<ReportId>;

/// One report of every kind, all by the author at the house.
async fn one_of_each(scene: &Scene) -> Vec<(ReportId, String, ReportFacts)> {
    let mut all = Vec::new();
    let mut changes = String::new();
    for visibility in [Visibility::Public, Visibility::Private] {
        for status in Status::ALL {
            for hidden in [false, true] {
                let input = NewReport {
                    visibility: Some(visibility),
                    ..scene.village.report("路灯不亮")
                };
                let sent = scene.submit_as(&scene.village.author, input, DAY_ONE).await;
                let sent = sent.unwrap();
                let reference = sent.reference.replace(' ', "");
                let or_null = |set: bool| {
                    if set {
                        DAY_ONE.0.to_string()
                    } else {
                        "NULL".into()
                    }
                };
                changes.push_str(&format!(
                    "UPDATE report SET status = '{}', is_open = {}, hidden = {}, closed = {} WHERE reference = '{reference}';",
                    status.code(),
                    status.is_open(),
                    or_null(hidden),
                    or_null(!status.is_open()),
                ));
                let facts = ReportFacts {
                    community: scene.village.community,
                    grid: Some(scene.village.west),
                    author: scene.village.author.person,
                    visibility,
                    status,
                    hidden,
                    indoors: false,
                };
                all.push((sent.id, reference, facts));
            }
        }
    }
    scene.store.raw(&changes).await;
    let rebuild = scene.store.execute(Rebuild, Actor::system(), DAY_ONE);
    rebuild.await.unwrap();
    all
}

async fn listed(scene: &Scene, actor: &Actor, change: impl FnOnce(&mut ReportFilter)) -> Ids {
    let mut filter = ReportFilter::default();
    change(&mut filter);
    let paging = Paging {
        after: None,
        limit: Some(100),
    };
    let page = scene.page(actor, filter, &paging).await.unwrap();
    page.items.iter().map(|card| card.id).collect()
}

async fn pinned(scene: &Scene, actor: &Actor, change: impl FnOnce(&mut ReportFilter)) -> Ids {
    let whole = Bounds {
        south: 31.0,
        west: 121.0,
        north: 31.01,
        east: 121.02,
    };
    let mut filter = ReportFilter {
        bbox: Some(whole.to_query()),
        ..ReportFilter::default()
    };
    change(&mut filter);
    let (db, community) = (scene.store.reader(), scene.village.community);
    let zoom = MapZoom { zoom: 18 };
    let seen = queries::map::view(db, actor, community, &filter, zoom, minutes(5)).await;
    let seen = seen.unwrap();
    assert_eq!(seen.total, i64::try_from(seen.pins.len()).unwrap());
    seen.pins.iter().map(|pin| pin.id).collect()
}

async fn near(scene: &Scene, actor: &Actor) -> Ids {
    let query = NearbyQuery {
        lat: HOUSE.lat,
        lng: HOUSE.lng,
        building: None,
        category: None,
    };
    let (db, community) = (scene.store.reader(), scene.village.community);
    let found = queries::reports::nearby(db, actor, community, &query, minutes(5)).await;
    let items = found.unwrap().items;
    items.iter().map(|near| near.report.id).collect()
}

crate::conformance! {
    async fn what_the_database_filters_is_what_the_rules_say(store: TestStore) {
        let scene = Scene::new(store).await;
        let all = one_of_each(&scene).await;
        let visitor = Actor::anonymous();
        for actor in scene.village.people().into_iter().chain([&visitor]) {
            let those = |wanted: &dyn Fn(&ReportFacts, Option<Sight>) -> bool| -> Ids {
                let wanted = all.iter().filter(|(_, _, facts)| wanted(facts, sight(actor, facts)));
                wanted.map(|(id, ..)| *id).collect()
            };
            let found = |seen: Option<Sight>| seen.is_some_and(|seen| seen.is_found());
            // Private reports have lists of their own: one's own, and the queue of work.
            let public = |facts: &ReportFacts, seen| found(seen) && facts.visibility == Visibility::Public;
            let list = those(&public);
            assert_eq!(listed(&scene, actor, |_| ()).await, list);
            assert_eq!(listed(&scene, actor, |f| f.building = Some(scene.village.house)).await, list);
            assert_eq!(listed(&scene, actor, |f| f.categories = split_codes("light")).await, list);
            assert_eq!(pinned(&scene, actor, |f| f.grid = Some(scene.village.west)).await, list);
            let open = those(&|facts, seen| public(facts, seen) && facts.status.is_open());
            assert_eq!(listed(&scene, actor, |f| f.status = Some(StatusFilter::Open)).await, open);
            if actor.is_signed_in() {
                let mine = those(&|facts, _| actor.is(facts.author));
                assert_eq!(listed(&scene, actor, |f| f.scope = Some(Scope::Mine)).await, mine);
            }

            let on_map = those(&|facts, _| is_on_map(facts));
            assert_eq!(pinned(&scene, actor, |_| ()).await, on_map);
            assert_eq!(pinned(&scene, actor, |f| f.categories = split_codes("light")).await, on_map);
            assert_eq!(near(&scene, actor).await, those(&|facts, _| is_on_map(facts) && facts.status.is_open()));

            for (id, reference, facts) in &all {
                let seen = sight(actor, facts);
                let by_number = listed(&scene, actor, |f| f.q = Some(reference.clone())).await;
                assert_eq!(by_number.contains(id), found(seen), "{facts:?}");
                let detail = scene.detail(actor, *id).await;
                assert_eq!(detail.is_ok(), seen.is_some(), "{facts:?}");
            }
        }
        let (db, community) = (scene.store.reader(), scene.village.community);
        let numbers = queries::communities::numbers(db, community, minutes(5)).await.unwrap();
        let count = |wanted: fn(Status) -> bool| {
            let counted = all.iter().filter(|(_, _, facts)| is_on_map(facts) && wanted(facts.status));
            i64::try_from(counted.count()).unwrap()
        };
        assert_eq!(numbers.open, count(Status::is_open));
        assert_eq!(numbers.resolved_30d, count(is_solved));
    }
}
