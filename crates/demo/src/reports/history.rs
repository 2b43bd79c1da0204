//! The steps of a report, each at a moment when somebody would take it.

use super::outcome::Outcome;
use super::{Draft, MINUTE_MS, Maker};
use crate::pictures::Take;
use bundle::{Photo, Step};
use contract::person::Role;
use contract::report::TimelineKind;
use contract::{PersonId, Timestamp};

impl Maker<'_> {
    pub(super) fn history(&mut self, draft: &Draft<'_>) -> Vec<Step> {
        let mut steps = vec![self.submission(draft)];
        if self.random.percent(6) {
            let at = self.minutes_after(draft.created, 1, 6);
            steps.push(self.step(TimelineKind::Corrected, at, draft.author, Role::Resident));
        }
        match draft.outcome {
            Outcome::Fresh | Outcome::FreshUnsorted | Outcome::Waiting => {}
            Outcome::Withdrawn => {
                let at = self.minutes_after(draft.created, 8, 180);
                steps.push(self.step(TimelineKind::Withdrawn, at, draft.author, Role::Resident));
            }
            Outcome::Declined => self.decline(draft, &mut steps),
            Outcome::Accepted => steps.push(self.acceptance(draft)),
            Outcome::InProgress | Outcome::Overdue => {
                steps.push(self.acceptance(draft));
                self.notes(draft, &mut steps, None);
            }
            Outcome::Resolved => {
                let acceptance = self.acceptance(draft);
                let end = self.finish_moment(draft, acceptance.at);
                steps.push(acceptance);
                if self.random.percent(62) {
                    self.notes(draft, &mut steps, Some(end));
                }
                steps.push(self.finish(draft, end));
            }
        }
        steps.sort_by_key(|step| step.at);
        release(&mut steps);
        steps
    }

    fn submission(&mut self, draft: &Draft<'_>) -> Step {
        let mut step = self.step(
            TimelineKind::Submitted,
            draft.created,
            draft.author,
            Role::Resident,
        );
        if self.random.percent(76) {
            let (first, second) = if self.random.percent(50) {
                (Take::Before, Take::BeforeAgain)
            } else {
                (Take::BeforeAgain, Take::Before)
            };
            step.photos
                .push(self.photo(draft.story.scene, first, draft.created, false));
            if self.random.percent(20) {
                step.photos
                    .push(self.photo(draft.story.scene, second, draft.created, false));
            }
        }
        step
    }

    fn acceptance(&mut self, draft: &Draft<'_>) -> Step {
        let whole = self.duty_minutes_to_accept(draft);
        let share = if self.random.percent(86) {
            self.random.between(10, 90)
        } else {
            self.random.between(110, 320)
        };
        let minutes = u32::try_from((whole * share / 100).max(1)).unwrap_or(1);
        // Never before a correction, which comes within six minutes.
        let start = Timestamp(draft.created.0 + 7 * MINUTE_MS);
        let at = self.ground.calendar.add_duty_minutes(start, minutes);
        self.step(
            TimelineKind::Accepted,
            at,
            self.worker(draft),
            Role::GridWorker,
        )
    }

    /// One or two notes between acceptance and the end, or within a day where there is none yet.
    fn notes(&mut self, draft: &Draft<'_>, steps: &mut Vec<Step>, end: Option<Timestamp>) {
        let accepted = steps
            .iter()
            .map(|step| step.at.0)
            .max()
            .unwrap_or(draft.created.0);
        let last = end.map_or(accepted + 240 * MINUTE_MS, |end| end.0);
        let room = (last - accepted) / (draft.story.notes.len() as i64 + 1);
        for (n, words) in (1_i64..).zip(draft.story.notes) {
            let wobble = self.random.between(-room / 4, room / 4);
            let at = Timestamp(accepted + room * n + wobble);
            let mut note = self.step(
                TimelineKind::Noted,
                at,
                self.worker(draft),
                Role::GridWorker,
            );
            note.text = (*words).to_owned();
            steps.push(note);
        }
    }

    fn finish(&mut self, draft: &Draft<'_>, at: Timestamp) -> Step {
        let photo: Photo = self.photo(draft.story.scene, Take::After, at, true);
        let text = (*self.random.pick(draft.story.finish)).to_owned();
        let worker = self.worker(draft);
        Step {
            text,
            photos: vec![photo],
            ..self.step(TimelineKind::Finished, at, worker, Role::GridWorker)
        }
    }

    /// Half are refused at once, half after somebody had accepted and looked.
    fn decline(&mut self, draft: &Draft<'_>, steps: &mut Vec<Step>) {
        let looked = self.random.percent(50);
        let mut at = self.minutes_after(draft.created, 10, 90);
        if looked {
            let acceptance = self.acceptance(draft);
            at = self.minutes_after(acceptance.at, 20, 240);
            steps.push(acceptance);
        }
        let refusal = self.random.pick(draft.shelf.refusals);
        let staff = *self.random.pick(&self.ground.people.staff);
        let mut step = self.step(TimelineKind::Declined, at, staff, Role::Staff);
        step.text = format!("{}\n{}", refusal.reason, refusal.instead);
        steps.push(step);
    }

    /// Mostly in time, now and then late; while the desk is on duty if the promise leaves room.
    fn finish_moment(&mut self, draft: &Draft<'_>, accepted: Timestamp) -> Timestamp {
        let calendar = self.ground.calendar;
        let room = draft.due.finish_due.0 - accepted.0;
        if room < 10 * MINUTE_MS {
            return self.minutes_after(accepted, 10, 120);
        }
        if self.random.percent(16) {
            let late = self.random.between(20, 900);
            let minutes = u32::try_from(late).unwrap_or(60);
            return calendar.add_duty_minutes(draft.due.finish_due, minutes);
        }
        let raw = Timestamp(accepted.0 + room * self.random.between(15, 88) / 100);
        let on_duty = calendar.add_duty_minutes(raw, 1);
        if on_duty < draft.due.finish_due {
            on_duty
        } else {
            raw
        }
    }

    /// The promise in minutes.
    fn duty_minutes_to_accept(&self, draft: &Draft<'_>) -> i64 {
        let category = self
            .ground
            .categories
            .iter()
            .find(|c| Some(c.id) == draft.category);
        category.map_or(60, |c| i64::from(c.accept_within_min))
    }

    fn worker(&self, draft: &Draft<'_>) -> PersonId {
        self.ground.people.workers[draft.grid]
    }

    fn minutes_after(&mut self, start: Timestamp, low: i64, high: i64) -> Timestamp {
        Timestamp(start.0 + self.random.between(low * 60, high * 60) * 1000)
    }

    fn step(&mut self, kind: TimelineKind, at: Timestamp, actor: PersonId, role: Role) -> Step {
        Step {
            event: self.random.id(at),
            at,
            actor,
            role,
            kind,
            text: String::new(),
            photos: Vec::new(),
        }
    }
}

/// Accepting a report shows neighbours its photos.
fn release(steps: &mut [Step]) {
    let accepted = steps.iter().any(|step| step.kind == TimelineKind::Accepted);
    for step in steps {
        if step.kind == TimelineKind::Submitted {
            step.photos
                .iter_mut()
                .for_each(|photo| photo.released = accepted);
        }
    }
}
