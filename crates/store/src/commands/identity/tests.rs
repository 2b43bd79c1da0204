//! Signing in, roles, and leaving.

mod codes;
mod known_devices;

use super::*;
use crate::queries::{identity, settings};
use crate::testing::village::{DAY_ONE as NOON, Village};
use crate::{Failure, Store};
use contract::person::{ConsentKind, ConsentTo, MePatch, NewCode, NewSession, Role};
use contract::settings::GrantInput;
use contract::{Code, Timestamp};
use rules::Actor;

const PHONE: &str = "13900000001";

fn later(seconds: i64) -> Timestamp {
    Timestamp(NOON.0 + seconds * 1000)
}

async fn ask(store: &Store, now: Timestamp) -> Result<CodeRequested, Failure> {
    let command = RequestCode {
        input: NewCode {
            phone: PHONE.into(),
        },
        address: "192.0.2.1".into(),
        address_limit: 300,
        in_all_limit: 3,
        device_hash: None,
    };
    store.execute(command, Actor::anonymous(), now).await
}

async fn enter(
    store: &Store,
    asked: &CodeRequested,
    code: &str,
    token: u8,
    now: Timestamp,
) -> SignInOutcome {
    enter_as(store, PHONE, asked, code, token, now).await
}

async fn enter_as(
    store: &Store,
    phone: &str,
    asked: &CodeRequested,
    code: &str,
    token: u8,
    now: Timestamp,
) -> SignInOutcome {
    let command = SignIn {
        input: NewSession {
            request: asked.request,
            phone: phone.into(),
            code: code.into(),
        },
        token_hash: vec![token; 32],
        device_hash: vec![token; 32],
        label: "Chrome, Android".into(),
        replaces: None,
    };
    store
        .execute(command, Actor::anonymous(), now)
        .await
        .unwrap()
}

fn code_of<T>(result: Result<T, Failure>) -> Option<Code> {
    result.err().map(|failure| failure.code())
}

async fn sign_in(store: &Store, token: u8, now: Timestamp) -> SignedIn {
    let asked = ask(store, now).await.unwrap();
    enter(store, &asked, &asked.code, token, now)
        .await
        .into_result()
        .unwrap()
}

/// Runs a grant and counts people before the transaction ends, so that a rollback hides nothing.
struct LookInside(GrantRole);

impl crate::Command for LookInside {
    type Outcome = (Option<Code>, i64);
    const NAME: &'static str = "look_inside";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Self::Outcome, Failure> {
        use sea_orm::{EntityTrait, PaginatorTrait};
        let code = code_of(self.0.run(tx, cx).await);
        let people = crate::entity::person::Entity::find().count(tx).await?;
        Ok((code, people.try_into().unwrap()))
    }
}

