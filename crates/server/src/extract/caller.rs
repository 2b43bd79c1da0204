use crate::auth;
use crate::error::ApiError;
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::{Code, PersonId, Timestamp};
use rules::Actor;

/// Who asks, and when. Every handler takes one and asks `rules::policy` with its `actor`.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    /// The one "now" of this request.
    pub now: Timestamp,
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
        let now = app.now();
        let _ = auth::session_token(&parts.headers, app.config.http.is_https());
        Ok(Self {
            actor: Actor::anonymous(),
            now,
        })
    }
}
