//! A category whose reports are private unless their author says otherwise.

use super::*;
use contract::report::{ReportPatch, Visibility};

crate::conformance! {
    async fn into_a_private_kind_it_becomes_private_and_out_of_it_nothing_is_published(store: TestStore) {
        let scene = Scene::new(store).await;
        let (village, neighbour) = (&scene.village, &scene.village.neighbour);
        scene.store.raw("UPDATE category SET private_by_default = (code = 'noise')").await;
        let into = |category| ReportPatch { category: Some(category), ..ReportPatch::default() };
        let corrected = scene.simple().await;
        scene.correct(&village.author, corrected, 1, into(village.noise)).await.unwrap();
        assert_eq!(code(scene.detail(neighbour, corrected).await), Code::NotFound);
        scene.correct(&village.author, corrected, 2, into(village.light)).await.unwrap();
        assert_eq!(code(scene.detail(neighbour, corrected).await), Code::NotFound);
        let said = ReportPatch { visibility: Some(Visibility::Public), ..into(village.noise) };
        scene.correct(&village.author, corrected, 3, said).await.unwrap();
        assert!(scene.detail(neighbour, corrected).await.is_ok(), "what she says counts");

        // The same kind once more is no change: she chose to have it public.
        let same = AcceptInput { category: Some(village.noise), ..AcceptInput::default() };
        scene.run(&village.worker, AcceptReport { report: corrected, input: same.clone() }).await.unwrap();
        assert!(scene.detail(neighbour, corrected).await.is_ok());
        let accepted = scene.simple().await;
        scene.run(&village.worker, AcceptReport { report: accepted, input: same }).await.unwrap();
        assert_eq!(code(scene.detail(neighbour, accepted).await), Code::NotFound);
        assert!(scene.detail(&village.author, accepted).await.is_ok());
    }
}
