//! The content security policy of the page. Inline scripts of the built `index.html` are allowed by
//! their hash, so nothing else inline ever runs.

use crate::static_files::INDEX;
use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::RwLock;
use std::time::SystemTime;

/// Keeps the policy in step with `index.html`, which a new build may replace while we run.
pub struct PagePolicy {
    /// `None`: there is no page, and no script in it.
    index: Option<PathBuf>,
    tiles: Option<String>,
    made: RwLock<(Option<SystemTime>, HeaderValue)>,
}

impl PagePolicy {
    /// `tiles`: origin of the tile server, if one is configured.
    pub fn new(static_dir: Option<&Path>, tiles: Option<String>) -> Self {
        let index = static_dir.map(|folder| folder.join(INDEX));
        let policy = Self {
            made: RwLock::new((None, header("", tiles.as_deref()))),
            index,
            tiles,
        };
        policy.refresh();
        policy
    }

    pub fn current(&self) -> HeaderValue {
        let changed = self.modified();
        let made = self.made.read().map(|made| made.clone());
        match made {
            Ok((at, value)) if at == changed => value,
            _ => self.refresh(),
        }
    }

    fn refresh(&self) -> HeaderValue {
        let at = self.modified();
        let page = self.index.as_deref().map(std::fs::read_to_string);
        let page = page.and_then(Result::ok).unwrap_or_default();
        let value = header(&page, self.tiles.as_deref());
        if let Ok(mut made) = self.made.write() {
            *made = (at, value.clone());
        }
        value
    }

    fn modified(&self) -> Option<SystemTime> {
        let file = std::fs::metadata(self.index.as_deref()?).ok()?;
        file.modified().ok()
    }
}

fn header(page: &str, tiles: Option<&str>) -> HeaderValue {
    let hashes: String = inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    let tiles = tiles.map(|origin| format!(" {origin}")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' blob: data:{tiles}; media-src 'self' blob:; connect-src 'self'; \
         worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// Contents of `<script>` elements without `src`. Reads our own build's output, so a scanner for
/// well-formed lower-case tags is enough.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (body, _) = rest.split_once("</script>")?;
        let outside = attributes
            .split_whitespace()
            .any(|attribute| attribute.starts_with("src="));
        (!outside && !body.is_empty()).then_some(body)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_hashed_and_others_are_not() {
        let page = r#"<script src="/a.js"></script><script type="module">go()</script>"#;
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["go()"]);
        let policy = header(page, Some("https://t.example"));
        let text = policy.to_str().unwrap();
        let hash = STANDARD.encode(Sha256::digest("go()"));
        assert_eq!(text.matches("sha256-").count(), 1);
        assert!(text.contains(&hash) && text.contains("data: https://t.example;"));
        assert!(!text.contains("unsafe-inline"));
    }

    #[test]
    fn a_new_build_gets_a_new_policy() {
        let folder = tempfile::tempdir().unwrap();
        let policy = PagePolicy::new(Some(folder.path()), None);
        let before = policy.current();
        std::fs::write(folder.path().join("index.html"), "<script>1</script>").unwrap();
        assert_ne!(policy.current(), before);
    }
}
