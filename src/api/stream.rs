//! What changes on the server while somebody looks.

use super::client::BASE;
use crate::json;
use crate::platform::stream::Stream;
use contract::CommunityId;
use contract::stream::Change;

/// Hears the changes of one community for as long as the answer is held. What this build can not read
/// is [`Change::Other`]: it may be about anything. `None` where the browser has no event source.
pub fn open(community: CommunityId, mut on_change: impl FnMut(Change) + 'static) -> Option<Stream> {
    Stream::open(&address(community), move |data| {
        on_change(json::read(&data).unwrap_or(Change::Other));
    })
}

fn address(community: CommunityId) -> String {
    format!("{BASE}/stream?community={community}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_for_one_community_only() {
        let id = CommunityId(uuid::Uuid::from_u128(7));
        assert_eq!(
            address(id),
            "/api/v1/stream?community=00000000-0000-0000-0000-000000000007"
        );
    }
}
