//! The way around the app and the way to a person: at the bottom of a phone, at the side of a large
//! screen. The help line is at the same place on every page.

use super::Text;
use super::failure::HelpPhone;
use super::icon::Icon;
use crate::i18n::{common, nav, t};
use leptos::prelude::*;

/// One of the main places of the app.
#[derive(Clone)]
pub struct Place {
    pub label: &'static str,
    pub icon: &'static str,
    pub href: &'static str,
    /// The one act of the app: its icon is filled.
    pub main: bool,
    /// How many things wait there; nothing is shown for 0.
    pub waiting: Signal<usize>,
}

/// `path` is the address of the page that is shown.
#[component]
pub fn NavBar(places: Vec<Place>, #[prop(into)] path: Text) -> impl IntoView {
    let each = move |place: Place| {
        let here = move || {
            path.with(|path| is_inside(path, place.href))
                .then_some("page")
        };
        view! {
            <li>
                <a class="l-nav__place" class:l-nav__place--main=place.main href=place.href aria-current=here>
                    <span class="l-nav__icon"><Icon name=place.icon/></span>
                    <span>{place.label}</span>
                    {move || match place.waiting.get() {
                        0 => None,
                        n => Some(view! { <span class="l-nav__waiting">{n}<span class="l-visually-hidden">{t(nav::WAITING)}</span></span> }),
                    }}
                </a>
            </li>
        }
    };
    view! {
        <nav class="l-nav" aria-label=t(nav::MAIN)>
            <ul class="l-nav__places">{places.into_iter().map(each).collect_view()}</ul>
        </nav>
    }
}

/// The home page only stands for itself; every other place also stands for what lies below it.
fn is_inside(path: &str, place: &str) -> bool {
    path == place
        || (place != "/"
            && path
                .strip_prefix(place)
                .is_some_and(|rest| rest.starts_with('/')))
}

/// The page with the telephone numbers that is there without the app and without network.
const HOTLINE: &str = "/hotline.html";

/// One tap to a person. Until the number is known it leads to the page with all of them, so that
/// it is always there and nothing moves.
#[component]
pub fn HelpBar() -> impl IntoView {
    let phone = use_context::<HelpPhone>().map(|HelpPhone(phone)| phone);
    let known = Memo::new(move |_| phone.and_then(|phone| phone.get()));
    let href = move || {
        known
            .get()
            .map_or_else(|| HOTLINE.to_owned(), |callee| callee.href)
    };
    // A page outside the app: the router must not look for it.
    let outside = move || known.with(Option::is_none).then_some("external");
    let words = move || {
        known
            .get()
            .map_or_else(|| t(common::HELP).to_owned(), |callee| callee.label)
    };
    view! {
        <a class="l-help" href=href rel=outside>
            <Icon name="phone-call"/>
            <span><span class="l-help__lead">{t(common::HELP_LEAD)}</span>{words}</span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn a_place_stands_for_what_lies_below_it() {
        assert!(is_inside("/me/outbox", "/me"));
        assert!(is_inside("/", "/"));
        assert!(!is_inside("/me", "/"));
        assert!(!is_inside("/menu", "/me"));
    }
}
