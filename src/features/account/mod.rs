//! Signing in, and everything about me: my matters, how the app looks, what is held.

mod devices;
mod me;
mod model;
mod preferences;
mod privacy;
mod profile;
mod reports;
mod sign_in;
mod sign_out;

use crate::routing::{Route, route};
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("me"), me::Page),
        route(path!("me/reports"), reports::Page),
        route(path!("me/profile"), profile::Page),
        route(path!("me/privacy"), privacy::Page),
        route(path!("me/devices"), devices::Page),
        route(path!("me/settings"), preferences::Page),
        route(path!("signin"), sign_in::Page),
    ]
}
