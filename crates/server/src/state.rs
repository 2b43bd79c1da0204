//! What handlers share.

use crate::config::{Config, tile_origin};
use crate::crowd::Crowd;
use crate::limits::BODIES_BYTES;
use crate::media::{Blobs, Cleaner};
use crate::middleware::body;
use crate::middleware::csp::PagePolicy;
use crate::pages::Pages;
use crate::quota::Quotas;
use crate::sms::SmsSender;
use contract::{PersonId, Timestamp};
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use store::{Changed, Store};
use tokio::sync::{Notify, Semaphore, broadcast};
use tokio_util::sync::CancellationToken;

/// Changes that a slow stream may lag behind before it is told to load again.
const CHANGES_KEPT: usize = 1024;

/// What event streams are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Change(Changed),
    /// Some changes were missed: pages load again what they show.
    Reload,
}

/// Cheap to clone; `State(app): State<App>` in handlers.
#[derive(Clone)]
pub struct App(Arc<Shared>);

pub struct Shared {
    pub store: Store,
    pub config: Config,
    pub sms: Arc<dyn SmsSender>,
    /// Where photos lie.
    pub blobs: Blobs,
    pub(crate) cleaner: Cleaner,
    /// Cancelled when the server is asked to stop; streams end then.
    pub stopping: CancellationToken,
    /// Everything that changed, here and on other nodes; event streams listen.
    pub changes: broadcast::Sender<Told>,
    /// Wakes the job runner, so that a code is on its way at once.
    pub jobs_waiting: Notify,
    pub(crate) csp: PagePolicy,
    pub(crate) pages: Pages,
    /// Requests that are worked on.
    pub(crate) places: Semaphore,
    /// Requests of each network address, the slow ones included.
    pub(crate) addresses: Crowd<IpAddr>,
    /// Photos of each person on their way.
    pub(crate) uploads: Crowd<PersonId>,
    /// Memory for bodies, in pieces.
    pub(crate) bodies: Arc<Semaphore>,
    pub(crate) quotas: Quotas,
    pub(crate) streams: Arc<Semaphore>,
}

impl Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl App {
    pub fn new(store: Store, config: Config, sms: Arc<dyn SmsSender>, blobs: Blobs) -> Self {
        let tiles = config.map.tiles.as_deref().and_then(tile_origin);
        Self(Arc::new(Shared {
            csp: PagePolicy::new(config.http.static_dir.as_deref(), tiles),
            pages: Pages::default(),
            places: Semaphore::new(config.http.max_in_flight),
            addresses: Crowd::default(),
            uploads: Crowd::default(),
            bodies: Arc::new(Semaphore::new(body::rooms(BODIES_BYTES))),
            quotas: Quotas::new(config.http.write_limit_factor),
            streams: Arc::new(Semaphore::new(config.http.max_streams)),
            stopping: CancellationToken::new(),
            jobs_waiting: Notify::new(),
            changes: broadcast::channel(CHANGES_KEPT).0,
            store,
            config,
            sms,
            blobs,
            cleaner: Cleaner::default(),
        }))
    }

    /// The moment that a request or task takes as now; rules get it passed in.
    pub fn now(&self) -> Timestamp {
        now()
    }
}

/// The clock of this machine, UTC.
pub fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
