//! Builds a page in pieces. A slow phone needs a quarter of a second for a whole page; in one piece,
//! no press and no key would be answered for as long.

use crate::platform::{clock, start};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use std::sync::atomic::{AtomicU32, Ordering};

/// Pieces that still wait for their turn.
static WAITING: AtomicU32 = AtomicU32::new(0);

/// Builds `view` in a turn of its own while the app starts; at once when the app is there, because a
/// page that somebody comes back to must not flicker.
pub fn later(view: impl FnOnce() -> AnyView + 'static) -> AnyView {
    in_turn(Box::new(view), || view! { <Skeleton cards=1/> }.into_any())
}

/// The same without anything in its place: for what is built before the app is in sight.
pub fn unseen(view: impl FnOnce() -> AnyView + 'static) -> AnyView {
    in_turn(Box::new(view), || ().into_any())
}

/// Waits until every piece is built, and those that came with them. Not for ever: a page that lacks a
/// piece is better than none.
pub async fn all_built() {
    const TURNS_MAX: u32 = 200;
    for _ in 0..TURNS_MAX {
        if WAITING.load(Ordering::Relaxed) == 0 {
            return;
        }
        clock::sleep(0).await;
    }
}

fn in_turn(view: Box<dyn FnOnce() -> AnyView>, place: fn() -> AnyView) -> AnyView {
    if start::is_settled() {
        return view();
    }
    let turn = RwSignal::new_local(false);
    let waiting = StoredValue::new_local(Some((view, Piece::new())));
    spawn_local_scoped_with_cancellation(async move {
        clock::sleep(0).await;
        turn.try_set(true);
    });
    let shown = move || {
        let build = turn.get().then(|| waiting.try_update_value(Option::take));
        match build.flatten().flatten() {
            Some((build, _piece)) => untrack(build),
            None => place(),
        }
    };
    shown.into_any()
}

/// Counted from when a piece is asked for until it is built, or given up with its page.
struct Piece;

impl Piece {
    fn new() -> Self {
        WAITING.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_counts_until_it_is_built_or_given_up() {
        let waiting = || WAITING.load(Ordering::Relaxed);
        let (built, given_up) = (Piece::new(), Piece::new());
        assert_eq!(waiting(), 2);
        drop(built);
        drop(given_up);
        assert_eq!(waiting(), 0);
    }
}
