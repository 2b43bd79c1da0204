//! Where things lie, and small helpers over files.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The top folder of the clone.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// A path inside the clone.
pub fn at(relative: impl AsRef<Path>) -> PathBuf {
    root().join(relative)
}

/// The finished app, as the server hands it out.
pub fn dist() -> PathBuf {
    at("dist")
}

/// Cargo's folder for everything built for the browser. It is apart from the host's so that the
/// two do not wait for each other's lock.
pub fn wasm_target() -> PathBuf {
    at("target/wasm")
}

/// What this tool itself writes between runs.
pub fn scratch() -> PathBuf {
    at("target/xtask")
}

/// The cache of tools that all clones of one user share.
pub fn cache() -> PathBuf {
    if let Some(dir) = std::env::var_os("LINLI_TOOLS") {
        return PathBuf::from(dir);
    }
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .unwrap_or_else(|| {
            PathBuf::from(std::env::var_os("HOME").unwrap_or_else(|| ".".into())).join(".cache")
        });
    base.join("linli")
}

/// Where `cargo install --root` puts the programs that the build drives.
pub fn tools() -> PathBuf {
    cache().join("tools")
}

/// Every file below `top`, sorted, so that two runs see the same order. A missing folder is empty.
pub fn walk(top: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![top.to_path_buf()];
    while let Some(next) = open.pop() {
        if next.is_dir() {
            for entry in
                fs::read_dir(&next).with_context(|| format!("reading {}", next.display()))?
            {
                open.push(entry?.path());
            }
        } else if next.exists() {
            found.push(next);
        }
    }
    found.sort();
    Ok(found)
}

/// A path below the clone's top, written with forward slashes.
pub fn relative(path: &Path, top: &Path) -> String {
    let rest = path.strip_prefix(top).unwrap_or(path);
    rest.components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

/// The first `length` hex digits of the SHA-256 of `bytes`.
pub fn short_hash(bytes: &[u8], length: usize) -> String {
    let mut hex = hex::encode(Sha256::digest(bytes));
    hex.truncate(length);
    hex
}

/// One hash over the names and contents of all files below the given paths, to tell whether a
/// step has to run again.
pub fn fingerprint(inputs: &[&str], extra: &str) -> Result<String> {
    let mut hasher = Sha256::new();
    hasher.update(extra.as_bytes());
    for input in inputs {
        for file in walk(&at(input))? {
            hasher.update(relative(&file, &root()).as_bytes());
            hasher.update([0]);
            hasher.update(fs::read(&file).with_context(|| format!("reading {}", file.display()))?);
        }
    }
    Ok(hex::encode(hasher.finalize()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// The version that Cargo.lock holds of a package.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(at("Cargo.lock")).context("reading Cargo.lock")?;
    let heading = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading);
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no package {package}"))
}
