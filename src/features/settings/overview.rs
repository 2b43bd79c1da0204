//! What can be set, one row each.

use crate::i18n::{settings as key, t};
use crate::paths;
use crate::shared::sign_in_first::SignInFirst;
use crate::shared::words;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::Code;
use leptos::prelude::*;

#[component]
pub fn Overview() -> impl IntoView {
    let session = Session::get();
    view! {
        <PageHeader title=t(key::TITLE) intro=t(key::INTRO) back=paths::ME/>
        {load(session.home(), |home| match home.me {
            Some(me) if me.can.settings => rows(),
            Some(_) => view! { <p class="l-why">{words::reason(Code::Forbidden)}</p> }.into_any(),
            None => view! { <SignInFirst/> }.into_any(),
        })}
    }
}

fn rows() -> AnyView {
    view! {
        <Rows>
            <Row title=t(key::CATEGORIES) detail=t(key::CATEGORIES_INTRO) icon="tags" href=paths::SETTINGS_CATEGORIES/>
            <Row title=t(key::HOURS) detail=t(key::HOURS_INTRO) icon="clock" href=paths::SETTINGS_HOURS/>
            <Row title=t(key::HOLIDAYS) detail=t(key::HOLIDAYS_INTRO) icon="calendar-days" href=paths::SETTINGS_HOLIDAYS/>
            <Row title=t(key::PHONES) detail=t(key::PHONES_INTRO) icon="phone" href=paths::SETTINGS_PHONES/>
            <Row title=t(key::ROLES) detail=t(key::ROLES_INTRO) icon="users" href=paths::SETTINGS_ROLES/>
            <Row title=t(key::NOTICES) detail=t(key::NOTICES_INTRO) icon="megaphone" href=paths::SETTINGS_NOTICES/>
        </Rows>
    }
    .into_any()
}
