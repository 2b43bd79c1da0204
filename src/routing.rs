//! A route table is a plain list: each feature hands out its own, the app joins them. All routes
//! have one erased type, which keeps deeply nested tuples out of the compiler and of the app.

use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::{ChooseView, NestedRoute, PossibleRouteMatch};

pub type Route = AnyNestedRoute;

/// A page at a path: `route(path!("reports/:id"), Detail)`.
pub fn route<S, V>(path: S, view: V) -> Route
where
    S: PossibleRouteMatch + Clone + std::fmt::Debug + Send + Sync + 'static,
    V: ChooseView + Clone + Send + Sync + 'static,
{
    NestedRoute::new(path, view).into_any_nested_route()
}
