//! Short messages when their provider is slow.

use crate::app::TestApp;
use contract::person::NewCode;
use rules::Actor;
use server::config::Flags;
use server::sms::{Sending, SmsSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::commands::identity::RequestCode;
use tokio::sync::Semaphore;

/// As many as the runner may have under way, see `tasks/jobs.rs`.
const AT_ONCE: usize = 16;

/// Numbers that begin with 139 get their message only when the test lets them.
struct Provider {
    go: Semaphore,
    /// Every attempt, by phone.
    begun: Mutex<Vec<String>>,
}

impl Provider {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            go: Semaphore::new(0),
            begun: Mutex::default(),
        })
    }

    fn begun(&self, phones: &str) -> usize {
        let begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        begun.iter().filter(|one| one.starts_with(phones)).count()
    }
}

impl SmsSender for Provider {
    fn send<'a>(&'a self, phone: &'a str, _text: &'a str) -> Sending<'a> {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        begun.push(phone.trim_start_matches("+86").to_owned());
        let slow = begun.last().is_some_and(|phone| phone.starts_with("139"));
        Box::pin(async move {
            if slow {
                self.go.acquire().await.unwrap().forget();
            }
            Ok(())
        })
    }
}

async fn ask(test: &TestApp, phones: &str, count: usize) {
    for n in 0..count {
        let command = RequestCode {
            input: NewCode {
                phone: format!("{phones:0<7}{n:04}"),
            },
            address: "192.0.2.1".to_owned(),
            address_limit: i64::MAX,
            in_all_limit: i64::MAX,
            device_hash: None,
        };
        let asked = test
            .store
            .execute(command, Actor::anonymous(), test.app.now());
        asked.await.unwrap();
    }
    test.app.jobs_waiting.notify_one();
}

async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..200 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

#[tokio::test]
async fn no_message_waits_for_a_slow_one_before_it() {
    let provider = Provider::new();
    let test = TestApp::sending(Flags::default(), Some(Arc::clone(&provider) as _)).await;
    ask(&test, "139", AT_ONCE - 1).await;
    let all_but_one = async || provider.begun("139") == AT_ONCE - 1;
    until("all leased ones are under way", all_but_one).await;
    ask(&test, "138", 1).await;
    until("a code past the slow ones", async || {
        provider.begun("138") == 1
    })
    .await;

    // What there is no room for is not leased: it would wait while its lease runs out.
    ask(&test, "1391", 5).await;
    until("the last place is taken", async || {
        provider.begun("139") == AT_ONCE
    })
    .await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(provider.begun("139"), AT_ONCE);
    let untouched = "SELECT COUNT(*) FROM job WHERE tries = 0";
    assert_eq!(test.store.number(untouched).await, 4);

    provider.go.add_permits(100);
    let open = "SELECT COUNT(*) FROM job WHERE done IS NULL";
    until("all are sent", async || test.store.number(open).await == 0).await;
    let (sent, tried_again) = (provider.begun("13"), "SELECT MAX(tries) FROM job");
    assert_eq!((sent, test.store.number(tried_again).await), (21, 1));
}
