//! The rule for bodies, and readers that lack one part of it: each of them must be caught.

use super::*;
use futures_util::stream::{self, StreamExt};
use std::convert::Infallible;

const BYTES: usize = 3 * PIECE;
const NEVER: Duration = Duration::from_secs(3600);
const SOON: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(1);

/// What a reader has forgotten.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lacks {
    Nothing,
    /// Believes what the head says of the length.
    Counting,
    IdleClock,
    TotalClock,
    /// Each body has all the memory for itself.
    SharedRoom,
}

impl Lacks {
    /// `None` when the patience ends first.
    async fn read(
        self,
        body: Body,
        mut pace: Pace,
        bodies: &Arc<Semaphore>,
    ) -> Option<Result<(Bytes, Room), Code>> {
        let mut bodies = Arc::clone(bodies);
        match self {
            Self::Nothing => {}
            Self::Counting => {
                if http_body::Body::size_hint(&body).lower() <= pace.bytes as u64 {
                    pace.bytes = usize::MAX;
                }
            }
            Self::IdleClock => pace.idle = NEVER,
            Self::TotalClock => pace.total = NEVER,
            Self::SharedRoom => bodies = Arc::new(Semaphore::new(rooms(2 * BYTES))),
        }
        let read = timeout(PATIENCE, whole(body, &pace, &bodies)).await.ok()?;
        Some(read.map_err(|error| error.code))
    }

    async fn code(self, body: Body, idle: Duration, total: Duration) -> Option<Code> {
        let pace = Pace {
            bytes: BYTES,
            idle,
            total,
        };
        let bodies = Arc::new(Semaphore::new(rooms(2 * BYTES)));
        self.read(body, pace, &bodies).await?.err()
    }

    /// The size counts, announced or not.
    async fn keeps_size(self) -> bool {
        let large = vec![0; BYTES + 1];
        self.code(large.clone().into(), PATIENCE, PATIENCE).await == Some(Code::TooLarge)
            && self.code(in_pieces(large), PATIENCE, PATIENCE).await == Some(Code::TooLarge)
            && self
                .code(in_pieces(vec![0; BYTES]), PATIENCE, PATIENCE)
                .await
                .is_none()
    }

    /// A body that stops is given up, and so is one that never stops.
    async fn keeps_time(self) -> bool {
        let stops = stream::pending::<Result<Bytes, Infallible>>();
        let drips = stream::repeat(()).then(async |()| {
            tokio::time::sleep(Duration::from_millis(5)).await;
            Ok::<_, Infallible>(Bytes::from_static(b"."))
        });
        let stops = Body::from_stream(stops);
        let drips = Body::from_stream(drips);
        self.code(stops, SOON, NEVER).await == Some(Code::Unavailable)
            && self.code(drips, NEVER, SOON).await == Some(Code::Unavailable)
    }

    /// All bodies share one room, and leave it.
    async fn keeps_room(self) -> bool {
        let bodies = Arc::new(Semaphore::new(rooms(BYTES)));
        let read = async || {
            let pace = Pace {
                bytes: BYTES,
                idle: PATIENCE,
                total: PATIENCE,
            };
            self.read(vec![0; BYTES].into(), pace, &bodies).await
        };
        let Some(Ok(first)) = read().await else {
            return false;
        };
        let refused = matches!(read().await, Some(Err(Code::Unavailable)));
        drop(first);
        refused && matches!(read().await, Some(Ok(_)))
    }
}

/// Without a word of its length.
fn in_pieces(bytes: Vec<u8>) -> Body {
    let pieces: Vec<_> = bytes
        .chunks(PIECE / 3)
        .map(Bytes::copy_from_slice)
        .collect();
    Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)))
}

#[tokio::test]
async fn bodies_are_bounded_and_a_reader_that_forgets_a_bound_is_caught() {
    for (lacks, bounds) in [
        (Lacks::Nothing, [true, true, true]),
        (Lacks::Counting, [false, true, true]),
        (Lacks::IdleClock, [true, false, true]),
        (Lacks::TotalClock, [true, false, true]),
        (Lacks::SharedRoom, [true, true, false]),
    ] {
        let kept = [
            lacks.keeps_size().await,
            lacks.keeps_time().await,
            lacks.keeps_room().await,
        ];
        assert_eq!(kept, bounds, "{lacks:?}: size, time, room");
    }
}
