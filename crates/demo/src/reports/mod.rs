//! Four hundred reports of the last 90 days, in every state, each with how it got there.

mod history;
mod outcome;
mod voices;
mod whereabouts;

use crate::people::People;
use crate::pictures::{Scene, Take};
use crate::place::Quarter;
use crate::random::{Random, Stream};
use crate::stories::{CLOSINGS, OPENINGS, SHELVES, Shelf, Story};
use bundle::{Photo, Place, Report};
use contract::community::{Category, SpanUnit};
use contract::media::PhotoStage;
use contract::report::Visibility;
use contract::{CategoryId, MediaId, PersonId, ReportId, Timestamp};
use outcome::Outcome;
use rules::calendar::Calendar;
use rules::deadline::{Deadlines, Promise, UNSORTED, deadlines};
use std::collections::HashSet;

#[cfg(test)]
pub const REPORTS: usize = 400;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Earliest report, before the seeding day.
pub const DAYS: i64 = 90;

/// What the reports are made from.
pub struct Ground<'a> {
    pub quarter: &'a Quarter,
    pub people: &'a People,
    /// In the order of the shelves.
    pub categories: &'a [Category],
    pub calendar: &'a Calendar,
    pub now: Timestamp,
}

/// One report while it is being thought out.
struct Draft<'a> {
    outcome: Outcome,
    shelf: &'a Shelf,
    story: &'a Story,
    category: Option<CategoryId>,
    place: Place,
    /// Index of the grid.
    grid: usize,
    author: PersonId,
    created: Timestamp,
    due: Deadlines,
    visibility: Visibility,
}

/// Oldest first.
pub fn reports(seed: u64, ground: &Ground<'_>) -> Vec<Report> {
    let mut maker = Maker {
        random: Random::new(seed, Stream::Reports),
        ground,
        references: HashSet::new(),
    };
    let mut regulars = outcome::regulars();
    let mut list: Vec<Report> = outcome::all()
        .into_iter()
        .map(|outcome| {
            let author = outcome::take(&mut regulars, outcome);
            maker.report(outcome, author)
        })
        .collect();
    list.sort_by_key(|report| (report.created(), report.id));
    list
}

struct Maker<'a> {
    random: Random,
    ground: &'a Ground<'a>,
    references: HashSet<String>,
}

impl Maker<'_> {
    /// Tries moments until the whole history lies before now.
    fn report(&mut self, outcome: Outcome, regular: Option<usize>) -> Report {
        loop {
            let draft = self.draft(outcome, regular);
            let history = self.history(&draft);
            let ends = history.last().map_or(draft.created, |step| step.at);
            if ends <= self.ground.now {
                return self.finished(draft, history);
            }
        }
    }

    fn draft(&mut self, outcome: Outcome, regular: Option<usize>) -> Draft<'static> {
        let (shelf_index, shelf) = self.shelf(outcome);
        let story = self.random.pick(shelf.stories);
        let home = regular.and_then(|n| self.ground.people.all[n].building);
        let (grid, place) = self.place(story, home);
        let author = match regular {
            Some(n) => self.ground.people.all[n].id,
            None => self.neighbour(grid, &place),
        };
        let category = &self.ground.categories[shelf_index];
        let sorted = !outcome.is_unsorted();
        let promise = if sorted {
            Promise {
                accept_within_min: category.accept_within_min,
                finish_within: category.finish_within,
            }
        } else {
            UNSORTED
        };
        let created = self.sent(outcome, promise);
        let private = category.private_by_default && self.random.percent(70);
        Draft {
            outcome,
            shelf,
            story,
            category: sorted.then_some(category.id),
            due: deadlines(self.ground.calendar, promise, created),
            visibility: if private || self.random.percent(4) {
                Visibility::Private
            } else {
                Visibility::Public
            },
            place,
            grid,
            author,
            created,
        }
    }

    /// Promises of minutes are given while the desk is on duty; what is sent at night is counted
    /// from the morning, and looks late whatever anybody does.
    fn sent(&mut self, outcome: Outcome, promise: Promise) -> Timestamp {
        loop {
            let created = self.moment(outcome);
            let start = self.ground.calendar.add_duty_minutes(created, 1);
            let on_duty = start.0 - created.0 <= MINUTE_MS;
            if on_duty || promise.finish_within.unit != SpanUnit::Minutes || outcome.is_fresh() {
                return created;
            }
        }
    }

    fn shelf(&mut self, outcome: Outcome) -> (usize, &'static Shelf) {
        let total: u32 = SHELVES.iter().map(|shelf| shelf.weight).sum();
        loop {
            let mut left = self.random.between(0, i64::from(total) - 1);
            for (n, shelf) in SHELVES.into_iter().enumerate() {
                left -= i64::from(shelf.weight);
                if left < 0 {
                    // An hour's promise that stands open for days would look like neglect.
                    if outcome.is_long_open() && shelf.category == "parking" {
                        break;
                    }
                    return (n, shelf);
                }
            }
        }
    }

    fn finished(&mut self, draft: Draft<'_>, history: Vec<bundle::Step>) -> Report {
        let text = self.words(&draft);
        let (text, earlier) = voices::corrected(&mut self.random, text, &history);
        let voices = self.voices(&draft, &history);
        let worker = self.ground.people.workers[draft.grid];
        Report {
            id: ReportId(self.random.id(draft.created)),
            reference: self.reference(),
            author: draft.author,
            client_key: self.random.id(draft.created),
            category: draft.category,
            status: draft.outcome.status(),
            visibility: draft.visibility,
            name_shown: self.random.percent(30),
            place: draft.place,
            text,
            earlier,
            assignee: Some(worker),
            accept_due: draft.due.accept_due,
            finish_due: draft.due.finish_due,
            history,
            comments: voices.comments,
            follows: voices.follows,
            me_too: voices.me_too,
        }
    }

    /// The story with its places filled in, and perhaps a greeting.
    fn words(&mut self, draft: &Draft<'_>) -> String {
        let body = self.fill(draft.story.words, &draft.place);
        let opening = self.random.pick(&OPENINGS);
        let closing = self.random.pick(&CLOSINGS);
        format!("{opening}{body}{closing}")
    }

    fn reference(&mut self) -> String {
        loop {
            let reference = rules::reference::from_random(self.random.number());
            if self.references.insert(reference.clone()) {
                return reference;
            }
        }
    }

    fn photo(&mut self, scene: Scene, take: Take, at: Timestamp, released: bool) -> Photo {
        Photo {
            id: MediaId(self.random.id(at)),
            picture: scene.index(take),
            stage: if take == Take::After {
                PhotoStage::After
            } else {
                PhotoStage::Before
            },
            released,
        }
    }
}
