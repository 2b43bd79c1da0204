//! Fetches the active language's texts. Each file's name holds the fingerprint of all texts, so a
//! text file of another build can never be mixed with this one.

use super::{Key, Language, keys};
use crate::json;
use std::sync::OnceLock;

type Texts = Vec<&'static str>;

static LANGUAGE: OnceLock<Language> = OnceLock::new();
static APP: OnceLock<Texts> = OnceLock::new();
static STAFF: OnceLock<Texts> = OnceLock::new();

/// First number of the keys whose texts only staff pages use; `build.rs` holds the same number.
const STAFF_BASE: u16 = 0x8000;

/// The texts could not be had: no network, or a file that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadTextsError;

/// Takes what `fetch` brings for the file name of a language's texts.
///
/// # Errors
/// When nothing came or it was not a list of texts.
pub async fn load<F>(
    language: Language,
    fetch: impl FnOnce(String) -> F,
) -> Result<(), LoadTextsError>
where
    F: Future<Output = Option<String>>,
{
    let texts = parse(fetch(path(language, "app")).await)?;
    LANGUAGE.get_or_init(|| language);
    APP.get_or_init(|| texts);
    Ok(())
}

/// The texts of the staff pages, loaded together with their code. A second call does nothing.
///
/// # Errors
/// As [`load`].
pub async fn load_staff<F>(fetch: impl FnOnce(String) -> F) -> Result<(), LoadTextsError>
where
    F: Future<Output = Option<String>>,
{
    if STAFF.get().is_none() {
        let texts = parse(fetch(path(language(), "staff")).await)?;
        STAFF.get_or_init(|| texts);
    }
    Ok(())
}

fn path(language: Language, part: &str) -> String {
    format!("/i18n/{}.{part}.{}.json", language.tag(), keys::VERSION)
}

/// The texts live as long as the page, so they are given to it for good.
fn parse(body: Option<String>) -> Result<Texts, LoadTextsError> {
    let body = body.ok_or(LoadTextsError)?;
    let owned: Vec<String> = json::read(&body).map_err(|_| LoadTextsError)?;
    Ok(owned.into_iter().map(|text| &*text.leak()).collect())
}

pub fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

pub fn text(key: Key) -> &'static str {
    let (texts, at) = match key.0.checked_sub(STAFF_BASE) {
        Some(at) => (&STAFF, at),
        None => (&APP, key.0),
    };
    #[cfg(test)]
    if texts.get().is_none() {
        let all = if key.0 < STAFF_BASE {
            keys::APP_ZH
        } else {
            keys::STAFF_ZH
        };
        return all.get(usize::from(at)).copied().unwrap_or_default();
    }
    texts
        .get()
        .and_then(|texts| texts.get(usize::from(at)).copied())
        .unwrap_or_default()
}
