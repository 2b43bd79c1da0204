//! Who has a report.

use crate::Actor;
use contract::person::Role;
use contract::{CommunityId, GrantId, GridId, PersonId};

/// That somebody walks a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walks {
    /// The grant that says so.
    pub grant: GrantId,
    pub grid: GridId,
    pub person: PersonId,
    /// Since when, epoch milliseconds.
    pub since: i64,
}

/// To whom a grid's reports go: who has walked it longest. Of two who began together the grant made
/// first counts, so that every page names the same one.
pub fn worker_of(grid: GridId, walks: &[Walks]) -> Option<PersonId> {
    walks
        .iter()
        .filter(|walks| walks.grid == grid)
        .min_by_key(|walks| (walks.since, walks.grant))
        .map(|walks| walks.person)
}

/// The role in which this person has a report of this grid: of several the one that stands nearest
/// to it. `None`: works in the community no longer, so somebody else has to answer.
pub fn role(actor: &Actor, community: CommunityId, grid: Option<GridId>) -> Option<Role> {
    if grid.is_some_and(|grid| actor.grids(community).contains(&grid)) {
        return Some(Role::GridWorker);
    }
    [
        Role::Staff,
        Role::GridWorker,
        Role::Department,
        Role::Volunteer,
        Role::Operator,
    ]
    .into_iter()
    .find(|role| actor.has(*role, community))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::person::Grant;
    use uuid::Uuid;

    const HERE: CommunityId = CommunityId(Uuid::from_u128(1));
    const THERE: CommunityId = CommunityId(Uuid::from_u128(2));
    const WEST: GridId = GridId(Uuid::from_u128(11));
    const EAST: GridId = GridId(Uuid::from_u128(12));

    fn walks(grant: u128, grid: GridId, person: u128, since: i64) -> Walks {
        Walks {
            grant: GrantId(Uuid::from_u128(grant)),
            grid,
            person: PersonId(Uuid::from_u128(person)),
            since,
        }
    }

    fn person(roles: &[(Role, Option<GridId>)]) -> Actor {
        let grant = |(n, (role, grid)): (u128, &(Role, Option<GridId>))| Grant {
            id: GrantId(Uuid::from_u128(n)),
            community: HERE,
            role: *role,
            grid: *grid,
        };
        let grants = (1..).zip(roles).map(grant).collect();
        Actor::person(PersonId(Uuid::from_u128(100)), grants)
    }

    #[test]
    fn who_walks_a_grid_longest_gets_its_reports() {
        let mut all = vec![
            walks(3, WEST, 101, 50),
            walks(2, WEST, 102, 20),
            walks(1, WEST, 103, 20),
            walks(4, EAST, 104, 10),
        ];
        for _ in 0..all.len() {
            assert_eq!(worker_of(WEST, &all), Some(PersonId(Uuid::from_u128(103))));
            all.rotate_left(1);
        }
        assert_eq!(worker_of(GridId(Uuid::nil()), &all), None);
    }

    #[test]
    fn staff_who_took_a_report_up_are_no_grid_workers() {
        let staff = person(&[(Role::Staff, None)]);
        assert_eq!(role(&staff, HERE, Some(WEST)), Some(Role::Staff));
        let both = person(&[(Role::Staff, None), (Role::GridWorker, Some(WEST))]);
        assert_eq!(role(&both, HERE, Some(WEST)), Some(Role::GridWorker));
        assert_eq!(role(&both, HERE, Some(EAST)), Some(Role::Staff));
        assert_eq!(role(&both, HERE, None), Some(Role::Staff));
        assert_eq!(role(&both, THERE, Some(WEST)), None);
        assert_eq!(role(&person(&[]), HERE, Some(WEST)), None);
    }
}
