use crate::auth;
use crate::error::ApiError;
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use contract::{Code, PersonId, SessionId, Timestamp};
use rules::Actor;

/// Who asks, and when. A handler hands its `actor` to the command or query that it runs; that one asks
/// for the right to act, not the handler.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    /// The one "now" of this request.
    pub now: Timestamp,
    pub session: Option<SignedIn>,
}

/// The signed-in device that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub id: SessionId,
    /// When it ends if it is not used again.
    pub ends: Timestamp,
}

impl Caller {
    /// # Errors
    /// `sign_in_required` for a visitor.
    pub fn person(&self) -> Result<PersonId, ApiError> {
        self.actor.person.ok_or_else(|| Code::SignInRequired.into())
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        // Limits may have asked before the handler does.
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let caller = Self::load(parts, app).await?;
        caller.is_meant(&parts.headers)?;
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }
}

impl Caller {
    async fn load(parts: &Parts, app: &App) -> Result<Self, ApiError> {
        let now = app.now();
        let token = auth::session_token(&parts.headers, app.config.http.is_https());
        let loaded = match token {
            Some(token) => app.store.session(&token.hash(), now).await?,
            None => None,
        };
        Ok(match loaded {
            Some(session) => Self {
                actor: session.actor,
                now,
                session: Some(SignedIn {
                    id: session.id,
                    ends: session.ends,
                }),
            },
            // An ended session is a visitor: what needs more answers `sign_in_required`.
            None => Self {
                actor: Actor::anonymous(),
                now,
                session: None,
            },
        })
    }

    /// What waited on a phone names whose act it is: the session may have changed hands since.
    fn is_meant(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        let Some(value) = headers.get("for-person") else {
            return Ok(());
        };
        let person: Option<PersonId> = value.to_str().ok().and_then(|text| text.parse().ok());
        let person = person
            .ok_or_else(|| ApiError::new(Code::BadRequest).detail("For-Person: no person"))?;
        if self.person()? == person {
            Ok(())
        } else {
            Err(Code::OtherPerson.into())
        }
    }
}
