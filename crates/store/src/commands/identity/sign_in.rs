//! Turns a code into a session. Wrong codes are counted in the same transaction, so this ends well
//! even when the code is wrong: a refusal would take the count back.

use super::people::find_or_add;
use super::request_code::{code_hash, wait};
use super::{phone, serialise};
use crate::entity::{login_code, login_failure, session};
use crate::failure::Failure;
use crate::queries::identity::actor_of;
use crate::record::{self, Event};
use crate::row::sha256;
use crate::{Command, Context, Tx};
use contract::person::NewSession;
use contract::{Code, PersonId, SessionId, Timestamp, limits};
use rules::Actor;
use rules::policy::{Act, Facts, may};
use rules::signin::{TryFacts, TryRefused, may_try, session_life};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

pub struct SignIn {
    pub input: NewSession,
    pub address: String,
    /// Failures per hour for one address.
    pub address_limit: i64,
    /// SHA-256 of the new cookie.
    pub token_hash: Vec<u8>,
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
    Wait {
        retry_after_s: i64,
    },
}

impl SignInOutcome {
    /// # Errors
    /// `code_wrong` or `rate_limited`.
    pub fn into_result(self) -> Result<SignedIn, Failure> {
        match self {
            Self::SignedIn(signed_in) => Ok(signed_in),
            Self::Wrong { .. } => Err(Failure::refused(Code::CodeWrong)),
            Self::Wait { retry_after_s } => Err(wait(retry_after_s)),
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
        let address_hash = sha256(self.address.as_bytes());
        serialise(tx, cx, &phone_hash).await?;
        let asked = login_code::Entity::find_by_id(request)
            .filter(login_code::Column::PhoneHash.eq(phone_hash.clone()))
            .one(tx)
            .await?;
        let facts = self.facts(tx, cx, asked.as_ref(), &address_hash).await?;
        let (right, tries_left) = match (may_try(&facts, cx.now), &asked) {
            (Err(TryRefused::Wait(retry_after_s)), _) => {
                return Ok(SignInOutcome::Wait { retry_after_s });
            }
            (Ok(()), Some(asked)) => (
                asked.code_hash == code_hash(request, self.input.code.trim()),
                limits::CODE_TRIES_MAX - facts.tries - 1,
            ),
            _ => (false, 0),
        };
        if !right {
            self.count_failure(tx, cx, asked.as_ref(), address_hash)
                .await?;
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

impl SignIn {
    async fn facts(
        &self,
        tx: &Tx,
        cx: &Context,
        asked: Option<&login_code::Model>,
        address: &[u8],
    ) -> Result<TryFacts, Failure> {
        use login_failure::Column::{AddressHash, At};
        let of_address = login_failure::Entity::find()
            .filter(AddressHash.eq(address))
            .filter(At.gt(cx.now.0 - 3_600_000))
            // Rows of a clock that went ahead would otherwise count for as long as it did.
            .filter(At.lte(cx.now.0))
            .count(tx)
            .await?;
        Ok(TryFacts {
            // What was never asked for has always expired.
            expires: Timestamp(asked.map_or(0, |asked| asked.expires)),
            used: asked.is_some_and(|asked| asked.used.is_some()),
            tries: asked.map_or(0, |asked| i64::from(asked.tries)),
            address_failures_last_hour: i64::try_from(of_address).unwrap_or(i64::MAX),
            address_limit: self.address_limit,
        })
    }

    /// Against the request, if it was for this phone, and against the address. Never against a phone:
    /// anybody could then lock its owner out.
    async fn count_failure(
        &self,
        tx: &Tx,
        cx: &Context,
        asked: Option<&login_code::Model>,
        address: Vec<u8>,
    ) -> Result<(), Failure> {
        if let Some(asked) = asked {
            let tries = Expr::col(login_code::Column::Tries);
            login_code::Entity::update_many()
                .col_expr(login_code::Column::Tries, tries.add(1))
                .filter(login_code::Column::Id.eq(asked.id))
                .exec(tx)
                .await?;
        }
        let row = login_failure::ActiveModel {
            id: Set(cx.id()),
            address_hash: Set(address),
            at: Set(cx.now.0),
        };
        login_failure::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        Ok(())
    }

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
