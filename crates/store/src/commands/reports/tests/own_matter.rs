//! Nobody is judge of her own words.

use super::*;
use crate::commands::reports::AddComment;
use contract::report::{NewComment, Subject};

crate::conformance! {
    async fn staff_do_not_decide_about_their_own(store: TestStore) {
        let scene = Scene::new(store).await;
        let (staff, neighbour) = (&scene.village.staff, &scene.village.neighbour);
        let id = scene.simple().await;
        let words = AddComment {
            report: id,
            key: IdempotencyKey(Uuid::now_v7()),
            input: NewComment { text: "就这样".into() },
        };
        let said = scene.store.execute(words, staff.clone(), minutes(1)).await.unwrap().id;
        let own = Subject::Comment(said);
        let others = scene.said(id, "别人的话").await;
        for subject in [own, others] {
            scene.flag(neighbour, Subject::Report(id)).await.unwrap();
            if subject == own {
                scene.flag(neighbour, subject).await.unwrap();
            }
        }
        let open = scene.flags(staff).await.unwrap();
        let told: Vec<_> = open.iter().map(|flag| (flag.subject, flag.cannot)).collect();
        assert_eq!(told.len(), 2);
        assert!(told.contains(&(own, Some(Code::OwnMatter))) && told.contains(&(Subject::Report(id), None)));
        for hide in [true, false] {
            assert_eq!(code(scene.moderate(staff, own, hide).await), Code::OwnMatter);
        }
        let seen = scene.detail(staff, id).await.unwrap();
        assert_eq!(seen.comments_list.len(), 2);
        assert!(seen.comments_list.iter().all(|comment| comment.mine != comment.staff_version.is_some()));
        scene.moderate(staff, others, true).await.unwrap();
    }
}
