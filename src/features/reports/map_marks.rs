//! What the server says is in view, as marks of the map.

use crate::i18n::{number, reports as key, t, tf};
use crate::platform::leaflet::{Extent, Mark};
use crate::shared::report_words::status_key;
use contract::map::{Cluster, MapView, Pin};
use contract::place::Bounds;
use contract::report::Lamp;

pub fn marks(view: &MapView) -> Vec<Mark> {
    view.clusters
        .iter()
        .map(cluster)
        .chain(view.pins.iter().map(pin))
        .collect()
}

pub const fn extent(b: Bounds) -> Extent {
    Extent {
        south: b.south,
        west: b.west,
        north: b.north,
        east: b.east,
    }
}

pub const fn bounds(e: Extent) -> Bounds {
    Bounds {
        south: e.south,
        west: e.west,
        north: e.north,
        east: e.east,
    }
}

fn cluster(cluster: &Cluster) -> Mark {
    let (count, open) = (number(cluster.count), number(cluster.open));
    let at = cluster.position;
    Mark {
        // A cluster with the same middle and counts looks the same, so it may stay as it is drawn.
        key: format!(
            "{:.6},{:.6},{},{}",
            at.lat, at.lng, cluster.count, cluster.open
        ),
        lat: at.lat,
        lng: at.lng,
        tone: cluster_tone(cluster.open),
        label: match cluster.open {
            0 => tf(key::CLUSTER_CLOSED, &[&count]),
            _ => tf(key::CLUSTER, &[&count, &open]),
        },
        icon: None,
        text: Some(count),
        bounds: Some(extent(cluster.bounds)),
    }
}

/// The counts tell open from closed. How the promises of the open ones stand they do not, so no lamp's
/// colour would be true of it.
const fn cluster_tone(open: i64) -> &'static str {
    if open > 0 { "many" } else { "done" }
}

/// Tone and sign of a mark.
pub const fn look_of(lamp: Lamp) -> (&'static str, &'static str) {
    match lamp {
        // A tick would say that it is done.
        Lamp::Green => ("green", "circle"),
        Lamp::Amber => ("amber", "clock"),
        Lamp::Red => ("red", "triangle-alert"),
        Lamp::Off | Lamp::Other => ("off", "check"),
    }
}

fn pin(pin: &Pin) -> Mark {
    let (tone, icon) = look_of(pin.lamp);
    Mark {
        key: pin.id.to_string(),
        lat: pin.position.lat,
        lng: pin.position.lng,
        tone,
        label: tf(key::PIN, &[&pin.label, t(status_key(pin.status))]),
        icon: Some(icon),
        text: None,
        bounds: None,
    }
}

/// How many are in view, in words.
pub fn status(view: &MapView) -> String {
    let total = number(view.total);
    tf(
        if view.partial {
            key::IN_VIEW_PARTIAL
        } else {
            key::IN_VIEW
        },
        &[&total],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::ReportId;
    use contract::place::Position;
    use contract::report::Status;

    fn at(lat: f64, lng: f64) -> Position {
        Position { lat, lng }
    }

    fn sample() -> MapView {
        let bounds = Bounds {
            south: 31.2,
            west: 121.4,
            north: 31.3,
            east: 121.5,
        };
        let cluster = |open| Cluster {
            position: at(31.25, 121.45),
            count: 12,
            open,
            bounds,
        };
        MapView {
            clusters: vec![cluster(3), cluster(0)],
            pins: vec![Pin {
                id: ReportId(uuid::Uuid::nil()),
                position: at(31.21, 121.41),
                status: Status::InProgress,
                lamp: Lamp::Red,
                category: None,
                label: "路灯不亮".into(),
            }],
            total: 25,
            partial: false,
        }
    }

    #[test]
    fn clusters_say_their_number_and_pins_their_state() {
        let marks = marks(&sample());
        assert_eq!(marks[0].text.as_deref(), Some("12"));
        assert_eq!((marks[0].tone, marks[1].tone), ("many", "done"));
        assert_ne!(marks[0].label, marks[1].label, "not by its look alone");
        assert!(
            marks[2].label.contains("路灯不亮")
                && marks[2].label.contains(t(status_key(Status::InProgress)))
        );
        assert_eq!(
            (marks[2].tone, marks[2].icon),
            ("red", Some("triangle-alert"))
        );
    }

    #[test]
    fn equal_keys_mean_equal_looks() {
        let marks = marks(&sample());
        assert_ne!(marks[0].key, marks[1].key);
    }
}
