//! The built app: compressed beforehand, hashed names cached for ever, everything else asked again.

use crate::error::ApiError;
use crate::middleware::is_api;
use crate::pages::{self, Page};
use crate::state::App;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::Code;
use std::path::Path;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The one page of the app.
pub const INDEX: &str = "index.html";

/// Answers whatever no route matched.
pub async fn fallback(State(app): State<App>, request: Request) -> Response {
    if is_api(request.uri().path()) {
        return ApiError::new(Code::NotFound).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::new(Code::MethodNotAllowed).into_response();
    }
    let Some(folder) = &app.config.http.static_dir else {
        return ApiError::new(Code::NotFound).into_response();
    };
    let headers = request.headers().clone();
    if let Some(page) = Page::at(request.uri().path())
        && let Some(response) = pages::answer(&app, folder, page, &headers).await
    {
        return response;
    }
    let page = wants_page(&request);
    let immutable = is_hashed(request.uri().path());
    let response = serve(folder, request).await;
    if response.status() == StatusCode::NOT_FOUND
        && page
        && let Some(index) = pages::answer(&app, folder, Page::Index, &headers).await
    {
        return index;
    }
    if immutable && response.status().is_success() {
        return cached(response, "public, max-age=31536000, immutable");
    }
    cached(response, "no-cache")
}

async fn serve(folder: &Path, request: Request) -> Response {
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .redirect_to_trailing_slash(false);
    match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// A navigation of the browser, as opposed to a missing picture or script.
fn wants_page(request: &Request) -> bool {
    let accepts_html = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    accepts_html && !last.contains('.')
}

fn cached(mut response: Response, rule: &'static str) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
    response
}

/// Names that the build ends in a hash: `linli-0123456789abcdef.js`, `…_bg.wasm`, `map.0a1b2c3d.css`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit(['-', '.', '_']).next().is_some_and(|hash| {
        hash.len() >= 8
            && hash.len() < stem.len()
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
            && hash.bytes().any(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn hashed_names_are_told_from_plain_ones() {
        for name in [
            "/linli-0123456789abcdef.js",
            "/linli-8d1f2a3b4c5d6e7f_bg.wasm",
            "/map.0a1b2c3d.css",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "/index.html",
            "/sw.js",
            "/icon.svg",
            "/12345678.js",
            "/a-deadbeef.js/x",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
