//! `TestApp`: a server of its own for each test, in front of the store's test village.

pub use crate::client::{Answer, Call, Client};
use crate::persona::Persona;
use contract::person::{ConsentTo, NewCode, NewSession, Role};
use contract::settings::GrantInput;
use contract::{SessionId, Timestamp};
use rules::Actor;
use server::auth::{Token, session_cookie};
use server::config::{Config, Flags};
use server::media::Blobs;
use server::sms::{Sending, SmsSender};
use server::{App, http, tasks};
use std::sync::Arc;
use store::commands::identity::{GrantRole, RequestCode, SetConsent, SignIn, SignedIn};
use store::commands::meta::SetMeta;
use store::queries::meta;
use store::testing::TestStore;
use store::testing::village::Village;

/// Everything goes when it is dropped.
pub struct TestApp {
    pub app: App,
    pub store: TestStore,
    pub village: Village,
    router: axum::Router,
    folder: tempfile::TempDir,
}

/// Takes every short message. The configured sender would write it into the output of the tests, in
/// between the lines that say which of them failed.
struct Nobody;

impl SmsSender for Nobody {
    fn send<'a>(&'a self, _: &'a str, _: &'a str) -> Sending<'a> {
        Box::pin(async { Ok(()) })
    }
}

impl TestApp {
    /// Nobody here writes so much that it counts.
    pub async fn new() -> Self {
        Self::with(Flags::default().with("write_limit_factor", "1000")).await
    }

    pub async fn with(flags: Flags) -> Self {
        Self::sending(flags, None).await
    }

    /// With a provider of short messages, where the test reads them.
    pub async fn sending(flags: Flags, sender: Option<Arc<dyn SmsSender>>) -> Self {
        crate::privacy::capture();
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        std::fs::write(
            dist.join("index.html"),
            "<!doctype html><script>go()</script><a href=\"/hotline.html#call\"><!--name--> <!--number--></a>",
        )
        .unwrap();
        std::fs::write(dist.join("hotline.html"), "<ul><!--phones--></ul>").unwrap();
        std::fs::write(dist.join("app-0123456789abcdef.js"), "go()").unwrap();
        let flags = flags
            .with("data", folder.path().display().to_string())
            .with("static_dir", dist.display().to_string());
        let config = Config::from_flags(&flags).unwrap();
        let store = TestStore::sqlite().await;
        let village = Village::build(&store).await;
        let sender = sender.unwrap_or_else(|| Arc::new(Nobody));
        let blobs = Blobs::open(config.media.url.as_str()).unwrap();
        let app = App::new(store.share(), config, sender, blobs);
        tasks::start(&app);
        Self {
            router: http::router(app.clone()),
            app,
            store,
            village,
            folder,
        }
    }

    /// Where photos lie.
    pub fn media(&self) -> std::path::PathBuf {
        self.folder.path().join("media")
    }

    /// A client that has not signed in.
    pub fn anonymous(&self) -> Client {
        Client {
            router: self.router.clone(),
            cookie: None,
        }
    }

    /// Makes the database a demonstration, whose answers carry the sign-in code.
    pub async fn make_demo(&self) {
        let command = SetMeta {
            key: meta::DEMO.to_owned(),
            value: "true".to_owned(),
        };
        let done = self.store.execute(command, Actor::system(), self.app.now());
        done.await.unwrap();
    }

    /// This person, signed in.
    pub async fn client(&self, persona: Persona) -> Client {
        match persona.phone() {
            None => self.anonymous(),
            Some(phone) => self.sign_in(phone, 0).await.0,
        }
    }

    /// One more device of a phone's owner; `minutes_ago` differs for each, because a phone gets one
    /// code a minute.
    pub async fn sign_in(&self, phone: &str, minutes_ago: i64) -> (Client, SessionId) {
        let now = Timestamp(self.app.now().0 - minutes_ago * 61_000);
        if phone == crate::persona::OPERATOR_PHONE {
            self.make_operator(phone).await;
        }
        let ask = RequestCode {
            input: NewCode {
                phone: phone.to_owned(),
            },
            address: "192.0.2.1".to_owned(),
            address_limit: i64::MAX,
            in_all_limit: i64::MAX,
            device_hash: None,
        };
        let asked = self.store.execute(ask, Actor::anonymous(), now).await;
        let asked = asked.unwrap();
        let token = Token::generate().unwrap();
        let command = SignIn {
            input: NewSession {
                request: asked.request,
                phone: phone.to_owned(),
                code: asked.code,
            },
            token_hash: token.hash(),
            device_hash: Token::generate().unwrap().hash(),
            label: "Test".to_owned(),
            replaces: None,
        };
        let signed_in = self.store.execute(command, Actor::anonymous(), now).await;
        let SignedIn { session, actor, .. } = signed_in.unwrap().into_result().unwrap();
        // The village's own people agreed long ago.
        if phone == crate::persona::OPERATOR_PHONE {
            let (to, given) = (ConsentTo::Service, true);
            let done = self.store.execute(SetConsent { to, given }, actor, now);
            done.await.unwrap();
        }
        let cookie = session_cookie(&token, false, 60).unwrap();
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        let mut client = self.anonymous();
        client.cookie = Some(pair.to_owned());
        (client, session)
    }

    async fn make_operator(&self, phone: &str) {
        let command = GrantRole {
            community: self.village.community,
            input: GrantInput {
                phone: phone.to_owned(),
                role: Role::Operator,
                grid: None,
                name: "运维".to_owned(),
            },
        };
        let done = self.store.execute(command, Actor::system(), self.app.now());
        done.await.unwrap();
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.app.stopping.cancel();
    }
}
