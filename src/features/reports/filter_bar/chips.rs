//! What narrows the view, each as a link to the view without it.

use super::StatusBy;
use crate::api;
use crate::i18n::{Key, local_text, number, reports as key, t, tf};
use crate::shared::report_words::status_key;
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Community;
use contract::report::{ReportFilter, Scope, StatusFilter};
use leptos::prelude::*;

/// Shown between the controls and what they narrow. What tabs show already is no chip.
#[component]
pub fn Chips(filter: Memo<ReportFilter>, base: &'static str, status: StatusBy) -> impl IntoView {
    let session = Session::get();
    let chip = move |(label, without): (String, ReportFilter)| {
        let drop = tf(key::FILTER_DROP, &[&label]);
        let href = format!("{base}{}", api::query(&without));
        view! { <li><a class="l-filter__chip" href=href aria-label=drop><span>{label}</span><Icon name="x"/></a></li> }
    };
    move || {
        let community = session.community();
        let active = filter.with(|f| active(f, status, community.as_deref(), named));
        let several = active.len() > 1;
        (!active.is_empty()).then(|| {
            view! {
                <ul class="l-filter__chips" aria-label=t(key::FILTER)>
                    {active.into_iter().map(chip).collect_view()}
                    {several.then(|| view! { <li><a class="l-filter__chip l-filter__chip--all" href=base>{t(key::FILTER_CLEAR)}</a></li> })}
                </ul>
            }
        })
    }
}

/// The names of grid and building in the address book that was seen last: a link to them comes from a
/// page that had it.
fn named(filter: &ReportFilter) -> [Option<String>; 2] {
    if filter.grid.is_none() && filter.building.is_none() {
        return [None, None];
    }
    let book = places::kept();
    let book = book.as_ref();
    let grid = book.and_then(|b| b.grids.iter().find(|g| Some(g.id) == filter.grid));
    let building = book.and_then(|b| b.buildings.iter().find(|x| Some(x.id) == filter.building));
    [
        grid.map(|g| g.name.clone()),
        building.map(|b| b.name.clone()),
    ]
}

/// Each thing that narrows, in words, and the filter without it.
fn active(
    filter: &ReportFilter,
    status: StatusBy,
    community: Option<&Community>,
    names: impl FnOnce(&ReportFilter) -> [Option<String>; 2],
) -> Vec<(String, ReportFilter)> {
    let mut active = Vec::new();
    let mut add = |label: String, drop: &dyn Fn(&mut ReportFilter)| {
        let mut without = filter.clone();
        drop(&mut without);
        active.push((label, without));
    };
    if let Some(status) = filter.status.filter(|_| status == StatusBy::Sheet) {
        add(t(status_words(status)).to_owned(), &|f| f.status = None);
    }
    for code in &filter.categories {
        let found = community.and_then(|c| c.categories.iter().find(|c| c.code == *code));
        let label = found.map_or_else(
            || t(key::FILTER_CATEGORY).to_owned(),
            |category| local_text(&category.name),
        );
        add(label, &|f| f.categories.retain(|other| other != code));
    }
    let [grid, building] = names(filter);
    if filter.grid.is_some() {
        let label = grid.unwrap_or_else(|| t(key::FILTER_GRID).to_owned());
        add(label, &|f| f.grid = None);
    }
    if filter.building.is_some() {
        let label = building.unwrap_or_else(|| t(key::WHERE).to_owned());
        add(label, &|f| f.building = None);
    }
    if let Some(scope) = filter.scope {
        add(t(scope_words(scope)).to_owned(), &|f| f.scope = None);
    }
    if let Some(days) = filter.days {
        let label = tf(key::FILTER_DAYS, &[&number(days.into())]);
        add(label, &|f| f.days = None);
    }
    if let Some(words) = &filter.q {
        add(words.clone(), &|f| f.q = None);
    }
    active
}

pub const fn status_words(status: StatusFilter) -> Key {
    match status {
        StatusFilter::Open => key::FILTER_OPEN,
        StatusFilter::Closed => key::LEGEND_CLOSED,
        StatusFilter::Exactly(status) => status_key(status),
    }
}

const fn scope_words(scope: Scope) -> Key {
    match scope {
        Scope::Mine => key::SCOPE_MINE,
        Scope::Followed => key::SCOPE_FOLLOWED,
        Scope::Joined => key::SCOPE_JOINED,
        Scope::News => key::FILTER_SCOPE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::GridId;

    #[test]
    fn every_chip_takes_away_what_it_names_and_nothing_else() {
        let filter = ReportFilter {
            status: Some(StatusFilter::Open),
            categories: vec!["light".into(), "lift".into()],
            grid: Some(GridId(uuid::Uuid::nil())),
            building: None,
            scope: Some(Scope::Mine),
            days: Some(7),
            q: Some("灯".into()),
            bbox: None,
        };
        let names = |_: &ReportFilter| [Some("第三网格".into()), None];
        let beside_tabs = active(&filter, StatusBy::Tabs, None, names);
        let active = active(&filter, StatusBy::Sheet, None, names);
        assert_eq!(beside_tabs, active[1..]);
        let labels: Vec<&str> = active.iter().map(|(label, _)| label.as_str()).collect();
        let days = tf(key::FILTER_DAYS, &["7"]);
        let expected = [
            t(key::FILTER_OPEN),
            t(key::FILTER_CATEGORY),
            t(key::FILTER_CATEGORY),
            "第三网格",
            t(key::SCOPE_MINE),
            &days,
            "灯",
        ];
        assert_eq!(labels, expected);
        let without = |change: fn(&mut ReportFilter)| {
            let mut without = filter.clone();
            change(&mut without);
            without
        };
        let left: Vec<ReportFilter> = active.into_iter().map(|(_, without)| without).collect();
        let expected = [
            without(|f| f.status = None),
            without(|f| f.categories = vec!["lift".into()]),
            without(|f| f.categories = vec!["light".into()]),
            without(|f| f.grid = None),
            without(|f| f.scope = None),
            without(|f| f.days = None),
            without(|f| f.q = None),
        ];
        assert_eq!(left, expected);
    }

    #[test]
    fn nothing_chosen_is_no_chip() {
        let nothing = ReportFilter::default();
        assert_eq!(active(&nothing, StatusBy::Sheet, None, named), []);
    }
}
