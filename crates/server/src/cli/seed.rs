use anyhow::{Context, ensure};
use bundle::{Bundle, Picture};
use clap::Args;
use rules::Actor;
use server::config::{Config, Flags};
use server::media::{Blobs, CleanImage};
use server::state::now;
use std::time::Instant;
use store::Store;
use store::commands::seed::{AddVolume, SeedDemo, StoredPicture};
use store::queries::{communities, meta};

/// Reports of one transaction: large enough to be fast, small enough for memory.
const VOLUME_AT_ONCE: usize = 20_000;

/// Fill an empty database with the invented community 梧桐里, and mark it as a demonstration.
#[derive(Args)]
pub struct Seed {
    /// Say that this is meant: a demonstration can not become a real installation.
    #[arg(long, required = true)]
    demo: bool,
    /// So many plain reports besides, to measure with.
    #[arg(long, default_value_t = 0)]
    volume: u32,
    #[command(flatten)]
    flags: Flags,
}

impl Seed {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        let done = seed(&store, &config, self.volume).await;
        store.close().await;
        done?;
        sign_ins();
        Ok(())
    }
}

/// Seeding again changes nothing, so that a start script may always call it.
async fn seed(store: &Store, config: &Config, volume: u32) -> anyhow::Result<()> {
    let db = store.reader();
    if meta::is_demo(db).await? {
        println!("The demo community is there already.");
        return Ok(());
    }
    ensure!(
        communities::first(db).await?.is_none(),
        "this database holds a real community; give the demo a database of its own (--data)"
    );
    let start = Instant::now();
    let bundle = tokio::task::spawn_blocking(|| demo::community(demo::SEED, now())).await?;
    let pictures = keep(config, &bundle.pictures).await?;
    let counts = counts(&bundle);
    let command = SeedDemo {
        bundle: bundle.clone(),
        pictures,
    };
    super::told(store.execute(command, Actor::system(), now()).await)?;
    add_volume(store, &bundle, volume).await?;
    println!("Filled {counts} in {:.1} s.", start.elapsed().as_secs_f32());
    Ok(())
}

async fn add_volume(store: &Store, bundle: &Bundle, volume: u32) -> anyhow::Result<()> {
    let mut reports = demo::scale::scale(bundle, volume, demo::SEED, now()).peekable();
    while reports.peek().is_some() {
        let part = AddVolume {
            community: bundle.community.id,
            reports: reports.by_ref().take(VOLUME_AT_ONCE).collect(),
        };
        super::told(store.execute(part, Actor::system(), now()).await)?;
    }
    Ok(())
}

/// Pictures go through the same door as every photo, and are durable before rows name them.
async fn keep(config: &Config, pictures: &[Picture]) -> anyhow::Result<Vec<StoredPicture>> {
    let blobs = Blobs::open(config.media.url.as_str()).context("media_url")?;
    let mut stored = Vec::with_capacity(pictures.len());
    for picture in pictures {
        let jpeg = picture.jpeg.clone();
        let cleaned = tokio::task::spawn_blocking(move || CleanImage::from_sent(&jpeg)).await?;
        let image = cleaned.with_context(|| picture.name.clone())?;
        blobs.keep(&image).await?;
        let (width, height) = image.size();
        stored.push(StoredPicture {
            blob_hash: image.photo().hash().to_vec(),
            thumb_hash: image.thumb().hash().to_vec(),
            width,
            height,
            bytes: image.photo().bytes().len(),
        });
    }
    Ok(stored)
}

fn counts(bundle: &Bundle) -> String {
    format!(
        "{}: {} buildings, {} people, {} reports, {} pictures",
        bundle.community.name.zh_hans,
        bundle.places.buildings.len(),
        bundle.people.len(),
        bundle.reports.len(),
        bundle.pictures.len(),
    )
}

fn sign_ins() {
    println!("Demo sign-ins (the page shows the code):");
    for sign_in in demo::SIGN_INS {
        println!("  {}  {}", sign_in.phone, sign_in.who);
    }
}
