//! What waits to be sent, and what each answer does to it. Pure: time, chance and the signed-in
//! person are passed in, so every case is tested without a browser.
//!
//! A record leaves the outbox only by a definite success or by its author's own deletion.

mod act;
mod receipts;
mod sums;

pub use act::{About, Queued};
pub use receipts::{Receipt, stale_receipts};
pub use sums::{is_behind, next_due_ms, summary};

use crate::state::drafts::model::DraftPhoto;
use contract::emergency::{Danger, danger};
use contract::{Code, FieldError, IdempotencyKey, MediaId, PersonId, Problem, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Longest pause between two tries, seconds. Short enough that somebody who waits for the network
/// at the door sees the report go out, long enough not to drain a battery.
pub const PAUSE_MAX_S: u32 = 60;

/// Something a person did, on its way to the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Also the idempotency key: however often it is sent, it counts once.
    pub key: IdempotencyKey,
    /// Whose act it is; absent when nobody was signed in while it was made. It is sent for nobody then,
    /// until somebody says that it is hers: several people may use this phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    pub act: Queued,
    /// The report that it is about, unless it is one itself. Absent in what earlier versions kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    #[serde(default)]
    pub photos: Vec<DraftPhoto>,
    /// Photos that are on the server, with their ids there: a broken upload goes on where it stopped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uploaded: Vec<(Uuid, MediaId)>,
    pub state: State,
    pub attempts: u32,
    pub created: Timestamp,
    /// Not sent by itself before this moment.
    pub not_before: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum State {
    /// 待发送
    Waiting,
    /// 待登录发送
    SignIn,
    /// The server refused for a reason that only the person can mend.
    NeedsYou { reason: Reason },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: Code,
    #[serde(default)]
    pub fields: Vec<FieldError>,
}

/// Whose act it is, as far as the phone can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of whoever is signed in, or of whoever signs in.
    Hers,
    /// Nobody was signed in while it was made: whoever is now says whether it is hers.
    Unsaid,
    /// Somebody else's, who has to sign in.
    Others,
}

/// What one try came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    SignIn,
    Refused(Reason),
    /// Try again; not before so many seconds, where the server said so.
    Retry {
        after_s: Option<u32>,
    },
}

impl Outcome {
    /// A try that got no readable answer: the server may or may not have seen it.
    pub const UNANSWERED: Self = Self::Retry { after_s: None };

    /// The session ended or is somebody else's now: who sends is asked anew before the next record.
    pub fn ends_round(&self) -> bool {
        *self == Self::SignIn
    }
}

/// Reads an error answer. A conflict is worth waiting for only while the first request with the
/// same key still runs; any other conflict stays, however long one waits.
pub fn judge(problem: &Problem) -> Outcome {
    let refused = || {
        Outcome::Refused(Reason {
            code: problem.code,
            fields: problem.fields.clone(),
        })
    };
    match (problem.status, problem.code) {
        (401, _) | (_, Code::OtherPerson) => Outcome::SignIn,
        (_, Code::IdempotencyKeyBusy) | (408 | 425 | 429 | 500.., _) => Outcome::Retry {
            after_s: problem.retry_after_s.and_then(|s| u32::try_from(s).ok()),
        },
        (400.., _) => refused(),
        _ => Outcome::UNANSWERED,
    }
}

/// Pause before the next try, milliseconds: 1, 2, 4 … 60 s, and up to half as much again by
/// `chance` (0..1), so that a whole building whose network comes back does not knock at once.
pub fn pause_ms(attempts: u32, after_s: Option<u32>, chance: f64) -> i64 {
    let doubled = 1_u32.checked_shl(attempts.saturating_sub(1));
    let base = doubled.unwrap_or(PAUSE_MAX_S).clamp(1, PAUSE_MAX_S);
    let base = base.max(after_s.unwrap_or(0));
    let jitter = f64::from(base) * 500.0 * chance.clamp(0.0, 1.0);
    i64::from(base) * 1000 + jitter as i64
}

impl Record {
    /// What the words of a report tell of danger.
    pub fn danger(&self) -> Option<Danger> {
        match &self.act {
            Queued::Report { report } => danger(&report.text),
            Queued::Comment { .. } | Queued::MeToo { .. } | Queued::Follow { .. } => None,
        }
    }

