//! What the form asks, and the usual parts of an answer.

use crate::state::drafts::model::{CategoryChoice, Draft};
use contract::community::Category;

/// Whether the person is asked for the category: not when her words or the facility that she chose
/// say it, because she sees it before sending and can change it there.
pub fn asks_category(draft: &Draft, categories: &[Category]) -> bool {
    if categories.is_empty() {
        return false;
    }
    match draft.category {
        CategoryChoice::Suggested | CategoryChoice::OfFacility(_) => {
            draft.category(categories).0.is_none()
        }
        CategoryChoice::Chosen(_) | CategoryChoice::Unsure => true,
    }
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
    use crate::state::drafts::model::Way;
    use crate::state::drafts::model::tests::noise;
    use contract::{CategoryId, IdempotencyKey, Timestamp};
    use uuid::Uuid;

    #[test]
    fn the_category_is_asked_for_only_when_nothing_says_it() {
        let mut draft = Draft::new(Uuid::nil(), IdempotencyKey(Uuid::nil()), Timestamp(0));
        let list = [noise()];
        assert!(asks_category(&draft, &list));
        assert!(!asks_category(&draft, &[]), "there is nothing to choose");
        draft.category = CategoryChoice::Chosen(CategoryId(Uuid::nil()));
        assert!(asks_category(&draft, &list), "she chose it here");
        draft.category = CategoryChoice::OfFacility(CategoryId(Uuid::nil()));
        assert!(
            asks_category(&draft, &list),
            "the facility is not the place"
        );
        draft.place.way = Some(Way::Facility);
        assert!(!asks_category(&draft, &list), "the facility says it");
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
