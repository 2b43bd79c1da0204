use crate::error::ApiResult;
use crate::extract::{Caller, InCommunity, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::extract::State;
use contract::Problem;
use contract::notice::{Notice, NoticeInput};
use store::commands::settings::PublishNotice;

/// Publishes a notice.
#[utoipa::path(post, path = "/communities/{slug}/notices", tag = "notices",
    params(("slug" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = NoticeInput,
    responses((status = 201, body = Notice), (status = "4XX", body = Problem)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    OnceJson { once, input }: OnceJson<NoticeInput>,
) -> ApiResult<Once<Notice>> {
    let command = PublishNotice {
        community: place.id(),
        input,
    };
    Once::created(&app, caller, once, command).await
}
