use super::*;
use crate::commands::reports::AddComment;
use crate::commands::work::{AddNote, DeclineReport};
use contract::place::PlaceInput;
use contract::report::NewComment;
use contract::work::{DeclineInput, NoteInput};

const PHONE: &str = "13800000001";

async fn with_numbers(scene: &Scene) -> ReportId {
    let mut input = scene
        .village
        .report("打我电话13800000001，车牌沪A12345\n第二行 138 0000 0001");
    input.place = PlaceInput {
        spot: "王家13800000001".into(),
        ..scene.village.at_house()
    };
    scene.submit(input).await
}

fn search(q: &str) -> ReportFilter {
    ReportFilter {
        q: Some(q.into()),
        ..ReportFilter::default()
    }
}

crate::conformance! {
    async fn numbers_are_starred_for_neighbours_everywhere(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = with_numbers(&scene).await;
        let comment = AddComment {
            report: id,
            key: IdempotencyKey(Uuid::now_v7()),
            input: NewComment { text: format!("也可以找我 {PHONE}") },
        };
        let author = &scene.village.author;
        scene.store.execute(comment, author.clone(), minutes(1)).await.unwrap();
        for reader in [&Actor::anonymous(), &scene.village.neighbour, &scene.village.other_staff] {
            let detail = scene.detail(reader, id).await.unwrap();
            let list = scene.list(reader, ReportFilter::default()).await;
            let shown = format!("{detail:?} {list:?}");
            for secret in [PHONE, "138 0000 0001", "沪A12345", "A12345"] {
                assert!(!shown.contains(secret), "{secret} in {shown}");
            }
            assert_eq!(list.items[0].excerpt, "打我电话***，车牌***");
            assert_eq!(list.items[0].place.label, "3号楼 王家***");
            // What is starred must not be findable either.
            assert_eq!(scene.list(reader, search(PHONE)).await.items, []);
            assert_eq!(scene.list(reader, search("打我电话")).await.items.len(), 1);
        }
        for reader in [author, &scene.village.worker, &scene.village.staff] {
            assert!(scene.detail(reader, id).await.unwrap().text.contains(PHONE));
            assert_eq!(scene.list(reader, search(PHONE)).await.items.len(), 1);
        }
    }

    async fn workers_words_name_desks_and_no_persons(store: TestStore) {
        let scene = Scene::new(store).await;
        let worker = &scene.village.worker;
        let (noted, declined) = (scene.simple().await, scene.simple().await);
        scene.accept(noted).await;
        let input = NoteInput { text: format!("业主王先生 {PHONE}，沪A12345"), photos: vec![] };
        scene.store.execute(AddNote { report: noted, input }, worker.clone(), minutes(2)).await.unwrap();
        let input = DeclineInput {
            reason: "已告知 138-0000-0001".into(),
            instead: "供电公司 021-64123456 或 12345".into(),
        };
        scene.store.execute(DeclineReport { report: declined, input }, worker.clone(), minutes(3)).await.unwrap();
        let said = async |reader: &Actor| {
            let mut said = String::new();
            for id in [noted, declined] {
                let detail = scene.detail(reader, id).await.unwrap();
                said.extend(detail.timeline.into_iter().map(|entry| entry.text));
            }
            said
        };
        for reader in [&Actor::anonymous(), &scene.village.neighbour, &scene.village.east_worker] {
            let said = said(reader).await;
            for secret in [PHONE, "138-0000-0001", "A12345"] {
                assert!(!said.contains(secret), "{secret} in {said}");
            }
            assert!(said.contains("供电公司 021-64123456 或 12345"), "{said}");
        }
        for reader in [&scene.village.author, worker] {
            let said = said(reader).await;
            assert!(said.contains(PHONE) && said.contains("138-0000-0001"), "{said}");
        }
    }

    async fn a_name_shows_only_where_the_author_chose_so(store: TestStore) {
        let scene = Scene::new(store).await;
        let hidden = scene.simple().await;
        let mut input = scene.village.report("路灯不亮");
        input.name_shown = true;
        let shown = scene.submit(input).await;
        let neighbour = &scene.village.neighbour;
        let seen = scene.detail(neighbour, hidden).await.unwrap();
        assert_eq!((seen.author, seen.timeline[0].who.name.clone()), (None, None));
        let seen = scene.detail(neighbour, shown).await.unwrap();
        assert_eq!(seen.author.as_deref(), Some("人物0"));
        assert_eq!(seen.timeline[0].who.name.as_deref(), Some("人物0"));
        // Who works here acts under the public name, and the page does not say two things about it.
        let own = scene.submit_as(&scene.village.worker, scene.village.report("路灯不亮"), DAY_ONE);
        let seen = scene.detail(neighbour, own.await.unwrap().id).await.unwrap();
        assert_eq!(seen.author.as_deref(), Some("人物2"));
        assert_eq!(seen.author, seen.timeline[0].who.name);
    }

    async fn the_record_holds_no_words_and_no_position(store: TestStore) {
        let scene = Scene::new(store).await;
        with_numbers(&scene).await;
        for trace in [PHONE, "王家", "31.003", "121.003"] {
            let events = format!("SELECT COUNT(*) FROM event WHERE data LIKE '%{trace}%'");
            assert_eq!(scene.store.number(&events).await, 0, "{trace}");
            let jobs = format!("SELECT COUNT(*) FROM job WHERE payload LIKE '%{trace}%'");
            assert_eq!(scene.store.number(&jobs).await, 0, "{trace}");
        }
    }
}
