//! Words that are about to be published hold a number that should not be.

use crate::i18n::{report, t, tf};
use crate::ui::prelude::*;
use contract::privacy::{Found, find, masked, masked_from_work};
use leptos::prelude::*;

/// Names what was found, with one tap to cover it. Nothing while the words are fine.
#[component]
pub fn PrivacyWarning(
    #[prop(into)] text: Signal<String>,
    /// Words of somebody who works here: they may name the fixed line of a desk.
    #[prop(optional)]
    from_work: bool,
    /// Takes the covered words.
    on_cover: UnsyncCallback<String>,
) -> impl IntoView {
    let found = Memo::new(move |_| text.with(|text| kinds(text, from_work)));
    let cover = UnsyncCallback::new(move |()| {
        let cover = if from_work { masked_from_work } else { masked };
        on_cover.run(text.with_untracked(|text| cover(text)));
    });
    move || {
        let kinds = found.get();
        (!kinds.is_empty()).then(|| {
            let names: Vec<&str> = kinds.into_iter().map(name).collect();
            // What a resident writes is covered for neighbours anyway; a notice is published as it is.
            let (sentence, act) = if from_work {
                (report::PRIVACY_FOUND_WORK, report::PRIVACY_MASK_WORK)
            } else {
                (report::PRIVACY_FOUND, report::PRIVACY_MASK)
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
fn kinds(text: &str, from_work: bool) -> Vec<Found> {
    let mut kinds = Vec::new();
    for finding in find(text) {
        let what = match finding.what {
            Found::Landline if from_work => continue,
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
        assert_eq!(kinds(text, false), [Found::Phone, Found::Plate]);
        assert_eq!(kinds("3号楼2单元", false), []);
    }

    #[test]
    fn staff_may_name_a_desk() {
        assert_eq!(kinds("咨询021-64123456", true), []);
        assert_eq!(kinds("咨询021-64123456", false), [Found::Phone]);
        assert_eq!(kinds("咨询13800000001", true), [Found::Phone]);
    }
}
