//! How much the server takes, and from whom. What an operator may have to change is a key of the
//! configuration; everything else is here, each with its reason.

use std::time::Duration;

/// Room for every JSON body within the limits of `contract::limits`, escapes included; photos have
/// their own limit.
pub const JSON_BYTES_MAX: usize = 256 * 1024;

/// The head of a request is a few hundred bytes: whoever needs longer for it does not mean to end it.
/// On HTTP/1 the same clock runs between two requests of a connection.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// A connection on which nothing moves. Event streams say something every 20 seconds.
pub const IDLE: Duration = Duration::from_secs(60);
/// HTTP/2 connections are asked so often whether somebody is still there, and get as long to answer.
pub const PING: Duration = Duration::from_secs(20);

/// Between two pieces of a JSON body.
pub const BODY_IDLE: Duration = Duration::from_secs(5);
/// Between two pieces of a photo: a phone in a lift or between two cells says nothing for a while.
pub const PHOTO_IDLE: Duration = Duration::from_secs(15);
/// Bodies that are being read or worked on, all together: what the machine's memory must hold.
pub const BODIES_BYTES: usize = 256 * 1024 * 1024;
/// How much of a body that nobody wanted is read away, so that the connection can be used again and
/// the answer is not lost in a reset. The app's photos have about 400 kB.
pub const DRAIN_BYTES: usize = 512 * 1024;
pub const DRAIN_TIME: Duration = Duration::from_secs(5);

/// Of the requests worked on at once, one network address gets this part: many people share one
/// carrier address, but none needs half of the server.
pub const ADDRESS_SHARE: usize = 4;
/// Of the connections, one address gets this part: each open page of a carrier's customers has one.
pub const ADDRESS_CONNECTIONS_SHARE: usize = 2;
/// Of the connections, event streams get three quarters: the rest answers requests.
pub const fn streams(connections: usize) -> usize {
    connections / 4 * 3
}
/// Descriptors that are no connections: database, photos, files of the app, the provider of messages.
pub const FILES_KEPT: usize = 256;

/// Photos of one person that are on their way at once. The app sends one after the other.
pub const UPLOADS_AT_ONCE: usize = 3;

/// What one person may write or search for, by kind: so many at once, then so many an hour. Roles that
/// work have [`WORKER_FACTOR`] times as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub burst: u32,
    pub per_hour: u32,
}

/// Ten reports are a whole round through the estate.
pub const REPORTS: Allowance = Allowance {
    burst: 10,
    per_hour: 30,
};
pub const COMMENTS: Allowance = Allowance {
    burst: 20,
    per_hour: 60,
};
/// Six photos a report; five reports with all of them at once.
pub const PHOTOS: Allowance = Allowance {
    burst: 30,
    per_hour: 100,
};
/// Everything else: following, flagging, one's own profile, settings.
pub const OTHERS: Allowance = Allowance {
    burst: 60,
    per_hour: 3600,
};
/// Each looks at up to some thousand reports, more than any other read. Nobody types or moves a map for
/// long faster than one in a second.
pub const SEARCHES: Allowance = Allowance {
    burst: 120,
    per_hour: 3600,
};
pub const WORKER_FACTOR: u32 = 10;
/// Visitors are told apart by network address alone, and many share one carrier address.
pub const SHARED_ADDRESS_FACTOR: u32 = 10;
