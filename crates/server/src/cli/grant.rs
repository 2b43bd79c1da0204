use anyhow::Context;
use clap::Args;
use contract::GridId;
use contract::person::Role;
use contract::settings::GrantInput;
use rules::Actor;
use server::config::Flags;
use server::state::now;
use store::Store;
use store::commands::identity::GrantRole;
use store::queries::communities::{self, Located};

/// Give a role to the person with this phone number, who need not have signed in yet.
#[derive(Args)]
pub struct Grant {
    /// volunteer, grid_worker, staff, department or operator.
    #[arg(value_parser = role)]
    role: Role,
    phone: String,
    /// Name of the grid, for a grid worker.
    #[arg(long)]
    grid: Option<String>,
    /// The name shown to residents.
    #[arg(long, default_value = "")]
    name: String,
    #[command(flatten)]
    flags: Flags,
}

fn role(text: &str) -> Result<Role, String> {
    match Role::from_code(text) {
        Some(Role::Resident) | None => {
            Err("no such role: volunteer, grid_worker, staff, department or operator".to_owned())
        }
        Some(role) => Ok(role),
    }
}

impl Grant {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let store = super::open(&config).await?;
        let done = self.grant(&store, config.community.as_deref()).await;
        store.close().await;
        let community = done?;
        println!("Granted {} in {}.", self.role.code(), community.slug);
        Ok(())
    }

    async fn grant(&self, store: &Store, slug: Option<&str>) -> anyhow::Result<Located> {
        let db = store.reader();
        let community = match slug {
            Some(slug) => communities::find(db, slug).await?,
            None => communities::first(db).await?,
        };
        let community = community.context("no such community; make it by `community create`")?;
        let grid = match &self.grid {
            Some(name) => Some(grid(store, &community, name).await?),
            None => None,
        };
        let command = GrantRole {
            community: community.id,
            input: GrantInput {
                phone: self.phone.clone(),
                role: self.role,
                grid,
                name: self.name.clone(),
            },
        };
        super::told(store.execute(command, Actor::system(), now()).await)?;
        Ok(community)
    }
}

async fn grid(store: &Store, community: &Located, name: &str) -> anyhow::Result<GridId> {
    let places = communities::places(store.reader(), community.id).await?;
    let names: Vec<&str> = places.grids.iter().map(|grid| grid.name.as_str()).collect();
    places
        .grids
        .iter()
        .find(|grid| grid.name == name)
        .map(|grid| grid.id)
        .with_context(|| format!("--grid: no such grid; there are: {}", names.join(", ")))
}
