//! "Seen already?": which open reports may be about the very thing that somebody is reporting.

use contract::place::Position;
use contract::{BuildingId, CategoryId, ReportId};
use std::collections::HashMap;

/// More than this nobody compares before writing.
pub const SHOWN: usize = 8;
/// Radius of a report that nobody has sorted yet, metres.
const UNSORTED_RADIUS_M: u32 = 100;

/// How far a matter of each category reaches, metres.
pub type Radii = HashMap<CategoryId, u32>;

/// What somebody is about to report, or what was reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matter {
    pub position: Position,
    pub building: Option<BuildingId>,
    pub category: Option<CategoryId>,
}

/// An open report that may be the same. Ordered by how likely it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// Not in the same building.
    pub elsewhere: bool,
    pub distance_m: u32,
    pub report: ReportId,
}

/// Nothing farther away than this counts, outside the building, metres: as much is to be read.
pub fn reach_m(category: Option<CategoryId>, radii: &Radii) -> u32 {
    let of_category = category.and_then(|id| radii.get(&id)).copied();
    let sorted = of_category.or_else(|| radii.values().copied().max());
    sorted.unwrap_or_default().max(UNSORTED_RADIUS_M)
}

/// The most likely ones, same building first, then by distance.
pub fn most_likely(
    new: &Matter,
    open: impl IntoIterator<Item = (ReportId, Matter)>,
    radii: &Radii,
) -> Vec<Near> {
    let mut found: Vec<Near> = open
        .into_iter()
        .filter_map(|(report, old)| near(new, &old, report, radii))
        .collect();
    found.sort_unstable();
    found.truncate(SHOWN);
    found
}

/// Another category is another matter, unless one of the two has none. In the same building it
/// counts however far it is, elsewhere within the radius of its own category.
fn near(new: &Matter, old: &Matter, report: ReportId, radii: &Radii) -> Option<Near> {
    let alike = new.category.is_none() || old.category.is_none() || new.category == old.category;
    let elsewhere = new.building.is_none() || new.building != old.building;
    let distance_m = whole_metres(new.position.distance_m(&old.position));
    let radius = old.category.and_then(|id| radii.get(&id)).copied();
    let close = distance_m <= radius.unwrap_or(UNSORTED_RADIUS_M);
    (alike && (close || !elsewhere)).then_some(Near {
        elsewhere,
        distance_m,
        report,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the globe is positive and far below u32::MAX"
)]
fn whole_metres(distance: f64) -> u32 {
    distance.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::place::DEGREE_M;
    use uuid::Uuid;

    const LIGHT: CategoryId = CategoryId(Uuid::from_u128(1));
    const NOISE: CategoryId = CategoryId(Uuid::from_u128(2));
    const GONE: CategoryId = CategoryId(Uuid::from_u128(3));
    const HOUSE: BuildingId = BuildingId(Uuid::from_u128(21));

    fn radii() -> Radii {
        HashMap::from([(LIGHT, 200), (NOISE, 50)])
    }

    fn at(metres: f64, building: Option<BuildingId>, category: Option<CategoryId>) -> Matter {
        Matter {
            position: Position {
                lat: 31.0 + metres / DEGREE_M,
                lng: 121.0,
            },
            building,
            category,
        }
    }

    fn found(new: &Matter, old: Matter) -> Option<(bool, u32)> {
        let open = [(ReportId(Uuid::nil()), old)];
        let near = most_likely(new, open, &radii());
        near.first().map(|near| (near.elsewhere, near.distance_m))
    }

    #[test]
    fn each_report_is_as_far_heard_of_as_its_own_category_reaches() {
        let new = at(0.0, None, None);
        for (category, radius) in [
            (Some(LIGHT), 200.0),
            (Some(NOISE), 50.0),
            (Some(GONE), 100.0),
            (None, 100.0),
        ] {
            assert!(found(&new, at(radius, None, category)).is_some());
            assert_eq!(found(&new, at(radius + 2.0, None, category)), None);
        }
    }

    #[test]
    fn another_category_is_another_matter_and_none_may_be_any() {
        let light = at(0.0, None, Some(LIGHT));
        assert_eq!(found(&light, at(10.0, None, Some(NOISE))), None);
        let may_be = Some((true, 10));
        assert_eq!(found(&light, at(10.0, None, Some(LIGHT))), may_be);
        assert_eq!(found(&light, at(10.0, None, None)), may_be);
        assert_eq!(
            found(&at(0.0, None, None), at(10.0, None, Some(NOISE))),
            may_be
        );
    }

    #[test]
    fn the_same_building_counts_however_far_and_comes_first() {
        let new = at(0.0, Some(HOUSE), Some(LIGHT));
        let inside = at(600.0, Some(HOUSE), Some(LIGHT));
        assert_eq!(found(&new, inside), Some((false, 600)));
        // Two places without a building are not the same building.
        let nowhere = at(0.0, None, Some(LIGHT));
        assert_eq!(found(&nowhere, at(600.0, None, Some(LIGHT))), None);

        let ids = [3, 2, 1].map(|n| ReportId(Uuid::from_u128(n)));
        let near = at(5.0, None, Some(LIGHT));
        let open = [(ids[0], near), (ids[1], inside), (ids[2], near)];
        let order: Vec<_> = most_likely(&new, open, &radii())
            .into_iter()
            .map(|near| near.report)
            .collect();
        assert_eq!(order, [ids[1], ids[2], ids[0]]);
    }

    #[test]
    fn nobody_is_asked_to_compare_more_than_a_few() {
        let open = (0..20).map(|n| (ReportId(Uuid::from_u128(n)), at(5.0, None, None)));
        assert_eq!(
            most_likely(&at(0.0, None, None), open, &radii()).len(),
            SHOWN
        );
    }

    #[test]
    fn what_is_read_reaches_as_far_as_anything_that_can_count() {
        let categories = [Some(LIGHT), Some(NOISE), Some(GONE), None];
        for wanted in categories {
            let reach = reach_m(wanted, &radii());
            for category in categories {
                let beyond = at(f64::from(reach) + 1.0, None, category);
                assert_eq!(found(&at(0.0, None, wanted), beyond), None, "{wanted:?}");
            }
        }
        assert_eq!(reach_m(None, &Radii::new()), UNSORTED_RADIUS_M);
    }
}
