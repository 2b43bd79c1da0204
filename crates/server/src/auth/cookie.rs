use super::Token;
use axum::http::{HeaderMap, HeaderValue, header};

/// `__Host-` binds the cookie to this host and to TLS; browsers refuse it on plain http.
const fn name(https: bool) -> &'static str {
    if https { "__Host-linli" } else { "linli" }
}

/// The session token that a request carries.
pub fn session_token(headers: &HeaderMap, https: bool) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name(https))
        .and_then(|(_, value)| Token::parse(value))
}

/// `Set-Cookie` for a new session that lasts `max_age_s` seconds at most.
pub fn session_cookie(token: &Token, https: bool, max_age_s: i64) -> Option<HeaderValue> {
    build(&token.to_text(), https, max_age_s)
}

/// `Set-Cookie` that takes the session away.
pub fn cleared(https: bool) -> Option<HeaderValue> {
    build("", https, 0)
}

fn build(value: &str, https: bool, max_age_s: i64) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let name = name(https);
    let text =
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_s}{secure}");
    let mut header = HeaderValue::from_str(&text).ok()?;
    header.set_sensitive(true);
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_comes_back_as_it_went() {
        let token = Token::generate().unwrap();
        let set = session_cookie(&token, true, 60).unwrap();
        let text = set.to_str().unwrap();
        assert!(text.starts_with("__Host-linli="));
        for flag in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=60"] {
            assert!(text.contains(flag), "{flag}");
        }
        let pair = text.split(';').next().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, format!("a=b; {pair}").parse().unwrap());
        assert_eq!(session_token(&headers, true).unwrap().hash(), token.hash());
        assert!(session_token(&headers, false).is_none());
    }
}
