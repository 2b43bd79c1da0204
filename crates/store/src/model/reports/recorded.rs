//! What is recorded of each act on a report. Kind and payload are one value, so that no act stands in the
//! record with the facts of another, and the demo tells an act as the command does.
//!
//! Ids, codes and amounts only, because events outlive erasure. Sealed events stay as they were
//! written: a field that is added here is missing in those of yesterday.

use super::kinds::Kind;
use contract::place::PlaceMethod;
use contract::report::{FlagReason, Status, SubjectKind, Visibility};
use contract::{BuildingId, CategoryId, CommentId, FlagId, GridId, MediaId, PersonId};
use rules::lifecycle::Step;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was before the act, and what is after it.
pub type Moved<T> = [T; 2];

/// An act on a report, with what is recorded of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Recorded {
    Submitted(Submitted),
    Corrected(Corrected),
    Accepted(Accepted),
    /// A note, the end or a refusal; the words lie apart.
    Answered {
        #[serde(skip)]
        step: Step,
        status: Moved<Status>,
        photos: Vec<MediaId>,
    },
    Withdrawn {
        status: Moved<Status>,
    },
    Joined {},
    Unjoined {},
    Followed {},
    Unfollowed {},
    Commented {
        comment: CommentId,
    },
    Flagged {
        flag: FlagId,
        kind: SubjectKind,
        subject: Uuid,
        reason: FlagReason,
    },
    Hidden(Decided),
    Shown(Decided),
    FlagsDecided(Decided),
}

/// Moments are milliseconds since 1970, as in the row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Submitted {
    pub status: Status,
    pub category: Option<CategoryId>,
    pub visibility: Visibility,
    pub grid: Option<GridId>,
    pub method: PlaceMethod,
    pub accept_due: i64,
    pub finish_due: i64,
    pub assignee: Option<PersonId>,
}

/// Moments are milliseconds since 1970, as in the row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Corrected {
    /// Whether the words are others.
    pub text: bool,
    /// Whether the place is another one, or told in other words.
    pub place: bool,
    pub grid: Moved<Option<GridId>>,
    pub building: Moved<Option<BuildingId>>,
    pub assignee: Moved<Option<PersonId>>,
    pub category: Moved<Option<CategoryId>>,
    pub visibility: Moved<Visibility>,
    pub accept_due: Moved<i64>,
    pub finish_due: Moved<i64>,
}

/// Moments are milliseconds since 1970, as in the row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Accepted {
    pub status: Moved<Status>,
    pub category: Moved<Option<CategoryId>>,
    pub visibility: Moved<Visibility>,
    pub finish_due: Moved<i64>,
    pub assignee: Moved<Option<PersonId>>,
    /// Photos that neighbours do not get to see.
    pub withheld: Vec<MediaId>,
}

/// What staff decided about. Read back for the person whose text or photo it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    pub kind: SubjectKind,
    pub subject: Uuid,
    /// Open flags that it answered.
    pub flags: u64,
}

impl Recorded {
    /// The name of the act in the record.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Submitted(_) => Kind::Step(Step::Submit),
            Self::Corrected(_) => Kind::Step(Step::Correct),
            Self::Accepted(_) => Kind::Step(Step::Accept),
            Self::Answered { step, .. } => Kind::Step(*step),
            Self::Withdrawn { .. } => Kind::Step(Step::Withdraw),
            Self::Joined {} => Kind::Joined,
            Self::Unjoined {} => Kind::Unjoined,
            Self::Followed {} => Kind::Followed,
            Self::Unfollowed {} => Kind::Unfollowed,
            Self::Commented { .. } => Kind::Commented,
            Self::Flagged { .. } => Kind::Flagged,
            Self::Hidden(_) => Kind::Hidden,
            Self::Shown(_) => Kind::Shown,
            Self::FlagsDecided(_) => Kind::FlagsDecided,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const ONE: Uuid = Uuid::from_u128(1);
    const TWO: Uuid = Uuid::from_u128(2);
    const STATUS: Moved<Status> = [Status::Submitted, Status::Accepted];
    const CATEGORY: Moved<Option<CategoryId>> = [None, Some(CategoryId(ONE))];
    const VISIBILITY: Moved<Visibility> = [Visibility::Public, Visibility::Private];

