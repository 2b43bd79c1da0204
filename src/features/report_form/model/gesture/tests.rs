use super::*;
use proptest::prelude::*;

const REACH: Point = (0.05, 0.05);

fn drawn(from: Point, to: Point) -> Boxes {
    let mut boxes = Boxes::default();
    assert!(boxes.down(1, from, REACH));
    boxes.moved(1, to);
    boxes.up(1);
    boxes
}

#[test]
fn one_finger_draws_sizes_and_carries() {
    let mut boxes = drawn((0.2, 0.2), (0.5, 0.4));
    assert_eq!(boxes.shown(), [Rect::spanned((0.2, 0.2), (0.5, 0.4))]);
    boxes.down(1, (0.5, 0.4), REACH);
    boxes.moved(1, (0.7, 0.6));
    boxes.up(1);
    assert_eq!(boxes.shown(), [Rect::spanned((0.2, 0.2), (0.7, 0.6))]);
    boxes.down(1, (0.4, 0.4), REACH);
    boxes.moved(1, (0.5, 0.4));
    boxes.up(1);
    let carried = boxes.shown()[0];
    assert!((carried.x - 0.3).abs() < 1e-9 && (carried.w - 0.5).abs() < 1e-9);
    assert_eq!(boxes.count(), 1, "inside of a box none is drawn");
}

#[test]
fn a_second_finger_changes_nothing() {
    let mut boxes = Boxes::default();
    boxes.down(1, (0.2, 0.2), REACH);
    boxes.moved(1, (0.4, 0.4));
    let before = boxes.clone();
    assert!(!boxes.down(2, (0.8, 0.8), REACH));
    boxes.moved(2, (0.9, 0.1));
    boxes.up(2);
    boxes.cancelled(2);
    assert_eq!(boxes, before);
    boxes.moved(1, (0.5, 0.5));
    boxes.up(1);
    assert_eq!(boxes.shown(), [Rect::spanned((0.2, 0.2), (0.5, 0.5))]);
}

#[test]
fn a_gesture_that_the_phone_takes_away_leaves_black_what_was_black() {
    let mut boxes = drawn((0.2, 0.2), (0.5, 0.4));
    let before = boxes.clone();
    for at in [(0.5, 0.4), (0.35, 0.3), (0.8, 0.8)] {
        boxes.down(1, at, REACH);
        boxes.moved(1, (0.9, 0.9));
        boxes.cancelled(1);
        assert_eq!(boxes, before, "from {at:?}");
    }
}

#[test]
fn a_slip_neither_draws_nor_uncovers() {
    let mut boxes = drawn((0.2, 0.2), (0.5, 0.4));
    let before = boxes.clone();
    boxes.down(1, (0.8, 0.8), REACH);
    boxes.up(1);
    boxes.down(1, (0.5, 0.4), REACH);
    boxes.moved(1, (0.2, 0.2));
    boxes.up(1);
    assert_eq!(boxes, before);
}

#[test]
fn a_tap_chooses_the_box_that_it_hits() {
    let mut boxes = drawn((0.1, 0.1), (0.3, 0.3));
    boxes.down(1, (0.6, 0.6), REACH);
    boxes.moved(1, (0.9, 0.9));
    boxes.up(1);
    assert_eq!(boxes.chosen(), 1);
    boxes.down(1, (0.2, 0.2), REACH);
    boxes.up(1);
    assert_eq!((boxes.chosen(), boxes.count()), (0, 2));
}

#[test]
fn a_button_ends_what_a_finger_does() {
    let mut boxes = drawn((0.2, 0.2), (0.5, 0.4));
    boxes.down(1, (0.5, 0.4), REACH);
    boxes.remove();
    boxes.moved(1, (0.9, 0.9));
    boxes.up(1);
    assert_eq!(boxes.shown(), []);
}

proptest! {
    #[test]
    fn no_fingers_bring_a_box_out_of_the_photo(
        events in prop::collection::vec((0_u8..5, 0_i32..3, -0.5_f64..1.5, -0.5_f64..1.5), 0..80)
    ) {
        let mut boxes = Boxes::default();
        for (kind, pointer, x, y) in events {
            match kind {
                0 => _ = boxes.down(pointer, (x, y), REACH),
                1 | 2 => _ = boxes.moved(pointer, (x, y)),
                3 => boxes.up(pointer),
                _ => boxes.cancelled(pointer),
            }
            for rect in boxes.shown() {
                prop_assert!(rect.x >= 0.0 && rect.x + rect.w <= 1.0 + 1e-9);
                prop_assert!(rect.y >= 0.0 && rect.y + rect.h <= 1.0 + 1e-9);
            }
        }
    }
}
