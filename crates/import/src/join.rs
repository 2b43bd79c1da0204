//! Brings addresses and geometry together.

use super::addresses::Address;
use super::error::{ImportError, Place, Problem};
use super::geometry::{Geometry, Shape, Spot, center};
use super::names::{counting, key};
use bundle::{Building, Grid, Places, Unit};
use contract::community::{Category, Facility};
use contract::map::{Ground, GroundFeature, GroundKind as Kind, GroundProperties, Outline};
use contract::place::Position;
use contract::{BuildingId, CategoryId, CommunityId, FacilityId, GridId, UnitId};
use rules::geo::in_ring;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use uuid::{Builder, Uuid};

/// Floors of a building whose list does not say.
const USUAL_FLOORS: u16 = 6;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    pub places: Places,
    /// Nothing that stops the import, but worth a look.
    pub warnings: Vec<String>,
}

/// An id that is the same at every import, so that the map's file and the rows agree although rows
/// keep the ids of the first import.
fn id(community: CommunityId, table: &str, code: &str) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(community.0.as_bytes());
    hash.update(table.as_bytes());
    hash.update([0]);
    hash.update(code.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// # Errors
/// Grids without a polygon, buildings that are nowhere, names that stand twice.
pub fn join(
    community: CommunityId,
    categories: &[Category],
    addresses: &[Address],
    geometry: &Geometry,
) -> Result<Import, Vec<ImportError>> {
    let mut joiner = Joiner {
        community,
        categories,
        geometry,
        errors: double_names(geometry),
        warnings: Vec::new(),
    };
    let grids = joiner.grids(addresses);
    let buildings = joiner.buildings(addresses, &grids);
    let facilities = joiner.facilities(&grids, &buildings);
    joiner.unused(&grids, &buildings);
    if !joiner.errors.is_empty() {
        return Err(joiner.errors);
    }
    Ok(Import {
        places: Places {
            geometry: drawn(geometry, &grids, &buildings),
            grids,
            buildings,
            facilities,
        },
        warnings: joiner.warnings,
    })
}

fn double_names(geometry: &Geometry) -> Vec<ImportError> {
    let mut seen = HashSet::new();
    let named = geometry
        .shapes
        .iter()
        .filter(|shape| matches!(shape.kind, Kind::Grid | Kind::Building));
    let doubles = named.filter(|shape| !seen.insert((shape.kind, key(&shape.name))));
    doubles
        .map(|shape| ImportError {
            place: Place::Feature(shape.feature, shape.name.clone()),
            problem: Problem::DoubleName(shape.name.clone()),
        })
        .collect()
}

struct Joiner<'a> {
    community: CommunityId,
    categories: &'a [Category],
    geometry: &'a Geometry,
    errors: Vec<ImportError>,
    warnings: Vec<String>,
}

