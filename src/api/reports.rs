//! Reports, as residents read and write them.

use super::client::{self, Body, With, json};
use super::{ApiError, HERE};
use contract::report::{
    Comment, Counts, Nearby, NearbyQuery, NewComment, NewReport, ReportCard, ReportDetail,
    ReportFilter, ReportPatch, ReportReceipt, SeenInput,
};
use contract::{IdempotencyKey, Page, Paging, PersonId, ReportId, Timestamp};
use gloo_net::http::Method;

pub async fn list(filter: &ReportFilter, paging: &Paging) -> Result<Page<ReportCard>, ApiError> {
    let query = client::query(&(filter, paging));
    client::get(&format!("/communities/{HERE}/reports{query}")).await
}

/// Open reports that may be the same thing.
pub async fn nearby(query: &NearbyQuery) -> Result<Nearby, ApiError> {
    client::get(&format!(
        "/communities/{HERE}/reports/nearby{}",
        client::query(query)
    ))
    .await
}

pub async fn one(id: ReportId) -> Result<ReportDetail, ApiError> {
    client::get(&format!("/reports/{id}")).await
}

pub async fn submit(
    input: &NewReport,
    key: IdempotencyKey,
    by: Option<PersonId>,
) -> Result<ReportReceipt, ApiError> {
    client::write(
        Method::POST,
        &format!("/communities/{HERE}/reports"),
        json(input),
        With::key(key).by(by),
    )
    .await
}

pub async fn correct(
    id: ReportId,
    input: &ReportPatch,
    version: i64,
) -> Result<ReportDetail, ApiError> {
    client::write(
        Method::PATCH,
        &format!("/reports/{id}"),
        json(input),
        With::version(version),
    )
    .await
}

pub async fn withdraw(id: ReportId, key: IdempotencyKey) -> Result<ReportDetail, ApiError> {
    client::write(
        Method::POST,
        &format!("/reports/{id}/withdraw"),
        json(&()),
        With::form(key),
    )
    .await
}

pub async fn comment(
    id: ReportId,
    input: &NewComment,
    key: IdempotencyKey,
    by: Option<PersonId>,
) -> Result<Comment, ApiError> {
    client::write(
        Method::POST,
        &format!("/reports/{id}/comments"),
        json(input),
        With::key(key).by(by),
    )
    .await
}

pub async fn follow(id: ReportId, on: bool, by: Option<PersonId>) -> Result<Counts, ApiError> {
    let method = if on { Method::PUT } else { Method::DELETE };
    switch(method, &format!("/reports/{id}/follow"), by).await
}

/// I have been shown what happened to my report up to this moment: it is no news any more.
pub async fn seen(id: ReportId, up_to: Timestamp) -> Result<(), ApiError> {
    client::write_only(
        Method::PUT,
        &format!("/reports/{id}/seen"),
        json(&SeenInput { up_to }),
        With::default(),
    )
    .await
}

/// 我也遇到, or taken back.
pub async fn join(id: ReportId, on: bool, by: Option<PersonId>) -> Result<Counts, ApiError> {
    let method = if on { Method::PUT } else { Method::DELETE };
    switch(method, &format!("/reports/{id}/me-too"), by).await
}

/// Being there or not is the whole state, so repeating is harmless and needs no key.
async fn switch(method: Method, path: &str, by: Option<PersonId>) -> Result<Counts, ApiError> {
    client::write(method, path, Body::Empty, With::default().by(by)).await
}
