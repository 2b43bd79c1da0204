use super::guard::is_api;
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

const YEAR_S: u32 = 31_536_000;

/// Security headers on every answer; a handler that set one itself keeps its own.
pub async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let api = is_api(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = HeaderValue::from_static;
    default(headers, header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    default(
        headers,
        header::REFERRER_POLICY,
        fixed("strict-origin-when-cross-origin"),
    );
    default(
        headers,
        HeaderName::from_static("permissions-policy"),
        fixed("geolocation=(self), camera=(self), microphone=(self), payment=(), usb=()"),
    );
    default(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        fixed("same-origin"),
    );
    if api {
        default(
            headers,
            header::CONTENT_SECURITY_POLICY,
            fixed("default-src 'none'; frame-ancestors 'none'"),
        );
        // Most answers depend on who asks; those that do not say so themselves.
        default(headers, header::CACHE_CONTROL, fixed("no-store"));
    } else {
        default(headers, header::CONTENT_SECURITY_POLICY, app.csp.current());
    }
    if app.config.http.is_https() {
        default(headers, header::STRICT_TRANSPORT_SECURITY, hsts(&app));
    }
    response
}

fn default(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

fn hsts(app: &App) -> HeaderValue {
    let subdomains = if app.config.http.hsts_subdomains {
        "; includeSubDomains"
    } else {
        ""
    };
    HeaderValue::from_str(&format!("max-age={YEAR_S}{subdomains}"))
        .unwrap_or(HeaderValue::from_static("max-age=31536000"))
}
