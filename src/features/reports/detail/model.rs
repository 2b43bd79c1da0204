//! A report's details in words, without a browser.

use crate::i18n::{Key, reports as key, t, tf, when};
use crate::shared::report_words::{
    headline, holder_label, holder_words, lamp_words, place_words, status_key, timeline_words,
};
use contract::media::PhotoState;
use contract::report::{FlagReason, ReportCard, ReportDetail, Status};
use contract::{ReportId, Timestamp};

/// Longest title; the whole text is in the report.
const TITLE_CHARS: usize = 24;

pub fn title(card: &ReportCard) -> String {
    let words = headline(card);
    if words.chars().count() <= TITLE_CHARS {
        return words;
    }
    let short: String = words.chars().take(TITLE_CHARS).collect();
    format!("{short}…")
}

/// The title of the page: what kind of thing and where. The words themselves follow in full.
pub fn heading(category: &str, place: &str) -> String {
    [category, place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Date and age; of today and yesterday the date says the age already.
pub fn both_times(at: Timestamp, now: Timestamp) -> String {
    let date = when::moment(at, now);
    if when::days_apart(at, now).abs() <= 1 {
        return date;
    }
    tf(key::DATE_AND_AGE, &[&date, &when::ago(at, now)])
}

/// Which report this is, and when the last thing happened that its page shows.
pub fn newest(report: &ReportDetail) -> (ReportId, Timestamp) {
    let timeline = report.timeline.iter().map(|entry| entry.at);
    let comments = report.comments_list.iter().map(|comment| comment.at);
    let last = timeline.chain(comments).max();
    (report.card.id, last.unwrap_or(report.card.created))
}

/// Why neighbours do not see a photo; `None` for one that they see. Once the report is taken up, a
/// photo that was not released was withheld, and no promise is left to make.
pub fn secret_photo(state: PhotoState, status: Status) -> Option<Key> {
    match state {
        PhotoState::Shown => None,
        PhotoState::NotReleased if status == Status::Submitted => Some(key::PHOTO_UNRELEASED),
        PhotoState::NotReleased | PhotoState::Hidden | PhotoState::Other => Some(key::HIDDEN),
    }
}

/// A reason of 举报 in words; none for one that nobody can choose.
pub const fn flag_words(reason: FlagReason) -> Option<Key> {
    match reason {
        FlagReason::Privacy => Some(key::FLAG_PRIVACY),
        FlagReason::Abuse => Some(key::FLAG_ABUSE),
        FlagReason::Untrue => Some(key::FLAG_UNTRUE),
        FlagReason::Advertising => Some(key::FLAG_ADVERTISING),
        FlagReason::Unlawful => Some(key::FLAG_UNLAWFUL),
        FlagReason::Other => None,
    }
}

/// What is read aloud: what it is, where, how it stands, and the last thing that happened.
pub fn spoken(report: &ReportDetail, now: Timestamp) -> String {
    let text = if report.text.is_empty() {
        headline(&report.card)
    } else {
        report.text.clone()
    };
    let mut words = tf(
        key::SPOKEN,
        &[
            &text,
            &place_words(&report.card.place),
            t(status_key(report.card.status)),
        ],
    );
    let card = &report.card;
    if let Some(promise) = lamp_words(card.lamp, card.status, card.due, now) {
        words.push_str(&tf(key::SPOKEN_MORE, &[&promise]));
    }
    if let Some(label) = holder_label(card.status) {
        let holder = [t(label), &holder_words(&report.holder)].join(" ");
        words.push_str(&tf(key::SPOKEN_MORE, &[&holder]));
    }
    if let Some(last) = report.timeline.last() {
        words.push_str(&tf(
            key::SPOKEN_LAST,
            &[
                &when::moment(last.at, now),
                timeline_words(last),
                &last.text,
            ],
        ));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_names_kind_and_place() {
        assert_eq!(heading("路灯照明", "梧桐苑4号楼"), "路灯照明 · 梧桐苑4号楼");
        assert_eq!(heading("", "梧桐苑4号楼"), "梧桐苑4号楼");
    }

    #[test]
    fn a_hidden_photo_and_one_that_waits_read_differently() {
        let waits = secret_photo(PhotoState::NotReleased, Status::Submitted);
        assert_eq!(waits, Some(key::PHOTO_UNRELEASED));
        for status in [Status::Submitted, Status::Accepted] {
            assert_eq!(secret_photo(PhotoState::Shown, status), None);
            assert_eq!(secret_photo(PhotoState::Hidden, status), Some(key::HIDDEN));
        }
        let withheld = secret_photo(PhotoState::NotReleased, Status::Accepted);
        assert_eq!(withheld, Some(key::HIDDEN));
    }
}
