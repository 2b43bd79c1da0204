//! Words that call for a phone before a report: somebody is trapped or hurt, something burns, gas
//! leaks. A hint for the app, run in the page so that it works without network; nothing is held back
//! because of it. Rather once too often than once too seldom.
//!
//! The words are those people type, in both scripts, without the spaces that small keys put between.

#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};
use words::{
    CLAUSE_ENDS, FALLS, FIRE, GAS, GAS_THINGS, HURT, IN_LIFT, LIES, LIFT, MIGHT, OUT, OUT_WITHIN,
    SHUT_IN, SMELT, SOMEBODY, STOPPED, THINGS, TRAPPED, VIOLENCE,
};

/// What somebody is in danger of, and with that whom to call first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Danger {
    /// Fire, gas, electricity: 119.
    Fire,
    /// Somebody is hurt or ill: 120.
    Hurt,
    /// Shut in a lift: whoever looks after it, then 119.
    Lift,
    /// Trapped, or calling for help: 119 and 110.
    Trapped,
    /// Violence, a break-in, somebody who does not want to live: 110.
    Violence,
}

/// What the words tell of danger to somebody's life; the one whose number must be called first.
pub fn danger(text: &str) -> Option<Danger> {
    let text: String = text.to_lowercase();
    // People type on small keys: spaces and line ends stand anywhere.
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let says = |words: &[&str]| names(&dense, words) || names(&text, words);
    if says(FIRE) || GAS.iter().any(|gas| gas_is_out(&dense, gas)) {
        Some(Danger::Fire)
    } else if says(HURT) || is_said(&dense, FALLS, MIGHT) || is_said(&dense, LIES, THINGS) {
        Some(Danger::Hurt)
    } else if says(LIFT)
        && (says(SHUT_IN) || says(IN_LIFT) && says(STOPPED) || somebody_is_there(&text))
    {
        Some(Danger::Lift)
    } else if says(VIOLENCE) {
        Some(Danger::Violence)
    } else if says(TRAPPED) {
        Some(Danger::Trapped)
    } else {
        None
    }
}

fn names(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether one of the words stands there without one of these characters right before it.
fn is_said(text: &str, words: &[&str], unless: &str) -> bool {
    let said = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| unless.contains(c))
    };
    words.iter().any(|word| text.match_indices(word).any(said))
}

/// Whether it ends there.
fn somebody_is_there(text: &str) -> bool {
    text.match_indices(SOMEBODY).any(|(at, found)| {
        let next = text[at + found.len()..].chars().next();
        next.is_none_or(|c| c.is_whitespace() || CLAUSE_ENDS.contains(c))
    })
}

fn gas_is_out(text: &str, gas: &str) -> bool {
    text.match_indices(gas).any(|(at, _)| {
        let behind = &text[at + gas.len()..];
        let near: String = behind.chars().take(OUT_WITHIN).collect();
        let smelt = SMELT.iter().any(|smelt| text[..at].ends_with(smelt));
        names(&near, OUT) || smelt && !behind.starts_with(|c| GAS_THINGS.contains(c))
    })
}
