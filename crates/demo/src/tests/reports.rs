//! Reports: legal histories, words and pictures, promises.

use super::{DEMO, NOW};
use crate::reports::DAYS;
use bundle::Report;
use contract::media::PhotoStage;
use contract::report::{Lamp, Status, TimelineKind, Visibility};
use contract::{Timestamp, limits};
use rules::lifecycle::{Step, next};

#[test]
fn every_history_is_legal_and_lies_in_the_ninety_days() {
    for report in &DEMO.reports {
        let mut status = None;
        let mut before = Timestamp(NOW.0 - DAYS * 86_400_000);
        for step in &report.history {
            status = Some(
                next(Step::told_as(step.kind).unwrap(), status).unwrap_or_else(|code| {
                    panic!("{code:?} at {:?} in {:#?}", step.kind, report.history)
                }),
            );
            assert!(step.at > before && step.at <= NOW, "{:#?}", report.history);
            before = step.at;
        }
        assert_eq!(status, Some(report.status));
        speaks_and_shows(report);
    }
}

#[test]
fn the_whole_building_is_named_now_and_then_and_as_the_form_allows() {
    let places = DEMO.reports.iter().map(|report| &report.place);
    let whole: Vec<_> = places.filter(|place| place.whole).collect();
    assert!(!whole.is_empty());
    for place in whole {
        assert!(place.building.is_some() && place.unit.is_none() && !place.indoors);
    }
}

/// Words are within their limits, a finish has its proof, voices lie in time.
fn speaks_and_shows(report: &Report) {
    let created = report.created();
    let length = contract::text::length(&report.text);
    assert!((limits::REPORT_TEXT_MIN..=limits::REPORT_TEXT_MAX).contains(&length));
    assert!(!report.text.contains('{'), "{}", report.text);
    assert!(!report.place.spot.contains('{'), "{}", report.place.spot);
    assert!(contract::text::length(&report.place.spot) <= limits::SPOT_MAX);
    assert!(
        contract::privacy::find(&report.text).is_empty(),
        "{}",
        report.text
    );
    for step in &report.history {
        let proof = step
            .photos
            .iter()
            .filter(|p| p.stage == PhotoStage::After)
            .count();
        let finished = step.kind == TimelineKind::Finished;
        assert_eq!(proof, usize::from(finished));
        let words = matches!(
            step.kind,
            TimelineKind::Finished | TimelineKind::Noted | TimelineKind::Declined
        );
        assert_eq!(words, !step.text.is_empty());
        assert!(
            step.photos
                .iter()
                .all(|photo| photo.picture < DEMO.pictures.len())
        );
    }
    let voices = report
        .comments
        .iter()
        .map(|c| c.at)
        .chain(report.follows.iter().map(|j| j.since));
    assert!(voices.into_iter().all(|at| at > created && at <= NOW));
    let quiet = report.comments.is_empty() && report.me_too.is_empty();
    assert!(report.visibility == Visibility::Public || quiet);
}

/// Lamps of every colour have something to show, and most promises were kept.
#[test]
fn promises_are_kept_mostly() {
    let lamp = |report: &Report| {
        let due = rules::deadline::Deadlines {
            accept_due: report.accept_due,
            finish_due: report.finish_due,
        };
        rules::deadline::lamp(report.status, report.created(), due, NOW)
    };
    for colour in [Lamp::Green, Lamp::Amber, Lamp::Red] {
        let n = DEMO
            .reports
            .iter()
            .filter(|report| lamp(report) == colour)
            .count();
        assert!(n >= 4, "{colour:?}: {n}");
    }
    let closed: Vec<&Report> = DEMO
        .reports
        .iter()
        .filter(|r| r.status == Status::Resolved)
        .collect();
    let in_time = closed
        .iter()
        .filter(|r| r.last(TimelineKind::Finished) <= Some(r.finish_due))
        .count();
    let percent = in_time * 100 / closed.len();
    assert!((65..95).contains(&percent), "{percent} %");
}
