use super::Token;
use axum::http::{HeaderMap, HeaderValue, header};
use rules::signin::KNOWN_DEVICE_LIFE_MS;

/// What a cookie is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Who is signed in here.
    Session,
    /// A device that signed in before; it outlives the session.
    Device,
}

impl Kind {
    /// `__Host-` binds the cookie to this host and to TLS; browsers refuse it on plain http.
    const fn name(self, https: bool) -> &'static str {
        match (self, https) {
            (Self::Session, true) => "__Host-linli",
            (Self::Session, false) => "linli",
            (Self::Device, true) => "__Host-linli-device",
            (Self::Device, false) => "linli-device",
        }
    }

    fn token(self, headers: &HeaderMap, https: bool) -> Option<Token> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == self.name(https))
            .and_then(|(_, value)| Token::parse(value))
    }

    fn set(self, value: &str, https: bool, max_age_s: i64) -> Option<HeaderValue> {
        let secure = if https { "; Secure" } else { "" };
        let name = self.name(https);
        let same_site = match self {
            Self::Session => "Lax",
            Self::Device => "Strict",
        };
        let text = format!(
            "{name}={value}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={max_age_s}{secure}"
        );
        let mut header = HeaderValue::from_str(&text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

/// The session token that a request carries.
pub fn session_token(headers: &HeaderMap, https: bool) -> Option<Token> {
    Kind::Session.token(headers, https)
}

/// By what the device that sends a request is known, if it ever signed in.
pub fn device_token(headers: &HeaderMap, https: bool) -> Option<Token> {
    Kind::Device.token(headers, https)
}

/// `Set-Cookie` for a new session that lasts `max_age_s` seconds at most.
pub fn session_cookie(token: &Token, https: bool, max_age_s: i64) -> Option<HeaderValue> {
    Kind::Session.set(&token.to_text(), https, max_age_s)
}

/// `Set-Cookie` by which a device that signed in is known from now on.
pub fn device_cookie(token: &Token, https: bool) -> Option<HeaderValue> {
    Kind::Device.set(&token.to_text(), https, KNOWN_DEVICE_LIFE_MS / 1000)
}

/// `Set-Cookie` that takes the session away.
pub fn cleared(https: bool) -> Option<HeaderValue> {
    Kind::Session.set("", https, 0)
}

/// `Set-Cookie` after which this device is a new one.
pub fn device_forgotten(https: bool) -> Option<HeaderValue> {
    Kind::Device.set("", https, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_comes_back_as_it_went() {
        for kind in [Kind::Session, Kind::Device] {
            let token = Token::generate().unwrap();
            let set = kind.set(&token.to_text(), true, 60).unwrap();
            let text = set.to_str().unwrap();
            assert!(text.starts_with("__Host-linli"));
            for flag in ["Path=/", "HttpOnly", "Secure", "Max-Age=60"] {
                assert!(text.contains(flag), "{flag}");
            }
            let strict = text.contains("SameSite=Strict");
            assert_eq!(strict, kind == Kind::Device, "{text}");
            let pair = text.split(';').next().unwrap();
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, format!("a=b; {pair}").parse().unwrap());
            let read = |kind: Kind| kind.token(&headers, true).map(|token| token.hash());
            assert_eq!(read(kind), Some(token.hash()));
            for other in [Kind::Session, Kind::Device] {
                assert_eq!(read(other).is_some(), other == kind);
            }
            assert!(kind.token(&headers, false).is_none());
        }
    }
}
