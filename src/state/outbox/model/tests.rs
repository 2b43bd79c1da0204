mod earlier;

use super::*;
use contract::ReportId;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp(1_795_305_600_000);
const ME: PersonId = PersonId(Uuid::from_u128(1));
const OTHER: PersonId = PersonId(Uuid::from_u128(2));
const KEY: IdempotencyKey = IdempotencyKey(Uuid::from_u128(9));
const FRESH: IdempotencyKey = IdempotencyKey(Uuid::from_u128(10));

fn record() -> Record {
    let act = Queued::MeToo {
        report: ReportId(Uuid::from_u128(3)),
        on: true,
    };
    Record::new(KEY, Some(ME), act, vec![], NOW)
}

fn problem(status: u16, code: Code) -> Problem {
    Problem {
        status,
        code,
        title: String::new(),
        detail: String::new(),
        fields: vec![],
        retry_after_s: None,
        tries_left: None,
    }
}

fn refused(code: Code) -> Outcome {
    Outcome::Refused(Reason {
        code,
        fields: vec![],
    })
}

#[test]
fn each_answer_has_its_meaning() {
    let retry = Outcome::Retry { after_s: None };
    for (status, code, expected) in [
        (400, Code::BadRequest, refused(Code::BadRequest)),
        (401, Code::SignInRequired, Outcome::SignIn),
        (403, Code::Forbidden, refused(Code::Forbidden)),
        (403, Code::OtherPerson, Outcome::SignIn),
        (404, Code::NotFound, refused(Code::NotFound)),
        (409, Code::IdempotencyKeyBusy, retry.clone()),
        (409, Code::WrongState, refused(Code::WrongState)),
        (413, Code::TooLarge, refused(Code::TooLarge)),
        (422, Code::InvalidInput, refused(Code::InvalidInput)),
        (429, Code::RateLimited, retry.clone()),
        (500, Code::Internal, retry.clone()),
        (503, Code::Unavailable, retry.clone()),
        (302, Code::Other, retry),
    ] {
        assert_eq!(judge(&problem(status, code)), expected, "{status}");
    }
}

#[test]
fn the_server_may_ask_for_a_longer_pause() {
    let mut busy = problem(429, Code::RateLimited);
    busy.retry_after_s = Some(300);
    assert_eq!(judge(&busy), Outcome::Retry { after_s: Some(300) });
    assert_eq!(pause_ms(1, Some(300), 0.0), 300_000);
    busy.retry_after_s = Some(-5);
    assert_eq!(judge(&busy), Outcome::UNANSWERED);
}

#[test]
fn pauses_double_up_to_a_minute() {
    let pauses: Vec<i64> = (1..=9).map(|n| pause_ms(n, None, 0.0) / 1000).collect();
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
}

#[test]
fn an_expired_sign_in_keeps_the_record_for_the_same_person() {
    let kept = record().after(Outcome::SignIn, NOW, 0.5);
    assert_eq!(
        (&kept.state, kept.key, kept.attempts),
        (&State::SignIn, KEY, 0)
    );
    assert!(kept.is_due(ME, NOW));
    assert!(!kept.is_due(OTHER, NOW));
}

#[test]
fn what_one_made_waits_for_her_when_another_signs_in_within_the_round() {
    let (first, mut second) = (record(), record());
    second.key = FRESH;
    let answer = judge(&problem(403, Code::OtherPerson));
    assert!(answer.ends_round(), "the second is not even tried");
    for other in [refused(Code::Forbidden), Outcome::UNANSWERED] {
        assert!(!other.ends_round());
    }
    let first = first.after(answer, NOW, 0.5);
    assert_eq!(first.state, State::SignIn);
    for waits in [first, second] {
        assert!(!waits.is_due(OTHER, NOW));
        assert_eq!(waits.whose(Some(OTHER)), Whose::Others);
        let waits = waits.adopted(OTHER, NOW);
        assert_eq!(waits.owner, Some(ME));
        assert!(waits.is_due(ME, NOW));
    }
}

#[test]
fn what_nobody_known_made_goes_out_under_no_name_until_somebody_says_it_is_hers() {
    let mut anonymous = record();
    anonymous.owner = None;
    let waits = anonymous.after(Outcome::SignIn, NOW, 0.5);
    for me in [ME, OTHER] {
        assert!(!waits.is_due(me, NOW));
        assert_eq!(waits.whose(Some(me)), Whose::Unsaid);
    }
    assert_eq!(waits.whose(None), Whose::Hers, "signing in is the way");
    let hers = waits.adopted(ME, NOW);
    assert!(hers.is_due(ME, NOW));
    assert!(!hers.is_due(OTHER, NOW));
    assert_eq!(hers.whose(Some(ME)), Whose::Hers);
}

#[test]
fn a_refused_record_waits_for_its_author() {
    let kept = record().after(refused(Code::InvalidInput), NOW, 0.5);
    assert!(!kept.is_due(ME, Timestamp(i64::MAX)));
    assert_eq!(kept.key_for_correction(FRESH), FRESH);
    assert!(kept.hurried(NOW).is_due(ME, NOW));
}

#[test]
fn a_correction_after_silence_keeps_the_key() {
    let silent = record().after(Outcome::UNANSWERED, NOW, 0.0);
    assert_eq!(silent.key_for_correction(FRESH), KEY);
    let arrived = silent.after(refused(Code::IdempotencyKeyReused), NOW, 0.0);
    assert_eq!(arrived.key_for_correction(FRESH), KEY);
}

