use anyhow::{Context, bail};
use clap::Args;
use rules::Actor;
use server::config::Flags;
use server::state::now;
use std::path::{Path, PathBuf};
use store::Store;
use store::commands::communities::{ImportPlaces, Imported};
use store::queries::communities;

/// Read a community's addresses (CSV) and geometry (GeoJSON). Doing it again updates what is there;
/// nothing is deleted.
#[derive(Args)]
pub struct Import {
    /// CSV, one row a unit: 网格/grid, 楼栋/building, 单元/unit; optional 层数/floors, 纬度/lat, 经度/lng.
    #[arg(long)]
    addresses: PathBuf,
    /// GeoJSON, WGS-84: features with `kind` (grid, building, road, green, water, lamp, …) and `name`.
    #[arg(long)]
    geometry: PathBuf,
    #[command(flatten)]
    flags: Flags,
}

impl Import {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        let done = self.import(&store, config.community.as_deref()).await;
        store.close().await;
        let Imported {
            grids,
            buildings,
            units,
            facilities,
        } = done?;
        println!(
            "Imported {grids} grids, {buildings} buildings, {units} units, {facilities} facilities."
        );
        Ok(())
    }

    async fn import(&self, store: &Store, slug: Option<&str>) -> anyhow::Result<Imported> {
        let db = store.reader();
        let community = match slug {
            Some(slug) => communities::find(db, slug).await?,
            None => communities::first(db).await?,
        };
        let community = community.context("no such community; make it by `community create`")?;
        let (addresses, geometry) = (read(&self.addresses)?, read(&self.geometry)?);
        let categories = communities::community(db, community.id).await?.categories;
        let import = match import::read(community.id, &categories, &addresses, &geometry) {
            Ok(import) => import,
            Err(errors) => {
                let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
                bail!("nothing was imported:\n{}", lines.join("\n"));
            }
        };
        for warning in &import.warnings {
            eprintln!("warning: {warning}");
        }
        let command = ImportPlaces {
            community: community.id,
            places: import.places,
        };
        super::told(store.execute(command, Actor::system(), now()).await)
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| path.display().to_string())
}
