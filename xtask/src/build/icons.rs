//! Draws what the app uses, icons and pictures, as the symbols that `index.html` holds.

use crate::project;
use anyhow::{Context, Result};
use std::fs;

/// One hidden drawing: a symbol `icon-…` for each name in `src/ui/icons.txt`, whose lines `icon.css` draws,
/// and `picture-…` for each of `src/ui/pictures.svg`.
///
/// # Errors
/// When a name is not one of Lucide's, or a drawing has another shape than is known.
pub fn sprite() -> Result<String> {
    let list = fs::read_to_string(project::at("src/ui/icons.txt"))?;
    let mut names: Vec<&str> = list
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut sprite = String::from("<svg>");
    for name in names {
        let file = project::at("node_modules/lucide-static/icons").join(format!("{name}.svg"));
        let drawing = fs::read_to_string(&file)
            .with_context(|| format!("src/ui/icons.txt: Lucide has no icon `{name}`"))?;
        sprite.push_str(&symbol(name, &drawing)?);
    }
    sprite.push_str(&pictures()?);
    sprite.push_str("</svg>");
    Ok(sprite)
}

fn pictures() -> Result<String> {
    let drawing = fs::read_to_string(project::at("src/ui/pictures.svg"))?;
    let symbols: Vec<&str> = inside(&drawing)?.lines().map(str::trim).collect();
    Ok(symbols
        .concat()
        .replace("<symbol id=\"", "<symbol id=\"picture-"))
}

/// The drawing as a symbol that takes colour and line width from where it is used.
fn symbol(name: &str, drawing: &str) -> Result<String> {
    let lines: Vec<&str> = inside(drawing)?.lines().map(str::trim).collect();
    let lines = lines.concat().replace(" />", "/>");
    Ok(format!(
        "<symbol id=\"icon-{name}\" viewBox=\"0 0 24 24\">{lines}</symbol>"
    ))
}

/// What stands between `<svg …>` and `</svg>`.
fn inside(drawing: &str) -> Result<&str> {
    let start = drawing.find("<svg").context("no svg element")?;
    let inner = drawing[start..].split_once('>').map(|(_, inner)| inner);
    let inner = inner.and_then(|text| text.rsplit_once("</svg>"));
    Ok(inner.context("not a whole svg")?.0)
}
