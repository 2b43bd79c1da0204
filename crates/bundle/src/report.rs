//! Reports with everything that happened to them.

use contract::media::PhotoStage;
use contract::person::Role;
use contract::place::{PlaceMethod, Position};
use contract::report::{Status, TimelineKind, Visibility};
use contract::{
    BuildingId, CategoryId, CommentId, FacilityId, GridId, MediaId, PersonId, ReportId, Timestamp,
    UnitId,
};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub id: ReportId,
    /// Eight digits without a space, unique in the community.
    pub reference: String,
    pub author: PersonId,
    pub client_key: Uuid,
    pub category: Option<CategoryId>,
    /// Where `history` leads.
    pub status: Status,
    pub visibility: Visibility,
    pub name_shown: bool,
    pub place: Place,
    pub text: String,
    /// Words that a correction replaced, oldest first.
    pub earlier: Vec<String>,
    pub assignee: Option<PersonId>,
    pub accept_due: Timestamp,
    pub finish_due: Timestamp,
    /// Oldest first; the first entry is the submission.
    pub history: Vec<Step>,
    pub comments: Vec<Comment>,
    pub follows: Vec<Joined>,
    pub me_too: Vec<Joined>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub method: PlaceMethod,
    pub grid: GridId,
    pub building: Option<BuildingId>,
    pub unit: Option<UnitId>,
    pub facility: Option<FacilityId>,
    pub spot: String,
    /// The whole building or a part that all share was named; never with a unit or indoors.
    pub whole: bool,
    pub indoors: bool,
    /// What everybody may see.
    pub position: Position,
    /// Where the device was, if that must not be public.
    pub exact: Option<Position>,
    pub accuracy_m: Option<f64>,
}

/// One thing that happened; it becomes one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub event: Uuid,
    pub at: Timestamp,
    pub actor: PersonId,
    pub role: Role,
    pub kind: TimelineKind,
    /// Words of a note, a finish or a refusal.
    pub text: String,
    pub photos: Vec<Photo>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    pub id: MediaId,
    /// Index into [`crate::Bundle::pictures`].
    pub picture: usize,
    pub stage: PhotoStage,
    /// Neighbours see it.
    pub released: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    pub id: CommentId,
    pub client_key: Uuid,
    pub author: PersonId,
    pub at: Timestamp,
    pub text: String,
}

/// Somebody follows, or says "me too", since.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joined {
    pub person: PersonId,
    pub since: Timestamp,
}

/// One picture as JPEG.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// `lamp-dark`: for messages and tests, never shown.
    pub name: String,
    pub jpeg: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}, {} bytes)", self.name, self.jpeg.len())
    }
}

impl Report {
    /// When it was sent.
    pub fn created(&self) -> Timestamp {
        self.history.first().map_or(Timestamp(0), |step| step.at)
    }

    /// The moment of the last step of this kind.
    pub fn last(&self, kind: TimelineKind) -> Option<Timestamp> {
        self.history
            .iter()
            .rfind(|step| step.kind == kind)
            .map(|step| step.at)
    }
}

/// A public report without history, for measuring with many.
#[derive(Clone, Debug, PartialEq)]
pub struct Light {
    pub id: ReportId,
    pub reference: String,
    pub author: PersonId,
    pub category: CategoryId,
    pub category_code: String,
    pub status: Status,
    pub grid: GridId,
    pub building: BuildingId,
    pub position: Position,
    pub created: Timestamp,
    pub accept_due: Timestamp,
    pub finish_due: Timestamp,
    pub text: String,
}
