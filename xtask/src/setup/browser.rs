//! A Chromium for the browser tests and pictures, and a font that has Chinese.

use super::system;
use crate::step;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser to use: the one that `CHROMIUM` names, or an installed one.
pub fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        return named.exists().then_some(named);
    }
    let names = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    names.iter().map(PathBuf::from).find(|path| path.exists())
}

/// Installs browser and fonts when they are missing.
///
/// # Errors
/// When they are missing and can not be installed.
pub fn ready() -> Result<()> {
    if find().is_none() {
        system::install(&["chromium"], "the tests play the app in a real browser")?;
    }
    if !has_chinese_font() {
        system::install(
            &["fonts-noto-cjk"],
            "without it Chinese text is drawn as boxes",
        )?;
    }
    Ok(())
}

fn has_chinese_font() -> bool {
    if Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists() {
        return true;
    }
    step::read(Command::new("fc-list").arg(":lang=zh")).is_ok_and(|fonts| !fonts.is_empty())
}
