//! A report's codes in words, tones and symbols: one place, so that list, map, detail and work
//! queue never say the same thing differently.

use crate::i18n::{Key, local_text, nav, number, report as promise, reports as key, t, tf, when};
use crate::state::outbox::model::About;
use crate::ui::Tone;
use contract::community::Community;
use contract::person::Role;
use contract::place::Place;
use contract::report::{
    Holder, Lamp, ReportCard, Status, TimelineEntry, TimelineKind, Visibility, Who,
};
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

/// What a status means, for those to whom its word is no word of theirs: 长辈版 shows it beside.
pub const fn plain_status(status: Status) -> Option<Key> {
    match status {
        Status::Submitted => Some(key::PLAIN_SUBMITTED),
        Status::Accepted => Some(key::PLAIN_ACCEPTED),
        Status::Declined => Some(key::PLAIN_DECLINED),
        Status::InProgress | Status::Resolved | Status::Withdrawn | Status::Other => None,
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

/// That somebody answered, `finished` of `news` for good; nothing when nobody did. All of them are
/// counted, as in the sign at 我的.
pub fn news_words(finished: i64, news: i64) -> Option<String> {
    let all = number(news.max(finished));
    match (finished, news) {
        (0, 0) => None,
        (0, _) => Some(tf(nav::NEWS_N, &[&all])),
        (finished, news) if finished < news => Some(tf(nav::NEWS_BOTH, &[&all, &number(finished)])),
        _ => Some(tf(nav::NEWS_DONE, &[&all])),
    }
}

pub const fn lamp_tone(lamp: Lamp) -> Tone {
    match lamp {
        Lamp::Green => Tone::Green,
        Lamp::Amber => Tone::Amber,
        Lamp::Red => Tone::Red,
        Lamp::Off | Lamp::Other => Tone::Neutral,
    }
}

/// What is promised, and how near it is: `最晚今天 15:08前受理`, later `快到期：11月24日周二 20:00前办好`. That a
/// promise is kept, nobody knows before its time. Nothing for a closed report.
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
    let waits = status == Status::Submitted;
    let moment = when::moment(due, now);
    let words = match lamp {
        Lamp::Green if waits => return Some(tf(promise::ANSWER_BY, &[&moment])),
        Lamp::Green => return Some(tf(promise::DONE_FINISH, &[&moment])),
        Lamp::Red => key::LAMP_WAS_DUE,
        _ if waits => key::LAMP_DUE_ACCEPT,
        _ => key::LAMP_DUE_FINISH,
    };
    Some(tf(words, &[t(lamp_key), &moment]))
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

/// Where it is, in one line.
pub fn place_words(place: &Place) -> String {
    if place.whole {
        tf(key::PLACE_WHOLE, &[&place.label])
    } else {
        place.label.clone()
    }
}

/// The first words of a report, or that it is a photo without words.
pub fn headline(card: &ReportCard) -> String {
    if card.excerpt.is_empty() {
        t(key::ONLY_PHOTO).to_owned()
    } else {
        card.excerpt.clone()
    }
}

/// A report as an act about it keeps it.
pub fn about(card: &ReportCard) -> About {
    About {
        words: headline(card),
        place: place_words(&card.place),
    }
}

/// What happened, in words.
pub fn timeline_words(entry: &TimelineEntry) -> &'static str {
    t(match entry.kind {
        TimelineKind::Submitted => key::DID_SUBMIT,
        TimelineKind::Corrected if entry.moved => key::DID_MOVE,
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

/// Tone and symbol for one thing that happened.
pub const fn moment(kind: TimelineKind) -> (Tone, &'static str) {
    match kind {
        TimelineKind::Submitted => (Tone::Blue, "send"),
        TimelineKind::Corrected => (Tone::Neutral, "pencil"),
        TimelineKind::Accepted => (Tone::Blue, "check"),
        TimelineKind::Noted => (Tone::Blue, "wrench"),
        TimelineKind::Finished => (Tone::Green, "circle-check"),
        TimelineKind::Declined | TimelineKind::Withdrawn => (Tone::Neutral, "undo-2"),
        TimelineKind::Hidden => (Tone::Neutral, "eye-off"),
        TimelineKind::Shown => (Tone::Neutral, "eye"),
        TimelineKind::Other => (Tone::Neutral, "circle"),
    }
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

/// Who has it; until somebody accepted it, whose turn it is. Nobody, once it has ended: who ended it
/// stands at the answer.
pub const fn holder_label(status: Status) -> Option<Key> {
    match status {
        Status::Submitted => Some(key::HOLDER_WAITS),
        Status::Accepted | Status::InProgress => Some(key::HOLDER),
        Status::Resolved | Status::Declined | Status::Withdrawn | Status::Other => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_not_called_kept_before_its_time() {
        let (now, due) = (Timestamp(0), Some(Timestamp(3_600_000)));
        let words = |lamp, status| lamp_words(lamp, status, due, now).unwrap();
        let waits = words(Lamp::Green, Status::Submitted);
        let taken = words(Lamp::Green, Status::InProgress);
        for promise in [&waits, &taken] {
            assert!(!promise.contains(t(key::LAMP_GREEN)), "{promise}");
        }
        assert!(waits.ends_with("前受理") && taken.ends_with("前办好"));
        assert!(words(Lamp::Amber, Status::Submitted).contains(t(key::LAMP_AMBER)));
        assert!(words(Lamp::Red, Status::Submitted).contains(t(key::LAMP_RED)));
    }

    #[test]
    fn nobody_has_it_before_somebody_accepted_it() {
        let label = |status| holder_label(status).map(t);
        assert_eq!(label(Status::Submitted), Some("由谁受理"));
        assert_eq!(label(Status::Accepted), Some("谁在办"));
        assert_eq!(label(Status::Resolved), None, "nobody has it any more");
    }
}