crate::conformance! {
    async fn a_session_ends_by_disuse_sign_out_and_revocation(store: TestStore) {
        let a = sign_in(&store, 1, NOON).await;
        let month = 30 * 24 * 3600;
        assert!(store.session(&[1; 32], later(month - 1)).await.unwrap().is_some());
        assert!(store.session(&[1; 32], later(2 * month - 2)).await.unwrap().is_some(), "use renews it");
        assert!(store.session(&[1; 32], later(4 * month)).await.unwrap().is_none());
        store.execute(SignOut { session: a.session }, a.actor.clone(), NOON).await.unwrap();
        assert!(store.session(&[1; 32], NOON).await.unwrap().is_none());

        let b = sign_in(&store, 2, later(100)).await;
        let village = Village::build(&store).await;
        let stolen = store.execute(RevokeDevice { session: b.session }, village.neighbour, later(101)).await;
        assert_eq!(code_of(stolen), Some(Code::NotFound));
        assert_eq!(identity::devices(store.reader(), &b.actor, b.session, later(102)).await.unwrap().len(), 1);
        store.execute(RevokeDevice { session: b.session }, b.actor, later(103)).await.unwrap();
        assert!(store.session(&[2; 32], later(104)).await.unwrap().is_none());
    }

    async fn staff_sessions_are_short_at_once(store: TestStore) {
        let village = Village::build(&store).await;
        let session = sign_in(&store, 1, NOON).await;
        assert!(store.session(&[1; 32], later(3600)).await.unwrap().is_some());
        let input = GrantInput { phone: PHONE.into(), role: Role::Staff, grid: None, name: "赵敏".into() };
        let grant = GrantRole { community: village.community, input };
        store.execute(grant, village.staff, later(3601)).await.unwrap();
        let loaded = store.session(&[1; 32], later(3602)).await.unwrap().unwrap();
        assert!(loaded.actor.is_staff(village.community));
        assert!(store.session(&[1; 32], later(3600 + 1801)).await.unwrap().is_none());
        let me = identity::me(store.reader(), &loaded.actor).await.unwrap().unwrap();
        assert_eq!((me.id, me.name.as_str(), me.can.settings), (session.person, "赵敏", true));
    }

    async fn roles_are_given_by_staff_here_and_never_to_oneself(store: TestStore) {
        let village = Village::build(&store).await;
        let make_operator = GrantInput { phone: "13900000009".into(), role: Role::Operator, grid: None, name: String::new() };
        store.execute(GrantRole { community: village.community, input: make_operator }, Actor::system(), NOON).await.unwrap();
        let give = |actor: &Actor, phone: &str, role, grid| {
            let input = GrantInput { phone: phone.into(), role, grid, name: String::new() };
            store.execute(GrantRole { community: village.community, input }, actor.clone(), NOON)
        };
        assert_eq!(code_of(give(&village.author, PHONE, Role::Volunteer, None).await), Some(Code::Forbidden));
        assert_eq!(code_of(give(&village.other_staff, PHONE, Role::Volunteer, None).await), Some(Code::Forbidden));
        assert_eq!(code_of(give(&village.staff, PHONE, Role::Operator, None).await), Some(Code::Forbidden));
        let nowhere = Some(contract::GridId(uuid::Uuid::nil()));
        assert_eq!(code_of(give(&village.staff, PHONE, Role::GridWorker, nowhere).await), Some(Code::InvalidInput));
        assert_eq!(code_of(give(&village.staff, "13800000104", Role::Volunteer, None).await), Some(Code::Forbidden));
        let first = give(&village.staff, PHONE, Role::Volunteer, None).await.unwrap();
        assert_eq!(give(&village.staff, PHONE, Role::Volunteer, None).await.unwrap(), first, "held already");

        let rows = settings::grants(store.reader(), &village.staff, village.community).await.unwrap();
        let own = rows.iter().find(|row| row.role == Role::Staff).unwrap();
        let operator = rows.iter().find(|row| row.role == Role::Operator).unwrap();
        assert!(!own.can_revoke && !operator.can_revoke && own.phone_masked.contains("****"));
        for id in [own.id, operator.id] {
            let revoked = store.execute(RevokeRole { grant: id }, village.staff.clone(), NOON).await;
            assert_eq!(code_of(revoked), Some(Code::Forbidden));
        }
        let elsewhere = store.execute(RevokeRole { grant: first.id }, village.other_staff.clone(), NOON).await;
        assert_eq!(code_of(elsewhere), Some(Code::Forbidden));
        store.execute(RevokeRole { grant: first.id }, village.staff.clone(), NOON).await.unwrap();
        let twice = store.execute(RevokeRole { grant: first.id }, village.staff, NOON).await;
        assert_eq!(code_of(twice), Some(Code::NotFound));
    }

    async fn a_refused_grant_writes_nothing_at_all(store: TestStore) {
        let village = Village::build(&store).await;
        let input = GrantInput { phone: PHONE.into(), role: Role::Volunteer, grid: None, name: String::new() };
        let before = store.number("SELECT COUNT(*) FROM person").await;
        let look = LookInside(GrantRole { community: village.community, input });
        let (code, people) = store.execute(look, village.neighbour, NOON).await.unwrap();
        assert_eq!((code, people), (Some(Code::Forbidden), before), "a write would make its whole batch run again");
    }

    async fn a_profile_changes_once_for_each_version(store: TestStore) {
        let village = Village::build(&store).await;
        let change = |patch: MePatch, version| {
            store.execute(ChangeProfile { patch, version }, village.author.clone(), NOON)
        };
        let name = |name: &str| MePatch { name: Some(name.into()), ..MePatch::default() };
        assert_eq!(change(name(" 李 梅\u{202e} "), 1).await.unwrap(), 2);
        assert_eq!(code_of(change(name("又"), 1).await), Some(Code::Stale));
        let wrong = MePatch { unit: Some(village.stairs), building: Some(village.tower), name: None };
        assert_eq!(code_of(change(wrong, 2).await), Some(Code::InvalidInput));
        let moved = MePatch { building: Some(village.house), unit: Some(village.stairs), name: None };
        change(moved, 2).await.unwrap();
        let me = identity::me(store.reader(), &village.author).await.unwrap().unwrap();
        assert_eq!((me.name.as_str(), me.unit, me.version), ("李 梅", Some(village.stairs), 3));
    }

    async fn consents_are_kept_with_their_time(store: TestStore) {
        let village = Village::build(&store).await;
        for (given, at) in [(true, NOON), (false, later(9))] {
            let command = SetConsent { to: ConsentTo::Service, given };
            store.execute(command, village.author.clone(), at).await.unwrap();
        }
        let held = identity::consents(store.reader(), &village.author).await.unwrap();
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].kind, held[0].given, held[0].at), (ConsentKind::Service, false, later(9)));
    }

    async fn who_leaves_takes_everything_along(store: TestStore) {
        let signed_in = sign_in(&store, 1, NOON).await;
        let patch = MePatch { name: Some("独一无二".into()), ..MePatch::default() };
        store.execute(ChangeProfile { patch, version: 1 }, signed_in.actor.clone(), NOON).await.unwrap();
        let all = identity::export(store.reader(), &signed_in.actor, later(1)).await.unwrap().to_string();
        assert!(all.contains("独一无二") && all.contains(PHONE));
        store.raw("UPDATE job SET payload = '{}'").await;
        store.execute(ErasePerson, signed_in.actor.clone(), later(2)).await.unwrap();
        store.truncate_log().await.unwrap();
        assert!(store.session(&[1; 32], later(3)).await.unwrap().is_none());
        assert_eq!(identity::me(store.reader(), &signed_in.actor).await.unwrap(), None);
        assert_eq!(code_of(identity::export(store.reader(), &signed_in.actor, later(3)).await), Some(Code::NotFound));
        assert_eq!(code_of(store.execute(ErasePerson, signed_in.actor, later(4)).await), Some(Code::SignInRequired));
        if let Some(path) = store.url().strip_prefix("sqlite://") {
            for file in [path.to_owned(), format!("{path}-wal")] {
                let bytes = std::fs::read(&file).unwrap_or_default();
                for secret in ["独一无二", PHONE] {
                    let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                    assert!(!found, "{secret} is still in {file}");
                }
            }
        }
    }
}
