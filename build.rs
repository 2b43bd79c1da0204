//! Two jobs before the app compiles: the final link keeps relocations for the splitter, and the
//! text catalogues become typed keys plus one small file per language. A text that is missing in a
//! language, or whose placeholders differ, stops the build here.

#[path = "xtask/src/texts/rules.rs"]
mod rules;

use rules::LANGUAGES;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

/// Areas that only lazily loaded pages use: their texts travel in a second file.
const STAFF_AREAS: [&str; 3] = ["gallery", "settings", "work"];
/// Staff keys start here, so that a key alone says which file holds it.
const STAFF_BASE: usize = 0x8000;

type Area = BTreeMap<String, [String; 3]>;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=xtask/src/texts/rules.rs");
    println!("cargo::rerun-if-changed=src/i18n/strings");
    let wasm = env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32");
    if wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Only the final link: a flag for all crates would throw the dependencies' cache away.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    if let Err(message) = catalogue() {
        println!("cargo::error={message}");
    }
}

fn catalogue() -> Result<(), String> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?;
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let (app, staff) = read_areas(&Path::new(&root).join("src/i18n/strings"))?;
    let files = [("app", flatten(&app)), ("staff", flatten(&staff))];
    let version = fingerprint(&files);
    let mut rust = String::new();
    let _ = writeln!(rust, "pub const VERSION: &str = \"{version}\";");
    write_keys(&mut rust, &app, 0);
    write_keys(&mut rust, &staff, STAFF_BASE);
    for (name, rows) in &files {
        let words: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        let _ = writeln!(
            rust,
            "#[cfg(test)]\npub static {}_ZH: &[&str] = &{words:?};",
            name.to_uppercase()
        );
    }
    put(&Path::new(&out).join("keys.rs"), &rust)?;

    let folder = Path::new(&root).join("target/i18n");
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    put(&folder.join("version"), &version)?;
    for (name, rows) in &files {
        for (at, language) in LANGUAGES.iter().enumerate() {
            let words: Vec<&str> = rows.iter().map(|row| row[at].as_str()).collect();
            let json = serde_json::to_string(&words).map_err(|e| e.to_string())?;
            put(&folder.join(format!("{language}.{name}.json")), &json)?;
        }
    }
    Ok(())
}

/// Writes only what changed, so that watchers do not run in circles.
fn put(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

type Areas = BTreeMap<String, Area>;

fn read_areas(folder: &Path) -> Result<(Areas, Areas), String> {
    let (mut app, mut staff) = (Areas::new(), Areas::new());
    let entries = fs::read_dir(folder).map_err(|e| e.to_string())?;
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.extension().is_none_or(|x| x != "json") {
            continue;
        }
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).map_err(|e| format!("{name}: {e}"))?;
        let area: Area = serde_json::from_str(&text)
            .map_err(|e| format!("src/i18n/strings/{name}.json: {e}"))?;
        for (key, words) in &area {
            rules::check(&format!("{name}.{key}"), words)?;
        }
        let side = if STAFF_AREAS.contains(&name.as_str()) {
            &mut staff
        } else {
            &mut app
        };
        side.insert(name, area);
    }
    Ok((app, staff))
}

fn flatten(areas: &Areas) -> Vec<&[String; 3]> {
    areas.values().flat_map(BTreeMap::values).collect()
}

fn write_keys(rust: &mut String, areas: &Areas, base: usize) {
    let mut number = base;
    for (name, area) in areas {
        let _ = writeln!(rust, "pub mod {name} {{\n    use super::Key;");
        for (key, words) in area {
            let _ = writeln!(rust, "    /// {}", words[0].replace('\n', " "));
            let _ = writeln!(
                rust,
                "    pub const {}: Key = Key({number});",
                key.to_uppercase()
            );
            number += 1;
        }
        rust.push_str("}\n");
    }
}

/// FNV-1a over all texts: names the files, so that they can be cached for ever.
fn fingerprint(files: &[(&str, Vec<&[String; 3]>)]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let texts = files
        .iter()
        .flat_map(|(_, rows)| rows.iter())
        .flat_map(|row| row.iter());
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{:010x}", hash >> 24)
}
