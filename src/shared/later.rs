//! Builds a page in pieces. A slow phone needs a quarter of a second for a whole page; in one piece,
//! no press and no key would be answered for as long.

use crate::platform::{clock, start};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

/// Builds `view` in a turn of its own while the app starts; at once when the app is there, because a
/// page that somebody comes back to must not flicker.
pub fn later(view: impl FnOnce() -> AnyView + 'static) -> AnyView {
    if start::is_settled() {
        return view();
    }
    let turn = RwSignal::new_local(false);
    let waiting = StoredValue::new_local(Some(view));
    spawn_local_scoped_with_cancellation(async move {
        clock::sleep(0).await;
        turn.try_set(true);
    });
    let shown = move || {
        let build = turn.get().then(|| waiting.try_update_value(Option::take));
        match build.flatten().flatten() {
            Some(build) => untrack(build),
            None => view! { <Skeleton cards=1/> }.into_any(),
        }
    };
    shown.into_any()
}