    pub fn new(
        key: IdempotencyKey,
        owner: Option<PersonId>,
        act: Queued,
        photos: Vec<DraftPhoto>,
        now: Timestamp,
    ) -> Self {
        Self {
            key,
            owner,
            act,
            about: None,
            photos,
            uploaded: Vec::new(),
            state: State::Waiting,
            attempts: 0,
            created: now,
            not_before: now,
        }
    }

    /// With the report that it is about.
    pub fn about(self, about: About) -> Self {
        Self {
            about: Some(about),
            ..self
        }
    }

    /// Whether `me` is the one whose act this is.
    pub fn belongs_to(&self, me: PersonId) -> bool {
        self.owner == Some(me)
    }

    /// Whose act it is, for `me` who is signed in.
    pub fn whose(&self, me: Option<PersonId>) -> Whose {
        match (self.owner, me) {
            (None, Some(_)) => Whose::Unsaid,
            (Some(owner), Some(me)) if owner != me => Whose::Others,
            _ => Whose::Hers,
        }
    }

    /// The act of `me`, on her word: she made it before the phone knew who she is. Somebody else's stays
    /// what it is.
    pub fn adopted(mut self, me: PersonId, now: Timestamp) -> Self {
        if self.owner.is_some() {
            return self;
        }
        self.owner = Some(me);
        self.hurried(now)
    }

    /// Whether it should be sent now, with `me` signed in.
    pub fn is_due(&self, me: PersonId, now: Timestamp) -> bool {
        let ready = match self.state {
            State::Waiting => self.not_before <= now,
            State::SignIn => true,
            State::NeedsYou { .. } => false,
        };
        ready && self.belongs_to(me)
    }

    /// What the record becomes after a try that did not succeed.
    pub fn after(mut self, outcome: Outcome, now: Timestamp, chance: f64) -> Self {
        match outcome {
            Outcome::SignIn => self.state = State::SignIn,
            Outcome::Refused(reason) => {
                self.attempts = self.attempts.saturating_add(1);
                self.state = State::NeedsYou { reason };
            }
            Outcome::Retry { after_s } => {
                self.attempts = self.attempts.saturating_add(1);
                self.state = State::Waiting;
                self.not_before = Timestamp(now.0 + pause_ms(self.attempts, after_s, chance));
            }
        }
        self
    }

    /// "Send now": the person does not want to wait, or says that the obstacle is gone.
    pub fn hurried(mut self, now: Timestamp) -> Self {
        self.state = State::Waiting;
        self.not_before = now;
        self
    }

    fn media_of(&self, photo: &DraftPhoto) -> Option<MediaId> {
        let mut uploaded = self.uploaded.iter();
        uploaded.find_map(|(id, media)| (*id == photo.id).then_some(*media))
    }

    pub fn next_photo(&self) -> Option<DraftPhoto> {
        let mut photos = self.photos.iter().copied();
        photos.find(|photo| self.media_of(photo).is_none())
    }

    pub fn photo_sent(&mut self, photo: Uuid, media: MediaId) {
        self.uploaded.push((photo, media));
    }

    /// The act as it is sent, with the server's ids of its photos in the person's order. A photo
    /// picked twice is one photo to the server, so it is named once.
    pub fn act_to_send(&self) -> Queued {
        let mut act = self.act.clone();
        if let Queued::Report { report } = &mut act {
            report.photos.clear();
            for media in self.photos.iter().filter_map(|photo| self.media_of(photo)) {
                if !report.photos.contains(&media) {
                    report.photos.push(media);
                }
            }
        }
        act
    }

    /// The key for a corrected version. After a refusal the server holds nothing under the old
    /// key, so a `fresh` one is right. After a try without answer it may hold the first version:
    /// the old key then makes it say so, instead of taking the report twice.
    pub fn key_for_correction(&self, fresh: IdempotencyKey) -> IdempotencyKey {
        match &self.state {
            State::NeedsYou { reason } if reason.code != Code::IdempotencyKeyReused => fresh,
            _ => self.key,
        }
    }
}

#[cfg(test)]
mod tests;
