use super::*;
use crate::testing::village::{HOUSE, IN_THE_WEST};
use contract::home::AroundScope;
use contract::place::Position;
use contract::report::{NearbyQuery, Scope, Status, StatusFilter, Visibility, split_codes};
use contract::work::{WorkList, WorkQuery};
use std::collections::BTreeSet;

fn filter(change: impl FnOnce(&mut ReportFilter)) -> ReportFilter {
    let mut filter = ReportFilter::default();
    change(&mut filter);
    filter
}

impl Scene {
    /// Sends `n` reports a minute apart, every third about noise.
    async fn many(&self, n: i64) -> Vec<ReportId> {
        let mut ids = Vec::new();
        for i in 0..n {
            let mut input = self.village.report(&format!("第{i}件"));
            if i % 3 == 0 {
                input.category = Some(self.village.noise);
            }
            let sent = self
                .submit_as(&self.village.author, input, minutes(i - 10_000))
                .await;
            ids.push(sent.unwrap().id);
        }
        ids
    }

    async fn ids(&self, actor: &Actor, change: impl FnOnce(&mut ReportFilter)) -> Vec<ReportId> {
        let page = self.list(actor, filter(change)).await;
        page.items.iter().map(|card| card.id).collect()
    }

    async fn refused(&self, change: impl FnOnce(&mut ReportFilter, &mut Paging)) -> String {
        let (mut query, mut paging) = (ReportFilter::default(), Paging::default());
        change(&mut query, &mut paging);
        field(self.page(&Actor::anonymous(), query, &paging).await).0
    }

    async fn nearby(
        &self,
        position: Position,
        category: Option<contract::CategoryId>,
    ) -> Vec<(u32, bool)> {
        let query = NearbyQuery {
            lat: position.lat,
            lng: position.lng,
            building: Some(self.village.house),
            category,
        };
        let (db, community) = (self.store.reader(), self.village.community);
        let found =
            queries::reports::nearby(db, &self.village.neighbour, community, &query, DAY_ONE)
                .await
                .unwrap();
        found
            .items
            .iter()
            .map(|near| (near.distance_m, near.same_building))
            .collect()
    }
}

