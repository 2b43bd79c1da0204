//! Which crates the program's code comes from, by the names that the linker leaves in it.

use crate::project;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How many crates are worth a line.
const SHOWN: usize = 25;

/// Prints the crates with the most code of the main program, before wasm-opt.
pub fn print() -> Result<()> {
    let file = program();
    let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    let mut sizes: Vec<(String, usize)> = by_crate(&bytes)?.into_iter().collect();
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let total: usize = sizes.iter().map(|(_, size)| size).sum();
    println!("\nCode of the main program by crate, before wasm-opt ({total} bytes)");
    for (name, size) in sizes.iter().take(SHOWN) {
        println!(
            "  {name:<42} {size:>9}   {:>4.1} %",
            *size as f64 * 100.0 / total as f64
        );
    }
    Ok(())
}

/// What wasm-bindgen left: earlier the program also holds functions that only describe its
/// interface, later wasm-opt removes the names.
fn program() -> PathBuf {
    project::wasm_target().join("wasm-bindgen/release/linli_bg.wasm")
}

fn by_crate(bytes: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut imported = 0u32;
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Ok(Name::Function(map)) = subsection {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut sizes = BTreeMap::new();
    for (at, size) in bodies.into_iter().enumerate() {
        let name = names
            .get(&(imported + u32::try_from(at)?))
            .map_or("", String::as_str);
        *sizes.entry(crate_of(name)).or_default() += size;
    }
    Ok(sizes)
}

/// The crate in whose code a function was written; of a generic one that is where it is defined,
/// not where it is used.
fn crate_of(name: &str) -> String {
    let readable = format!("{:#}", rustc_demangle::demangle(name));
    let path = readable.trim_start_matches(['<', '&', '*', '(', '[']);
    let path = path
        .strip_prefix("mut ")
        .or_else(|| path.strip_prefix("dyn "))
        .unwrap_or(path);
    let end = path
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(path.len());
    match &path[..end] {
        first if path[end..].starts_with("::") && !first.is_empty() => first.to_owned(),
        _ => "(no crate)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn names_the_crate() {
        assert_eq!(crate_of("_ZN4core3fmt5write17h0123456789abcdefE"), "core");
        assert_eq!(crate_of("linli::app::main"), "linli");
        assert_eq!(
            crate_of("<leptos::view::View as core::fmt::Debug>::fmt"),
            "leptos"
        );
        assert_eq!(crate_of("memcpy"), "(no crate)");
    }
}
