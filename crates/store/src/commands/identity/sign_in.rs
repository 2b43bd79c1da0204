//! Turns a code into a session. A wrong code is counted in the same transaction, so this ends well
//! even then: a refusal would take the count back.

use super::people::find_or_add;
use super::request_code::code_hash;
use super::{known_device, phone, serialise};
use crate::entity::{login_code, session};
use crate::failure::Failure;
use crate::model::identity::actor_of;
use crate::record::{self, Event};
use crate::row::sha256;
use crate::{Command, Context, Tx};
use contract::person::NewSession;
use contract::{Code, PersonId, SessionId, Timestamp, limits};
use rules::Actor;
use rules::policy::{Act, Facts, may};
use rules::signin::{TryFacts, may_try, session_life};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

pub struct SignIn {
    pub input: NewSession,
    /// SHA-256 of the new session's cookie.
    pub token_hash: Vec<u8>,
    /// SHA-256 of the cookie by which this device is known from now on.
    pub device_hash: Vec<u8>,
    /// Browser and system family.
    pub label: String,
    /// The session that this one takes the place of.
    pub replaces: Option<SessionId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub person: PersonId,
    pub session: SessionId,
    pub actor: Actor,
    /// When the cookie ends.
    pub expires: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInOutcome {
    SignedIn(SignedIn),
    /// Wrong, used, expired, or never asked for. What has died in any way has no tries left.
    Wrong {
        tries_left: i64,
    },
}

impl SignInOutcome {
    /// # Errors
    /// `code_wrong`
    pub fn into_result(self) -> Result<SignedIn, Failure> {
        match self {
            Self::SignedIn(signed_in) => Ok(signed_in),
            Self::Wrong { .. } => Err(Failure::refused(Code::CodeWrong)),
        }
    }
}

impl Command for SignIn {
    type Outcome = SignInOutcome;
    const NAME: &'static str = "sign_in";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<SignInOutcome, Failure> {
        may(&cx.actor, Act::SignIn, &Facts::none())?;
        self.input.validate()?;
        let (request, phone) = (self.input.request, phone(&self.input.phone)?);
        let phone_hash = sha256(phone.as_bytes());
        serialise(tx, cx, &phone_hash).await?;
        let asked = login_code::Entity::find_by_id(request)
            .filter(login_code::Column::PhoneHash.eq(phone_hash))
            .one(tx)
            .await?;
        let Some(asked) = asked.filter(|asked| may_try(&facts(asked), cx.now)) else {
            return Ok(SignInOutcome::Wrong { tries_left: 0 });
        };
        if asked.code_hash != code_hash(request, self.input.code.trim()) {
            count_try(tx, request).await?;
            let tries_left = limits::CODE_TRIES_MAX - i64::from(asked.tries) - 1;
            return Ok(SignInOutcome::Wrong { tries_left });
        }
        let used = login_code::Entity::update_many()
            .col_expr(login_code::Column::Used, Expr::value(cx.now.0))
            .filter(login_code::Column::Id.eq(request))
            .filter(login_code::Column::Used.is_null())
            .exec(tx)
            .await?;
        if used.rows_affected == 0 {
            return Ok(SignInOutcome::Wrong { tries_left: 0 });
        }
        self.open_session(tx, cx, &phone)
            .await
            .map(SignInOutcome::SignedIn)
    }
}

fn facts(asked: &login_code::Model) -> TryFacts {
    TryFacts {
        expires: Timestamp(asked.expires),
        used: asked.used.is_some(),
        tries: i64::from(asked.tries),
    }
}

async fn count_try(tx: &Tx, request: Uuid) -> Result<(), Failure> {
    let tries = Expr::col(login_code::Column::Tries);
    login_code::Entity::update_many()
        .col_expr(login_code::Column::Tries, tries.add(1))
        .filter(login_code::Column::Id.eq(request))
        .exec(tx)
        .await?;
    Ok(())
}

impl SignIn {
    async fn open_session(&self, tx: &Tx, cx: &Context, phone: &str) -> Result<SignedIn, Failure> {
        let profile = find_or_add(tx, cx, phone).await?;
        let person = PersonId(profile.person_id);
        let actor = actor_of(tx, person).await?;
        if let Some(old) = self.replaces {
            session::Entity::update_many()
                .col_expr(session::Column::Revoked, Expr::value(cx.now.0))
                .filter(session::Column::Id.eq(old.0))
                .filter(session::Column::Revoked.is_null())
                .exec(tx)
                .await?;
        }
        known_device::remember(tx, cx, person, &self.device_hash).await?;
        let life = session_life(&actor);
        let session = SessionId(cx.id());
        let expires = Timestamp(cx.now.0 + life.absolute_ms);
        let row = session::ActiveModel {
            id: Set(session.0),
            token_hash: Set(self.token_hash.clone()),
            person_id: Set(person.0),
            label: Set(self.label.clone()),
            created: Set(cx.now.0),
            last_seen: Set(cx.now.0),
            idle_limit_ms: Set(life.idle_ms),
            expires: Set(expires.0),
            revoked: Set(None),
        };
        session::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        let event = Event {
            community: None,
            kind: "signed_in",
            subject_kind: "session",
            subject: session.0,
            data: json!({}),
        };
        record::event_by(tx, cx, Some(person), event).await?;
        Ok(SignedIn {
            person,
            session,
            actor: actor.on_device(session),
            expires,
        })
    }
}
