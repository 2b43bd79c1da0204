//! Signing in, and everything about me: my matters, how the app looks, what is held.

mod devices;
mod me;
mod model;
mod preferences;
mod privacy;
mod profile;
mod reports;
mod sign_in;
mod sign_in_code;
mod sign_in_phone;
mod sign_out;

use crate::lazy_routes;

lazy_routes! { look:
    "me" Me => me::Page,
    "me/reports" Reports => reports::Page,
    "me/profile" Profile => profile::Page,
    "me/privacy" Privacy => privacy::Page,
    "me/devices" Devices => devices::Page,
    "me/settings" Preferences => preferences::Page,
    "signin" SignIn => sign_in::Page,
}
