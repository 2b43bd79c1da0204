//! 关注 and 我也遇到: counted once, and taken back.

use super::acts::{comment, finish};
use super::*;
use crate::commands::reports::{AddComment, FollowReport, JoinReport};

crate::conformance! {
    async fn following_joining_and_commenting_are_counted_once(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, neighbour) = (&scene.village.author, &scene.village.neighbour);
        let id = scene.simple().await;
        for _ in 0..2 {
            let counts = scene.run(neighbour, JoinReport { report: id, on: true }).await.unwrap();
            assert_eq!((counts.me_too, counts.followers, counts.joined, counts.following), (1, 1, true, true));
        }
        assert_eq!(code(scene.run(author, JoinReport { report: id, on: true }).await), Code::Forbidden);
        for on in [true, false, false] {
            scene.run(neighbour, FollowReport { report: id, on }).await.unwrap();
        }
        scene.run(&scene.village.staff, FollowReport { report: id, on: true }).await.unwrap();
        let said = comment(id, "我也看到了");
        let key = said.key;
        let first = scene.run(neighbour, said).await.unwrap();
        let again = AddComment { key, ..comment(id, "我也看到了") };
        assert_eq!(scene.run(neighbour, again).await.unwrap().id, first.id);
        assert_eq!(field(scene.run(neighbour, comment(id, " ")).await).0, "text");
        assert_eq!(scene.counts(id).await, (1, 1, 1));
        // None of it is a new version: the author may still correct what she is looking at.
        assert_eq!(scene.detail(author, id).await.unwrap().version, 1);
    }

    async fn what_was_said_of_oneself_can_be_taken_back(store: TestStore) {
        let scene = Scene::new(store).await;
        let (neighbour, staff) = (&scene.village.neighbour, &scene.village.staff);
        let id = scene.simple().await;
        for actor in [neighbour, staff] {
            scene.run(actor, JoinReport { report: id, on: true }).await.unwrap();
        }
        let events = "SELECT COUNT(*) FROM event WHERE kind = 'report_unjoined'";
        scene.accept(id).await;
        let photo = scene.photo(&scene.village.worker, 7).await;
        scene.run(&scene.village.worker, finish(id, photo)).await.unwrap();
        for _ in 0..2 {
            let counts = scene.run(neighbour, JoinReport { report: id, on: false }).await.unwrap();
            assert_eq!((counts.me_too, counts.joined), (1, false));
            assert_eq!((counts.followers, counts.following), (2, true), "following has a switch of its own");
            assert_eq!(scene.store.number(events).await, 1);
        }
        assert_eq!(code(scene.run(neighbour, JoinReport { report: id, on: true }).await), Code::WrongState);
    }

    async fn many_at_once_are_all_counted(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let people: Vec<Actor> = scene.village.people()[1..].iter().map(|actor| (*actor).clone()).collect();
        let tasks: Vec<_> = people.into_iter().flat_map(|actor| {
            let store = scene.store.share();
            (0..3).map(move |_| {
                let (store, actor) = (store.clone(), actor.clone());
                tokio::spawn(async move { store.execute(JoinReport { report: id, on: true }, actor, minutes(3)).await })
            })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(scene.counts(id).await, (5, 5, 0));
    }
}
