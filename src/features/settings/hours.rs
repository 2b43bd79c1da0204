//! Duty hours for each weekday.

use crate::api;
use crate::i18n::{Key, settings as key, t, tf, when};
use crate::paths;
use crate::platform::clock::now;
use crate::shared::act::{Act, ActFailure};
use crate::shared::words;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::{DaySpan, DutyHours};
use contract::settings::HoursInput;
use contract::{FieldCode, FieldErrors};
use leptos::prelude::*;

const DAYS: [Key; 7] = [
    key::MONDAY,
    key::TUESDAY,
    key::WEDNESDAY,
    key::THURSDAY,
    key::FRIDAY,
    key::SATURDAY,
    key::SUNDAY,
];

/// One weekday as typed.
#[derive(Clone, Copy)]
struct Day {
    open: RwSignal<bool>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

impl Day {
    fn of(span: Option<DaySpan>) -> Self {
        let shown = span.unwrap_or(DaySpan {
            from: 8 * 60 + 30,
            to: 17 * 60 + 30,
        });
        Self {
            open: RwSignal::new(span.is_some()),
            from: RwSignal::new(clock(shown.from)),
            to: RwSignal::new(clock(shown.to)),
        }
    }

    /// `Err`: a time is missing or no time.
    fn span(self) -> Result<Option<DaySpan>, FieldCode> {
        if !self.open.get_untracked() {
            return Ok(None);
        }
        let minutes = |text: RwSignal<String>| text.with_untracked(|text| minutes(text));
        match (minutes(self.from), minutes(self.to)) {
            (Some(from), Some(to)) => Ok(Some(DaySpan { from, to })),
            _ => Err(FieldCode::Invalid),
        }
    }
}

/// `08:30`; midnight at the end of the day is `24:00`.
fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (
        hours.parse::<u16>().ok()?,
        minutes.get(..2)?.parse::<u16>().ok()?,
    );
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && total <= 1440).then_some(total)
}

fn input(days: &[Day]) -> Result<HoursInput, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut hours = DutyHours::default();
    for (at, (day, slot)) in days.iter().zip(&mut hours.week).enumerate() {
        match day.span() {
            Ok(span) => *slot = span,
            Err(code) => errors.add(&format!("hours.week.{at}"), code),
        }
    }
    let input = HoursInput { hours };
    if let Err(more) = input.validate() {
        errors.0.extend(more.0);
    }
    errors.into_result().map(|()| input)
}

#[component]
pub fn Hours() -> impl IntoView {
    let community = LocalResource::new(api::communities::community);
    view! {
        <PageHeader title=t(key::HOURS) intro=t(key::HOURS_INTRO) back=paths::SETTINGS/>
        {load(community, |community| view! { <Form hours=community.hours version=community.version/> }.into_any())}
    }
}

#[component]
fn Form(hours: DutyHours, version: i64) -> impl IntoView {
    let version = StoredValue::new(version);
    // Taken here: after an answer has come there is no context to take it from.
    let session = Session::get();
    let act = Act::new();
    let days = StoredValue::new(hours.week.map(Day::of));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = days.with_value(|days| input(days));
        act.send(
            input,
            move |input, _| async move {
                api::settings::set_hours(&input, version.get_value()).await
            },
            move |saved| {
                version.try_set_value(saved.version);
                toast(t(key::SAVED));
                session.refetch();
            },
        );
    };
    let rows = days.with_value(|days| {
        days.iter()
            .zip(DAYS)
            .enumerate()
            .map(|(at, (day, name))| view! { <DayFields day=*day name=t(name) at act/> })
            .collect_view()
    });
    view! {
        <form class="l-form" on:submit=submit>
            <Rows>{rows}</Rows>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::SAVE) kind=Kind::Primary icon="check" wide=true busy=act.busy/></div>
        </form>
    }
}

/// One row: the day, and from when to when.
#[component]
fn DayFields(day: Day, name: &'static str, at: usize, act: Act) -> impl IntoView {
    let field = format!("hours.week.{at}");
    let error = Signal::derive(move || act.errors.with(|errors| words::field(errors, &field)));
    let today = when::weekday(now()) == at;
    let label = if today { key::OPEN_TODAY } else { key::OPEN_ON };
    view! {
        <li class="l-row l-hours">
            <Switch label=tf(label, &[name]) checked=day.open/>
            {move || day.open.get().then(|| view! {
                <div class="l-hours__span">
                    <Field label=tf(key::FROM, &[name]) value=day.from kind=FieldKind::Time error/>
                    <div class="l-hours__span">
                        <span aria-hidden="true">"–"</span>
                        <Field label=tf(key::TO, &[name]) value=day.to kind=FieldKind::Time/>
                    </div>
                </div>
            })}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_written() {
        assert_eq!(minutes("08:30"), Some(510));
        assert_eq!(minutes("08:30:00"), Some(510));
        assert_eq!(minutes("24:00"), Some(1440));
        assert_eq!(clock(510), "08:30");
        for text in ["", "8", "24:01", "08:60", "-1:00", "8:3"] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
