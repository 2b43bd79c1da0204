//! 长辈版 asks one question at a time; this counts them.

use crate::state::drafts::model::{CategoryChoice, Draft, Step, Way};
use contract::community::Category;

/// The questions of the first page by the number that `?q=` names them with.
pub const PHOTOS: usize = 0;
pub const WORDS: usize = 1;
pub const CATEGORY: usize = 2;

/// Whether the person is asked for the category: not when her words or the label that she scanned
/// say it, because she sees it before sending and can change it there.
pub fn asks_category(draft: &Draft, categories: &[Category]) -> bool {
    match draft.category {
        CategoryChoice::Suggested => draft.category(categories).0.is_none(),
        CategoryChoice::Chosen(_) => draft.place.way != Some(Way::Facility),
        CategoryChoice::Unsure => true,
    }
}

/// Which question of how many is in sight, from 1. `at` is the question of its page, from 0. How many
/// never changes on the way: the category, which not everybody is asked for, belongs to the words.
pub fn question_of(step: Step, at: usize) -> (u8, u8) {
    let at = u8::try_from(at).unwrap_or(u8::MAX);
    let number = match step {
        Step::What => at.min(1) + 1,
        Step::Where => at.min(1) + 3,
        Step::Check => at.min(1) + 5,
    };
    (number, 6)
}

/// Whether a tap on `part` put it among the words.
pub fn has_part(words: &str, part: &str) -> bool {
    words.split(['，', ',']).any(|word| word.trim() == part)
}

/// A tap on a usual part of a text: added behind what is typed, or taken away again. Nothing else
/// is touched.
pub fn toggle_part(words: &mut String, part: &str) {
    let mut parts: Vec<&str> = words.split(['，', ',']).map(str::trim).collect();
    parts.retain(|word| !word.is_empty() && *word != part);
    if !has_part(words, part) {
        parts.push(part);
    }
    let comma = if part.is_ascii() { ", " } else { "，" };
    *words = parts.join(comma);
}

/// How much two texts have in common: pairs of neighbouring characters that stand in both.
pub fn likeness(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs = chars.windows(2);
    pairs
        .filter(|pair| other.contains(&pair.iter().collect::<String>()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{CategoryId, IdempotencyKey, Timestamp};
    use uuid::Uuid;

    #[test]
    fn how_many_questions_there_are_never_changes() {
        let way = [
            (Step::What, PHOTOS),
            (Step::What, WORDS),
            (Step::What, CATEGORY),
            (Step::Where, 0),
            (Step::Where, 1),
            (Step::Check, 0),
            (Step::Check, 1),
        ];
        let numbers = way.map(|(step, at)| question_of(step, at));
        assert_eq!(numbers.map(|(number, _)| number), [1, 2, 2, 3, 4, 5, 6]);
        assert!(numbers.iter().all(|(_, of)| *of == 6));
    }

    #[test]
    fn the_category_is_asked_for_only_when_nothing_says_it() {
        let mut draft = Draft::new(Uuid::nil(), IdempotencyKey(Uuid::nil()), Timestamp(0));
        assert!(asks_category(&draft, &[]));
        draft.category = CategoryChoice::Chosen(CategoryId(Uuid::nil()));
        assert!(asks_category(&draft, &[]), "she chose it here");
        draft.place.way = Some(Way::Facility);
        assert!(!asks_category(&draft, &[]), "the label said it");
    }

    #[test]
    fn a_usual_place_never_erases_what_was_typed() {
        let mut words = "三楼电梯口".to_owned();
        toggle_part(&mut words, "电梯");
        assert_eq!(words, "三楼电梯口，电梯");
        toggle_part(&mut words, "楼道");
        assert!(has_part(&words, "电梯") && has_part(&words, "楼道"));
        toggle_part(&mut words, "电梯");
        assert_eq!(words, "三楼电梯口，楼道");
        let mut words = String::new();
        toggle_part(&mut words, "Lift");
        toggle_part(&mut words, "Stairs");
        assert_eq!(words, "Lift, Stairs");
    }

    #[test]
    fn the_same_fault_is_more_alike_than_another_one() {
        let mine = "楼下的感应灯坏了";
        assert!(likeness(mine, "单元门口感应灯不亮") > likeness(mine, "垃圾桶满了"));
        assert_eq!(likeness("", "感应灯"), 0);
        assert_eq!(likeness("灯", "感应灯"), 0);
    }
}
