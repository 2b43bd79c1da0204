//! Where I am signed in, and signing out what I no longer have in my hand.

use crate::api;
use crate::i18n::{account as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::person::Device;
use leptos::prelude::*;

#[component]
pub fn Page() -> impl IntoView {
    let devices = LocalResource::new(api::accounts::devices);
    let changed = UnsyncCallback::new(move |()| devices.refetch());
    view! {
        <PageHeader title=t(key::DEVICES) intro=t(key::DEVICES_INTRO) back=paths::ME/>
        {load(devices, move |devices| {
            let each = |device: Device| view! { <One device changed/> };
            devices.into_iter().map(each).collect_view().into_any()
        })}
    }
}

#[component]
fn One(device: Device, changed: UnsyncCallback<()>) -> impl IntoView {
    let now = clock::now();
    let act = Act::new();
    let id = device.id;
    let press = UnsyncCallback::new(move |()| {
        act.run(
            Ok(()),
            move |_| api::accounts::revoke_device(id),
            move |()| {
                toast(t(key::DEVICE_OUT));
                changed.run(());
            },
        );
    });
    view! {
        <Card>
            <p>{device.label}</p>
            <p class="l-muted">{tf(key::DEVICE_IN, &[&when::moment(device.signed_in, now)])}</p>
            <p class="l-muted">{tf(key::DEVICE_SEEN, &[&when::moment(device.last_seen, now)])}</p>
            {if device.current {
                view! { <Badge label=t(key::DEVICE_THIS) tone=Signal::stored(Tone::Green) icon="check"/> }.into_any()
            } else {
                view! { <ActFailure act/><Button label=t(key::DEVICE_REVOKE) icon="log-out" busy=act.busy on_press=press/> }.into_any()
            }}
        </Card>
    }
}
