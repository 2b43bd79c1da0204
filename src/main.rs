//! Linli, the app of a residential community. `main` only starts it; see `app.rs`.

mod api;
mod app;
mod features;
mod i18n;
mod json;
mod lazy;
mod paths;
mod platform;
mod routing;
mod shared;
mod state;
mod ui;

fn main() {
    app::start();
}
