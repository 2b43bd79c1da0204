//! A report that is not sent yet, in words.

use crate::i18n::{report, reports, t, tf};
use crate::state::drafts::model::DraftPlace;
use crate::state::places;
use contract::community::Places;
use contract::place::PlaceMethod;

/// The place as neighbours will read it. Which grid a position lies in only the server knows.
pub fn place_line(place: &DraftPlace, book: &Places) -> String {
    let Some(place) = place.to_input() else {
        return String::new();
    };
    let line = places::names(book, &place);
    if place.whole {
        return tf(reports::PLACE_WHOLE, &[&line]);
    }
    if !line.is_empty() {
        return line;
    }
    let way = match place.method {
        PlaceMethod::Pin => t(report::MAP_WAY),
        _ => t(report::WAY_POSITION),
    };
    let beside = place.position.and_then(|at| places::nearest(book, &at));
    match beside {
        Some(building) => tf(report::PLACE_BESIDE, &[way, building.name.as_str()]),
        None => way.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::drafts::model::{Draft, Way};
    use contract::community::{Building, Facility, Unit};
    use contract::place::Position;
    use contract::{BuildingId, FacilityId, GridId, IdempotencyKey, Timestamp, UnitId};
    use uuid::Uuid;

    const HOUSE: BuildingId = BuildingId(Uuid::from_u128(1));
    const STAIRS: UnitId = UnitId(Uuid::from_u128(2));
    const LIFT: FacilityId = FacilityId(Uuid::from_u128(3));

    fn book() -> Places {
        let position = Position {
            lat: 31.0,
            lng: 121.0,
        };
        let grid = GridId(Uuid::nil());
        Places {
            grids: vec![],
            buildings: vec![Building {
                id: HOUSE,
                grid,
                name: "3号楼".into(),
                position,
                floors: 6,
                units: vec![Unit {
                    id: STAIRS,
                    name: "2单元".into(),
                }],
            }],
            facilities: vec![Facility {
                id: LIFT,
                grid: Some(grid),
                building: Some(HOUSE),
                kind: "lift".into(),
                name: "1号电梯".into(),
                position,
                code: "E1".into(),
                category: None,
            }],
        }
    }

    fn line(change: impl FnOnce(&mut Draft)) -> String {
        let mut draft = Draft::new(Uuid::nil(), IdempotencyKey(Uuid::nil()), Timestamp(0));
        draft.place.building = Some(HOUSE);
        draft.place.unit = Some(STAIRS);
        draft.place.facility = Some(LIFT);
        draft.place.spot = "找王家13800000001".into();
        draft.place.way = Some(Way::Building);
        change(&mut draft);
        place_line(&draft.place, &book())
    }

    #[test]
    fn the_place_reads_as_the_server_will_show_it_to_neighbours() {
        assert_eq!(line(|_| {}), "3号楼 2单元 找王家***");
        assert_eq!(line(|draft| draft.place.indoors = true), "3号楼");
        let whole = |draft: &mut Draft| draft.place.choose_part(None, true);
        assert_eq!(line(whole), "3号楼 找王家***（整栋楼或公共部位）");
        let indoors = |draft: &mut Draft| {
            whole(draft);
            draft.place.indoors = true;
        };
        assert_eq!(line(indoors), "3号楼", "nothing of where in it");
        assert_eq!(
            line(|draft| draft.place.way = Some(Way::Facility)),
            "3号楼 1号电梯 找王家***"
        );
        assert_eq!(line(|draft| draft.place.way = Some(Way::Map)), "找王家***");
    }
}
