use anyhow::{Context, bail, ensure};
use clap::{Args, Subcommand};
use contract::LocalText;
use contract::community::{DaySpan, DutyHours, MapStyle};
use contract::place::{Bounds, Position};
use rules::Actor;
use server::config::Flags;
use server::state::now;
use store::commands::communities::CreateCommunity;
use store::queries::meta;

/// Where nothing else is said, a community reaches so far to each side, metres.
const REACH_M: f64 = 2_000.0;

/// Communities of this installation.
#[derive(Args)]
pub struct CommunityCommand {
    #[command(subcommand)]
    command: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Make a community; addresses and geometry come with `import`, the rest by the settings page.
    Create(Create),
}

#[derive(Args)]
struct Create {
    /// Short name in URLs: `wutongli`.
    #[arg(long)]
    slug: String,
    /// Name in Simplified Chinese.
    #[arg(long)]
    name: String,
    /// Middle of the map, WGS-84: `31.2304,121.4737` (latitude first).
    #[arg(long, value_name = "LAT,LNG")]
    center: String,
    /// What counts as inside: `west,south,east,north`. Default: two kilometres around the centre.
    #[arg(long, value_name = "W,S,E,N")]
    bounds: Option<String>,
    /// Offset of civil time from UTC, minutes.
    #[arg(long, default_value_t = 480)]
    utc_offset: i32,
    #[command(flatten)]
    flags: Flags,
}

impl CommunityCommand {
    pub async fn run(self) -> anyhow::Result<()> {
        match self.command {
            Action::Create(create) => create.run().await,
        }
    }
}

impl Create {
    async fn run(self) -> anyhow::Result<()> {
        let config = super::prepare(&self.flags)?;
        let command = self.command()?;
        let store = super::open(&config).await?;
        ensure!(
            !meta::is_demo(store.reader()).await?,
            "this database is a demonstration; give a real community one of its own (--data)"
        );
        let made = store.execute(command, Actor::system(), now()).await;
        store.close().await;
        super::told(made)?;
        println!(
            "Made {} ({}). Next: import addresses, then `grant staff PHONE --community {}`.",
            self.name, self.slug, self.slug
        );
        Ok(())
    }

    fn command(&self) -> anyhow::Result<CreateCommunity> {
        let center = position(&self.center).context("--center")?;
        let bounds = match &self.bounds {
            Some(text) => Bounds::parse(text).context("--bounds: not `west,south,east,north`")?,
            None => Bounds::around(center, REACH_M, REACH_M),
        };
        let office = Some(DaySpan {
            from: 8 * 60 + 30,
            to: 17 * 60 + 30,
        });
        Ok(CreateCommunity {
            id: None,
            slug: self.slug.clone(),
            name: LocalText::new(&self.name),
            utc_offset_min: self.utc_offset,
            center,
            bounds,
            hours: DutyHours {
                week: [office, office, office, office, office, None, None],
            },
            map: MapStyle::default(),
        })
    }
}

fn position(text: &str) -> anyhow::Result<Position> {
    let (lat, lng) = text.split_once(',').context("not `LAT,LNG`")?;
    let position = Position {
        lat: lat.trim().parse()?,
        lng: lng.trim().parse()?,
    };
    if !position.is_plausible() {
        bail!("not on the globe");
    }
    Ok(position)
}
