//! Strangers can use up the codes of a phone, but not those of a device that signed in with it before.

use super::*;
use crate::commands::upkeep::Sweep;
use contract::limits::{CODES_PER_DAY, CODES_PER_HOUR};
use rules::signin::{KNOWN_DEVICE_LIFE_MS, KNOWN_DEVICES_MAX};

const OTHER_PHONE: &str = "13900000002";
const DAY_S: i64 = 24 * 3600;

/// A browser; the number is that of its device cookie, 0 for none.
struct Browser<'a>(&'a Store, u8);

impl Browser<'_> {
    async fn ask(&self, phone: &str, now: Timestamp) -> Result<CodeRequested, Failure> {
        let command = RequestCode {
            input: NewCode {
                phone: phone.into(),
            },
            address: "192.0.2.1".into(),
            address_limit: 300,
            in_all_limit: 300,
            device_hash: (self.1 > 0).then(|| vec![self.1; 32]),
        };
        self.0.execute(command, Actor::anonymous(), now).await
    }

    async fn enter(&self, phone: &str, asked: &CodeRequested, now: Timestamp) -> SignedIn {
        let command = SignIn {
            input: NewSession {
                request: asked.request,
                phone: phone.into(),
                code: asked.code.clone(),
            },
            token_hash: fresh_token(),
            device_hash: vec![self.1; 32],
            label: String::new(),
            replaces: None,
        };
        let entered = self.0.execute(command, Actor::anonymous(), now).await;
        entered.unwrap().into_result().unwrap()
    }

    async fn sign_in(&self, phone: &str, now: Timestamp) -> SignedIn {
        let asked = self.ask(phone, now).await.unwrap();
        self.enter(phone, &asked, now).await
    }

    /// Seconds to wait; `None`: there is a code.
    async fn waits(&self, phone: &str, now: Timestamp) -> Option<i64> {
        match self.ask(phone, now).await {
            Ok(_) => None,
            Err(Failure::Refused(refusal)) => refusal.retry_after_s,
            Err(failure) => panic!("{failure}"),
        }
    }

    /// Asks as often as it may within an hour.
    async fn use_up(&self, phone: &str, from_s: i64) {
        for n in 0..CODES_PER_HOUR {
            assert_eq!(self.waits(phone, later(from_s + 61 * n)).await, None, "{n}");
        }
    }
}

fn fresh_token() -> Vec<u8> {
    uuid::Uuid::now_v7().as_bytes().to_vec()
}

crate::conformance! {
    async fn strangers_leave_a_known_device_its_codes(store: TestStore) {
        let (known, stranger) = (Browser(&store, 1), Browser(&store, 0));
        let before = known.sign_in(PHONE, later(-DAY_S)).await;
        stranger.use_up(PHONE, 0).await;
        // With the moment when there is room again: an hour after the first of them.
        assert_eq!(stranger.waits(PHONE, later(400)).await, Some(3600 - 400));
        assert_eq!(Browser(&store, 2).waits(PHONE, later(400)).await, Some(3600 - 400), "a new device");
        let asked = known.ask(PHONE, later(400)).await.unwrap();
        assert_eq!(known.enter(PHONE, &asked, later(401)).await.person, before.person);
        assert_eq!(stranger.waits(PHONE, later(3600)).await, None);
    }

    async fn a_known_device_has_the_same_limits(store: TestStore) {
        let (known, stranger) = (Browser(&store, 1), Browser(&store, 0));
        known.sign_in(PHONE, later(-2 * DAY_S)).await;
        known.use_up(PHONE, 0).await;
        assert_eq!(known.waits(PHONE, later(400)).await, Some(3600 - 400));
        known.use_up(PHONE, 4000).await;
        assert_eq!(known.waits(PHONE, later(8000)).await, Some(DAY_S - 8000), "{CODES_PER_DAY} a day");
        assert_eq!(stranger.waits(PHONE, later(8000)).await, None, "nor does it use up theirs");
    }

    async fn a_device_of_somebody_else_is_a_stranger(store: TestStore) {
        let (known, other) = (Browser(&store, 1), Browser(&store, 2));
        known.sign_in(PHONE, later(-DAY_S)).await;
        other.sign_in(OTHER_PHONE, later(-DAY_S)).await;
        other.use_up(PHONE, 0).await;
        assert!(other.waits(PHONE, later(400)).await.is_some());
        assert!(Browser(&store, 0).waits(PHONE, later(400)).await.is_some());
        assert_eq!(known.waits(PHONE, later(400)).await, None);
    }

    async fn a_household_shares_one_device(store: TestStore) {
        let shared = Browser(&store, 1);
        for (n, phone) in [PHONE, OTHER_PHONE, PHONE].into_iter().enumerate() {
            shared.sign_in(phone, later(i64::try_from(n).unwrap() * 100 - DAY_S)).await;
        }
        assert_eq!(store.number("SELECT COUNT(*) FROM known_device").await, 2);
        for phone in [PHONE, OTHER_PHONE] {
            Browser(&store, 0).use_up(phone, 0).await;
            assert_eq!(shared.waits(phone, later(400)).await, None, "{phone}");
        }
    }

    async fn the_oldest_of_too_many_devices_is_forgotten(store: TestStore) {
        let most = u8::try_from(KNOWN_DEVICES_MAX).unwrap();
        for n in 1..=most {
            Browser(&store, n).sign_in(PHONE, later(i64::from(n) * DAY_S)).await;
        }
        // Signing in again keeps the first; the second is the oldest then.
        Browser(&store, 1).sign_in(PHONE, later(10 * DAY_S)).await;
        Browser(&store, most + 1).sign_in(PHONE, later(11 * DAY_S)).await;
        assert_eq!(store.number("SELECT COUNT(*) FROM known_device").await, i64::from(most));
        let now = 12 * DAY_S;
        Browser(&store, 0).use_up(PHONE, now).await;
        assert_eq!(Browser(&store, 1).waits(PHONE, later(now + 400)).await, None);
        assert!(Browser(&store, 2).waits(PHONE, later(now + 400)).await.is_some());
    }

    async fn a_device_is_forgotten_with_time_and_with_its_person(store: TestStore) {
        let known = Browser(&store, 1);
        let me = known.sign_in(PHONE, NOON).await.actor;
        Browser(&store, 2).sign_in(OTHER_PHONE, NOON).await;
        let export = identity::export(store.reader(), &me, later(1)).await.unwrap();
        assert_eq!(export["known_devices"].as_array().unwrap().len(), 1);
        assert_eq!(identity::held(store.reader(), &me).await.unwrap().known_devices, 1);
        store.execute(ErasePerson, me, later(2)).await.unwrap();
        assert_eq!(store.number("SELECT COUNT(*) FROM known_device").await, 1);

        let end = Timestamp(NOON.0 + KNOWN_DEVICE_LIFE_MS);
        Browser(&store, 0).use_up(OTHER_PHONE, KNOWN_DEVICE_LIFE_MS / 1000 - 400).await;
        assert!(Browser(&store, 2).waits(OTHER_PHONE, end).await.is_some());
        let almost = Timestamp(end.0 - 1);
        assert_eq!(Browser(&store, 2).waits(OTHER_PHONE, almost).await, None);
        store.execute(Sweep, Actor::system(), almost).await.unwrap();
        assert_eq!(store.number("SELECT COUNT(*) FROM known_device").await, 1);
        store.execute(Sweep, Actor::system(), end).await.unwrap();
        assert_eq!(store.number("SELECT COUNT(*) FROM known_device").await, 0);
    }
}
