//! `cargo xtask size`: the bytes of the first page against the budget.

mod crates;
mod page;

use crate::build;
use crate::project;
use anyhow::{Context, Result, bail};
use page::Part;
use serde::Deserialize;

#[derive(Deserialize)]
struct Budget {
    first_page: FirstPage,
}

/// Bytes after brotli.
#[derive(Deserialize)]
struct FirstPage {
    total: usize,
    aim: usize,
    javascript: usize,
    css: usize,
}

/// Builds, measures, prints.
///
/// # Errors
/// When the budget is exceeded or a file that the page names is missing.
pub fn run() -> Result<()> {
    build::app(build::Options::RELEASE)?;
    let budget = std::fs::read_to_string(project::at("budget.toml")).context("budget.toml")?;
    let budget: Budget = toml::from_str(&budget).context("budget.toml")?;
    let parts = page::parts()?;
    print_parts(&parts);
    page::print_groups()?;
    crates::print()?;
    judge(&budget.first_page, &parts)
}

fn print_parts(parts: &[Part]) {
    println!("\nFirst page                                        raw      gzip    brotli");
    for part in parts {
        println!(
            "  {:<42} {:>9} {:>9} {:>9}",
            part.name, part.raw, part.gzip, part.brotli
        );
    }
    let sum = |pick: fn(&Part) -> usize| parts.iter().map(pick).sum::<usize>();
    println!(
        "  {:<42} {:>9} {:>9} {:>9}",
        "total",
        sum(|p| p.raw),
        sum(|p| p.gzip),
        sum(|p| p.brotli)
    );
}

fn judge(budget: &FirstPage, parts: &[Part]) -> Result<()> {
    let of = |ending: &str| -> usize {
        parts
            .iter()
            .filter(|part| part.name.ends_with(ending))
            .map(|part| part.brotli)
            .sum()
    };
    let total = parts.iter().map(|part| part.brotli).sum();
    let lines = [
        ("first page in all", total, budget.total),
        ("its JavaScript", of(".js"), budget.javascript),
        ("its CSS", of(".css"), budget.css),
    ];
    println!();
    let mut over = Vec::new();
    for (what, is, may) in lines {
        let mark = if is <= may { '✓' } else { '✗' };
        println!("{mark} {what}: {is} of {may} bytes");
        if is > may {
            over.push(what);
        }
    }
    if total > budget.aim {
        println!("  the aim is {} bytes", budget.aim);
    }
    if let Some(map) = parts.iter().find(|part| part.name.contains("leaflet")) {
        bail!("{} belongs to the map, not to the first page", map.name);
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}
