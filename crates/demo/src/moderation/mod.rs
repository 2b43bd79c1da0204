//! A few things that neighbours flagged: some wait for staff, some were hidden, some were let stand.

mod cases;

use crate::people::People;
use crate::random::{Random, Stream};
use bundle::{Comment, Decision, Flag, Report};
use cases::{About, CASES, Case};
use contract::media::PhotoStage;
use contract::report::{NewFlag, Status, Subject, Visibility};
use contract::work::Moderation;
use contract::{CommentId, PersonId, Timestamp};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;
/// A flag comes so long after a report was closed: when its author has said thanks.
const SETTLED_MS: i64 = 2 * DAY_MS;

/// Also adds the comments that are flagged to the reports that they are about.
pub fn moderation(
    seed: u64,
    people: &People,
    reports: &mut [Report],
    now: Timestamp,
) -> (Vec<Flag>, Vec<Decision>) {
    let mut desk = Desk {
        random: Random::new(seed, Stream::Moderation),
        people,
        now,
        taken: Vec::new(),
    };
    let (mut flags, mut decisions) = (Vec::new(), Vec::new());
    for case in &CASES {
        if let Some(n) = desk.choose(case, reports) {
            let flag = desk.flag(case, &mut reports[n]);
            decisions.extend(desk.decision(case, &flag));
            flags.push(flag);
        }
    }
    (flags, decisions)
}

struct Desk<'a> {
    random: Random,
    people: &'a People,
    now: Timestamp,
    /// Indexes of reports; none is in two cases.
    taken: Vec<usize>,
}

impl Desk<'_> {
    /// A closed report, so that nothing that happens to it later lies before the flag; never of the two
    /// sign-ins, whose own pages stay as they are.
    fn choose(&mut self, case: &Case, reports: &[Report]) -> Option<usize> {
        let waited = if case.decided.is_some() { 10 } else { 4 };
        let before = self.now.0 - waited * DAY_MS;
        let fits = |report: &Report| {
            let known = self.people.all.iter().take(2);
            report.visibility == Visibility::Public
                && report.status == Status::Resolved
                && closed(report).0 < before
                && known.map(|person| person.id).all(|id| id != report.author)
                && (!matches!(case.about, About::Photo) || taken_before(report).count() > 1)
        };
        let all: Vec<usize> = (0..reports.len())
            .filter(|n| !self.taken.contains(n) && fits(&reports[*n]))
            .collect();
        if all.is_empty() {
            return None;
        }
        let chosen = *self.random.pick(&all);
        self.taken.push(chosen);
        Some(chosen)
    }

    fn flag(&mut self, case: &Case, report: &mut Report) -> Flag {
        let at = match case.decided {
            Some(_) => self.after(closed(report), SETTLED_MS, SETTLED_MS + 2 * DAY_MS),
            None => Timestamp(self.now.0 - self.random.between(2 * HOUR_MS, 30 * HOUR_MS)),
        };
        let by = self.resident(report.author);
        let subject = match case.about {
            About::Words => Subject::Report(report.id),
            About::Photo => {
                let photo = taken_before(report).last();
                photo.map_or(Subject::Report(report.id), Subject::Photo)
            }
            About::Comment(words) => Subject::Comment(self.said(words, by, at, report)),
        };
        let input = NewFlag {
            report: report.id,
            subject,
            reason: case.reason,
            text: case.text.to_owned(),
        };
        Flag { by, at, input }
    }

    /// Somebody else says it, a few hours before it is flagged.
    fn said(
        &mut self,
        words: &str,
        flagged_by: PersonId,
        flagged: Timestamp,
        report: &mut Report,
    ) -> CommentId {
        let at = Timestamp(flagged.0 - self.random.between(HOUR_MS, 5 * HOUR_MS));
        let id = CommentId(self.random.id(at));
        report.comments.push(Comment {
            id,
            client_key: self.random.id(at),
            author: self.resident(flagged_by),
            at,
            text: words.to_owned(),
        });
        report.comments.sort_by_key(|comment| comment.at);
        id
    }

    fn decision(&mut self, case: &Case, flag: &Flag) -> Option<Decision> {
        let (hide, reason) = case.decided?;
        Some(Decision {
            by: *self.random.pick(&self.people.staff),
            at: self.after(flag.at, HOUR_MS, DAY_MS),
            input: Moderation {
                report: flag.input.report,
                subject: flag.input.subject,
                hide,
                reason: reason.to_owned(),
            },
        })
    }

    /// None of the two sign-ins, who come first.
    fn resident(&mut self, other_than: PersonId) -> PersonId {
        loop {
            let n = *self.random.pick(&self.people.residents[2..]);
            let person = self.people.all[n].id;
            if person != other_than {
                return person;
            }
        }
    }

    fn after(&mut self, start: Timestamp, low: i64, high: i64) -> Timestamp {
        Timestamp(start.0 + self.random.between(low, high))
    }
}

fn closed(report: &Report) -> Timestamp {
    report
        .history
        .last()
        .map_or(report.created(), |step| step.at)
}

/// Photos of the problem that neighbours see.
fn taken_before(report: &Report) -> impl Iterator<Item = contract::MediaId> {
    let photos = report.history.iter().flat_map(|step| &step.photos);
    photos
        .filter(|photo| photo.stage == PhotoStage::Before && photo.released)
        .map(|photo| photo.id)
}