#[test]
fn photos_go_in_order_and_only_once() {
    let photo = |n| DraftPhoto {
        id: Uuid::from_u128(n),
        width: 4,
        height: 3,
    };
    let report = serde_json::json!({"place": {"method": "building"}, "visibility": "public"});
    let act = Queued::Report {
        report: serde_json::from_value(report).unwrap(),
    };
    let mut record = Record::new(KEY, None, act, vec![photo(1), photo(2), photo(3)], NOW);
    record.photo_sent(Uuid::from_u128(1), MediaId(Uuid::from_u128(11)));
    assert_eq!(record.next_photo(), Some(photo(2)));
    record.photo_sent(Uuid::from_u128(2), MediaId(Uuid::from_u128(12)));
    // The same picture picked twice.
    record.photo_sent(Uuid::from_u128(3), MediaId(Uuid::from_u128(11)));
    assert_eq!(record.next_photo(), None);
    let Queued::Report { report } = record.act_to_send() else {
        panic!("the act changed its kind")
    };
    assert_eq!(
        report
            .photos
            .iter()
            .map(|m| m.0.as_u128())
            .collect::<Vec<_>>(),
        [11, 12]
    );
}

#[test]
fn the_summary_counts_by_state() {
    let records = [
        record(),
        record().after(Outcome::SignIn, NOW, 0.0),
        record().after(refused(Code::NotFound), NOW, 0.0),
    ];
    let sum = summary(&records);
    assert_eq!((sum.waiting, sum.sign_in, sum.needs_you), (1, 1, 1));
    assert_eq!(sum.only, None);
    assert_eq!(summary(&records[..1]).only, None, "no report of mine");
    let mut one = record();
    let report = serde_json::json!({"place": {"method": "building"}, "visibility": "public"});
    one.act = Queued::Report {
        report: serde_json::from_value(report).unwrap(),
    };
    assert_eq!(summary(&[one.clone()]).only, Some(KEY));
    assert_eq!(summary(&[one.clone(), record()]).only, None, "more waits");
    one.owner = None;
    assert_eq!(summary(&[one]).only, None, "whose is it?");
    assert_eq!(next_due_ms(&records[1..], NOW), None);
    assert_eq!(next_due_ms(&records, Timestamp(NOW.0 - 500)), Some(500));
}

#[test]
fn what_a_person_does_with_one_report_goes_in_its_order() {
    let first = record();
    let mut later = Record {
        key: FRESH,
        ..record()
    };
    later.act = Queued::MeToo {
        report: ReportId(Uuid::from_u128(3)),
        on: false,
    };
    let list = |first: &Record, later: &Record| [first.clone(), later.clone()];
    let behind = |first: &Record, later: &Record| is_behind(&list(first, later), later);
    assert!(behind(&first, &later));
    assert!(!is_behind(&list(&first, &later), &first));
    let put_off = first.clone().after(Outcome::UNANSWERED, NOW, 0.0);
    assert_eq!(next_due_ms(&list(&put_off, &later), NOW), Some(1_000));

    let refused = first.clone().after(refused(Code::WrongState), NOW, 0.0);
    assert!(!behind(&refused, &later), "it needs the person first");
    let others = Record {
        owner: Some(OTHER),
        ..first.clone()
    };
    assert!(!behind(&others, &later));
    later.act = Queued::MeToo {
        report: ReportId(Uuid::from_u128(4)),
        on: true,
    };
    assert!(!behind(&first, &later));
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::SignIn),
        Just(Outcome::UNANSWERED),
        any::<u32>().prop_map(|s| Outcome::Retry { after_s: Some(s) }),
        Just(refused(Code::InvalidInput)),
    ]
}

proptest! {
    #[test]
    fn pauses_stay_in_their_band(attempts: u32, chance in 0.0..1.0_f64) {
        let floor = pause_ms(attempts, None, 0.0);
        let pause = pause_ms(attempts, None, chance);
        prop_assert!((1_000..=60_000).contains(&floor));
        prop_assert!(pause >= floor && pause <= floor + floor / 2);
    }

    /// Whatever answers come in whatever order, the act, its key and its owner stay, and the
    /// record can still be sent by its owner, if need be after one tap.
    #[test]
    fn no_sequence_of_answers_loses_anything(answers in prop::collection::vec(outcomes(), 0..40)) {
        let start = record();
        let end = answers
            .into_iter()
            .fold(start.clone(), |record, answer| record.after(answer, NOW, 0.5));
        prop_assert_eq!((end.key, end.owner, &end.act), (start.key, start.owner, &start.act));
        prop_assert!(end.clone().hurried(NOW).is_due(ME, NOW));
        let stored = serde_json::to_string(&end).unwrap();
        prop_assert_eq!(serde_json::from_str::<Record>(&stored).unwrap(), end);
    }
}

#[test]
fn what_waits_says_which_way_it_was_meant() {
    let report = ReportId(Uuid::from_u128(3));
    let read = |stored: serde_json::Value| serde_json::from_value::<Queued>(stored).unwrap();
    let meant = |act: &Queued| matches!(act, Queued::Follow { on: true, .. });
    let of_before = read(serde_json::json!({"kind": "follow", "report": report}));
    assert!(meant(&of_before));
    let of_before = read(serde_json::json!({"kind": "me_too", "report": report}));
    assert_eq!(of_before, Queued::MeToo { report, on: true });
    for no_longer in [
        Queued::Follow { report, on: false },
        Queued::MeToo { report, on: false },
    ] {
        assert_eq!(read(serde_json::to_value(&no_longer).unwrap()), no_longer);
    }
}
