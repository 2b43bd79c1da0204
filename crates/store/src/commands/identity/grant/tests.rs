use super::*;
use crate::queries::communities::places;
use crate::queries::settings::grants;
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use contract::GridId;

/// Of somebody who goes by a name and holds no role.
const PHONE: &str = "13800000101";

async fn give(
    store: &TestStore,
    village: &Village,
    role: Role,
    grid: Option<GridId>,
    name: &str,
) -> GrantRow {
    let input = GrantInput {
        phone: PHONE.into(),
        role,
        grid,
        name: name.into(),
    };
    let command = GrantRole {
        community: village.community,
        input,
    };
    let given = store.execute(command, village.staff.clone(), DAY_ONE).await;
    given.unwrap()
}

crate::conformance! {
    async fn a_phone_number_is_not_answered_with_its_owners_name(store: TestStore) {
        let village = Village::build(&store).await;
        for guess in ["", "别人"] {
            let row = give(&store, &village, Role::Volunteer, None, guess).await;
            assert_eq!((row.name.as_str(), row.phone_masked.as_str()), ("", "138****0101"));
            let second = give(&store, &village, Role::GridWorker, Some(village.west), guess).await;
            assert_eq!(second.name, "", "a second role is no knowledge of the first");
            let listed = grants(store.reader(), &village.staff, village.community).await.unwrap();
            let hers: Vec<_> = listed.iter().filter(|listed| listed.phone_masked == row.phone_masked).collect();
            assert!(hers.len() == 2 && hers.iter().all(|listed| listed.name.is_empty()));
            // Nor is it told to everybody as the name of whoever walks the grid.
            store.raw("UPDATE grant_role SET revoked = 1 WHERE role = 'grid_worker' AND named").await;
            let places = places(store.reader(), village.community).await.unwrap();
            assert!(places.grids.iter().all(|grid| grid.worker_name.is_none()));
            store.raw("DELETE FROM grant_role WHERE NOT named").await;
            store.raw("DELETE FROM grant_role WHERE role = 'volunteer'").await;
        }
        let row = give(&store, &village, Role::Volunteer, None, " 人物1 ").await;
        assert_eq!(row.name, "人物1", "staff knew it");
        let row = give(&store, &village, Role::GridWorker, Some(village.west), "").await;
        assert_eq!(row.name, "人物1", "works here already");
    }
}
