//! What surrounds every page: banners, the page itself, the way around, the line to a person.

use crate::i18n::{common, local_text, nav, t};
use crate::paths;
use crate::shared::help_phone;
use crate::shared::later::unseen;
use crate::shared::outbox_banner::OutboxBanner;
use crate::state::connectivity;
use crate::state::session::Session;
use crate::state::waiting::Waiting;
use crate::ui::nav_bar::{HelpBar, NavBar, Place};
use crate::ui::prelude::*;
use crate::ui::toast::ToastArea;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let session = Session::get();
    let phone = Signal::derive(move || {
        let community = session.community()?;
        let phone = help_phone::reachable(&community.phones, help_phone::may_be_closed(session));
        phone.map(help_phone::callee)
    });
    provide_context(HelpPhone(phone));
    let path = Signal::derive({
        let location = use_location();
        move || location.pathname.get()
    });
    // A journey of several steps is not left by accident: the places come back when it ends. Signing in
    // is the last of them, or one of its own. One thing to work on is as long as a step, and its act takes
    // the place of the places.
    let on_journey = move || {
        path.with(|path| {
            path.starts_with("/report/new/") && !path.contains("/done/")
                || path == paths::SIGN_IN
                || path.starts_with("/work/") && path != paths::FLAGS
        })
    };
    view! {
        <a class="l-skip" href="#main">{t(nav::SKIP)}</a>
        <div class="l-shell" class:l-shell--journey=on_journey>
            <div class="l-content">
                <Banners/>
                <main class="l-main" id="main">{children()}</main>
                <DemoNote/>
            </div>
            <footer class="l-dock">
                <a class="l-brand" href=paths::HOME>
                    <span class="l-brand__seal" aria-hidden="true"></span>
                    <span class="l-brand__words">
                        <span class="l-brand__name">{t(nav::BRAND)}</span>
                        <span class="l-brand__community">{community_name(session)}</span>
                    </span>
                </a>
                {unseen(move || view! { <HelpBar/><NavBar places=places(session) path/> }.into_any())}
            </footer>
        </div>
        {unseen(|| view! { <ToastArea/><Announcer/> }.into_any())}
    }
}

fn community_name(session: Session) -> impl Fn() -> Option<String> {
    move || {
        session
            .community()
            .map(|community| local_text(&community.name))
    }
}

fn places(session: Session) -> Vec<Place> {
    let none = Signal::stored(0);
    let waiting = Waiting::get();
    let mine = Signal::derive(move || waiting.summary().all() + session.news());
    let place = |label, icon, href, waiting| Place {
        label: t(label),
        icon,
        href,
        main: href == paths::REPORT_WHAT,
        waiting,
    };
    vec![
        place(nav::HOME, "house", paths::HOME, none),
        place(nav::REPORT, "camera", paths::REPORT_WHAT, none),
        place(nav::ME, "user", paths::ME, mine),
    ]
}

#[component]
fn Banners() -> impl IntoView {
    let offline = move || {
        connectivity::is_offline().then(
            || view! { <Banner tone=Tone::Amber icon="cloud-off">{t(common::OFFLINE)}</Banner> },
        )
    };
    view! { <div class="l-banners">{offline}<OutboxBanner/></div> }
}

/// Below the page, so that nothing moves when the answer that tells it comes.
#[component]
fn DemoNote() -> impl IntoView {
    let session = Session::get();
    move || {
        session
            .community()
            .is_some_and(|community| community.demo)
            .then(|| view! { <Banner tone=Tone::Blue icon="info">{t(common::DEMO)}</Banner> })
    }
}