crate::conformance! {
    async fn pages_neither_repeat_nor_skip(store: TestStore) {
        let scene = Scene::new(store).await;
        let sent: BTreeSet<_> = scene.many(45).await.into_iter().collect();
        let visitor = Actor::anonymous();
        let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let paging = Paging { after: after.clone(), limit: Some(10) };
            let page = scene.page(&visitor, ReportFilter::default(), &paging).await.unwrap();
            assert!(page.items.len() <= 10 && !page.partial);
            seen.extend(page.items.iter().map(|card| (card.created, card.id)));
            pages += 1;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(pages, 5);
        assert!(seen.is_sorted_by(|a, b| a > b));
        assert_eq!(seen.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>(), sent);
        assert_eq!(seen.len(), 45);
    }

    async fn every_filter_finds_what_it_says(store: TestStore) {
        let scene = Scene::new(store).await;
        let ids = scene.many(9).await;
        let (village, visitor) = (&scene.village, Actor::anonymous());
        scene.accept(ids[0]).await;
        let mut there = village.report("在东边，喇叭声");
        there.place.building = Some(village.tower);
        let east = scene.submit_as(&village.neighbour, there, minutes(-9_000)).await.unwrap();
        assert_eq!(scene.ids(&visitor, |f| f.categories = split_codes("noise")).await.len(), 3);
        assert_eq!(scene.ids(&visitor, |f| f.categories = split_codes("noise,light")).await.len(), 10);
        assert_eq!(scene.ids(&visitor, |f| f.status = Some(StatusFilter::Exactly(Status::Accepted))).await, [ids[0]]);
        assert_eq!(scene.ids(&visitor, |f| f.status = Some(StatusFilter::Open)).await.len(), 10);
        assert_eq!(scene.ids(&visitor, |f| f.status = Some(StatusFilter::Closed)).await, []);
        assert_eq!(scene.ids(&visitor, |f| f.grid = Some(village.east)).await, [east.id]);
        assert_eq!(scene.ids(&visitor, |f| f.building = Some(village.tower)).await, [east.id]);
        assert_eq!(scene.ids(&visitor, |f| f.bbox = Some("121.01,31.0,121.02,31.01".into())).await, [east.id]);
        assert_eq!(scene.ids(&visitor, |f| f.days = Some(1)).await, []);
        assert_eq!(scene.ids(&visitor, |f| f.days = Some(8)).await.len(), 10);
        assert_eq!(scene.ids(&visitor, |f| f.q = Some("喇叭".into())).await, [east.id]);
        assert_eq!(scene.ids(&visitor, |f| f.q = Some("%".into())).await, []);
        let reference = east.reference.clone();
        assert_eq!(scene.ids(&visitor, |f| f.q = Some(reference)).await, [east.id]);
        assert_eq!(scene.ids(&village.neighbour, |f| f.scope = Some(Scope::Mine)).await, [east.id]);
        assert_eq!(scene.ids(&village.author, |f| f.scope = Some(Scope::Mine)).await.len(), 9);
    }

    async fn followed_and_joined_are_lists_of_ones_own(store: TestStore) {
        use crate::commands::reports::{FollowReport, JoinReport};
        let scene = Scene::new(store).await;
        let ids = scene.many(3).await;
        let neighbour = &scene.village.neighbour;
        let follow = FollowReport { report: ids[0], on: true };
        scene.store.execute(follow, neighbour.clone(), DAY_ONE).await.unwrap();
        scene.store.execute(JoinReport { report: ids[2], on: true }, neighbour.clone(), DAY_ONE).await.unwrap();
        assert_eq!(scene.ids(neighbour, |f| f.scope = Some(Scope::Followed)).await, [ids[2], ids[0]]);
        assert_eq!(scene.ids(neighbour, |f| f.scope = Some(Scope::Joined)).await, [ids[2]]);
        // A reference number finds within the list that is asked for.
        let of = async |n: usize| Some(scene.detail(neighbour, ids[n]).await.unwrap().card.reference);
        for (n, found) in [(2, vec![ids[2]]), (1, vec![])] {
            let reference = of(n).await;
            assert_eq!(scene.ids(neighbour, |f| (f.scope, f.q) = (Some(Scope::Joined), reference.clone())).await, found);
            assert_eq!(scene.ids(neighbour, |f| (f.scope, f.q) = (Some(Scope::Mine), reference.clone())).await, []);
        }
        assert_eq!(scene.ids(&scene.village.author, |f| f.scope = Some(Scope::Joined)).await, []);
    }

    async fn private_reports_are_in_no_list_but_the_authors(store: TestStore) {
        let scene = Scene::new(store).await;
        let mut input = scene.village.report("家里的事");
        input.visibility = Some(Visibility::Private);
        let id = scene.submit(input).await;
        let everybody = [&Actor::anonymous(), &scene.village.neighbour, &scene.village.other_staff, &scene.village.east_worker];
        for reader in everybody {
            assert_eq!(scene.ids(reader, |_| ()).await, []);
            assert_eq!(code(scene.detail(reader, id).await), Code::NotFound);
        }
        assert_eq!(scene.ids(&scene.village.author, |f| f.scope = Some(Scope::Mine)).await, [id]);
        let reference = scene.detail(&scene.village.author, id).await.unwrap().card.reference;
        let found = async |actor: &Actor| scene.ids(actor, |f| f.q = Some(reference.clone())).await;
        assert_eq!(found(&scene.village.neighbour).await, []);
        assert_eq!(found(&scene.village.worker).await, [id]);
    }

    async fn nonsense_in_the_query_is_refused_by_field(store: TestStore) {
        let scene = Scene::new(store).await;
        for codes in ["nothing", "light,nothing", "nothing,light"] {
            assert_eq!(scene.refused(|f, _| f.categories = split_codes(codes)).await, "category", "{codes}");
        }
        assert_eq!(scene.refused(|f, _| f.bbox = Some("1,2,3".into())).await, "bbox");
        assert_eq!(scene.refused(|_, p| p.after = Some("x".into())).await, "after");
        assert_eq!(scene.refused(|_, p| p.limit = Some(101)).await, "limit");
        assert_eq!(scene.refused(|f, _| f.q = Some("长".repeat(61))).await, "q");
        let mine = filter(|f| f.scope = Some(Scope::Mine));
        let list = scene.page(&Actor::anonymous(), mine, &Paging::default()).await;
        assert_eq!(code(list), Code::SignInRequired);
    }

    async fn nearby_knows_the_building_and_the_radius_of_each_kind(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let at = |lat: f64| Position { lat: HOUSE.lat + lat, lng: HOUSE.lng };
        // 0.001 degrees of latitude are 111 m; light reaches 200 m, noise 50 m.
        for (lat, category) in [(0.001, village.light), (0.001, village.noise), (0.003, village.light)] {
            let mut input = village.report("附近的事");
            input.category = Some(category);
            input.place = village.pin(at(lat));
            scene.submit(input).await;
        }
        scene.simple().await;
        assert_eq!(scene.nearby(HOUSE, None).await, [(0, true), (111, false)]);
        assert_eq!(scene.nearby(HOUSE, Some(village.noise)).await, []);
        // Somebody in the same building counts however far the pin is.
        assert!(scene.nearby(at(0.006), Some(village.light)).await[0].1);
        assert!(scene.nearby(IN_THE_WEST, None).await.len() <= 8);
    }

    async fn around_is_the_nearest_that_has_any(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let around = async |building| {
            let db = scene.store.reader();
            let found = queries::reports::around(db, &village.neighbour, village.community, building, DAY_ONE);
            let (scope, cards) = found.await.unwrap();
            (scope, cards.len())
        };
        assert_eq!(around(Some(village.tower)).await, (AroundScope::Community, 0));
        for _ in 0..7 {
            scene.simple().await;
        }
        assert_eq!(around(None).await, (AroundScope::Community, 6));
        assert_eq!(around(Some(village.house)).await, (AroundScope::Building, 6));
        assert_eq!(around(Some(village.tower)).await, (AroundScope::Community, 6));
        let mut input = village.report("东边的路");
        input.place = village.pin(Position { lat: 31.005, lng: 121.015 });
        scene.submit(input).await;
        // Nothing in the tower itself, but something in its grid.
        assert_eq!(around(Some(village.tower)).await, (AroundScope::Grid, 1));
    }

    async fn a_queue_has_the_own_grids_and_the_nearest_promise_first(store: TestStore) {
        let scene = Scene::new(store).await;
        let ids = scene.many(25).await;
        let village = &scene.village;
        let mut there = village.report("东边");
        there.place.building = Some(village.tower);
        scene.submit(there).await;
        scene.accept(ids[3]).await;
        let queue = async |actor: &Actor, list: WorkList, after: Option<String>| {
            let query = WorkQuery { list, after };
            queries::work::queue(scene.store.reader(), actor, village.community, &query, minutes(5)).await
        };
        let first = queue(&village.worker, WorkList::Open, None).await.unwrap();
        assert_eq!((first.items.len(), first.counts.to_accept, first.counts.in_progress), (20, 24, 1));
        let due: Vec<_> = first.items.iter().map(|item| item.report.due).collect();
        assert!(due.is_sorted());
        let second = queue(&village.worker, WorkList::Open, first.next).await.unwrap();
        assert_eq!((second.items.len(), second.next), (5, None));
        assert_eq!(queue(&village.worker, WorkList::InProgress, None).await.unwrap().items.len(), 1);
        assert_eq!(queue(&village.worker, WorkList::Done, None).await.unwrap().items.len(), 0);
        assert_eq!(queue(&village.east_worker, WorkList::Open, None).await.unwrap().items.len(), 1);
        assert_eq!(queue(&village.staff, WorkList::Open, None).await.unwrap().counts.to_accept, 25);
        let strange = Some("x".to_owned());
        assert_eq!(field(queue(&village.staff, WorkList::Open, strange).await).0, "after");
        for nobody in [&village.neighbour, &village.other_staff] {
            assert_eq!(code(queue(nobody, WorkList::Open, None).await), Code::Forbidden);
        }
        assert_eq!(code(queue(&Actor::anonymous(), WorkList::Open, None).await), Code::SignInRequired);
    }
}
