//! Makes `dist/` from what Trunk left, the public files, the texts and the browser libraries.

use super::{Options, compress, trunk};
use crate::{project, shim};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Leaflet's files, for the map view alone.
const LEAFLET: [&str; 3] = ["leaflet.js", "leaflet.css", "images"];
/// Templates that are filled in here instead of being copied.
const WORKER_TEMPLATE: &str = "sw.template.js";
/// Groups that residents never open.
const STAFF_GROUPS: [&str; 2] = ["settings", "work"];
/// Stands for the version of the texts.
const TEXTS_TOKEN: &str = "__TEXTS__";

/// Writes the folder anew and puts it into place in one move.
pub fn assemble(options: Options) -> Result<()> {
    let next = project::at("target/dist.next");
    remove(&next)?;
    copy_all(&project::at("public"), &next, |name| {
        name != WORKER_TEMPLATE
    })?;
    copy_all(&trunk::output(), &next, |_| true)?;
    if trunk::splits(options) {
        copy_all(&shim::chunks(), &next, |_| true)?;
    }
    project::write(
        &next.join("icons.svg"),
        fs::read(project::at("target/style/icons.svg"))?,
    )?;
    copy_texts(&next)?;
    copy_leaflet(&next)?;
    write_worker(&next)?;
    if !options.dev {
        compress::all(&next)?;
    }
    let old = project::at("target/dist.old");
    remove(&old)?;
    if project::dist().exists() {
        fs::rename(project::dist(), &old)?;
    }
    fs::rename(&next, project::dist()).context("putting dist/ into place")?;
    remove(&old)
}

/// The texts, one file for each language and part, named by the version that `build.rs` computed.
/// Pages and scripts that load them early name that version by a token.
fn copy_texts(dist: &Path) -> Result<()> {
    let folder = project::at("target/i18n");
    let Ok(version) = fs::read_to_string(folder.join("version")) else {
        return Ok(());
    };
    for file in project::walk(dist)? {
        if file.extension().is_some_and(|x| x == "html" || x == "js") {
            let text = fs::read_to_string(&file)?;
            if text.contains(TEXTS_TOKEN) {
                project::write(&file, text.replace(TEXTS_TOKEN, &version))?;
            }
        }
    }
    for file in project::walk(&folder)? {
        let name = project::relative(&file, &folder);
        if let Some(stem) = name.strip_suffix(".json") {
            let to = dist.join("i18n").join(format!("{stem}.{version}.json"));
            project::write(&to, fs::read(&file)?)?;
        }
    }
    Ok(())
}

fn copy_leaflet(dist: &Path) -> Result<()> {
    let package = project::at("node_modules/leaflet");
    let about: serde_json::Value =
        serde_json::from_slice(&fs::read(package.join("package.json"))?)?;
    let version = about["version"]
        .as_str()
        .context("leaflet's package.json has no version")?;
    let to = dist.join("vendor").join(format!("leaflet-{version}"));
    for part in LEAFLET {
        let from = package.join("dist").join(part);
        if from.is_dir() {
            copy_all(&from, &to.join(part), |_| true)?;
        } else {
            project::write(&to.join(part), fs::read(&from)?)?;
        }
    }
    Ok(())
}

/// The service worker's list: what a resident may need without network. Maps and the pages of
/// staff come when they are asked for.
fn write_worker(dist: &Path) -> Result<()> {
    let template = project::at("public").join(WORKER_TEMPLATE);
    let Ok(template) = fs::read_to_string(template) else {
        return Ok(());
    };
    let mut names = Vec::new();
    let mut contents = Vec::new();
    for file in project::walk(dist)? {
        let name = format!("/{}", project::relative(&file, dist));
        contents.extend_from_slice(name.as_bytes());
        contents.extend_from_slice(&fs::read(&file)?);
        if belongs_offline(&name) {
            names.push(name);
        }
    }
    let list = serde_json::to_string(&names)?;
    let worker = template
        .replace("__BUILD_ID__", &project::short_hash(&contents, 16))
        .replace("__FILES__", &list);
    project::write(&dist.join("sw.js"), worker)
}

fn belongs_offline(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let wanted = ["html", "js", "css", "wasm", "svg", "webmanifest"].contains(&ending);
    wanted && !name.starts_with("/vendor/") && !name.starts_with("/map/") && !is_of_staff(name)
}

/// Whether a file is a group of staff pages, or shared by such groups alone.
fn is_of_staff(name: &str) -> bool {
    let groups = name
        .trim_start_matches('/')
        .strip_suffix(".wasm")
        .and_then(|n| n.rsplit_once('-'));
    groups.is_some_and(|(groups, _)| groups.split('-').all(|group| STAFF_GROUPS.contains(&group)))
}

/// Copies the files below one folder that `wanted` accepts by their relative names.
pub fn copy_all(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    for file in project::walk(from)? {
        let name = project::relative(&file, from);
        if wanted(&name) {
            project::write(&to.join(&name), fs::read(&file)?)?;
        }
    }
    Ok(())
}

/// Removes a folder that may not be there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::belongs_offline;

    #[test]
    fn residents_do_not_store_what_staff_use() {
        assert!(belongs_offline("/linli-0123456789abcdef_bg.wasm"));
        assert!(belongs_offline("/report-0123456789abcdef.wasm"));
        assert!(belongs_offline("/report-work-0123456789abcdef.wasm"));
        assert!(!belongs_offline("/work-0123456789abcdef.wasm"));
        assert!(!belongs_offline("/settings-work-0123456789abcdef.wasm"));
        assert!(!belongs_offline("/vendor/leaflet-1.9.4/leaflet.js"));
    }
}
