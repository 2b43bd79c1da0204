//! A report that waits, turned back into the draft that it was.

use super::model::{Queued, Record};
use crate::state::drafts::model::{CategoryChoice, Draft, DraftPlace};
use contract::report::NewReport;
use contract::{IdempotencyKey, Timestamp};
use uuid::Uuid;

impl Record {
    /// The draft of a report, to be corrected and sent under `key`; `None` for any other act.
    pub(super) fn to_draft(&self, id: Uuid, key: IdempotencyKey, now: Timestamp) -> Option<Draft> {
        let Queued::Report { report } = &self.act else {
            return None;
        };
        // Without `..`: a new field has to be thought of here, or a correction would lose it.
        let NewReport {
            text,
            photos: _, // Empty until they are sent; the record has them.
            category,
            place,
            visibility,
            name_shown,
        } = &**report;
        Some(Draft {
            id,
            key,
            updated: now,
            shelved: false,
            text: text.clone(),
            photos: self.photos.clone(),
            category: category.map_or(CategoryChoice::Unsure, CategoryChoice::Chosen),
            place: DraftPlace::from_input(place),
            visibility: *visibility,
            name_shown: *name_shown,
            none_of_these: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::State;
    use super::*;
    use crate::state::drafts::model::{DraftPhoto, Fix};
    use contract::BuildingId;
    use contract::place::Position;
    use contract::report::Visibility;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp(1_795_305_600_000);
    const HOME: Position = Position {
        lat: 31.2304,
        lng: 121.4737,
    };

    fn places() -> impl Strategy<Value = DraftPlace> {
        let with_spot = |spot: String, choose: fn(&mut DraftPlace)| {
            let mut place = DraftPlace {
                spot: spot.trim().to_owned(),
                ..DraftPlace::default()
            };
            choose(&mut place);
            place
        };
        (
            "[三楼梯口 ]{0,12}",
            prop_oneof![
                Just(
                    (|p: &mut DraftPlace| p.choose_building(BuildingId(Uuid::from_u128(5))))
                        as fn(&mut DraftPlace)
                ),
                Just(
                    (|p: &mut DraftPlace| {
                        p.choose_building(BuildingId(Uuid::from_u128(5)));
                        p.choose_part(None, true);
                    }) as fn(&mut DraftPlace)
                ),
                Just((|p: &mut DraftPlace| p.choose_pin(HOME)) as fn(&mut DraftPlace)),
                Just(
                    (|p: &mut DraftPlace| p.offer_fix(Fix {
                        position: HOME,
                        accuracy_m: 9.0
                    })) as fn(&mut DraftPlace)
                ),
            ],
        )
            .prop_map(move |(spot, choose)| with_spot(spot, choose))
    }

    proptest! {
        /// Sent to the outbox and taken back for correction, a report says the same.
        #[test]
        fn correction_gives_the_same_report_back(
            text in "\\PC{0,80}", place in places(), public: Option<bool>, name_shown: bool, photos in 0_u128..6,
        ) {
            let key = IdempotencyKey(Uuid::from_u128(7));
            let mut first = Draft::new(Uuid::from_u128(1), key, NOW);
            first.text = text.trim().to_owned();
            first.place = place;
            first.visibility = public.map(|public| if public { Visibility::Public } else { Visibility::Private });
            first.name_shown = name_shown;
            first.photos = (0..photos)
                .map(|n| DraftPhoto { id: Uuid::from_u128(n), width: 4, height: 3 })
                .collect();
            let report = first.to_report(&[]).unwrap();
            let act = Queued::Report { report: Box::new(report.clone()) };
            let record = Record::new(first.key, None, act, first.photos.clone(), NOW);
            prop_assert_eq!(&record.state, &State::Waiting);
            let back = record.to_draft(first.id, first.key, NOW).unwrap();
            prop_assert_eq!(back.photos.clone(), first.photos);
            prop_assert_eq!(back.to_report(&[]), Some(report));
        }
    }
}
