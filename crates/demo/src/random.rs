//! Chance from a fixed seed. Each part draws from its own stream, so that a change in one part does
//! not reshuffle the others.

use contract::Timestamp;
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::{Builder, Uuid};

/// Which part of the community a generator is for.
#[derive(Clone, Copy, Debug)]
pub enum Stream {
    Places = 1,
    People,
    Settings,
    Reports,
    Pictures,
    Scale,
    Moderation,
}

#[derive(Clone, Debug)]
pub struct Random(ChaCha8Rng);

impl Random {
    pub fn new(seed: u64, stream: Stream) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream as u64);
        Self(rng)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high)
    }

    pub fn real(&mut self, low: f64, high: f64) -> f64 {
        self.0.random_range(low..high)
    }

    /// `items` must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.0.random_range(0..items.len())]
    }

    pub fn index(&mut self, len: usize) -> usize {
        self.0.random_range(0..len)
    }

    /// True in `percent` of 100 cases.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    pub fn number(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// A version 7 identifier of the given moment.
    pub fn id(&mut self, at: Timestamp) -> Uuid {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        Builder::from_unix_timestamp_millis(at.0.unsigned_abs(), &bytes).into_uuid()
    }
}