    #[expect(clippy::needless_pass_by_value, reason = "both are made for the call")]
    fn stands_as(recorded: Recorded, code: &str, data: Value) {
        assert_eq!(recorded.kind().code(), code);
        assert_eq!(serde_json::to_value(&recorded).unwrap(), data, "{code}");
    }

    #[test]
    fn steps_are_recorded_under_their_names_with_these_fields() {
        let submitted = Submitted {
            status: Status::Submitted,
            category: None,
            visibility: Visibility::Public,
            grid: Some(GridId(ONE)),
            method: PlaceMethod::Building,
            accept_due: 1,
            finish_due: 2,
            assignee: Some(PersonId(TWO)),
        };
        let data = json!({ "status": "submitted", "category": null, "visibility": "public", "grid": ONE,
            "method": "building", "accept_due": 1, "finish_due": 2, "assignee": TWO });
        stands_as(Recorded::Submitted(submitted), "report_submitted", data);
        let corrected = Corrected {
            text: true,
            place: true,
            grid: [None, Some(GridId(ONE))],
            building: [Some(BuildingId(ONE)), Some(BuildingId(TWO))],
            assignee: [Some(PersonId(TWO)), None],
            category: CATEGORY,
            visibility: VISIBILITY,
            accept_due: [1, 2],
            finish_due: [3, 4],
        };
        let data = json!({ "text": true, "place": true, "grid": [null, ONE], "building": [ONE, TWO],
            "assignee": [TWO, null], "category": [null, ONE], "visibility": ["public", "private"],
            "accept_due": [1, 2], "finish_due": [3, 4] });
        stands_as(Recorded::Corrected(corrected), "report_corrected", data);
    }

    #[test]
    fn answers_are_recorded_under_their_names_with_these_fields() {
        let status = json!(["submitted", "accepted"]);
        let accepted = Accepted {
            status: STATUS,
            category: CATEGORY,
            visibility: VISIBILITY,
            finish_due: [3, 4],
            assignee: [None, Some(PersonId(TWO))],
            withheld: vec![MediaId(ONE)],
        };
        let data = json!({ "status": status, "category": [null, ONE], "visibility": ["public", "private"],
            "finish_due": [3, 4], "assignee": [null, TWO], "withheld": [ONE] });
        stands_as(Recorded::Accepted(accepted), "report_accepted", data);
        let answered = Recorded::Answered {
            step: Step::Finish,
            status: STATUS,
            photos: vec![MediaId(TWO)],
        };
        let data = json!({ "status": status, "photos": [TWO] });
        stands_as(answered, "report_finished", data);
        let withdrawn = Recorded::Withdrawn { status: STATUS };
        stands_as(withdrawn, "report_withdrawn", json!({ "status": status }));
    }

    #[test]
    fn acts_of_neighbours_are_recorded_under_their_names_with_these_fields() {
        stands_as(Recorded::Joined {}, "report_joined", json!({}));
        stands_as(Recorded::Unjoined {}, "report_unjoined", json!({}));
        stands_as(Recorded::Followed {}, "report_followed", json!({}));
        stands_as(Recorded::Unfollowed {}, "report_unfollowed", json!({}));
        let comment = CommentId(ONE);
        let data = json!({ "comment": ONE });
        stands_as(Recorded::Commented { comment }, "comment_added", data);
        let flagged = Recorded::Flagged {
            flag: FlagId(ONE),
            kind: SubjectKind::Comment,
            subject: TWO,
            reason: FlagReason::Abuse,
        };
        let data = json!({ "flag": ONE, "kind": "comment", "subject": TWO, "reason": "abuse" });
        stands_as(flagged, "flag_raised", data);
    }

    #[test]
    fn decisions_are_recorded_under_their_names_and_read_back() {
        let decided = Decided {
            kind: SubjectKind::Comment,
            subject: TWO,
            flags: 3,
        };
        let data = json!({ "kind": "comment", "subject": TWO, "flags": 3 });
        let read: Decided = serde_json::from_value(data.clone()).unwrap();
        assert_eq!(read, decided);
        let (hidden, shown) = (decided.clone(), decided.clone());
        stands_as(Recorded::Hidden(hidden), "report_hidden", data.clone());
        stands_as(Recorded::Shown(shown), "report_shown", data.clone());
        stands_as(Recorded::FlagsDecided(decided), "flags_decided", data);
    }
}
