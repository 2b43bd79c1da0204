//! The map's viewport query with few and with many reports, beside a plain SELECT of the same run.
//! Half the views are a phone's screen at street level, half the whole community at zoom 11; the
//! filters are none, open, and one category. Fails when the 99th percentile more than doubles. Two
//! other numbers of reports may be given: `cargo bench -p store --bench map -- 10000 100000`.

use bundle::Bundle;
use contract::map::MapZoom;
use contract::place::{Bounds, Position};
use contract::report::{ReportFilter, StatusFilter};
use contract::{CommunityId, Timestamp};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rules::Actor;
use std::time::{Duration, Instant};
use store::commands::seed::{AddVolume, SeedDemo, StoredPicture};
use store::testing::TestStore;
use store::{Failure, queries};

const FEW_AND_MANY: [u32; 2] = [10_000, 1_000_000];
const PART: usize = 50_000;
const VIEWS: usize = 3_000;
const WARM_UP: usize = 200;
/// Searches for words that no report has: each looks at as many reports as it may.
const SEARCHES: usize = 50;
/// 2026-11-22 11:00 in the community.
const NOW: Timestamp = Timestamp(1_795_316_400_000);
/// Metres of one pixel at zoom 0 on the equator.
const PIXEL_M: f64 = 156_543.034;

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let asked: Vec<u32> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = <[u32; 2]>::try_from(asked).unwrap_or(FEW_AND_MANY);
    let ratio = runtime.block_on(compare(sizes)).expect("a measurement");
    println!(
        "p99 at {} reports / p99 at {}: {ratio:.2} (bar 2.00)",
        sizes[1], sizes[0]
    );
    assert!(ratio <= 2.0, "the map slows down as reports grow");
}

/// Both databases are asked in turns, so that whatever else the machine does meets both alike.
async fn compare(sizes: [u32; 2]) -> Result<f64, Failure> {
    let base = demo::community(demo::SEED, NOW).without_reports();
    let scenes = [
        Scene::load(&base, sizes[0]).await?,
        Scene::load(&base, sizes[1]).await?,
    ];
    let mut random = StdRng::seed_from_u64(3);
    let mut times = [Times::default(), Times::default()];
    for n in 0..VIEWS + WARM_UP {
        for (scene, times) in scenes.iter().zip(&mut times) {
            let look = scene.ask(n, &mut random).await?;
            if n >= WARM_UP {
                times.add(&look);
            }
        }
    }
    // Only now: whoever has just used a processor for long waits longer for the next turn.
    for _ in 0..SEARCHES {
        for (scene, times) in scenes.iter().zip(&mut times) {
            times.searches.push(scene.search().await?);
        }
    }
    let [few, many] = times;
    few.print(sizes[0]);
    many.print(sizes[1]);
    Ok(p99(&many.views).as_secs_f64() / p99(&few.views).as_secs_f64())
}

/// One view, and a plain SELECT beside it.
struct Look {
    view: Duration,
    floor: Duration,
    /// Few reports come one by one, many as counts per cell: two ways of answering.
    one_by_one: bool,
}

#[derive(Default)]
struct Times {
    views: Vec<Duration>,
    pins: Vec<Duration>,
    cells: Vec<Duration>,
    searches: Vec<Duration>,
    floors: Vec<Duration>,
}

impl Times {
    fn add(&mut self, look: &Look) {
        self.views.push(look.view);
        self.floors.push(look.floor);
        let way = if look.one_by_one {
            &mut self.pins
        } else {
            &mut self.cells
        };
        way.push(look.view);
    }

    fn print(&self, reports: u32) {
        println!("{reports} reports:");
        for (what, times) in [
            ("views", &self.views),
            ("  one by one", &self.pins),
            ("  counts per cell", &self.cells),
            ("fruitless search", &self.searches),
            ("plain SELECT", &self.floors),
        ] {
            println!(
                "  {what:<18} {:>5}  p50 {:>9.2?}  p99 {:>9.2?}",
                times.len(),
                part(times, 50),
                p99(times)
            );
        }
    }
}

