//! A report while it is being written. Pure. A draft keeps what each way of placing has found, so
//! that trying another way loses nothing.

pub use super::place::{DraftPlace, Fix, Way};
use contract::community::{Category, Facility};
use contract::place::Bounds;
use contract::report::{NewReport, Visibility, check_words};
use contract::{CategoryId, FieldCode, FieldErrors, IdempotencyKey, Timestamp, suggest};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub id: Uuid,
    /// The key under which it will be sent. It exists from the first keystroke on, so a double tap
    /// can only send the same report. Tabs that have gone different ways have different keys, see
    /// [`super::tabs`].
    pub key: IdempotencyKey,
    pub updated: Timestamp,
    /// Put aside: kept in the list, not opened by itself.
    #[serde(default)]
    pub shelved: bool,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub photos: Vec<DraftPhoto>,
    #[serde(default)]
    pub category: CategoryChoice,
    #[serde(default)]
    pub place: DraftPlace,
    /// Absent: what the category prescribes.
    #[serde(default)]
    pub visibility: Option<Visibility>,
    #[serde(default)]
    pub name_shown: bool,
    /// Those nearby were looked at: it is none of them.
    #[serde(default)]
    pub none_of_these: bool,
}

/// A photo in the browser's photo store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPhoto {
    pub id: Uuid,
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoryChoice {
    /// Follow the words.
    #[default]
    Suggested,
    Chosen(CategoryId),
    /// What the chosen facility is for: nobody said otherwise. It counts while the facility is the place.
    OfFacility(CategoryId),
    /// The person said "not sure": a worker sorts it.
    Unsure,
}

/// The three pages of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    What,
    Where,
    Check,
}

impl Draft {
    pub fn new(id: Uuid, key: IdempotencyKey, now: Timestamp) -> Self {
        Self {
            id,
            key,
            updated: now,
            shelved: false,
            text: String::new(),
            photos: Vec::new(),
            category: CategoryChoice::Suggested,
            place: DraftPlace::default(),
            visibility: None,
            name_shown: false,
            none_of_these: false,
        }
    }

    /// Puts words behind those that are there; not twice, where the first time was not noted.
    pub fn add_words(&mut self, words: &str) {
        if self.text.ends_with(words) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(words);
    }

    /// The facility is the place, and says what the matter is about unless the person has said so:
    /// the same whether it was tapped, scanned or picked from the list.
    pub fn choose_facility(&mut self, facility: &Facility) {
        self.place.facility = Some(facility.id);
        self.place.way = Some(Way::Facility);
        if let CategoryChoice::Suggested | CategoryChoice::OfFacility(_) = self.category {
            self.category = facility
                .category
                .map_or(CategoryChoice::Suggested, CategoryChoice::OfFacility);
        }
    }

    /// Nothing in it that somebody would miss.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.photos.is_empty() && self.place.way.is_none()
    }

    /// The category that counts, and the word that suggested it where nobody chose.
    pub fn category(&self, categories: &[Category]) -> (Option<CategoryId>, Option<String>) {
        match self.category {
            CategoryChoice::Chosen(id) => (Some(id), None),
            CategoryChoice::OfFacility(id) if self.place.way == Some(Way::Facility) => {
                (Some(id), None)
            }
            CategoryChoice::Unsure => (None, None),
            CategoryChoice::Suggested | CategoryChoice::OfFacility(_) => {
                match suggest::category(&self.text, categories) {
                    Some(hit) => (Some(hit.category), Some(hit.because)),
                    None => (None, None),
                }
            }
        }
    }

    /// Who will see it, as far as the categories are known here.
    pub fn visibility(&self, categories: &[Category]) -> Visibility {
        let (category, _) = self.category(categories);
        let private_by_default = categories
            .iter()
            .any(|c| Some(c.id) == category && c.private_by_default);
        Visibility::of_new(self.visibility, private_by_default)
    }

    /// What the person said. Saying nothing leaves it to the server, who knows the categories, but
    /// what was shown as private is private, even if the category has changed when it arrives.
    fn visibility_to_send(&self, categories: &[Category]) -> Option<Visibility> {
        let private = self.visibility(categories) == Visibility::Private;
        self.visibility.or(private.then_some(Visibility::Private))
    }

    pub fn what_errors(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        check_words(&self.text, self.photos.len(), &mut errors);
        errors
    }

    /// `bounds` is only a hint: inside the box but outside the border is for the server to say.
    pub fn where_errors(&self, bounds: Option<Bounds>) -> FieldErrors {
        let mut errors = FieldErrors::default();
        match self.place.to_input() {
            None => errors.add("place", FieldCode::Required),
            Some(input) => {
                input.validate(&mut errors);
                let outside = bounds
                    .zip(input.position)
                    .is_some_and(|(bounds, position)| !bounds.contains(&position));
                if outside {
                    errors.add("place.position", FieldCode::OutsideCommunity);
                }
            }
        }
        errors
    }

    /// The page on which something is still missing; `Check` when nothing is.
    pub fn first_open_step(&self, bounds: Option<Bounds>) -> Step {
        if !self.what_errors().0.is_empty() {
            Step::What
        } else if !self.where_errors(bounds).0.is_empty() {
            Step::Where
        } else {
            Step::Check
        }
    }

    /// As it is sent; `None` while the place is missing. Photos get their ids in the outbox.
    pub fn to_report(&self, categories: &[Category]) -> Option<NewReport> {
        // Without `..`: a new field has to be thought of here, or its answer would be dropped.
        let Self {
            text,
            place,
            name_shown,
            category: _,   // As the words, the facility or the person say.
            visibility: _, // As the categories say where she does not.
            photos: _,
            id: _,
            key: _,
            updated: _,
            shelved: _,
            none_of_these: _,
        } = self;
        Some(NewReport {
            text: text.trim().to_owned(),
            photos: Vec::new(),
            category: self.category(categories).0,
            place: place.to_input()?,
            visibility: self.visibility_to_send(categories),
            name_shown: *name_shown,
        })
    }

    /// Moves a photo one place forward (`true`) or back; at an end nothing happens.
    pub fn move_photo(&mut self, at: usize, forward: bool) {
        let to = if forward {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        if let Some(to) = to.filter(|to| *to < self.photos.len() && at < self.photos.len()) {
            self.photos.swap(at, to);
        }
    }
}

/// The draft to open: the one worked on last that was not put aside.
pub fn current(drafts: &[Draft]) -> Option<&Draft> {
    drafts
        .iter()
        .filter(|draft| !draft.shelved && !draft.is_empty())
        .max_by_key(|draft| draft.updated)
}

#[cfg(test)]
pub(crate) mod tests;
