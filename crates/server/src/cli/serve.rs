use anyhow::{Context, ensure};
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use clap::Args;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use server::config::{Config, Flags};
use server::connections::{self, Door};
use server::limits::{self, HEAD_TIMEOUT, PING};
use server::media::Blobs;
use server::static_files::INDEX;
use server::{App, http, metrics, sms, tasks};
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::Duration;
use store::Store;
use store::queries::{communities, meta};
use tokio::signal::unix::{SignalKind, signal};

/// After SIGTERM: accepted requests get this long to be answered.
const GRACE: Duration = Duration::from_secs(8);

/// Serve app and API.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    flags: Flags,
}

impl Serve {
    pub async fn run(self) -> anyhow::Result<()> {
        let mut config = super::prepare(&self.flags)?;
        has_app(config.http.static_dir.as_deref())?;
        let connections = connections::most();
        let http = &mut config.http;
        http.max_streams = http.max_streams.min(limits::streams(connections));
        let store = super::open(&config).await?;
        guard_demo(&store, &config).await?;
        if communities::first(store.reader()).await?.is_none() {
            tracing::warn!(
                "there is no community yet: make one with `linli-server community create`"
            );
        }
        // Before anything runs that works on the database as a server does.
        let listener = bind(config.http.listen)?;
        let sender = sms::sender(&config.sms)?;
        let blobs = Blobs::open(config.media.url.as_str()).context("media_url")?;
        let app = App::new(store.clone(), config, sender, blobs);
        let handle = Handle::new();
        if let Some(listen) = app.config.http.metrics_listen {
            metrics::serve(listen, metrics::install()?, app.clone()).await?;
        }
        tasks::start(&app);
        stop_on_signal(app.clone(), handle.clone())?;
        let served = listen(&app, listener, connections, handle).await;
        app.stopping.cancel();
        store.close().await;
        served
    }
}

/// A server without its app answers every page with 404, and looks well from everywhere else.
fn has_app(folder: Option<&Path>) -> anyhow::Result<()> {
    let missing = folder.filter(|folder| !folder.join(INDEX).is_file());
    ensure!(
        missing.is_none(),
        "static_dir (--static-dir, LINLI_STATIC_DIR): no {INDEX} in {}; name the folder that the app was built into, or leave it empty to serve the API alone",
        missing.unwrap_or(Path::new("")).display()
    );
    Ok(())
}

/// A demonstration has sign-in codes that everybody can read: it must not be mistaken for a service.
async fn guard_demo(store: &Store, config: &Config) -> anyhow::Result<()> {
    let demo = meta::is_demo(store.reader()).await?;
    ensure!(
        !demo || config.demo_public || config.http.is_local(),
        "this database is a demonstration and public_url is not this machine; give --demo-public if that is meant"
    );
    Ok(())
}

fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    let bound = TcpListener::bind(listen).and_then(|listener| {
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    bound.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "listen: {listen} is taken by another program, perhaps by another linli-server; end that one, or choose another port: --listen {}:PORT (LINLI_LISTEN)",
            listen.ip()
        ),
        _ => anyhow::Error::new(error).context(format!("listen: {listen}")),
    })
}

async fn listen(
    app: &App,
    listener: TcpListener,
    connections: usize,
    handle: Handle<SocketAddr>,
) -> anyhow::Result<()> {
    let settings = &app.config.http;
    let service = http::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let door = Door::new(connections).patient(settings.request_timeout);
    let serving = || tracing::info!(listen = %settings.listen, public_url = %settings.public_url, connections, "serving");
    match &settings.tls {
        Some(tls) => {
            let certificate = RustlsConfig::from_pem_file(&tls.cert, &tls.key)
                .await
                .context("tls.cert, tls.key")?;
            let acceptor = RustlsAcceptor::new(certificate).acceptor(door);
            let mut server = axum_server::from_tcp(listener)?.acceptor(acceptor);
            patience(server.http_builder());
            serving();
            server.handle(handle).serve(service).await
        }
        None => {
            let mut server = axum_server::from_tcp(listener)?.acceptor(door);
            patience(server.http_builder());
            serving();
            server.handle(handle).serve(service).await
        }
    }
    .with_context(|| format!("listen: {}", settings.listen))
}

/// Without a timer the library waits for ever.
fn patience(builder: &mut Builder<TokioExecutor>) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING)
        .keep_alive_timeout(PING);
}

/// SIGTERM or Ctrl-C: streams end, nothing new is accepted, what runs is answered.
fn stop_on_signal(app: App, handle: Handle<SocketAddr>) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        app.stopping.cancel();
        handle.graceful_shutdown(Some(GRACE));
    });
    Ok(())
}
