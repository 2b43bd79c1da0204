//! The gallery's sections. What a section holds is in the files beside.

use super::{dialogs, feedback, forms, look, parts, pictures};
use crate::i18n::{gallery as key, nav, t};
use crate::paths;
use crate::ui::prelude::*;
use leptos::prelude::*;

pub fn gallery() -> AnyView {
    view! {
        <PageHeader title=t(nav::GALLERY) intro=t(key::INTRO) back=paths::HOME/>
        {look::modes()}
        {look::colors()}
        {look::type_scale()}
        {look::pictures()}
        {parts::actions()}
        {parts::navigation()}
        {parts::lists()}
        {pictures::photos()}
        {pictures::maps()}
        {forms::forms()}
        {feedback::states()}
        {dialogs::dialogs()}
    }
    .into_any()
}
