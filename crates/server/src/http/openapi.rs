//! The description of the API, and how it is served.

use crate::state::App;
use axum::Router;
use axum::http::header;
use axum::routing::get;
use utoipa::openapi::{Info, OpenApi, OpenApiBuilder, Paths};

/// What the document says before any resource adds its paths.
pub fn base() -> OpenApi {
    let mut info = Info::new("Linli (邻里)", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "The thin JSON API of Linli. Errors are application/problem+json; rules in docs/API-DESIGN.md."
            .to_owned(),
    );
    OpenApiBuilder::new().info(info).paths(Paths::new()).build()
}

/// Names each operation by verb and path, because handlers are named by their verb alone and the
/// ids must be unique in the document.
pub fn named(mut document: OpenApi) -> OpenApi {
    for (path, item) in &mut document.paths.paths {
        let words: Vec<&str> = path
            .trim_start_matches("/api/v1/")
            .split(['/', '-', '.'])
            .map(|word| word.trim_matches(['{', '}']))
            .collect();
        let name = words.join("_");
        let operations = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (verb, operation) in operations {
            if let Some(operation) = operation {
                operation.operation_id = Some(format!("{verb}_{name}"));
            }
        }
    }
    document
}

pub fn routes(document: &OpenApi) -> Router<App> {
    let text = document.to_json().unwrap_or_default();
    let serve = move || {
        let text = text.clone();
        async move {
            (
                [
                    (header::CONTENT_TYPE, "application/json"),
                    (header::CACHE_CONTROL, "no-cache"),
                ],
                text,
            )
        }
    };
    Router::new().route("/api/v1/openapi.json", get(serve))
}
