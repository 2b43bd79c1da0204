//! How long a code lives, how often it may be tried, and how many there are.

use super::*;
use contract::limits;

const DEAD: SignInOutcome = SignInOutcome::Wrong { tries_left: 0 };

fn another(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

crate::conformance! {
    async fn a_code_opens_one_session_for_one_person(store: TestStore) {
        let asked = ask(&store, NOON).await.unwrap();
        assert_eq!(asked.code.len(), limits::CODE_DIGITS);
        let first = enter(&store, &asked, &asked.code, 1, later(5)).await.into_result().unwrap();
        assert_eq!(enter(&store, &asked, &asked.code, 2, later(6)).await, DEAD, "used twice");
        let again = sign_in(&store, 3, later(70)).await;
        assert_eq!(first.person, again.person);
        assert_eq!(store.number("SELECT COUNT(*) FROM person").await, 1);
        let loaded = store.session(&[1; 32], later(80)).await.unwrap().unwrap();
        assert_eq!((loaded.person, loaded.id), (first.person, first.session));
        assert_eq!(store.session(&[2; 32], later(80)).await.unwrap(), None);
    }

    async fn a_code_belongs_to_its_phone_and_its_request(store: TestStore) {
        let old = ask(&store, NOON).await.unwrap();
        let new = ask(&store, later(61)).await.unwrap();
        assert_ne!(old.request, new.request);
        let wrong_request = CodeRequested { request: new.request, ..old.clone() };
        if old.code != new.code {
            assert_eq!(enter(&store, &wrong_request, &old.code, 1, later(62)).await, SignInOutcome::Wrong { tries_left: limits::CODE_TRIES_MAX - 1 });
        }
        let command = SignIn {
            input: NewSession { request: new.request, phone: "13900000002".into(), code: new.code.clone() },
            token_hash: vec![1; 32], device_hash: vec![1; 32], label: String::new(), replaces: None,
        };
        let other_phone = store.execute(command, Actor::anonymous(), later(63)).await.unwrap();
        assert_eq!(other_phone, DEAD);
    }

    async fn guessing_ends_after_a_few_tries(store: TestStore) {
        let asked = ask(&store, NOON).await.unwrap();
        for tries_left in (0..limits::CODE_TRIES_MAX).rev() {
            let outcome = enter(&store, &asked, &another(&asked.code), 1, later(1)).await;
            assert_eq!(outcome, SignInOutcome::Wrong { tries_left });
        }
        assert_eq!(enter(&store, &asked, &asked.code, 1, later(2)).await, DEAD, "dead by tries");
    }

    async fn nobody_can_lock_the_owner_of_a_phone_out(store: TestStore) {
        let asked = ask(&store, NOON).await.unwrap();
        let invented = CodeRequested { request: uuid::Uuid::from_u128(7), ..asked.clone() };
        // As often as they like, from the owner's own carrier address.
        for _ in 0..400 {
            assert_eq!(enter(&store, &invented, "000000", 1, later(1)).await, DEAD);
        }
        let right = enter(&store, &asked, &asked.code, 1, later(3)).await;
        assert!(matches!(right, SignInOutcome::SignedIn(_)), "{right:?}");
    }

    async fn an_hour_has_a_budget_of_codes(store: TestStore) {
        for n in 0..3 {
            ask(&store, later(61 * n)).await.unwrap();
        }
        // Another phone would be refused as well: the limit of one phone is higher.
        assert_eq!(code_of(ask(&store, later(61 * 3)).await), Some(Code::RateLimited));
        assert!(ask(&store, later(3601)).await.is_ok(), "an hour later");
    }

    async fn whoever_guesses_through_many_phones_gets_no_further_codes(store: TestStore) {
        let phones = limits::CODES_WRONG_PER_HOUR / limits::CODE_TRIES_MAX;
        let from = |n: i64, address: &str| RequestCode {
            input: NewCode { phone: format!("139{n:08}") },
            address: address.into(),
            address_limit: 300,
            in_all_limit: 2000,
            device_hash: None,
        };
        for n in 0..phones {
            let asked = store.execute(from(n, "192.0.2.1"), Actor::anonymous(), NOON).await.unwrap();
            let wrong = if asked.code == "000000" { "000001" } else { "000000" };
            for _ in 0..limits::CODE_TRIES_MAX {
                enter_as(&store, &format!("139{n:08}"), &asked, wrong, 1, later(1)).await;
            }
        }
        let refused = store.execute(from(phones, "192.0.2.1"), Actor::anonymous(), later(2)).await;
        assert_eq!(code_of(refused), Some(Code::RateLimited));
        let elsewhere = store.execute(from(phones, "192.0.2.2"), Actor::anonymous(), later(2)).await;
        assert!(elsewhere.is_ok(), "only the address that guessed");
    }

    async fn a_clock_that_was_ahead_keeps_nobody_out(store: TestStore) {
        let year = 365 * 24 * 3600;
        for n in 0..3 {
            ask(&store, later(year + 61 * n)).await.unwrap();
        }
        assert!(ask(&store, NOON).await.is_ok());
    }

    async fn an_old_code_is_dead(store: TestStore) {
        let asked = ask(&store, NOON).await.unwrap();
        let outcome = enter(&store, &asked, &asked.code, 1, later(limits::CODE_LIFE_S)).await;
        assert_eq!(outcome, DEAD);
    }

    async fn codes_are_not_sent_in_a_row(store: TestStore) {
        ask(&store, NOON).await.unwrap();
        let Err(Failure::Refused(refusal)) = ask(&store, later(10)).await else { panic!("sent twice") };
        assert_eq!((refusal.code, refusal.retry_after_s), (Code::RateLimited, Some(50)));
    }

    async fn two_requests_at_once_send_one_code(store: TestStore) {
        let (a, b) = tokio::join!(ask(&store, NOON), ask(&store, NOON));
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1);
        assert_eq!(store.number("SELECT COUNT(*) FROM job").await, 1);
    }
}
