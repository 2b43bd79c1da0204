//! Suggests a category from a report's own words, with the word that decided. The keywords are data
//! of the community; this is only the look-up, run in the page so that it works without network. The
//! person may choose another, and what she sends is what counts.

use crate::CategoryId;
use crate::community::Category;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub category: CategoryId,
    /// The longest keyword that was found: the reason to show.
    pub because: String,
}

/// The active category with the most keyword characters in the text; ties go to the first in sort
/// order. `None` when no keyword occurs.
pub fn category(text: &str, categories: &[Category]) -> Option<Suggestion> {
    let text = text.to_lowercase();
    let mut best: Option<(usize, Suggestion)> = None;
    for candidate in categories.iter().filter(|c| c.active) {
        let hits: Vec<&String> = candidate
            .keywords
            .iter()
            .filter(|word| !word.is_empty() && text.contains(&word.to_lowercase()))
            .collect();
        let score: usize = hits.iter().map(|word| word.chars().count()).sum();
        let longest = hits.iter().rev().max_by_key(|word| word.chars().count());
        if let Some(word) = longest
            && best.as_ref().is_none_or(|(top, _)| score > *top)
        {
            best = Some((
                score,
                Suggestion {
                    category: candidate.id,
                    because: (*word).clone(),
                },
            ));
        }
    }
    best.map(|(_, suggestion)| suggestion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalText;
    use crate::community::{Span, SpanUnit};
    use uuid::Uuid;

    fn sample(n: u128, keywords: &[&str]) -> Category {
        Category {
            id: CategoryId(Uuid::from_u128(n)),
            code: format!("c{n}"),
            name: LocalText::new("类"),
            icon: "wrench".into(),
            keywords: keywords.iter().map(|k| (*k).to_owned()).collect(),
            responsible: LocalText::new("物业"),
            accept_within_min: 15,
            finish_within: Span {
                amount: 3,
                unit: SpanUnit::WorkingDays,
            },
            near_radius_m: 50,
            private_by_default: false,
            active: true,
            sort: 0,
            version: 1,
        }
    }

    #[test]
    fn the_most_telling_words_win() {
        let list = [sample(1, &["灯", "路灯"]), sample(2, &["电梯", "困人"])];
        let hit = category("电梯里的灯坏了，困人了", &list);
        assert_eq!(
            hit.map(|s| (s.category, s.because)),
            Some((CategoryId(Uuid::from_u128(2)), "电梯".into()))
        );
        assert_eq!(category("你好", &list), None);
    }

    #[test]
    fn inactive_categories_are_not_suggested() {
        let mut off = sample(1, &["灯"]);
        off.active = false;
        assert_eq!(category("灯坏了", &[off]), None);
    }
}
