//! Who I am, what I may, and what is held about me.

mod sign_in;

pub use sign_in::*;

use crate::{
    BuildingId, Code, CommunityId, FieldErrors, GrantId, GridId, PersonId, SessionId, Timestamp,
    UnitId, limits,
};
use serde::{Deserialize, Serialize};

codes! {
    /// The ladder of identity and work. Higher roles do not include lower ones: a person holds a set.
    #[derive(PartialOrd, Ord)]
    pub enum Role {
        /// Signed in with a phone; everybody with a session.
        Resident = "resident",
        Volunteer = "volunteer",
        /// Answers the reports of one grid.
        GridWorker = "grid_worker",
        /// Staff of the community (社区工作者).
        Staff = "staff",
        /// A department or property company.
        Department = "department",
        /// Runs the installation.
        Operator = "operator";
        Other,
    }
}

/// A role that somebody was given in a community, for a grid worker in one grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    pub id: GrantId,
    pub community: CommunityId,
    pub role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
}

/// `GET /session`: who is signed in, if anybody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<Me>,
}

/// The signed-in person, as that person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    pub id: PersonId,
    /// Empty until the person tells it.
    pub name: String,
    /// Middle digits hidden: `138****0001`.
    pub phone_masked: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    pub grants: Vec<Grant>,
    pub consents: Vec<Consent>,
    pub can: MeCan,
    pub version: i64,
}

/// Which parts of the app are open to this person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeCan {
    /// Has a queue of reports to answer.
    pub work: bool,
    /// May change the community's settings.
    pub settings: bool,
    /// May hide and show public texts and photos.
    pub moderate: bool,
}

/// `PATCH /me`; absent fields stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MePatch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

impl MePatch {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if let Some(name) = &self.name {
            errors.check_length("name", name, 0, limits::NAME_MAX);
            errors.check_public_name("name", name);
        }
        errors.into_result()
    }
}

/// What a person agreed to. Without consent nothing optional is collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    pub kind: ConsentKind,
    pub given: bool,
    pub at: Timestamp,
}

codes! {
    pub enum ConsentKind {
        /// Reports, photos, comments and the phone number they hang on.
        Service = "service";
        Other,
    }
}

codes! {
    /// What a person can agree to. There is none for the position of the device: the browser itself asks
    /// every time, and the position goes nowhere but into a report, where the person sees it on the map
    /// before sending it.
    pub enum ConsentTo {
        /// As [`ConsentKind::Service`].
        Service = "service",
    }
}

/// `PUT /me/consents/{kind}`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentInput {
    pub given: bool,
}

/// One signed-in device of mine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    pub id: SessionId,
    /// Browser and system family, never a fingerprint: "Chrome, Android".
    pub label: String,
    pub signed_in: Timestamp,
    pub last_seen: Timestamp,
    pub current: bool,
}

/// `GET /me/held`: how much is held about me, table by table, in plain numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Held {
    pub reports: i64,
    pub comments: i64,
    pub photos: i64,
    pub follows: i64,
    pub me_too: i64,
    /// Where this person is signed in.
    pub devices: i64,
    /// Devices that signed in within 180 days, a few at most: strangers do not use up their codes.
    #[serde(default)]
    pub known_devices: i64,
}

/// Why a capability is missing; the app puts it beside the disabled control.
pub type Cannot = Code;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FieldCode;

    #[test]
    fn a_name_is_no_place_for_a_number() {
        let wrong = |name: &str| {
            let patch = MePatch {
                name: Some(name.into()),
                ..MePatch::default()
            };
            patch.validate().err().map(|errors| errors.0[0].code)
        };
        assert_eq!(wrong("小陈13800001234"), Some(FieldCode::PersonalNumber));
        assert_eq!(wrong("沪A12345车主"), Some(FieldCode::PersonalNumber));
        assert_eq!(wrong("3号楼小陈"), None);
        assert_eq!(wrong(&"陈".repeat(51)), Some(FieldCode::TooLong));
    }

    #[test]
    fn every_role_code_reads_back() {
        assert_eq!(Role::from_code("grid_worker"), Some(Role::GridWorker));
        assert_eq!(Role::from_code("root"), None);
    }
}
