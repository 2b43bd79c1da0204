//! The door to the server: how many connections there may be, and which are left when nothing moves.

use crate::crowd::{Crowd, Place};
use crate::limits::{ADDRESS_CONNECTIONS_SHARE, FILES_KEPT, IDLE};
use axum_server::accept::Accept;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::future::{Ready, ready};
use std::io::{Error, ErrorKind, IoSlice};
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready as some};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// Takes as many file descriptors as the system grants, and says how many connections they allow.
pub fn most() -> usize {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let wanted = Rlimit {
        current: maximum,
        maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, wanted) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
    // No limit at all is more than memory holds.
    let files = getrlimit(Resource::Nofile).current.unwrap_or(1 << 20);
    of_files(usize::try_from(files).unwrap_or(1 << 20))
}

fn of_files(files: usize) -> usize {
    files.saturating_sub(FILES_KEPT).max(files / 2).max(1)
}

/// Lets connections in while there is room, and none of them forever.
#[derive(Clone)]
pub struct Door {
    places: Arc<Semaphore>,
    addresses: Crowd<IpAddr>,
    per_address: usize,
    idle: Duration,
}

impl Door {
    pub fn new(connections: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(connections)),
            addresses: Crowd::default(),
            per_address: (connections / ADDRESS_CONNECTIONS_SHARE).max(1),
            idle: IDLE,
        }
    }

    /// Answers take up to this long to begin, and nothing moves meanwhile.
    #[must_use]
    pub fn patient(self, answer: Duration) -> Self {
        Self {
            idle: self.idle.max(answer + Duration::from_secs(5)),
            ..self
        }
    }

    fn enter(&self, io: TcpStream) -> Result<Watched, Error> {
        let full = || {
            metrics::counter!("http_connections_refused_total").increment(1);
            Error::new(ErrorKind::ConnectionRefused, "too many connections")
        };
        let place = Arc::clone(&self.places).try_acquire_owned();
        let place = place.map_err(|_| full())?;
        let address = io.peer_addr()?.ip().to_canonical();
        // A proxy on this machine speaks for everybody.
        let near = if address.is_loopback() {
            None
        } else {
            let near = self.addresses.enter(address, self.per_address);
            Some(near.ok_or_else(full)?)
        };
        Ok(Watched {
            io,
            idle: self.idle,
            ends: Box::pin(sleep(self.idle)),
            _held: (place, near),
        })
    }
}

impl<S> Accept<TcpStream, S> for Door {
    type Stream = Watched;
    type Service = S;
    type Future = Ready<Result<(Watched, S), Error>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        ready(self.enter(stream).map(|stream| (stream, service)))
    }
}

/// A connection that ends when nothing was read or written for a while.
pub struct Watched {
    io: TcpStream,
    idle: Duration,
    ends: Pin<Box<Sleep>>,
    _held: (OwnedSemaphorePermit, Option<Place<IpAddr>>),
}

impl Watched {
    /// What an attempt to read or write came to.
    fn moved<T>(
        &mut self,
        attempt: Poll<Result<T, Error>>,
        context: &mut Context<'_>,
    ) -> Poll<Result<T, Error>> {
        if attempt.is_ready() {
            self.ends.as_mut().reset(Instant::now() + self.idle);
            return attempt;
        }
        some!(self.ends.as_mut().poll(context));
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<(), Error>> {
        let attempt = Pin::new(&mut self.io).poll_read(context, buffer);
        self.moved(attempt, context)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize, Error>> {
        let attempt = Pin::new(&mut self.io).poll_write(context, bytes);
        self.moved(attempt, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<Result<usize, Error>> {
        let attempt = Pin::new(&mut self.io).poll_write_vectored(context, slices);
        self.moved(attempt, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.io).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.io).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    #[test]
    fn most_descriptors_are_connections_but_not_all() {
        assert_eq!(of_files(20_000), 20_000 - FILES_KEPT);
        assert_eq!(of_files(300), 150);
        assert!(most() > 0);
    }

    #[tokio::test]
    async fn the_door_closes_when_the_house_is_full_and_opens_again() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let door = Door::new(1);
        let mut guests = Vec::new();
        let mut arrive = async || {
            guests.push(TcpStream::connect(address).await.unwrap());
            listener.accept().await.unwrap().0
        };
        let first = door.accept(arrive().await, ()).await;
        assert!(first.is_ok());
        assert!(door.accept(arrive().await, ()).await.is_err());
        drop(first);
        assert!(door.accept(arrive().await, ()).await.is_ok());
    }

    #[tokio::test]
    async fn a_connection_lives_while_something_moves() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut guest = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let mut door = Door::new(1);
        door.idle = Duration::from_millis(200);
        let arrived = listener.accept().await.unwrap().0;
        let (mut watched, ()) = door.accept(arrived, ()).await.unwrap();
        let began = Instant::now();
        for _ in 0..4 {
            sleep(Duration::from_millis(100)).await;
            guest.write_all(b"x").await.unwrap();
            assert_eq!(watched.read_u8().await.unwrap(), b'x');
        }
        let end = watched.read_u8().await.unwrap_err();
        assert_eq!(end.kind(), ErrorKind::TimedOut);
        assert!(began.elapsed() >= Duration::from_millis(600));
    }
}
