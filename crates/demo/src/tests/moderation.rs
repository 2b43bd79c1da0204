//! What was flagged: something waits, something was hidden, and nobody is in two places.

use super::{DEMO, NOW};
use crate::people;
use contract::report::{Status, Subject};

#[test]
fn staff_have_something_to_decide_and_something_is_hidden() {
    let waits = |subject: &Subject| DEMO.decisions.iter().all(|d| d.input.subject != *subject);
    let open = DEMO.flags.iter().filter(|f| waits(&f.input.subject));
    assert_eq!((DEMO.flags.len(), open.count()), (8, 4));
    let hidden: Vec<_> = DEMO.decisions.iter().filter(|d| d.input.hide).collect();
    let comment = |subject| matches!(subject, Subject::Comment(_));
    let photo = |subject| matches!(subject, Subject::Photo(_));
    assert_eq!(hidden.len(), 2);
    assert!(hidden.iter().any(|d| comment(d.input.subject)));
    assert!(hidden.iter().any(|d| photo(d.input.subject)));
}

#[test]
fn a_flag_comes_after_what_it_is_about_and_before_what_staff_decide() {
    for flag in &DEMO.flags {
        flag.input.validate().unwrap();
        let report = DEMO.reports.iter().find(|r| r.id == flag.input.report);
        let report = report.unwrap();
        assert_eq!(report.status, Status::Resolved);
        assert!(report.history.iter().all(|step| step.at < flag.at));
        assert!(flag.at < NOW);
        let (owner, said) = match flag.input.subject {
            Subject::Comment(id) => {
                let comment = report.comments.iter().find(|c| c.id == id).unwrap();
                (comment.author, comment.at)
            }
            _ => (report.author, report.created()),
        };
        assert!(owner != flag.by && said < flag.at);
        let same = |other: &&bundle::Flag| other.input.report == flag.input.report;
        assert_eq!(DEMO.flags.iter().filter(same).count(), 1);
    }
    for decision in &DEMO.decisions {
        decision.input.validate().unwrap();
        let same = |f: &&bundle::Flag| f.input.subject == decision.input.subject;
        let flag = DEMO.flags.iter().find(same).unwrap();
        assert!(flag.at < decision.at && decision.at < NOW);
    }
}

/// Their pages are what people are shown, and what the browser tests rely on.
#[test]
fn the_sign_ins_of_residents_are_not_in_it() {
    let is_sign_in = |id| {
        let person = DEMO.people.iter().find(|p| p.id == id).unwrap();
        [people::RESIDENT_PHONE, people::ELDER_PHONE].contains(&person.phone.as_str())
    };
    for flag in &DEMO.flags {
        let report = DEMO.reports.iter().find(|r| r.id == flag.input.report);
        assert!(!is_sign_in(flag.by) && !is_sign_in(report.unwrap().author));
    }
}
