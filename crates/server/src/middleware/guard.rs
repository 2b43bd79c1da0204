use crate::error::{ApiError, PROBLEM_JSON, code_of};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Whether a path belongs to a machine interface, where HTML would be a lie.
pub fn is_api(path: &str) -> bool {
    ["/api", "/open311"].iter().any(|root| {
        path.strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Last line of defence: an error that some library answered in its own words becomes a problem.
pub async fn problems_only(request: Request, next: Next) -> Response {
    let api = is_api(request.uri().path());
    let response = next.run(request).await;
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !api || !failed || response.headers().get(header::CONTENT_TYPE) == Some(&PROBLEM_JSON) {
        return response;
    }
    let mut problem = ApiError::new(code_of(status)).into_response();
    *problem.status_mut() = status;
    if let Some(allow) = response.headers().get(header::ALLOW) {
        problem.headers_mut().insert(header::ALLOW, allow.clone());
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::is_api;

    #[test]
    fn only_whole_segments_count() {
        assert!(is_api("/api") && is_api("/api/v1/x") && is_api("/open311/"));
        assert!(!is_api("/apiary") && !is_api("/"));
    }
}
