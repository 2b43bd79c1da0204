//! A request that was allowed when it began and is not any more when it ends.

use crate::commands::identity::{
    ErasePerson, GrantRole, RequestCode, RevokeDevice, RevokeRole, SetConsent, SignIn, SignedIn,
};
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use crate::{Command, Context, Failure, Tx};
use contract::person::{ConsentTo, NewCode, NewSession, Role};
use contract::settings::GrantInput;
use contract::{Code, Timestamp};
use rules::Actor;

/// Tells who it runs for.
struct Who;

impl Command for Who {
    type Outcome = Actor;
    const NAME: &'static str = "who";

    async fn run(&self, _: &Tx, cx: &Context) -> Result<Actor, Failure> {
        Ok(cx.actor.clone())
    }
}

fn later(seconds: i64) -> Timestamp {
    Timestamp(DAY_ONE.0 + seconds * 1000)
}

async fn sign_in(store: &TestStore, phone: &str) -> SignedIn {
    let ask = RequestCode {
        input: NewCode {
            phone: phone.into(),
        },
        address: "192.0.2.1".into(),
        address_limit: 300,
        in_all_limit: 300,
        device_hash: None,
    };
    let asked = store.execute(ask, Actor::anonymous(), DAY_ONE).await;
    let asked = asked.unwrap();
    let enter = SignIn {
        input: NewSession {
            request: asked.request,
            phone: phone.into(),
            code: asked.code,
        },
        token_hash: phone.as_bytes().to_vec(),
        device_hash: phone.as_bytes().to_vec(),
        label: String::new(),
        replaces: None,
    };
    let entered = store.execute(enter, Actor::anonymous(), DAY_ONE).await;
    entered.unwrap().into_result().unwrap()
}

async fn who(store: &TestStore, actor: &Actor) -> Result<Actor, Code> {
    let ran = store.execute(Who, actor.clone(), later(60)).await;
    ran.map_err(|failure| failure.code())
}

crate::conformance! {
    async fn roles_and_consents_are_those_of_the_commit(store: TestStore) {
        let village = Village::build(&store).await;
        let staff = sign_in(&store, "13800000104").await.actor;
        assert_eq!(who(&store, &staff).await.unwrap(), staff);
        let input = GrantInput { phone: "13800000104".into(), role: Role::Volunteer, grid: None, name: String::new() };
        let given = GrantRole { community: village.community, input };
        store.execute(given, Actor::system(), later(1)).await.unwrap();
        let withdrawn = SetConsent { to: ConsentTo::Service, given: false };
        store.execute(withdrawn, staff.clone(), later(1)).await.unwrap();
        let revoked = RevokeRole { grant: staff.grants[0].id };
        store.execute(revoked, Actor::system(), later(2)).await.unwrap();

        let now = who(&store, &staff).await.unwrap();
        assert_eq!(now.grants.iter().map(|grant| grant.role).collect::<Vec<_>>(), [Role::Volunteer]);
        assert!(!now.agreed_to(ConsentTo::Service) && now.session == staff.session);
        let input = GrantInput { phone: "13900000009".into(), role: Role::Volunteer, grid: None, name: String::new() };
        let late = GrantRole { community: village.community, input };
        let late = store.execute(late, staff, later(60)).await;
        assert_eq!(late.unwrap_err().code(), Code::Forbidden);
    }

    async fn who_has_signed_out_or_gone_does_nothing(store: TestStore) {
        Village::build(&store).await;
        let author = sign_in(&store, "13800000100").await;
        let out = RevokeDevice { session: author.session };
        store.execute(out, author.actor.clone(), later(1)).await.unwrap();
        assert_eq!(who(&store, &author.actor).await, Err(Code::SignInRequired));
        let neighbour = sign_in(&store, "13800000101").await;
        let another = Actor { session: author.actor.session, ..neighbour.actor.clone() };
        assert_eq!(who(&store, &another).await, Err(Code::SignInRequired), "somebody else's device");
        store.execute(ErasePerson, neighbour.actor.clone(), later(1)).await.unwrap();
        assert_eq!(who(&store, &neighbour.actor).await, Err(Code::SignInRequired));
        let deviceless = Actor { session: None, ..neighbour.actor };
        assert_eq!(who(&store, &deviceless).await, Err(Code::SignInRequired));
        assert!(who(&store, &Actor::anonymous()).await.is_ok());
    }

    async fn a_session_past_its_end_is_none(store: TestStore) {
        Village::build(&store).await;
        let author = sign_in(&store, "13800000100").await;
        let end = Timestamp(author.expires.0);
        let late = store.execute(Who, author.actor, end).await;
        assert_eq!(late.unwrap_err().code(), Code::SignInRequired);
    }
}
