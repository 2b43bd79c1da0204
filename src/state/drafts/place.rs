//! The place of a draft: what each way of placing has found, and which of them counts. Pure.

use contract::place::{PlaceInput, PlaceMethod, Position};
use contract::{BuildingId, FacilityId, UnitId};
use serde::{Deserialize, Serialize};

/// Which of the equal ways of placing counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Building,
    Position,
    Map,
    Facility,
}

/// A measured position with its radius of confidence, metres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    pub position: Position,
    pub accuracy_m: f64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftPlace {
    #[serde(default)]
    pub way: Option<Way>,
    #[serde(default)]
    pub building: Option<BuildingId>,
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// The person said that it is the whole building or a public part; nobody else says so for her.
    #[serde(default)]
    pub whole: bool,
    #[serde(default)]
    pub facility: Option<FacilityId>,
    #[serde(default)]
    pub fix: Option<Fix>,
    /// Put on the map by the person.
    #[serde(default)]
    pub pin: Option<Position>,
    #[serde(default)]
    pub spot: String,
    #[serde(default)]
    pub indoors: bool,
}

impl DraftPlace {
    pub fn choose_building(&mut self, building: BuildingId) {
        if self.building != Some(building) {
            self.choose_part(None, false);
        }
        self.building = Some(building);
        self.way = Some(Way::Building);
    }

    /// Where in the building: one staircase, the whole of it, or not said.
    pub fn choose_part(&mut self, unit: Option<UnitId>, whole: bool) {
        self.unit = unit;
        self.whole = whole && unit.is_none();
    }

    /// The person's own pin: it counts from now on.
    pub fn choose_pin(&mut self, pin: Position) {
        self.pin = Some(pin);
        self.way = Some(Way::Map);
    }

    /// A better measurement arrived. It never displaces what the person chose, a pin above all.
    pub fn offer_fix(&mut self, fix: Fix) {
        if self
            .fix
            .is_none_or(|known| fix.accuracy_m <= known.accuracy_m)
        {
            self.fix = Some(fix);
        }
        self.way = self.way.or(Some(Way::Position));
    }

    /// What is sent: only what belongs to the chosen way. `None` while no way is chosen.
    pub fn to_input(&self) -> Option<PlaceInput> {
        let way = self.way?;
        let mut input = PlaceInput {
            method: match way {
                Way::Building => PlaceMethod::Building,
                Way::Position => PlaceMethod::Gps,
                Way::Map => PlaceMethod::Pin,
                Way::Facility => PlaceMethod::Facility,
            },
            building: None,
            unit: None,
            facility: None,
            position: None,
            accuracy_m: None,
            spot: self.spot.trim().to_owned(),
            whole: false,
            indoors: false,
        };
        match way {
            Way::Building => {
                input.building = self.building;
                input.unit = self.unit;
                // A home is no shared part, and who said both would rather be seen less.
                input.whole = self.whole && !self.indoors;
                input.indoors = self.indoors;
            }
            Way::Position => {
                input.position = self.fix.map(|fix| fix.position);
                input.accuracy_m = self.fix.map(|fix| fix.accuracy_m);
            }
            Way::Map => input.position = self.pin,
            Way::Facility => input.facility = self.facility,
        }
        Some(input)
    }

    /// As a report tells it, so that it can be corrected.
    pub fn from_input(input: &PlaceInput) -> Self {
        let way = match input.method {
            PlaceMethod::Building => Some(Way::Building),
            PlaceMethod::Gps => Some(Way::Position),
            PlaceMethod::Pin => Some(Way::Map),
            PlaceMethod::Facility => Some(Way::Facility),
            PlaceMethod::Other => None,
        };
        let measured = input.position.zip(input.accuracy_m);
        Self {
            way,
            building: input.building,
            unit: input.unit,
            whole: input.whole,
            facility: input.facility,
            fix: measured.map(|(position, accuracy_m)| Fix {
                position,
                accuracy_m,
            }),
            pin: input.position.filter(|_| way == Some(Way::Map)),
            spot: input.spot.clone(),
            indoors: input.indoors,
        }
    }
}
