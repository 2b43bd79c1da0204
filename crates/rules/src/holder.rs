//! Who has a report.

use crate::Actor;
use contract::person::Role;
use contract::{CategoryId, CommunityId, GrantId, GridId, PersonId};

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The person to whom it was given, in this role.
    Assignee {
        role: Role,
        /// The grid of the report is one of the person's own.
        own_grid: bool,
    },
    /// The responsible party of its category.
    ResponsibleParty,
    DutyDesk,
}

/// Who has a report: to whom it was given, while that person works here; else the responsible party
/// of its category, else the duty desk.
pub fn of_report(
    assignee: Option<&Actor>,
    community: CommunityId,
    grid: Option<GridId>,
    category: Option<CategoryId>,
) -> Holds {
    let role = assignee.and_then(|actor| Some((actor, role(actor, community, grid)?)));
    match (role, category) {
        (Some((actor, role)), _) => Holds::Assignee {
            role,
            own_grid: walks(actor, community, grid),
        },
        (None, Some(_)) => Holds::ResponsibleParty,
        (None, None) => Holds::DutyDesk,
    }
}

fn walks(actor: &Actor, community: CommunityId, grid: Option<GridId>) -> bool {
    grid.is_some_and(|grid| actor.grids(community).contains(&grid))
}

/// The role in which this person has a report of this grid: of several the one that stands nearest
/// to it. `None`: works in the community no longer, so somebody else has to answer.
fn role(actor: &Actor, community: CommunityId, grid: Option<GridId>) -> Option<Role> {
    if walks(actor, community, grid) {
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

    #[test]
    fn who_works_here_no_longer_leaves_it_to_the_category_and_the_desk() {
        let light = Some(CategoryId(Uuid::from_u128(51)));
        let worker = person(&[(Role::GridWorker, Some(WEST))]);
        let has = |role, own_grid| Holds::Assignee { role, own_grid };
        for (assignee, grid, category, expected) in [
            (
                Some(&worker),
                Some(WEST),
                light,
                has(Role::GridWorker, true),
            ),
            // Lent to another grid, where she is not at home.
            (
                Some(&worker),
                Some(EAST),
                light,
                has(Role::GridWorker, false),
            ),
            (Some(&worker), None, None, has(Role::GridWorker, false)),
            (
                Some(&person(&[])),
                Some(WEST),
                light,
                Holds::ResponsibleParty,
            ),
            (Some(&person(&[])), Some(WEST), None, Holds::DutyDesk),
            (None, Some(WEST), light, Holds::ResponsibleParty),
            (None, None, None, Holds::DutyDesk),
        ] {
            assert_eq!(of_report(assignee, HERE, grid, category), expected);
        }
        assert_eq!(
            of_report(Some(&worker), THERE, None, light),
            Holds::ResponsibleParty
        );
    }
}
