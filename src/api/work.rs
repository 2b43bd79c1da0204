//! The worker's queue and acts.

use super::client::{self, With, json};
use super::{ApiError, HERE};
use contract::report::ReportDetail;
use contract::work::{AcceptInput, DeclineInput, FinishInput, NoteInput, WorkQuery, WorkQueue};
use contract::{IdempotencyKey, ReportId};
use gloo_net::http::Method;
use serde::Serialize;

pub async fn queue(query: &WorkQuery) -> Result<WorkQueue, ApiError> {
    client::get(&format!("/communities/{HERE}/work{}", client::query(query))).await
}

pub async fn accept(
    id: ReportId,
    input: &AcceptInput,
    key: IdempotencyKey,
) -> Result<ReportDetail, ApiError> {
    act(id, "accept", input, key).await
}

pub async fn note(
    id: ReportId,
    input: &NoteInput,
    key: IdempotencyKey,
) -> Result<ReportDetail, ApiError> {
    act(id, "notes", input, key).await
}

pub async fn finish(
    id: ReportId,
    input: &FinishInput,
    key: IdempotencyKey,
) -> Result<ReportDetail, ApiError> {
    act(id, "finish", input, key).await
}

pub async fn decline(
    id: ReportId,
    input: &DeclineInput,
    key: IdempotencyKey,
) -> Result<ReportDetail, ApiError> {
    act(id, "decline", input, key).await
}

async fn act(
    id: ReportId,
    verb: &str,
    input: &impl Serialize,
    key: IdempotencyKey,
) -> Result<ReportDetail, ApiError> {
    client::write(
        Method::POST,
        &format!("/reports/{id}/{verb}"),
        json(input),
        With::form(key),
    )
    .await
}
