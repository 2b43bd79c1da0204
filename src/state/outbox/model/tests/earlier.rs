//! What earlier versions of the app kept is read and sent by this one. The server knows a repeated request
//! by its path and the bytes of its body: whoever sent, got no answer and then got a new version of the
//! app would be told that her key was used for something else if that version wrote the same act
//! differently. So what is here is never edited: a new form of a body comes as a new line.

use super::super::*;

/// A report as kept by the first version, by the list of buildings; each photo said itself what it is
/// on the server. Its bytes there are the same photo again.
const BY_BUILDING: (&str, &str) = (
    r#"{"key":"00000000-0000-0000-0000-000000000009","act":{"kind":"report","report":{"text":"三楼的灯坏了","photos":[],"category":"00000000-0000-0000-0000-0000000000c1","place":{"method":"building","building":"00000000-0000-0000-0000-0000000000b5","unit":"00000000-0000-0000-0000-0000000000a1","spot":"三楼楼梯口","indoors":false},"visibility":"public","name_shown":true}},"photos":[{"id":"00000000-0000-0000-0000-000000000001","width":1600,"height":1200,"sent":"00000000-0000-0000-0000-00000000000b"}],"state":{"is":"waiting"},"attempts":3,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:04Z"}"#,
    r#"{"text":"三楼的灯坏了","photos":["00000000-0000-0000-0000-00000000000b"],"category":"00000000-0000-0000-0000-0000000000c1","place":{"method":"building","building":"00000000-0000-0000-0000-0000000000b5","unit":"00000000-0000-0000-0000-0000000000a1","spot":"三楼楼梯口","indoors":false},"visibility":"public","name_shown":true}"#,
);

/// The same version, by a pin on the map, written before anybody signed in.
const BY_PIN: (&str, &str) = (
    r#"{"key":"00000000-0000-0000-0000-000000000009","act":{"kind":"report","report":{"text":"井盖松了","photos":[],"place":{"method":"pin","position":{"lat":31.2304,"lng":121.4737},"indoors":false},"visibility":"private","name_shown":false}},"photos":[],"state":{"is":"sign_in"},"attempts":0,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:00Z"}"#,
    r#"{"text":"井盖松了","photos":[],"place":{"method":"pin","position":{"lat":31.2304,"lng":121.4737},"indoors":false},"visibility":"private","name_shown":false}"#,
);

/// Since who sees it may be left to the category, and what arrived stands beside the photos.
const BY_POSITION: (&str, &str) = (
    r#"{"key":"00000000-0000-0000-0000-000000000009","owner":"00000000-0000-0000-0000-000000000001","act":{"kind":"report","report":{"text":"","photos":[],"place":{"method":"gps","position":{"lat":31.23,"lng":121.47},"accuracy_m":12.5,"indoors":false},"name_shown":false}},"photos":[{"id":"00000000-0000-0000-0000-000000000001","width":4,"height":3}],"uploaded":[["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-00000000000b"]],"state":{"is":"waiting"},"attempts":1,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:01Z"}"#,
    r#"{"text":"","photos":["00000000-0000-0000-0000-00000000000b"],"place":{"method":"gps","position":{"lat":31.23,"lng":121.47},"accuracy_m":12.5,"indoors":false},"name_shown":false}"#,
);

/// Since it may be the whole building.
const WHOLE: (&str, &str) = (
    r#"{"key":"00000000-0000-0000-0000-000000000009","act":{"kind":"report","report":{"text":"外墙渗水","photos":[],"place":{"method":"building","building":"00000000-0000-0000-0000-0000000000b5","whole":true,"indoors":false},"name_shown":false}},"photos":[],"state":{"is":"waiting"},"attempts":0,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:00Z"}"#,
    r#"{"text":"外墙渗水","photos":[],"place":{"method":"building","building":"00000000-0000-0000-0000-0000000000b5","whole":true,"indoors":false},"name_shown":false}"#,
);

const COMMENT: (&str, &str) = (
    r#"{"key":"00000000-0000-0000-0000-000000000009","owner":"00000000-0000-0000-0000-000000000001","act":{"kind":"comment","report":"00000000-0000-0000-0000-000000000003","comment":{"text":"今天又坏了"}},"photos":[],"state":{"is":"needs_you","reason":{"code":"rate_limited"}},"attempts":2,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:02Z"}"#,
    r#"{"text":"今天又坏了"}"#,
);

/// Without a body.
const SWITCHES: [&str; 2] = [
    r#"{"key":"00000000-0000-0000-0000-000000000009","act":{"kind":"me_too","report":"00000000-0000-0000-0000-000000000003"},"photos":[],"state":{"is":"waiting"},"attempts":0,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:00Z"}"#,
    r#"{"key":"00000000-0000-0000-0000-000000000009","act":{"kind":"follow","report":"00000000-0000-0000-0000-000000000003"},"photos":[],"state":{"is":"waiting"},"attempts":0,"created":"2026-11-22T00:00:00Z","not_before":"2026-11-22T00:00:00Z"}"#,
];

/// The body that this version sends for a kept act, once its photos are there.
fn sent(kept: &str) -> String {
    let mut record: Record = serde_json::from_str(kept).unwrap();
    while let Some(photo) = record.next_photo() {
        record.photo_sent(photo.id, MediaId(Uuid::from_u128(11)));
    }
    match record.act_to_send() {
        Queued::Report { report } => {
            assert_eq!(report.validate(), Ok(()));
            serde_json::to_string(&report).unwrap()
        }
        Queued::Comment { comment, .. } => serde_json::to_string(&comment).unwrap(),
        switch => panic!("{switch:?} has no body"),
    }
}

#[test]
fn what_an_earlier_version_kept_is_sent_to_the_byte() {
    for (kept, body) in [BY_BUILDING, BY_PIN, BY_POSITION, WHOLE, COMMENT] {
        assert_eq!(sent(kept), body);
    }
}

#[test]
fn what_an_earlier_version_kept_of_a_switch_is_read() {
    for kept in SWITCHES {
        let record: Record = serde_json::from_str(kept).unwrap();
        assert!(
            matches!(
                record.act,
                Queued::MeToo { .. } | Queued::Follow { on: true, .. }
            ),
            "{record:?}"
        );
    }
}