fn p99(times: &[Duration]) -> Duration {
    part(times, 99)
}

/// The time that so many of a hundred stay below.
fn part(times: &[Duration], percent: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get(last * percent / 100).copied().unwrap_or_default()
}

struct Scene {
    store: TestStore,
    place: Place,
}

impl Scene {
    async fn load(base: &Bundle, reports: u32) -> Result<Self, Failure> {
        let store = TestStore::sqlite().await;
        let begun = Instant::now();
        let place = Place {
            community: base.community.id,
            bounds: base.community.bounds,
            categories: base
                .categories
                .iter()
                .map(|category| category.code.clone())
                .collect(),
        };
        let seed = SeedDemo {
            bundle: base.clone(),
            pictures: Vec::<StoredPicture>::new(),
        };
        store.execute(seed, Actor::system(), NOW).await?;
        let mut volume = demo::scale::scale(base, reports, 1, NOW).peekable();
        while volume.peek().is_some() {
            let part = volume.by_ref().take(PART).collect();
            let add = AddVolume {
                community: place.community,
                reports: part,
            };
            store.execute(add, Actor::system(), NOW).await?;
        }
        store.truncate_log().await?;
        println!(
            "{reports} reports loaded in {:.1} s",
            begun.elapsed().as_secs_f64()
        );
        Ok(Self { store, place })
    }

    /// How long it takes to look for what is not there, in the whole community.
    async fn search(&self) -> Result<Duration, Failure> {
        let filter = ReportFilter {
            bbox: Some(self.place.bounds.to_query()),
            q: Some("没有人写过".to_owned()),
            ..ReportFilter::default()
        };
        let (db, community) = (self.store.reader(), self.place.community);
        let zoom = MapZoom { zoom: 11 };
        let begun = Instant::now();
        queries::map::view(db, &Actor::anonymous(), community, &filter, zoom, NOW).await?;
        Ok(begun.elapsed())
    }

    async fn ask(&self, n: usize, random: &mut StdRng) -> Result<Look, Failure> {
        let (filter, zoom) = self.place.query(n, random);
        let (db, community) = (self.store.reader(), self.place.community);
        let begun = Instant::now();
        let seen =
            queries::map::view(db, &Actor::anonymous(), community, &filter, zoom, NOW).await?;
        let view = begun.elapsed();
        let begun = Instant::now();
        queries::communities::by_id(db, community).await?;
        Ok(Look {
            view,
            floor: begun.elapsed(),
            one_by_one: seen.clusters.is_empty(),
        })
    }
}

struct Place {
    community: CommunityId,
    bounds: Bounds,
    categories: Vec<String>,
}

impl Place {
    fn query(&self, n: usize, random: &mut StdRng) -> (ReportFilter, MapZoom) {
        let street = n.is_multiple_of(2);
        let zoom = if street {
            random.random_range(15..=19)
        } else {
            11
        };
        let bounds = if street {
            self.street(zoom, random)
        } else {
            self.bounds
        };
        let category = &self.categories[n % self.categories.len()];
        let filter = ReportFilter {
            bbox: Some(bounds.to_query()),
            status: (n % 3 == 1).then_some(StatusFilter::Open),
            categories: (n % 3 == 2).then(|| category.clone()).into_iter().collect(),
            ..ReportFilter::default()
        };
        (filter, MapZoom { zoom })
    }

    /// A phone's screen of 375 × 812 somewhere in the community, never higher than 2 km.
    fn street(&self, zoom: u8, random: &mut StdRng) -> Bounds {
        let Bounds {
            south,
            west,
            north,
            east,
        } = self.bounds;
        let center = Position {
            lat: random.random_range(south..north),
            lng: random.random_range(west..east),
        };
        let shrink = center.lat.to_radians().cos();
        let pixel_m = PIXEL_M * shrink / 2_f64.powi(i32::from(zoom));
        let half = |pixels: f64| (pixels * pixel_m).min(2_000.0) / 2.0;
        Bounds::around(center, half(812.0), half(375.0))
    }
}
