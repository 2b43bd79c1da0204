//! Drawn pictures of small troubles, before and after. Photographs would show somebody's real street.

mod above;
mod backdrop;
mod canvas;
mod fittings;
mod house;
mod street;
mod traffic;
mod underfoot;
mod waste;

use crate::random::{Random, Stream};
use bundle::Picture;
use canvas::Canvas;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    Lift,
    Corridor,
    Door,
    FireBox,
    Pipe,
    Lamp,
    Puddle,
    Paving,
    Manhole,
    Handrail,
    Bench,
    Board,
    Car,
    Bikes,
    Bins,
    Bulky,
    Branch,
    Wires,
    Wall,
    Night,
}

/// When it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    Before,
    /// The same trouble, closer and from the other side.
    BeforeAgain,
    After,
}

/// Draws one scene; `true`: after it was put right.
type Draw = fn(&mut Canvas, bool);

const SCENES: [(Scene, &str, Draw); 20] = [
    (Scene::Lift, "lift", house::lift),
    (Scene::Corridor, "corridor", house::corridor),
    (Scene::Door, "door", house::door),
    (Scene::FireBox, "fire-box", fittings::fire_box),
    (Scene::Pipe, "pipe", fittings::pipe),
    (Scene::Lamp, "lamp", street::lamp),
    (Scene::Puddle, "puddle", underfoot::puddle),
    (Scene::Paving, "paving", underfoot::paving),
    (Scene::Manhole, "manhole", underfoot::manhole),
    (Scene::Handrail, "handrail", street::handrail),
    (Scene::Bench, "bench", street::bench),
    (Scene::Board, "board", street::board),
    (Scene::Car, "car", traffic::car),
    (Scene::Bikes, "bikes", traffic::bikes),
    (Scene::Bins, "bins", waste::bins),
    (Scene::Bulky, "bulky", waste::bulky),
    (Scene::Branch, "branch", above::branch),
    (Scene::Wires, "wires", above::wires),
    (Scene::Wall, "wall", above::wall),
    (Scene::Night, "night", above::night),
];

const TAKES: [(Take, &str); 3] = [
    (Take::Before, "before"),
    (Take::BeforeAgain, "closer"),
    (Take::After, "after"),
];

impl Scene {
    /// Index of the picture in [`all`].
    pub fn index(self, take: Take) -> usize {
        self as usize * TAKES.len() + take as usize
    }
}

/// Every scene in every take, in the order of [`Scene::index`].
pub fn all(seed: u64) -> Vec<Picture> {
    let mut random = Random::new(seed, Stream::Pictures);
    let mut list = Vec::with_capacity(SCENES.len() * TAKES.len());
    for (_, scene, draw) in SCENES {
        for (take, name) in TAKES {
            let mut canvas = Canvas::new(take == Take::BeforeAgain, random.number());
            draw(&mut canvas, take == Take::After);
            list.push(Picture {
                name: format!("{scene}-{name}"),
                jpeg: canvas.jpeg(),
            });
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_a_scene_names_its_picture() {
        for (n, (scene, ..)) in SCENES.into_iter().enumerate() {
            assert_eq!(scene.index(Take::Before), n * TAKES.len());
        }
    }
}
