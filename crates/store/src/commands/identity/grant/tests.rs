use super::*;
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
            store.raw("DELETE FROM grant_role WHERE role = 'volunteer'").await;
        }
        let row = give(&store, &village, Role::Volunteer, None, " 人物1 ").await;
        assert_eq!(row.name, "人物1", "staff knew it");
        let row = give(&store, &village, Role::GridWorker, Some(village.west), "").await;
        assert_eq!(row.name, "人物1", "works here already");
    }
}
