//! Words of danger: the phone comes before the report. Nothing is held back because of them.

use crate::i18n::{Key, call, report, t};
use crate::shared::emergency_numbers::{DOCTOR, EmergencyNumbers, FIRE, Number, POLICE};
use crate::shared::help_phone;
use crate::state::drafts::Drafts;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::phone_link::phone_link;
use crate::ui::prelude::*;
use contract::emergency::{Danger, danger};
use leptos::prelude::*;

/// The public numbers, whose help is needed first at the top.
const fn numbers(danger: Danger) -> [Number; 3] {
    match danger {
        Danger::Fire | Danger::Lift => [FIRE, DOCTOR, POLICE],
        Danger::Hurt => [DOCTOR, POLICE, FIRE],
        Danger::Trapped => [FIRE, POLICE, DOCTOR],
        Danger::Violence => [POLICE, DOCTOR, FIRE],
    }
}

const fn advice(danger: Danger) -> Key {
    match danger {
        Danger::Fire => report::EMERGENCY_AWAY,
        Danger::Hurt => report::EMERGENCY_HURT,
        Danger::Lift => report::EMERGENCY_LIFT,
        Danger::Trapped | Danger::Violence => report::EMERGENCY,
    }
}

/// Reactive: what is written tells of danger.
pub fn is_urgent(drafts: Drafts) -> bool {
    told(drafts).is_some()
}

fn told(drafts: Drafts) -> Option<Danger> {
    drafts.open().with(|draft| danger(&draft.text))
}

/// Whom to call at once, while the report is written. Nothing on other words.
#[component]
pub fn Emergency() -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let danger = Memo::new(move |_| told(drafts));
    move || {
        danger
            .get()
            .map(|danger| alarm(danger, t(advice(danger)), session))
    }
}

/// The public numbers and who is near, under these words. A lift is opened by who looks after it, so that
/// number leads then.
pub fn alarm(danger: Danger, words: &'static str, session: Session) -> impl IntoView {
    let lift = danger == Danger::Lift;
    let each = move |(at, (href, words)): (usize, Number)| {
        let kind = if !lift && at == 0 {
            Kind::Primary
        } else {
            Kind::Secondary
        };
        view! { <ButtonLink wide=true kind icon="phone-call" label=t(words) href=href/> }
    };
    let public = numbers(danger).into_iter().enumerate();
    view! {
        <div class="l-alarm">
            <Banner tone=Tone::Red icon="circle-alert" alert=true><strong>{words}</strong></Banner>
            {lift.then(|| near(danger, session))}
            <div class="l-alarm__numbers">{public.map(each).collect_view()}</div>
            {(!lift).then(|| near(danger, session))}
        </div>
    }
}

/// Whoever of the community comes soonest.
fn near(danger: Danger, session: Session) -> Option<impl IntoView> {
    let community = session.community()?;
    let phone = if danger == Danger::Lift {
        help_phone::always(&community.phones).or(community.phones.first())
    } else {
        help_phone::reachable(&community.phones, help_phone::may_be_closed(session))
    }?;
    let detail = match (phone.hours.is_none(), help_phone::is_closed(session)) {
        (true, _) => vec![t(call::ALWAYS).to_owned()],
        (false, true) => vec![t(call::CLOSED).to_owned()],
        (false, false) => vec![],
    };
    Some(phone_link(help_phone::callee(phone), detail))
}

/// One line of public numbers for 长辈版, whatever is written: no list of words is ever complete.
#[component]
pub fn EmergencyLine() -> impl IntoView {
    let drafts = Drafts::get();
    let preferences = Preferences::get();
    let shown = Memo::new(move |_| preferences.is_elder() && !is_urgent(drafts));
    move || {
        shown.get().then(|| {
            view! { <EmergencyNumbers words=report::EMERGENCY_LINE/> }
        })
    }
}
