//! The black boxes of a photo while fingers work on them: one finger draws, carries or sizes one box; a
//! second one, which may be a resting palm, changes nothing.

use super::blackout::{Nudge, Rect};

/// A place on the photo, in parts of its width and height.
pub type Point = (f64, f64);

/// What the finger `pointer` does. `from` is where it came down, `to` where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Gesture {
    #[default]
    Idle,
    Drawing {
        pointer: i32,
        from: Point,
        to: Point,
    },
    /// Carries the chosen box.
    Moving {
        pointer: i32,
        from: Point,
        to: Point,
    },
    /// Spans the chosen box anew; `fixed` is the corner that stays.
    Resizing {
        pointer: i32,
        fixed: Point,
        to: Point,
    },
}

impl Gesture {
    const fn pointer(self) -> Option<i32> {
        match self {
            Self::Idle => None,
            Self::Drawing { pointer, .. }
            | Self::Moving { pointer, .. }
            | Self::Resizing { pointer, .. } => Some(pointer),
        }
    }

    /// The same with the finger somewhere else.
    const fn led_to(mut self, there: Point) -> Self {
        match &mut self {
            Self::Idle => {}
            Self::Drawing { to, .. } | Self::Moving { to, .. } | Self::Resizing { to, .. } => {
                *to = there;
            }
        }
        self
    }
}

/// All boxes of one photo, and what a finger does to them now. Until it is lifted they stay as they were.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxes {
    settled: Vec<Rect>,
    /// The one that buttons, keys and its corners change.
    chosen: usize,
    gesture: Gesture,
}

impl Boxes {
    pub fn count(&self) -> usize {
        self.settled.len()
    }

    pub const fn chosen(&self) -> usize {
        self.chosen
    }

    pub fn choose(&mut self, box_number: usize) {
        self.gesture = Gesture::Idle;
        self.chosen = box_number;
    }

    /// As they are with what the finger does.
    pub fn shown(&self) -> Vec<Rect> {
        let mut all = self.settled.clone();
        match self.gesture {
            Gesture::Idle => {}
            Gesture::Drawing { from, to, .. } => all.push(Rect::spanned(from, to)),
            Gesture::Moving { from, to, .. } => {
                if let Some(held) = all.get_mut(self.chosen) {
                    *held = held.carried(to.0 - from.0, to.1 - from.1);
                }
            }
            Gesture::Resizing { fixed, to, .. } => {
                if let Some(held) = all.get_mut(self.chosen) {
                    *held = Rect::spanned(fixed, to);
                }
            }
        }
        all
    }

    /// A finger comes down. On a corner of the chosen box it sizes that one, inside of a box it takes hold
    /// of it, anywhere else it begins a new one. `reach`: how far from a corner it may be. `false`: another
    /// finger is at work, and this one means nothing.
    pub fn down(&mut self, pointer: i32, at: Point, reach: Point) -> bool {
        if self.gesture != Gesture::Idle {
            return false;
        }
        let chosen = self.settled.get(self.chosen);
        self.gesture = match chosen.and_then(|rect| rect.grabbed(at, reach)) {
            Some(fixed) => Gesture::Resizing {
                pointer,
                fixed,
                to: at,
            },
            None => match self.under(at) {
                Some(found) => {
                    self.chosen = found;
                    Gesture::Moving {
                        pointer,
                        from: at,
                        to: at,
                    }
                }
                None => Gesture::Drawing {
                    pointer,
                    from: at,
                    to: at,
                },
            },
        };
        true
    }

    /// `false`: it is at no work, as a mouse that only passes by.
    pub fn moved(&mut self, pointer: i32, to: Point) -> bool {
        let works = self.gesture.pointer() == Some(pointer);
        if works {
            self.gesture = self.gesture.led_to(to);
        }
        works
    }

    /// The finger is lifted: what it did counts, unless it slipped.
    pub fn up(&mut self, pointer: i32) {
        if self.gesture.pointer() != Some(pointer) {
            return;
        }
        let drew = matches!(self.gesture, Gesture::Drawing { .. });
        let done = self.shown();
        self.gesture = Gesture::Idle;
        let made = if drew { done.len() - 1 } else { self.chosen };
        if done.get(made).is_some_and(Rect::is_meant) {
            self.settled = done;
            self.chosen = made;
        }
    }

    /// The phone took the finger away, for a call or a gesture of its own: nothing was meant, and what was
    /// black stays black.
    pub fn cancelled(&mut self, pointer: i32) {
        if self.gesture.pointer() == Some(pointer) {
            self.gesture = Gesture::Idle;
        }
    }

    /// One in the middle, to be moved with buttons.
    pub fn add(&mut self) {
        self.gesture = Gesture::Idle;
        self.settled.push(Rect::MIDDLE);
        self.chosen = self.settled.len() - 1;
    }

    pub fn nudge(&mut self, nudge: Nudge) {
        self.gesture = Gesture::Idle;
        if let Some(rect) = self.settled.get_mut(self.chosen) {
            *rect = rect.nudged(nudge);
        }
    }

    /// Takes the chosen one away.
    pub fn remove(&mut self) {
        self.gesture = Gesture::Idle;
        if self.chosen < self.settled.len() {
            self.settled.remove(self.chosen);
        }
        self.chosen = self.chosen.saturating_sub(1);
    }

    /// The box at a place: the chosen one before others, else the one that was drawn last.
    fn under(&self, at: Point) -> Option<usize> {
        let holds = |n: &usize| self.settled.get(*n).is_some_and(|rect| rect.contains(at));
        let mut last_first = (0..self.settled.len()).rev();
        Some(self.chosen)
            .filter(holds)
            .or_else(|| last_first.find(holds))
    }
}

#[cfg(test)]
mod tests;
