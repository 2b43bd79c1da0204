//! The pages that lead to a person when nothing else works. The community's name and numbers are written into
//! them here, so that they are in sight without the app, without a script and on the very first visit.

use crate::extract::{IfNoneMatch, default_community};
use crate::state::App;
use crate::static_files::INDEX;
use anyhow::Context;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use store::Failure;
use store::queries::communities::{self, Contact};
use tokio::sync::Mutex;

mod fill;
mod links;

/// A page with places for name and numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Index,
    Hotline,
}

impl Page {
    /// The page that lies at this very path.
    pub fn at(path: &str) -> Option<Self> {
        match path {
            "/" | "/index.html" => Some(Self::Index),
            "/hotline.html" => Some(Self::Hotline),
            _ => None,
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Index => INDEX,
            Self::Hotline => "hotline.html",
        }
    }
}

/// The pages as they were sent last: compressing one takes longer than all else about it.
#[derive(Default)]
pub struct Pages {
    index: Mutex<Option<Arc<Filled>>>,
    hotline: Mutex<Option<Arc<Filled>>>,
}

/// One page in all encodings, and what it was made of.
struct Filled {
    template: SystemTime,
    contact: Contact,
    etag: String,
    links: Option<HeaderValue>,
    plain: Bytes,
    brotli: Bytes,
    gzip: Bytes,
}

/// `None` when there is no such file. A database that does not answer keeps nobody from the page: it then has
/// the numbers of before, or leads to those that are everybody's.
pub async fn answer(app: &App, folder: &Path, page: Page, headers: &HeaderMap) -> Option<Response> {
    let file = folder.join(page.file());
    let template = std::fs::metadata(&file).ok()?.modified().ok()?;
    let contact = contact(app).await;
    let mut kept = match page {
        Page::Index => &app.pages.index,
        Page::Hotline => &app.pages.hotline,
    }
    .lock()
    .await;
    let contact = contact.unwrap_or_else(|failure| {
        tracing::warn!(%failure, "reading the numbers for a page");
        kept.as_ref()
            .map_or_else(Contact::default, |kept| kept.contact.clone())
    });
    let current = |kept: &&Arc<Filled>| kept.template == template && kept.contact == contact;
    let filled = match kept.as_ref().filter(current) {
        Some(filled) => Arc::clone(filled),
        None => {
            let making = tokio::task::spawn_blocking(move || make(&file, template, contact));
            match making.await.map_err(anyhow::Error::from).flatten() {
                Ok(made) => Arc::clone(kept.insert(Arc::new(made))),
                Err(error) => {
                    tracing::warn!(%error, "filling in a page");
                    return None;
                }
            }
        }
    };
    drop(kept);
    Some(respond(&filled, headers))
}

async fn contact(app: &App) -> Result<Contact, Failure> {
    match default_community(app).await? {
        Some(place) => communities::contact(app.store.reader(), place.id).await,
        None => Ok(Contact::default()),
    }
}

fn make(file: &PathBuf, template: SystemTime, contact: Contact) -> anyhow::Result<Filled> {
    let page = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let page = fill::fill(&page, &contact);
    let digest = Sha256::digest(&page);
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: page.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut page.as_bytes(), &mut packed, &best)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(page.as_bytes())?;
    Ok(Filled {
        template,
        contact,
        // Weak, because one page goes out in several encodings.
        etag: format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..16])),
        links: links::header(&page),
        plain: page.into(),
        brotli: packed.into(),
        gzip: gzip.finish()?.into(),
    })
}

fn respond(page: &Filled, headers: &HeaderMap) -> Response {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let held = IfNoneMatch(text(header::IF_NONE_MATCH).map(str::to_owned));
    let accepts = text(header::ACCEPT_ENCODING).unwrap_or_default();
    let mut response = if held.holds(&page.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (body, encoding) = if takes(accepts, "br") {
            (&page.brotli, Some("br"))
        } else if takes(accepts, "gzip") {
            (&page.gzip, Some("gzip"))
        } else {
            (&page.plain, None)
        };
        let mut response = Body::from(body.clone()).into_response();
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, html);
        if let Some(encoding) = encoding {
            let encoding = HeaderValue::from_static(encoding);
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_ENCODING, encoding);
        }
        response
    };
    let headers = response.headers_mut();
    if let Ok(etag) = HeaderValue::from_str(&page.etag) {
        headers.insert(header::ETAG, etag);
    }
    if let Some(links) = &page.links {
        headers.insert(header::LINK, links.clone());
    }
    let vary = HeaderValue::from_static("accept-encoding");
    headers.insert(header::VARY, vary);
    let rule = HeaderValue::from_static("no-cache");
    headers.insert(header::CACHE_CONTROL, rule);
    response
}

/// Whether an `Accept-Encoding` names this encoding and does not rule it out.
fn takes(accepts: &str, encoding: &str) -> bool {
    accepts.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        name.trim().eq_ignore_ascii_case(encoding)
            && weight.parse::<f32>().is_ok_and(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::takes;

    #[test]
    fn an_encoding_is_sent_only_to_who_takes_it() {
        assert!(takes("gzip, deflate, br", "br"));
        assert!(takes("BR;q=0.5", "br"));
        for refused in ["", "gzip", "br;q=0", "br; q=0.0", "brotli"] {
            assert!(!takes(refused, "br"), "{refused}");
        }
    }
}
