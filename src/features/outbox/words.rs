//! An act and its state in words.

use crate::i18n::{Key, outbox as key, reports, t};
use crate::shared::draft_words::place_line;
use crate::state::drafts::model::DraftPlace;
use crate::state::outbox::model::{Queued, Record, State, Whose};
use crate::ui::Tone;
use contract::community::Places;

pub const fn kind(act: &Queued) -> Key {
    match act {
        Queued::Report { .. } => key::REPORT,
        Queued::Comment { .. } => key::COMMENT,
        Queued::MeToo { on: true, .. } => key::ME_TOO,
        Queued::MeToo { on: false, .. } => key::NOT_ME_TOO,
        Queued::Follow { on: true, .. } => key::FOLLOW,
        Queued::Follow { on: false, .. } => key::UNFOLLOW,
    }
}

/// What it says, or what the report says that it is about; and where that is. Both empty where an
/// earlier version kept neither.
pub fn what(record: &Record, book: &Places) -> (String, String) {
    let (words, place) = match &record.about {
        Some(about) => (about.words.clone(), about.place.clone()),
        None => Default::default(),
    };
    match &record.act {
        Queued::Report { report } => {
            let place = place_line(&DraftPlace::from_input(&report.place), book);
            (or_only_photo(&report.text), place)
        }
        Queued::Comment { comment, .. } => (comment.text.clone(), place),
        Queued::MeToo { .. } | Queued::Follow { .. } => (words, place),
    }
}

fn or_only_photo(text: &str) -> String {
    let words = if text.is_empty() {
        t(reports::ONLY_PHOTO)
    } else {
        text
    };
    words.to_owned()
}

pub const fn state(record: &Record, whose: Whose) -> (Key, Tone, &'static str) {
    match (&record.state, whose) {
        (State::Waiting, _) => (key::WAITING, Tone::Blue, "clock"),
        (State::NeedsYou { .. }, _) => (key::NEEDS_YOU, Tone::Red, "circle-alert"),
        (State::SignIn, Whose::Unsaid) => (key::UNSENT, Tone::Amber, "circle-help"),
        (State::SignIn, Whose::Others) => (key::OTHERS, Tone::Amber, "log-in"),
        (State::SignIn, Whose::Hers) if record.act.is_written() => {
            (key::SIGN_IN, Tone::Amber, "log-in")
        }
        (State::SignIn, Whose::Hers) => (key::SIGN_IN_COUNTS, Tone::Amber, "log-in"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::outbox::model::About;
    use contract::report::{NewComment, NewReport};
    use contract::{IdempotencyKey, PersonId, ReportId, Timestamp};
    use uuid::Uuid;

    fn waits(act: Queued) -> Record {
        let about = About {
            words: "路灯不亮".into(),
            place: "柳岸3号楼".into(),
        };
        let key = IdempotencyKey(Uuid::nil());
        let mut record = Record::new(key, None, act, vec![], Timestamp(0)).about(about);
        record.state = State::SignIn;
        record
    }

    fn said(act: Queued) -> (String, String) {
        what(&waits(act), &Places::default())
    }

    fn pair(words: &str, place: &str) -> (String, String) {
        (words.to_owned(), place.to_owned())
    }

    fn new_report(text: &str) -> Queued {
        let report = serde_json::json!({
            "text": text, "place": {"method": "building", "spot": "东边楼梯"}
        });
        let report: NewReport = serde_json::from_value(report).unwrap();
        Queued::Report {
            report: Box::new(report),
        }
    }

    #[test]
    fn each_kind_of_act_says_what_it_is_about_and_where() {
        let report = ReportId(Uuid::nil());
        let here = pair("路灯不亮", "柳岸3号楼");
        for on in [true, false] {
            assert_eq!(said(Queued::MeToo { report, on }), here);
            assert_eq!(said(Queued::Follow { report, on }), here);
        }
        let comment = NewComment {
            text: "今天又坏了".into(),
        };
        let comment = Queued::Comment { report, comment };
        assert_eq!(said(comment), pair("今天又坏了", "柳岸3号楼"));
        assert_eq!(said(new_report("灯坏了")), pair("灯坏了", "东边楼梯"));
        let photo = pair(t(reports::ONLY_PHOTO), "东边楼梯");
        assert_eq!(said(new_report("")), photo);
    }

    #[test]
    fn what_an_earlier_version_kept_has_no_words() {
        let report = ReportId(Uuid::nil());
        let mut old = waits(Queued::Follow { report, on: true });
        old.about = None;
        assert_eq!(what(&old, &Places::default()), pair("", ""));
    }

    #[test]
    fn a_yes_is_not_sent_by_signing_in_but_counts() {
        let report = ReportId(Uuid::nil());
        let yes = waits(Queued::MeToo { report, on: true });
        let said = |record: &Record| state(record, record.whose(None)).0;
        assert_eq!(said(&yes), key::SIGN_IN_COUNTS);
        assert_eq!(said(&waits(new_report("灯"))), key::SIGN_IN);
        let me = PersonId(Uuid::from_u128(1));
        assert_eq!(state(&yes, yes.whose(Some(me))).0, key::UNSENT);
    }
}
