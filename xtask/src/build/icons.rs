//! Draws the icons that the app uses into one file.

use crate::project;
use anyhow::{Context, Result};
use std::fs;

/// Writes `target/style/icons.svg`: one symbol for each name in `src/ui/icons.txt`.
///
/// # Errors
/// When a name is not one of Lucide's.
pub fn sprite() -> Result<()> {
    let list = fs::read_to_string(project::at("src/ui/icons.txt")).unwrap_or_default();
    let mut names: Vec<&str> = list
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    for name in names {
        let file = project::at("node_modules/lucide-static/icons").join(format!("{name}.svg"));
        let drawing = fs::read_to_string(&file)
            .with_context(|| format!("src/ui/icons.txt: Lucide has no icon `{name}`"))?;
        sprite.push_str(&symbol(name, &drawing)?);
    }
    sprite.push_str("</svg>");
    project::write(&project::at("target/style/icons.svg"), sprite)
}

/// The drawing as a symbol that takes colour and line width from where it is used.
fn symbol(name: &str, drawing: &str) -> Result<String> {
    let start = drawing.find("<svg").context("no svg element")?;
    let inner = drawing[start..].split_once('>').map(|(_, inner)| inner);
    let inner = inner
        .and_then(|text| text.rsplit_once("</svg>"))
        .context("not a whole svg")?
        .0;
    let lines: Vec<&str> = inner.lines().map(str::trim).collect();
    Ok(format!(
        "<symbol id=\"{name}\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{}</symbol>",
        lines.concat()
    ))
}
