//! One of many, as a page of rows with a search: buildings, units, people. The rows are at least
//! 60 px high in 长辈版, and the list shows at most what the eye can take in. What fits best comes first.

use super::button::Button;
use super::field::{Field, FieldKind};
use super::icon::Icon;
use crate::i18n::{common, t, tf};
use leptos::prelude::*;

/// More rows than this are not built; the search narrows them.
const ROWS_MAX: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickItem {
    pub value: String,
    pub label: String,
    pub detail: Option<String>,
    pub chosen: bool,
}

/// `on_pick` is called with the value of the row.
#[component]
pub fn PickList(
    #[prop(into)] items: Signal<Vec<PickItem>>,
    #[prop(into)] on_pick: UnsyncCallback<String>,
    /// With a search field above.
    #[prop(optional)]
    search: bool,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let again = UnsyncCallback::new(move |()| words.set(String::new()));
    let row = move |item: PickItem| {
        let value = item.value;
        view! {
            <li>
                <button
                    type="button"
                    class="l-row"
                    aria-pressed=item.chosen.then_some("true")
                    on:click=move |_| on_pick.run(value.clone())
                >
                    <span class="l-row__words">
                        <span class="l-row__title">{item.label}</span>
                        {item.detail.map(|detail| view! { <span class="l-row__detail">{detail}</span> })}
                    </span>
                    {if item.chosen { view! { <Icon name="check"/> } } else { view! { <Icon name="chevron-right"/> } }}
                </button>
            </li>
        }
    };
    let rows = move || {
        let wanted = words.with(|words| words.trim().to_lowercase());
        let ranked = |item: PickItem| Some((fit(&item.label.to_lowercase(), &wanted)?, item));
        let mut found: Vec<_> = items.get().into_iter().filter_map(ranked).collect();
        found.sort_by_key(|(fit, _)| *fit);
        let found = found.into_iter().map(|(_, item)| item);
        found.take(ROWS_MAX).map(row).collect::<Vec<_>>()
    };
    let list = move || {
        let rows = rows();
        if rows.is_empty() {
            let words = words.get();
            view! {
                <p class="l-state__advice" role="status">{tf(common::SEARCH_NOTHING, &[&words])}</p>
                <Button icon="x" label=t(common::SEARCH_AGAIN) on_press=again/>
            }
            .into_any()
        } else {
            view! { <ul class="l-rows">{rows}</ul> }.into_any()
        }
    };
    view! {
        <div class="l-pick">
            {search.then(|| view! { <Field label=t(common::SEARCH) value=words kind=FieldKind::Search/> })}
            {list}
        </div>
    }
}

/// How well a row fits what is typed: 0 as it stands there, 1 where a longer number begins with it, 2
/// within a number; `None` not at all. Who types 3 means 3号楼, not 13号楼.
fn fit(label: &str, wanted: &str) -> Option<u8> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (first, last) = (wanted.chars().next(), wanted.chars().next_back());
    let at = |(at, _): (usize, &str)| {
        let before = label[..at].chars().next_back();
        let after = label[at + wanted.len()..].chars().next();
        match (digit(first) && digit(before), digit(last) && digit(after)) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    };
    label.match_indices(wanted).map(at).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_itself_comes_before_longer_ones() {
        let order = |wanted| {
            let mut all = ["梧桐苑13号楼", "梧桐苑30号楼", "柳岸家园3号楼", "活动中心"]
                .map(|label| (fit(label, wanted), label));
            all.sort_by_key(|(fit, _)| *fit);
            let fitting = all.into_iter().filter(|(fit, _)| fit.is_some());
            fitting.map(|(_, label)| label).collect::<Vec<_>>()
        };
        assert_eq!(
            order("3"),
            ["柳岸家园3号楼", "梧桐苑30号楼", "梧桐苑13号楼"]
        );
        assert_eq!(order("3号"), ["柳岸家园3号楼", "梧桐苑13号楼"]);
        assert_eq!(order("13"), ["梧桐苑13号楼"]);
        assert_eq!(order("活动"), ["活动中心"]);
        assert_eq!(order("").len(), 4, "nothing typed: all of them");
    }
}
