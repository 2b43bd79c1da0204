//! Which files the first page needs, and how large they are.

use crate::build::compress;
use crate::project;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

pub struct Part {
    /// Path below `dist/`.
    pub name: String,
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

/// The page itself, what its links and scripts name, and what the app loads before it shows
/// anything: the texts of one language.
pub fn parts() -> Result<Vec<Part>> {
    let dist = project::dist();
    let html = fs::read_to_string(dist.join("index.html")).context("dist/index.html")?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(named_by(&html));
    for file in project::walk(&dist.join("i18n"))? {
        let name = project::relative(&file, &dist);
        if name.starts_with("i18n/zh-Hans.app.") && name.ends_with(".json") {
            names.push(name);
        }
    }
    names.dedup();
    let mut seen = Vec::new();
    names.retain(|name| {
        !seen.contains(name) && {
            seen.push(name.clone());
            true
        }
    });
    names.into_iter().map(|name| measure(&dist, name)).collect()
}

/// The pages that are loaded on demand.
pub fn print_groups() -> Result<()> {
    let dist = project::dist();
    println!("\nLoaded on demand");
    for file in project::walk(&dist)? {
        let name = project::relative(&file, &dist);
        let group = name.ends_with(".wasm") && !name.ends_with("_bg.wasm");
        let library = name.ends_with("leaflet.js") || name.ends_with("leaflet.css");
        let own_map = name.starts_with("map/") && name.ends_with(".js");
        if group || library || own_map {
            let part = measure(&dist, name)?;
            println!(
                "  {:<42} {:>9} {:>9} {:>9}",
                part.name, part.raw, part.gzip, part.brotli
            );
        }
    }
    Ok(())
}

fn measure(dist: &Path, name: String) -> Result<Part> {
    let bytes = fs::read(dist.join(&name)).with_context(|| format!("the page names {name}"))?;
    let (gzip, brotli) = if compress::shrinks(Path::new(&name)) {
        (
            compress::gzip(&bytes)?.len(),
            compress::brotli(&bytes)?.len(),
        )
    } else {
        (bytes.len(), bytes.len())
    };
    Ok(Part {
        name,
        raw: bytes.len(),
        gzip,
        brotli,
    })
}

/// Own files in the tags that load something: style sheets, scripts, preloads. Icons and the
/// manifest do not hold up the page; an API answer is data, not code.
fn named_by(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    for tag in html
        .split('<')
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
    {
        let tag = tag.split('>').next().unwrap_or_default();
        let loads = ["stylesheet", "modulepreload", "preload"];
        let is_script = tag.starts_with("script ");
        if !is_script && !attribute(tag, "rel").is_some_and(|rel| loads.contains(&rel)) {
            continue;
        }
        let address = attribute(tag, if is_script { "src" } else { "href" });
        let path = address.and_then(|address| address.strip_prefix('/'));
        names.extend(
            path.filter(|path| !path.starts_with("api/"))
                .map(str::to_owned),
        );
    }
    names
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::named_by;

    #[test]
    fn finds_what_is_loaded() {
        let html = r#"<link rel="icon" href="/i.svg"><link rel="stylesheet" href="/a.css" integrity="x"/>
            <link rel="preload" as="fetch" href="/api/v1/home"><script src="/boot.js"></script>
            <link rel="modulepreload" href="/app.js"><link rel="preload" href="/app.wasm" as="fetch">"#;
        assert_eq!(named_by(html), ["a.css", "boot.js", "app.js", "app.wasm"]);
    }
}
