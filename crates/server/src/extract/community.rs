use super::ApiPath;
use crate::error::ApiError;
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::{Code, CommunityId};
use serde::Deserialize;
use store::Failure;
use store::queries::communities::{self, Located};

/// The community that `{slug}` in the path names; `-` is the installation's default one.
#[derive(Clone, Debug)]
pub struct InCommunity(pub Located);

impl InCommunity {
    pub fn id(&self) -> CommunityId {
        self.0.id
    }
}

#[derive(Deserialize)]
struct Slug {
    slug: String,
}

/// The installation's default community; `None` before there is one.
///
/// # Errors
/// The database.
pub async fn default_community(app: &App) -> Result<Option<Located>, Failure> {
    let db = app.store.reader();
    match &app.config.community {
        Some(slug) => communities::find(db, slug).await,
        None => communities::first(db).await,
    }
}

impl FromRequestParts<App> for InCommunity {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let ApiPath(Slug { slug }) = ApiPath::from_request_parts(parts, app).await?;
        let found = match slug.as_str() {
            "-" => default_community(app).await?,
            slug => communities::find(app.store.reader(), slug).await?,
        };
        found.map(Self).ok_or_else(|| Code::NotFound.into())
    }
}
