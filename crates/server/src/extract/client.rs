use crate::auth::{Token, device_token};
use crate::state::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header;
use axum::http::request::Parts;
use ipnet::IpNet;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The network address that limits count: behind a trusted proxy the one that it names. An IPv6
/// address counts as its /64, because one household owns a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<App> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let trusted = &app.config.http.trusted_proxies;
        Ok(Self(narrowed(client_of(peer, &parts.headers, trusted))))
    }
}

/// Walks `X-Forwarded-For` from the nearest hop outwards and stops at the first address that is
/// not a trusted proxy: everything further left was written by the client itself.
fn client_of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let hops = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|hop| hop.trim().parse::<IpAddr>())
        .collect::<Vec<_>>();
    let mut client = peer;
    for hop in hops.into_iter().rev() {
        match hop {
            Ok(hop) if is_trusted(&client) => client = hop,
            _ => break,
        }
    }
    client
}

fn narrowed(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        v4 => v4,
    }
}

/// By what a device that signed in before is known; `None` for any other.
pub struct KnownDevice(pub Option<Token>);

impl FromRequestParts<App> for KnownDevice {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let https = app.config.http.is_https();
        Ok(Self(device_token(&parts.headers, https)))
    }
}

/// Browser and system family in words ("Chrome, Android"), never a fingerprint.
pub struct DeviceLabel(pub String);

impl<S: Send + Sync> FromRequestParts<S> for DeviceLabel {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let agent = parts
            .headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        Ok(Self(label(agent)))
    }
}

fn label(agent: &str) -> String {
    let first = |names: &[(&'static str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    // Order matters: every Edge names Chrome, every Chrome names Safari.
    let browser = first(&[
        ("MicroMessenger", "微信"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("HarmonyOS", "HarmonyOS"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        narrowed(client_of(peer.parse().unwrap(), &headers, &trusted)).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(client("10.0.0.1", "203.0.113.9"), "203.0.113.9");
        assert_eq!(client("198.51.100.7", "203.0.113.9"), "198.51.100.7");
        assert_eq!(client("10.0.0.1", "1.1.1.1, 203.0.113.9"), "203.0.113.9");
        assert_eq!(client("10.0.0.1", "203.0.113.9, 10.0.0.2"), "203.0.113.9");
        assert_eq!(client("10.0.0.1", "nonsense"), "10.0.0.1");
    }

    #[test]
    fn an_ipv6_household_is_one_address() {
        assert_eq!(client("10.0.0.1", "2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(client("::ffff:198.51.100.7", ""), "198.51.100.7");
    }

    #[test]
    fn a_label_names_families_only() {
        assert_eq!(
            label("Mozilla/5.0 (Linux; Android 13; SM-A5) Chrome/120.0 Mobile Safari/537.36"),
            "Chrome, Android"
        );
        assert_eq!(label("curl/8"), "");
    }
}
