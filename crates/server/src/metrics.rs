//! Numbers for a Prometheus server, on an address of their own.

use crate::state::App;
use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;

/// Seconds; from a cached read to the longest request that is allowed.
const BUCKETS: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// Starts collecting. Once per process.
///
/// # Errors
/// Something else collects already.
pub fn install() -> anyhow::Result<PrometheusHandle> {
    PrometheusBuilder::new()
        .set_buckets_for_metric(
            Matcher::Full("http_request_duration_seconds".to_owned()),
            &BUCKETS,
        )?
        .install_recorder()
        .context("metrics")
}

/// Serves `/metrics` until the server stops.
///
/// # Errors
/// The address is taken.
pub async fn serve(listen: SocketAddr, handle: PrometheusHandle, app: App) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .with_context(|| format!("metrics_listen: {listen}"))?;
    let stopping = app.stopping.clone();
    let router = Router::new()
        .route("/metrics", get(render))
        .with_state((app, handle));
    tokio::spawn(async move {
        let server =
            axum::serve(listener, router).with_graceful_shutdown(stopping.cancelled_owned());
        if let Err(error) = server.await {
            tracing::error!(%error, "metrics stopped");
        }
    });
    Ok(())
}

async fn render(State((app, handle)): State<(App, PrometheusHandle)>) -> String {
    let in_use =
        |all: usize, free: usize| u32::try_from(all.saturating_sub(free)).unwrap_or(u32::MAX);
    let http = &app.config.http;
    let requests = in_use(http.max_in_flight, app.places.available_permits());
    let streams = in_use(http.max_streams, app.streams.available_permits());
    metrics::gauge!("http_requests_in_flight").set(requests);
    metrics::gauge!("http_streams_open").set(streams);
    handle.run_upkeep();
    handle.render()
}
