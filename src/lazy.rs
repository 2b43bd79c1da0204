//! Pages whose code residents never download. A group is one file of the split build; without the
//! feature `split` the same functions are part of the app and are called directly.

use crate::ui::prelude::*;
use crate::{api, i18n};
use leptos::prelude::*;

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
        Failure::retry(i18n::common::NO_NETWORK, i18n::common::NO_NETWORK_ADVICE)
    }
}

/// Declares `$name(page)`, an async function whose code lies in the file `$group`. Functions that
/// name the same group share the file.
#[macro_export]
macro_rules! lazy_group {
    ($group:ident, $name:ident, $page:ty, $view:path) => {
        pub async fn $name(page: $page) -> Result<leptos::prelude::AnyView, $crate::lazy::GroupError> {
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

/// Shows a page of a group: a skeleton until its code and texts are here, and a retry when they can
/// not be had. `group` is what [`lazy_group!`] declared.
pub fn lazy_page<P, F, Fut>(page: P, group: F) -> AnyView
where
    P: Copy + Send + Sync + 'static,
    F: Fn(P) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<AnyView, GroupError>> + Send + 'static,
{
    let texts = LocalResource::new(|| async {
        i18n::load_staff(api::fetch_text)
            .await
            .map_err(|_| GroupError)
    });
    let shown = move || {
        Suspend::new(async move {
            let loaded = match texts.await {
                Ok(()) => group(page).await,
                Err(error) => Err(error),
            };
            loaded.unwrap_or_else(|error| error_state(&error, move || texts.refetch()))
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonPage/> }>{shown}</Transition> }.into_any()
}
