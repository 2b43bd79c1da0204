//! What the map draws its reports on: `GET /communities/{slug}/map.geojson`, a GeoJSON FeatureCollection
//! (RFC 7946) of the community's own shapes. It is fetched as a whole on cheap phones, so the names of
//! properties are one letter.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

codes! {
    /// What a shape is, in the order of drawing: what lies below comes first.
    #[derive(PartialOrd, Ord)]
    pub enum GroundKind {
        Green = "green",
        Water = "water",
        Road = "road",
        Grid = "grid",
        Building = "building";
        Other,
    }
}

/// Longitude and latitude, degrees: GeoJSON has them in this order.
pub type LngLat = [f64; 2];

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ground {
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    kind: CollectionType,
    pub features: Vec<GroundFeature>,
}

/// The word that GeoJSON wants there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum CollectionType {
    FeatureCollection,
}

impl Ground {
    /// In the order of drawing.
    pub fn new(mut features: Vec<GroundFeature>) -> Self {
        features.sort_by_key(|feature| feature.properties.kind);
        Self {
            kind: CollectionType::FeatureCollection,
            features,
        }
    }

    /// As it is stored and served.
    pub fn to_text(&self) -> String {
        // Numbers that are none have no place on the globe, and are written as null.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// One shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroundFeature {
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    kind: FeatureType,
    pub properties: GroundProperties,
    // The description of the API leaves it to the RFC.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub geometry: Outline,
}

/// The word that GeoJSON wants there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum FeatureType {
    Feature,
}

impl GroundFeature {
    pub fn new(properties: GroundProperties, geometry: Outline) -> Self {
        Self {
            kind: FeatureType::Feature,
            properties,
            geometry,
        }
    }
}

/// What is told of a shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroundProperties {
    #[serde(rename = "k")]
    pub kind: GroundKind,
    /// As people call it; many roads and greens have none.
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Of a grid or a building, as in the address book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Of a road, metres.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u8>,
}

impl GroundProperties {
    pub fn named(kind: GroundKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            id: None,
            width: None,
        }
    }
}

/// Lines of a road; rings of everything else, closed, the outer one first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Outline {
    LineString(Vec<LngLat>),
    MultiLineString(Vec<Vec<LngLat>>),
    Polygon(Vec<Vec<LngLat>>),
    MultiPolygon(Vec<Vec<Vec<LngLat>>>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn it_is_geojson_with_short_names_in_the_order_of_drawing() {
        let building = GroundProperties {
            id: Some(Uuid::nil()),
            ..GroundProperties::named(GroundKind::Building, "3号楼")
        };
        let road = GroundProperties {
            width: Some(6),
            ..GroundProperties::named(GroundKind::Road, "")
        };
        let ring = vec![[121.0, 31.0], [121.1, 31.0], [121.1, 31.1], [121.0, 31.0]];
        let ground = Ground::new(vec![
            GroundFeature::new(building, Outline::Polygon(vec![ring.clone()])),
            GroundFeature::new(road, Outline::LineString(ring[..2].to_vec())),
        ]);
        let written = json!({
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"k": "road", "w": 6},
                    "geometry": {"type": "LineString", "coordinates": [[121.0, 31.0], [121.1, 31.0]]},
                },
                {
                    "type": "Feature",
                    "properties": {"k": "building", "n": "3号楼", "id": Uuid::nil()},
                    "geometry": {"type": "Polygon", "coordinates": [ring]},
                },
            ],
        });
        assert_eq!(json!(ground), written);
        let read: Ground = serde_json::from_str(&ground.to_text()).unwrap();
        assert_eq!(read, ground);
    }

    #[test]
    fn a_kind_of_a_newer_server_is_other() {
        let read: GroundProperties = serde_json::from_value(json!({"k": "moon"})).unwrap();
        assert_eq!(read, GroundProperties::named(GroundKind::Other, ""));
    }
}
