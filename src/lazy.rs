//! Pages whose code is loaded when somebody goes there. A group is one file of the split build;
//! without the feature `split` the same functions are part of the app and are called directly.
//!
//! The first page is in the app itself. What residents do next lies in groups that are fetched while
//! they read, or, where somebody opens such a page from a message, together with the app
//! (`public/boot.js`); what only staff see is in groups that residents never download.

use crate::i18n::{self, common, t};
use crate::platform::start;
use crate::ui::prelude::*;
use crate::{api, paths};
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

/// The group's code or texts could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupError;

impl From<leptos::wasm_split::SplitLoaderError> for GroupError {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

impl Explain for GroupError {
    fn explain(&self) -> Failure {
        Failure::retry(common::NO_NETWORK, common::NO_NETWORK_ADVICE)
    }
}

/// Declares `$name(page)`, an async function whose code lies in the file `$group`. Functions that
/// name the same group share the file. Pages use [`lazy_routes!`]; this alone is for what a group does
/// without showing a page.
#[macro_export]
macro_rules! lazy_group {
    ($group:ident, $name:ident, $page:ty, $view:path) => {
        async fn $name(page: $page) -> Result<leptos::prelude::AnyView, $crate::lazy::GroupError> {
            #[cfg_attr(
                feature = "split",
                leptos::wasm_split::wasm_split($group, wasm_split_path = ::leptos::wasm_split, fallible)
            )]
            fn $group(page: $page) -> Result<leptos::prelude::AnyView, $crate::lazy::GroupError> {
                Ok($view(page))
            }
            #[cfg(feature = "split")]
            let view = $group(page).await;
            #[cfg(not(feature = "split"))]
            let view = $group(page);
            view
        }
    };
}

/// Declares `routes()` of a feature whose pages lie in a group:
/// `lazy_routes! { group: "path" Name => page::Component, … }`. `group for staff:` also loads the texts
/// that only staff see, which are in a file of their own.
#[macro_export]
macro_rules! lazy_routes {
    ($group:ident: $($page:tt)+) => {
        $crate::lazy_routes! { @with $group, $crate::lazy::lazy_page: $($page)+ }
    };
    ($group:ident for staff: $($page:tt)+) => {
        $crate::lazy_routes! { @with $group, $crate::lazy::lazy_staff_page: $($page)+ }
    };
    (@with $group:ident, $lazy:path: $($path:literal $name:ident => $view:path),+ $(,)?) => {
        #[derive(Clone, Copy)]
        enum LazyPage {
            $($name),+
        }

        fn show(page: LazyPage) -> leptos::prelude::AnyView {
            use leptos::prelude::IntoAny as _;
            match page {
                $(LazyPage::$name => $view().into_any()),+
            }
        }

        $crate::lazy_group!($group, open, LazyPage, show);

        pub fn routes() -> Vec<$crate::routing::Route> {
            vec![$($crate::routing::route(
                $path,
                || $lazy(LazyPage::$name, open),
            )),+]
        }
    };
}

/// Shows a page of a group: a skeleton until its code is here, and a retry when it can not be had.
/// `group` is what [`lazy_group!`] declared. [`lazy_routes!`] calls it.
pub fn lazy_page<P, F, Fut>(page: P, group: F) -> AnyView
where
    P: Copy + Send + Sync + 'static,
    F: Fn(P) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<AnyView, GroupError>> + 'static,
{
    when_loaded(move || group(page))
}

/// As [`lazy_page`] for staff pages, whose texts are in a file of their own.
pub fn lazy_staff_page<P, F, Fut>(page: P, group: F) -> AnyView
where
    P: Copy + Send + Sync + 'static,
    F: Fn(P) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<AnyView, GroupError>> + 'static,
{
    when_loaded(move || async move {
        let texts = i18n::load_staff(api::fetch_text).await;
        texts.map_err(|_| GroupError)?;
        group(page).await
    })
}

/// The page is built once, outside of any suspense: what it reads must neither build it again nor
/// hide it while something is asked for again.
fn when_loaded<Fut>(open: impl Fn() -> Fut + Copy + Send + Sync + 'static) -> AnyView
where
    Fut: Future<Output = Result<AnyView, GroupError>> + 'static,
{
    let loaded = RwSignal::new_local(None::<Result<AnyView, GroupError>>);
    let owner = Owner::current().unwrap_or_default();
    let load = move || {
        let show = async move {
            let view = open().await;
            loaded.try_set(Some(view));
        };
        untrack(|| owner.with(|| spawn_local_scoped_with_cancellation(show)));
    };
    load();
    let shown = move || {
        loaded.track();
        match loaded.write_untracked().take() {
            Some(Ok(view)) => view,
            Some(Err(error)) => {
                start::ready();
                missing(&error, load.clone())
            }
            None => view! { <SkeletonPage/> }.into_any(),
        }
    };
    shown.into_any()
}

/// A page like any other, with its heading and the ways back: its own are in the code that is missing.
fn missing(error: &GroupError, retry: impl Fn() + 'static) -> AnyView {
    view! {
        <PageHeader title=t(common::PAGE_MISSING) back=paths::HOME/>
        {error_state(error, retry)}
        <ButtonLink wide=true label=t(common::TO_HOME) href=paths::HOME icon="house"/>
    }
    .into_any()
}
