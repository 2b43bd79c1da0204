//! Neighbours: comments, me-too, followers; and what an author wrote at first.

use super::{Draft, MINUTE_MS, Maker};
use crate::random::Random;
use crate::stories::{CORRECTIONS, THANKS, WORRIES};
use bundle::{Comment, Joined, Step};
use contract::report::{Status, TimelineKind, Visibility};
use contract::{CommentId, PersonId, Timestamp};

#[derive(Default)]
pub(super) struct Voices {
    pub comments: Vec<Comment>,
    pub follows: Vec<Joined>,
    pub me_too: Vec<Joined>,
}

/// The text as it stands now, and the one that a correction replaced.
pub(super) fn corrected(
    random: &mut Random,
    text: String,
    history: &[Step],
) -> (String, Vec<String>) {
    if history
        .iter()
        .all(|step| step.kind != TimelineKind::Corrected)
    {
        return (text, Vec::new());
    }
    let addition = random.pick(&CORRECTIONS);
    (format!("{text}\n{addition}"), vec![text])
}

impl Maker<'_> {
    /// Only what everybody can read gathers voices.
    pub(super) fn voices(&mut self, draft: &Draft<'_>, history: &[Step]) -> Voices {
        if draft.visibility == Visibility::Private {
            return Voices::default();
        }
        let end = history.last().map_or(draft.created, |step| step.at);
        let mut voices = Voices::default();
        let closed = !draft.outcome.status().is_open();
        let last = if closed { end } else { self.ground.now };
        for person in self.crowd(draft) {
            let since = self.between(draft.created, last);
            let joined = Joined { person, since };
            voices.follows.push(joined);
            if self.random.percent(72) {
                voices.me_too.push(joined);
            }
        }
        self.worries(draft, last, &mut voices);
        if draft.outcome.status() == Status::Resolved {
            self.thanks(draft, end, &mut voices);
        }
        voices.comments.sort_by_key(|comment| comment.at);
        voices
    }

    /// Residents of the same grid who care, each once. Most matters move few people, some many.
    fn crowd(&mut self, draft: &Draft<'_>) -> Vec<PersonId> {
        let size = match self.random.between(0, 99) {
            0..34 => 0,
            34..70 => self.random.between(1, 2),
            70..92 => self.random.between(3, 6),
            _ => self.random.between(7, 16),
        };
        let list = self.in_grid(draft.grid);
        let mut chosen = Vec::new();
        for _ in 0..size {
            let person = self.ground.people.all[*self.random.pick(&list)].id;
            if person != draft.author && !chosen.contains(&person) {
                chosen.push(person);
            }
        }
        chosen
    }

    fn worries(&mut self, draft: &Draft<'_>, last: Timestamp, voices: &mut Voices) {
        let people: Vec<PersonId> = voices.follows.iter().map(|joined| joined.person).collect();
        for person in people.into_iter().take(4) {
            if self.random.percent(42) {
                let own = self.random.percent(55);
                let words = if own {
                    self.random.pick(draft.shelf.worries)
                } else {
                    self.random.pick(&WORRIES)
                };
                let at = self.between(draft.created, last);
                self.comment(person, at, words, voices);
            }
        }
    }

    fn thanks(&mut self, draft: &Draft<'_>, end: Timestamp, voices: &mut Voices) {
        if !self.random.percent(34) {
            return;
        }
        let own = self.random.percent(50);
        let words = if own {
            self.random.pick(draft.shelf.thanks)
        } else {
            self.random.pick(&THANKS)
        };
        let at = Timestamp(end.0 + self.random.between(5, 900) * MINUTE_MS);
        if at < self.ground.now {
            self.comment(draft.author, at, words, voices);
        }
    }

    /// Nobody says the same thing twice under one report.
    fn comment(&mut self, author: PersonId, at: Timestamp, words: &str, voices: &mut Voices) {
        if voices.comments.iter().any(|comment| comment.text == words) {
            return;
        }
        voices.comments.push(Comment {
            id: CommentId(self.random.id(at)),
            client_key: self.random.id(at),
            author,
            at,
            text: words.to_owned(),
        });
    }

    fn between(&mut self, first: Timestamp, last: Timestamp) -> Timestamp {
        Timestamp(self.random.between(first.0 + 1, last.0.max(first.0 + 1)))
    }
}
