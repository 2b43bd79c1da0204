//! The map's viewport query with few and with many reports, beside a plain SELECT of the same run.
//! Half the views are a phone's screen at street level, half the whole community at zoom 11; the
//! filters are none, open, and one category. Fails when the 99th percentile more than doubles.

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

const SIZES: [u32; 2] = [10_000, 1_000_000];
const PART: usize = 20_000;
const VIEWS: usize = 3_000;
const WARM_UP: usize = 200;
/// 2026-11-22 11:00 in the community.
const NOW: Timestamp = Timestamp(1_795_316_400_000);
/// Metres of one pixel at zoom 0 on the equator, and of one degree of latitude.
const PIXEL_M: f64 = 156_543.034;
const DEGREE_M: f64 = 111_195.0;

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ratio = runtime.block_on(compare()).expect("a measurement");
    println!(
        "p99 at {} reports / p99 at {}: {ratio:.2} (bar 2.00)",
        SIZES[1], SIZES[0]
    );
    assert!(ratio <= 2.0, "the map slows down as reports grow");
}

/// Both databases are asked in turns, so that whatever else the machine does meets both alike.
async fn compare() -> Result<f64, Failure> {
    let scenes = [Scene::load(SIZES[0]).await?, Scene::load(SIZES[1]).await?];
    let mut random = StdRng::seed_from_u64(3);
    let mut views = [Vec::new(), Vec::new()];
    let mut floors = [Vec::new(), Vec::new()];
    for n in 0..VIEWS + WARM_UP {
        for (which, scene) in scenes.iter().enumerate() {
            let (view, floor) = scene.ask(n, &mut random).await?;
            if n >= WARM_UP {
                views[which].push(view);
                floors[which].push(floor);
            }
        }
    }
    let [small, large] = views.map(figures);
    let floors = floors.map(figures);
    for (reports, view, floor) in [
        (SIZES[0], &small, &floors[0]),
        (SIZES[1], &large, &floors[1]),
    ] {
        println!(
            "{reports} reports: viewport p50 {:.2?}, p99 {:.2?}; plain SELECT p50 {:.2?}, p99 {:.2?}",
            view.p50, view.p99, floor.p50, floor.p99
        );
    }
    Ok(large.p99.as_secs_f64() / small.p99.as_secs_f64())
}

struct Scene {
    store: TestStore,
    place: Place,
}

impl Scene {
    async fn load(reports: u32) -> Result<Self, Failure> {
        let store = TestStore::sqlite().await;
        let begun = Instant::now();
        let mut base = demo::community(demo::SEED, NOW);
        base.reports.clear();
        base.pictures.clear();
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
        let mut volume = demo::scale::scale(&base, reports, 1, NOW).peekable();
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

    /// How long a view took, and a plain SELECT beside it.
    async fn ask(&self, n: usize, random: &mut StdRng) -> Result<(Duration, Duration), Failure> {
        let (filter, zoom) = self.place.query(n, random);
        let (db, community) = (self.store.reader(), self.place.community);
        let begun = Instant::now();
        queries::map::view(db, &Actor::anonymous(), community, &filter, zoom, NOW).await?;
        let view = begun.elapsed();
        let begun = Instant::now();
        queries::communities::by_id(db, community).await?;
        Ok((view, begun.elapsed()))
    }
}

struct Figures {
    p50: Duration,
    p99: Duration,
}

fn figures(mut times: Vec<Duration>) -> Figures {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    Figures {
        p50: at(50),
        p99: at(99),
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
        let (dlat, dlng) = (half(812.0) / DEGREE_M, half(375.0) / (DEGREE_M * shrink));
        Bounds {
            south: center.lat - dlat,
            west: center.lng - dlng,
            north: center.lat + dlat,
            east: center.lng + dlng,
        }
    }
}
