//! What a page makes when it first needs it, and what then lives as long as the app. The first page
//! needs neither drafts nor outbox, so their code is not part of what it loads.

use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static ROOT: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Notes the app's own owner, which ends only with the page. Call once, in the app's root.
pub fn provide() {
    ROOT.set(Owner::current());
}

/// The one `T` of the app, made by the first call. Works wherever it is called: in components, event
/// handlers and after requests.
pub fn once<T: Clone + Send + Sync + 'static>(make: impl FnOnce() -> T) -> T {
    let root = ROOT.with_borrow(Clone::clone).unwrap_or_default();
    root.with(|| {
        use_context::<T>().unwrap_or_else(|| {
            let made = make();
            provide_context(made.clone());
            made
        })
    })
}
