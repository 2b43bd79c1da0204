//! The report that is half written, as the first page tells of it. It is noted in the browser's small
//! storage, so that telling needs neither the code of the drafts nor their store. Codes, names and the
//! person's own words only: the page may speak another language when it is read.

use super::drafts::model::{Draft, Step};
use crate::platform::storage::{self, key};

/// So many characters of a report are enough to know it again.
const BEGINNING: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Where to go on.
    pub step: Step,
    /// How it begins; absent while there are no words.
    pub words: Option<String>,
    /// What its place is called; absent while there is none that has a name.
    pub place: Option<String>,
}

/// Stands between the words and the place; what the person wrote never has it.
const PLACE: char = '\u{1f}';

impl Unfinished {
    /// `None` for a draft with nothing in it that somebody would miss.
    fn of(draft: &Draft, place: &str) -> Option<Self> {
        let words = draft.text.trim().chars().filter(|c| *c != PLACE);
        (!draft.is_empty()).then(|| Self {
            step: draft.first_open_step(None),
            words: said(&words.take(BEGINNING).collect::<String>()),
            place: said(place),
        })
    }

    fn to_kept(&self) -> String {
        let words = self.words.as_deref().unwrap_or_default();
        let place = self.place.as_deref().unwrap_or_default();
        format!("{} {words}{PLACE}{place}", code(self.step))
    }

    fn from_kept(kept: &str) -> Option<Self> {
        let (step, rest) = kept.split_once(' ')?;
        // Earlier versions noted no place.
        let (words, place) = rest.split_once(PLACE).unwrap_or((rest, ""));
        let all = [Step::What, Step::Where, Step::Check];
        Some(Self {
            step: all.into_iter().find(|known| code(*known) == step)?,
            words: said(words),
            place: said(place),
        })
    }
}

fn said(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

const fn code(step: Step) -> &'static str {
    match step {
        Step::What => "what",
        Step::Where => "where",
        Step::Check => "check",
    }
}

/// Notes how the open draft stands; `place` is what its place is called.
pub fn note(draft: &Draft, place: &str) {
    match Unfinished::of(draft, place) {
        Some(unfinished) => _ = storage::set(key::DRAFT, &unfinished.to_kept()),
        None => storage::remove(key::DRAFT),
    }
}

/// What was begun and neither sent nor put aside.
pub fn noted() -> Option<Unfinished> {
    Unfinished::from_kept(&storage::get(key::DRAFT)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{BuildingId, IdempotencyKey, Timestamp};
    use uuid::Uuid;

    fn draft(text: &str) -> Draft {
        let mut draft = Draft::new(Uuid::nil(), IdempotencyKey(Uuid::nil()), Timestamp(0));
        text.clone_into(&mut draft.text);
        draft
    }

    #[test]
    fn it_goes_on_where_something_is_missing() {
        let step = |draft: &Draft| Unfinished::of(draft, "").map(|unfinished| unfinished.step);
        assert_eq!(step(&draft("  ")), None, "nothing to go on with");
        let mut written = draft("长椅断了一根");
        assert_eq!(step(&written), Some(Step::Where));
        written.place.choose_building(BuildingId(Uuid::nil()));
        assert_eq!(step(&written), Some(Step::Check));
        written.text.clear();
        assert_eq!(step(&written), Some(Step::What));
    }

    #[test]
    fn what_is_kept_is_read_back_and_nothing_else() {
        let mut wordless = draft("");
        wordless.place.choose_building(BuildingId(Uuid::nil()));
        for draft in [wordless, draft("bench 长椅\n断了"), draft(&"长".repeat(50))] {
            for place in ["", "柳岸3号楼 2单元"] {
                let unfinished = Unfinished::of(&draft, place).unwrap();
                let back = Unfinished::from_kept(&unfinished.to_kept());
                assert_eq!(back, Some(unfinished));
            }
        }
        let earlier = Unfinished::from_kept("where 长椅断了一根").unwrap();
        assert_eq!(earlier.words.as_deref(), Some("长椅断了一根"));
        assert_eq!(earlier.place, None);
        for kept in ["", "长椅断了一根", "长椅 断了一根"] {
            assert_eq!(Unfinished::from_kept(kept), None, "{kept}");
        }
    }
}
