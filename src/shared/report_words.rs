//! A report's codes in words, tones and symbols: one place, so that list, map, detail and work
//! queue never say the same thing differently.

use crate::i18n::{Key, local_text, nav, number, reports as key, t, tf, when};
use crate::ui::Tone;
use contract::community::Community;
use contract::person::Role;
use contract::report::{Holder, Lamp, ReportCard, Status, TimelineKind, Visibility, Who};
use contract::{CategoryId, Timestamp};

pub const fn status_key(status: Status) -> Key {
    match status {
        Status::Submitted => key::STATUS_SUBMITTED,
        Status::Accepted => key::STATUS_ACCEPTED,
        Status::InProgress => key::STATUS_IN_PROGRESS,
        Status::Resolved => key::STATUS_RESOLVED,
        Status::Declined => key::STATUS_DECLINED,
        Status::Withdrawn => key::STATUS_WITHDRAWN,
        Status::Other => key::STATUS_OTHER,
    }
}

/// Beside a report that not everybody sees.
pub fn seen_by(visibility: Visibility) -> Option<Key> {
    match visibility {
        Visibility::Public => None,
        Visibility::Private => Some(key::PRIVATE),
        Visibility::Other => Some(key::VISIBILITY_OTHER),
    }
}

pub const fn status_tone(status: Status) -> Tone {
    match status {
        Status::Submitted | Status::Accepted | Status::InProgress => Tone::Blue,
        Status::Resolved => Tone::Green,
        Status::Declined | Status::Withdrawn | Status::Other => Tone::Neutral,
    }
}

/// That somebody answered, the finished ones first; nothing when nobody did.
pub fn news_words(finished: i64, news: i64) -> Option<String> {
    let (words, n) = match (finished, news) {
        (0, 0) => return None,
        (0, news) => (nav::NEWS_N, news),
        (finished, _) => (nav::NEWS_DONE, finished),
    };
    Some(tf(words, &[&number(n)]))
}

pub const fn lamp_tone(lamp: Lamp) -> Tone {
    match lamp {
        Lamp::Green => Tone::Green,
        Lamp::Amber => Tone::Amber,
        Lamp::Red => Tone::Red,
        Lamp::Off | Lamp::Other => Tone::Neutral,
    }
}

/// How the promise stands, and for what: `按时：今天 15:08前有人接手`, later `按时：11月24日周二 20:00前办好`.
/// Nothing for a closed report.
pub fn lamp_words(
    lamp: Lamp,
    status: Status,
    due: Option<Timestamp>,
    now: Timestamp,
) -> Option<String> {
    let lamp_key = match lamp {
        Lamp::Green => key::LAMP_GREEN,
        Lamp::Amber => key::LAMP_AMBER,
        Lamp::Red => key::LAMP_RED,
        Lamp::Off | Lamp::Other => return None,
    };
    let Some(due) = due else {
        return Some(t(lamp_key).to_owned());
    };
    // The moment alone was read as the repair's, when somebody had only promised to look at it.
    let words = match (lamp, status) {
        (Lamp::Red, _) => key::LAMP_WAS_DUE,
        (_, Status::Submitted) => key::LAMP_DUE_ACCEPT,
        _ => key::LAMP_DUE_FINISH,
    };
    Some(tf(words, &[t(lamp_key), &when::moment(due, now)]))
}

/// The category's name; "other" words for none or one that was taken away.
pub fn category_name(community: Option<&Community>, id: Option<CategoryId>) -> String {
    community
        .zip(id)
        .and_then(|(community, id)| community.categories.iter().find(|c| c.id == id))
        .map_or_else(
            || t(key::NO_CATEGORY).to_owned(),
            |category| local_text(&category.name),
        )
}

/// The first words of a report, or that it is a photo without words.
pub fn headline(card: &ReportCard) -> String {
    if card.excerpt.is_empty() {
        t(key::ONLY_PHOTO).to_owned()
    } else {
        card.excerpt.clone()
    }
}

/// What happened, in words.
pub fn timeline_words(kind: TimelineKind) -> &'static str {
    t(match kind {
        TimelineKind::Submitted => key::DID_SUBMIT,
        TimelineKind::Corrected => key::DID_CORRECT,
        TimelineKind::Accepted => key::DID_ACCEPT,
        TimelineKind::Noted => key::DID_NOTE,
        TimelineKind::Finished => key::DID_FINISH,
        TimelineKind::Declined => key::DID_DECLINE,
        TimelineKind::Withdrawn => key::DID_WITHDRAW,
        TimelineKind::Hidden => key::DID_HIDE,
        TimelineKind::Shown => key::DID_SHOW,
        TimelineKind::Other => key::DID_OTHER,
    })
}

pub const fn role_key(role: Role) -> Key {
    match role {
        Role::Resident | Role::Other => key::ROLE_RESIDENT,
        Role::Volunteer => key::ROLE_VOLUNTEER,
        Role::GridWorker => key::ROLE_GRID_WORKER,
        Role::Staff => key::ROLE_STAFF,
        Role::Department => key::ROLE_DEPARTMENT,
        Role::Operator => key::ROLE_OPERATOR,
    }
}

/// `第三网格 网格员 周建国`, `社区工作者 赵敏`, `物业工程部`, `社区值班室`.
pub fn holder_words(holder: &Holder) -> String {
    match holder {
        Holder::Worker { role, grid, name } => {
            let role = t(role_key(*role));
            match (grid, name) {
                (Some(grid), Some(name)) => tf(key::HOLDER_GRID_NAME, &[grid, role, name]),
                (Some(grid), None) => tf(key::HOLDER_GRID, &[grid, role]),
                (None, Some(name)) => tf(key::ROLE_NAME, &[role, name]),
                (None, None) => role.to_owned(),
            }
        }
        Holder::Responsible(party) => local_text(party),
        Holder::DutyDesk | Holder::Other => t(key::HOLDER_DESK).to_owned(),
    }
}

/// `我`, `网格员 周建国`, `居民`.
pub fn who(who: &Who) -> String {
    if who.me {
        return t(key::ME).to_owned();
    }
    match &who.name {
        Some(name) => tf(key::ROLE_NAME, &[t(role_key(who.role)), name]),
        None => t(role_key(who.role)).to_owned(),
    }
}
