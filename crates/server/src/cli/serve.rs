use anyhow::{Context, ensure};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use clap::Args;
use server::config::{Config, Flags};
use server::media::Blobs;
use server::{App, http, metrics, sms, tasks};
use std::net::SocketAddr;
use std::time::Duration;
use store::Store;
use store::queries::meta;
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
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        guard_demo(&store, &config).await?;
        let sender = sms::sender(&config.sms)?;
        let blobs = Blobs::open(config.media.url.as_str()).context("media_url")?;
        let app = App::new(store.clone(), config, sender, blobs);
        let handle = Handle::new();
        if let Some(listen) = app.config.http.metrics_listen {
            metrics::serve(listen, metrics::install()?, app.clone()).await?;
        }
        tasks::start(&app);
        stop_on_signal(app.clone(), handle.clone())?;
        let served = listen(&app, handle).await;
        app.stopping.cancel();
        store.close().await;
        served
    }
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

async fn listen(app: &App, handle: Handle<SocketAddr>) -> anyhow::Result<()> {
    let settings = &app.config.http;
    let service = http::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    tracing::info!(listen = %settings.listen, public_url = %settings.public_url, "serving");
    match &settings.tls {
        Some(tls) => {
            let certificate = RustlsConfig::from_pem_file(&tls.cert, &tls.key)
                .await
                .context("tls.cert, tls.key")?;
            axum_server::bind_rustls(settings.listen, certificate)
                .handle(handle)
                .serve(service)
                .await
        }
        None => {
            axum_server::bind(settings.listen)
                .handle(handle)
                .serve(service)
                .await
        }
    }
    .with_context(|| format!("listen: {}", settings.listen))
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
