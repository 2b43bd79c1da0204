//! The one way to show what comes from the server: a skeleton while it comes for the first time, the
//! old view while it is asked for again, an explanation with a retry when it fails.
//!
//! The error is matched here instead of thrown to an `ErrorBoundary`: the boundary erases its type,
//! and the type decides between "try again" and "sign in".

use super::failure::{Explain, error_state};
use super::skeleton::Skeleton;
use leptos::prelude::*;

/// Shows a resource; `view` is called with every fresh answer.
pub fn load<T, E>(
    resource: LocalResource<Result<T, E>>,
    view: impl Fn(T) -> AnyView + Clone + Send + 'static,
) -> AnyView
where
    T: Clone + 'static,
    E: Explain + Clone + 'static,
{
    load_with(resource, || view! { <Skeleton cards=3/> }.into_any(), view)
}

/// As [`load`], with a skeleton of its own that has the shape of what will come.
pub fn load_with<T, E>(
    resource: LocalResource<Result<T, E>>,
    skeleton: impl Fn() -> AnyView + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Clone + Send + 'static,
) -> AnyView
where
    T: Clone + 'static,
    E: Explain + Clone + 'static,
{
    let shown = move || {
        let view = view.clone();
        Suspend::new(async move {
            match resource.await {
                Ok(value) => view(value),
                Err(error) => error_state(&error, move || resource.refetch()),
            }
        })
    };
    view! { <Transition fallback=move || skeleton()>{shown}</Transition> }.into_any()
}
