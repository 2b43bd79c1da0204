//! A small picture of where something is: drawn from the community's own shapes, it needs no code of
//! the map. Its height is kept before it is drawn.

mod plan;

use super::Text;
use super::icon::Icon;
use crate::i18n::{map as key, t, tf};
use crate::platform::sight;
use contract::map::GroundKind;
use contract::place::Position;
use leptos::html;
use leptos::prelude::*;
use plan::{HEIGHT, KINDS, METRES_PER_UNIT, Name, Plan, WIDTH};

/// The picture that leads to the map.
#[component]
pub fn StillMap(
    at: Position,
    /// The place in words.
    #[prop(into)]
    place: String,
    /// The community's shapes as GeoJSON, once they are there.
    #[prop(optional, into)]
    ground: Signal<Option<String>>,
    /// The map that it opens.
    #[prop(into)]
    href: Text,
    /// Called when the person comes near it: time to fetch `ground`. May come more than once.
    #[prop(optional, into)]
    on_near: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let host = NodeRef::<html::A>::new();
    let watch = StoredValue::new_local(None::<sight::Watch>);
    let near = move || {
        if let Some(on_near) = on_near {
            on_near.run(());
        }
    };
    Effect::new(move |_| {
        if let Some(host) = host.get() {
            let watching = sight::on_near(&host, near);
            if watching.is_none() {
                near();
            }
            watch.set_value(watching);
        }
    });
    view! {
        <a class="l-still" node_ref=host href=move || href.get()>
            <Stage at place ground/>
            <span class="l-still__go"><Icon name="map"/><span>{t(key::STILL_OPEN)}</span></span>
        </a>
    }
}

/// The picture of a measured position, with the circle in which it is.
#[component]
pub fn StillPosition(
    at: Position,
    /// Metres.
    accuracy_m: f64,
    /// The place in words.
    #[prop(into)]
    place: String,
    /// The community's shapes as GeoJSON, once they are there.
    #[prop(into)]
    ground: Signal<Option<String>>,
) -> impl IntoView {
    view! { <div class="l-still"><Stage at place ground accuracy_m/></div> }
}

#[component]
fn Stage(
    at: Position,
    place: String,
    ground: Signal<Option<String>>,
    #[prop(optional)] accuracy_m: Option<f64>,
) -> impl IntoView {
    let scale = accuracy_m.map_or(METRES_PER_UNIT, plan::scale_for);
    let drawn = move || {
        ground.with(|text| {
            text.as_deref()
                .map(|text| draw(plan::plan(text, at, scale)))
        })
    };
    let circle = accuracy_m.map(|radius| {
        view! { <circle class="l-still__circle" cx={WIDTH / 2.0} cy={HEIGHT / 2.0} r={radius / scale}></circle> }
    });
    let label = tf(key::STILL_LABEL, &[&place]);
    view! {
        <span class="l-still__stage">
            <svg class="l-still__map" role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="xMidYMid slice">
                {drawn}
                {circle}
            </svg>
            <span class="l-still__pin"><Icon name="map-pin"/></span>
        </span>
    }
}

fn draw(plan: Plan) -> impl IntoView {
    let path = |(d, kind): (String, GroundKind)| {
        (!d.is_empty()).then(
            || view! { <path class=format!("l-still__shape l-still__shape--{}", kind.code()) d=d></path> },
        )
    };
    let name = |Name { x, y, text }| view! { <text class="l-still__name" x=x y=y>{text}</text> };
    let paths = plan.paths.into_iter().zip(KINDS).map(path).collect_view();
    let names = plan.names.into_iter().map(name).collect_view();
    view! { {paths}{names} }
}