impl Joiner<'_> {
    fn shape(&self, kind: Kind, name: &str) -> Option<&Shape> {
        let wanted = key(name);
        let mut all = self.geometry.shapes.iter();
        all.find(|shape| shape.kind == kind && key(&shape.name) == wanted)
    }

    fn wrong(&mut self, line: u64, problem: Problem) {
        self.errors.push(ImportError {
            place: Place::Line(line),
            problem,
        });
    }

    /// Every grid that an address names, in the order of counting.
    fn grids(&mut self, addresses: &[Address]) -> Vec<Grid> {
        let mut first: BTreeMap<_, &Address> = BTreeMap::new();
        for address in addresses {
            first
                .entry((counting(&address.grid), key(&address.grid)))
                .or_insert(address);
        }
        let mut grids: Vec<Grid> = Vec::new();
        for ((_, code), address) in first {
            if grids.iter().any(|grid| grid.code == code) {
                continue;
            }
            let Some(ring) = self
                .shape(Kind::Grid, &address.grid)
                .map(|s| s.lines[0].clone())
            else {
                self.wrong(address.line, Problem::NoGridShape(address.grid.clone()));
                continue;
            };
            grids.push(Grid {
                id: GridId(id(self.community, "grid", &code)),
                code,
                name: address.grid.clone(),
                ring,
            });
        }
        grids
    }

    fn buildings(&mut self, addresses: &[Address], grids: &[Grid]) -> Vec<Building> {
        let mut rows: BTreeMap<String, Vec<&Address>> = BTreeMap::new();
        for address in addresses {
            rows.entry(key(&address.building))
                .or_default()
                .push(address);
        }
        let mut buildings = Vec::new();
        for (code, rows) in rows {
            let first = rows[0];
            let grid_code = key(&first.grid);
            let Some(position) = self.position(&rows) else {
                self.wrong(
                    first.line,
                    Problem::NoBuildingPosition(first.building.clone()),
                );
                continue;
            };
            // A grid without a shape has been told already.
            let Some(grid) = grids.iter().find(|grid| grid.code == grid_code) else {
                continue;
            };
            if !in_ring(&grid.ring, position) {
                self.warnings
                    .push(format!("{} lies outside {}", first.building, grid.name));
            }
            buildings.push(Building {
                id: BuildingId(id(self.community, "building", &code)),
                grid: grid.id,
                name: first.building.clone(),
                position,
                floors: rows
                    .iter()
                    .find_map(|row| row.floors)
                    .unwrap_or(USUAL_FLOORS),
                units: self.units(&code, &rows),
                code,
            });
        }
        let order = |b: &Building| (grids.iter().position(|g| g.id == b.grid), counting(&b.name));
        buildings.sort_by_cached_key(order);
        buildings
    }

    /// What the list says, else the middle of the polygon.
    fn position(&self, rows: &[&Address]) -> Option<Position> {
        let listed = rows.iter().find_map(|row| row.position);
        listed.or_else(|| {
            let shape = self.shape(Kind::Building, &rows[0].building)?;
            Some(center(&shape.lines[0]))
        })
    }

    fn units(&self, building: &str, rows: &[&Address]) -> Vec<Unit> {
        let mut names: Vec<&String> = rows.iter().map(|row| &row.unit).collect();
        names.retain(|name| !name.is_empty());
        names.sort_by_cached_key(|name| counting(name));
        let unit = |name: &String| Unit {
            id: UnitId(id(self.community, "unit", &format!("{building}\0{name}"))),
            name: name.clone(),
        };
        names.into_iter().map(unit).collect()
    }

    fn facilities(&mut self, grids: &[Grid], buildings: &[Building]) -> Vec<Facility> {
        let mut codes = HashSet::new();
        let mut list = Vec::new();
        let geometry = self.geometry;
        for spot in &geometry.spots {
            if !codes.insert(spot.code.clone()) {
                self.errors.push(ImportError {
                    place: Place::Feature(spot.feature, spot.name.clone()),
                    problem: Problem::DoubleName(spot.code.clone()),
                });
            }
            let grid = grids.iter().find(|grid| in_ring(&grid.ring, spot.position));
            let building = buildings.iter().find(|building| {
                let shape = self.shape(Kind::Building, &building.name);
                shape.is_some_and(|shape| in_ring(&shape.lines[0], spot.position))
            });
            list.push(Facility {
                id: FacilityId(id(self.community, "facility", &spot.code)),
                grid: grid.map(|grid| grid.id),
                building: building.map(|building| building.id),
                kind: spot.kind.clone(),
                name: spot.name.clone(),
                position: spot.position,
                code: spot.code.clone(),
                category: self.category(spot),
            });
        }
        list
    }

    /// A label works without its category, too, and categories may be added after the first import.
    fn category(&mut self, spot: &Spot) -> Option<CategoryId> {
        let told = spot.category.as_str();
        let is_meant = |known: &&Category| known.code == told || known.name.zh_hans == told;
        let found = self.categories.iter().find(is_meant);
        if found.is_none() && !told.is_empty() {
            self.warnings.push(format!(
                "{}: no category \"{told}\" yet; add it in 社区设置 and import again",
                Place::Feature(spot.feature, spot.name.clone())
            ));
        }
        found.map(|category| category.id)
    }

    fn unused(&mut self, grids: &[Grid], buildings: &[Building]) {
        for shape in &self.geometry.shapes {
            let code = key(&shape.name);
            let used = match shape.kind {
                Kind::Grid => grids.iter().any(|grid| grid.code == code),
                Kind::Building => buildings.iter().any(|building| building.code == code),
                _ => true,
            };
            if !used {
                self.warnings
                    .push(format!("{} has a polygon but no address", shape.name));
            }
        }
    }
}

/// The map's own file: kind, name and id, nothing else that the files may have held.
fn drawn(geometry: &Geometry, grids: &[Grid], buildings: &[Building]) -> String {
    let feature = |shape: &Shape| {
        let code = key(&shape.name);
        let id = match shape.kind {
            Kind::Grid => grids.iter().find(|g| g.code == code).map(|g| g.id.0),
            Kind::Building => buildings.iter().find(|b| b.code == code).map(|b| b.id.0),
            _ => None,
        };
        let properties = GroundProperties {
            id,
            ..GroundProperties::named(shape.kind, &shape.name)
        };
        GroundFeature::new(properties, outline(shape))
    };
    Ground::new(geometry.shapes.iter().map(feature).collect()).to_text()
}

fn outline(shape: &Shape) -> Outline {
    match (shape.kind, shape.lines.as_slice()) {
        (Kind::Road, [line]) => Outline::LineString(line.clone()),
        (Kind::Road, lines) => Outline::MultiLineString(lines.to_vec()),
        (_, [ring]) => Outline::Polygon(vec![ring.clone()]),
        (_, rings) => Outline::MultiPolygon(rings.iter().map(|ring| vec![ring.clone()]).collect()),
    }
}
