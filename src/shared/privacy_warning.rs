//! Words that are about to be published hold a number that should not be.

use crate::i18n::{report, t, tf};
use crate::ui::prelude::*;
use contract::privacy::{Found, find, masked, masked_from_work};
use leptos::prelude::*;

/// Whose words they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// They are covered for neighbours anyway.
    #[default]
    Resident,
    /// Published as they are, and they may name the fixed line of a desk.
    Work,
}

/// Names what was found, with one tap to cover it. Nothing while the words are fine.
#[component]
pub fn PrivacyWarning(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] by: By,
    /// Takes the covered words.
    on_cover: UnsyncCallback<String>,
) -> impl IntoView {
    let found = Memo::new(move |_| text.with(|text| kinds(text, by)));
    let cover = UnsyncCallback::new(move |()| {
        let cover = match by {
            By::Resident => masked,
            By::Work => masked_from_work,
        };
        on_cover.run(text.with_untracked(|text| cover(text)));
    });
    move || {
        let kinds = found.get();
        (!kinds.is_empty()).then(|| {
            let names: Vec<&str> = kinds.into_iter().map(name).collect();
            let (sentence, act) = match by {
                By::Resident => (report::PRIVACY_FOUND, report::PRIVACY_MASK),
                By::Work => (report::PRIVACY_FOUND_WORK, report::PRIVACY_MASK_WORK),
            };
            let words = tf(sentence, &[&names.join("、")]);
            view! {
                <Banner tone=Tone::Amber icon="shield-check">
                    <div class="l-banner__stack">
                        <span>{words}</span>
                        <Button label=t(act) on_press=cover/>
                    </div>
                </Banner>
            }
        })
    }
}

fn name(found: Found) -> &'static str {
    t(match found {
        Found::Phone | Found::Landline => report::PRIVACY_PHONE,
        Found::IdNumber => report::PRIVACY_ID,
        Found::Plate => report::PRIVACY_PLATE,
    })
}

/// The kinds of finds, each once, in the order in which they occur.
fn kinds(text: &str, by: By) -> Vec<Found> {
    let mut kinds = Vec::new();
    for finding in find(text) {
        let what = match finding.what {
            Found::Landline if by == By::Work => continue,
            // One word names both kinds of phone.
            Found::Landline => Found::Phone,
            other => other,
        };
        if !kinds.contains(&what) {
            kinds.push(what);
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_named_once() {
        let text = "13800000001 和 021-64123456，车牌沪A12345";
        assert_eq!(kinds(text, By::Resident), [Found::Phone, Found::Plate]);
        assert_eq!(kinds("3号楼2单元", By::Resident), []);
    }

    #[test]
    fn staff_may_name_a_desk() {
        assert_eq!(kinds("咨询021-64123456", By::Work), []);
        assert_eq!(kinds("咨询021-64123456", By::Resident), [Found::Phone]);
        assert_eq!(kinds("咨询13800000001", By::Work), [Found::Phone]);
    }
}
