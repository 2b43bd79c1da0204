//! Makes `dist/` from what Trunk left, the public files, the texts and the browser libraries.

use super::{Options, compress, early, trunk};
use crate::{project, shim};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Leaflet's files, for the map view alone.
const LEAFLET: [&str; 3] = ["leaflet.js", "leaflet.css", "images"];
/// Templates that are filled in here instead of being copied.
const WORKER_TEMPLATE: &str = "sw.template.js";
/// The group that residents never open.
const STAFF_GROUP: &str = "staff";
/// Start of a page's address, the group that holds the page, and what else it loads. The first
/// that fits counts, so the longer ones come first.
const EARLY: [(&str, &str, &[&str]); 13] = [
    ("/report/new/what", "form", &[]),
    ("/report/new/", "report", &[]),
    ("/f/", "report", &[]),
    ("/reports", "look", &[]),
    (
        "/map",
        "map",
        &[
            "/vendor/leaflet-{leaflet}/leaflet.js",
            "/vendor/leaflet-{leaflet}/leaflet.css",
            "/map/linli-map.js",
            "/api/v1/communities/-/map.geojson",
        ],
    ),
    ("/me/outbox", "report", &[]),
    ("/me/drafts", "report", &[]),
    ("/me", "look", &[]),
    ("/call", "look", &[]),
    ("/signin", "look", &[]),
    ("/notices", "look", &[]),
    ("/work", "staff", &[]),
    ("/settings", "staff", &[]),
];
/// Where `boot.js` gets them.
const EARLY_TOKEN: &str = "[]; /*__EARLY__*/";
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
    copy_texts(&next)?;
    early::fill(&next)?;
    let leaflet = copy_leaflet(&next)?;
    bundle_map(&next)?;
    write_early(&next, &leaflet, trunk::splits(options))?;
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

/// Tells `boot.js` which files the page at an address needs.
fn write_early(dist: &Path, leaflet: &str, split: bool) -> Result<()> {
    let boot = dist.join("boot.js");
    let Ok(text) = fs::read_to_string(&boot) else {
        return Ok(());
    };
    ensure!(text.contains(EARLY_TOKEN), "boot.js has no {EARLY_TOKEN}");
    let mut names = Vec::new();
    for file in project::walk(dist)? {
        names.push(project::relative(&file, dist));
    }
    if split {
        for (start, group, _) in EARLY {
            ensure!(
                names.iter().any(|name| groups_of(name).contains(&group)),
                "{start} loads the group {group} early, and no file holds it"
            );
        }
    }
    let early: Vec<(&str, Vec<String>)> = EARLY
        .iter()
        .map(|(start, group, more)| {
            let groups = names.iter().filter(|name| groups_of(name).contains(group));
            let files = groups.map(|name| format!("/{name}"));
            let more = more.iter().map(|name| name.replace("{leaflet}", leaflet));
            (*start, files.chain(more).collect())
        })
        .collect();
    let list = serde_json::to_string(&early)?;
    project::write(&boot, text.replace(EARLY_TOKEN, &format!("{list};")))?;
    // Old browsers read it too, to be told that they are old.
    compress::shorten(&boot, &["--target=es5"])
}

/// Copies the library; its version is part of its address.
fn copy_leaflet(dist: &Path) -> Result<String> {
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
    compress::shorten(&to.join("leaflet.js"), &["--target=es2020"])?;
    Ok(version.to_owned())
}

/// The map's script in one file: each further one would cost a slow line another request.
fn bundle_map(dist: &Path) -> Result<()> {
    let folder = dist.join("map");
    let script = folder.join("linli-map.js");
    compress::shorten(&script, &["--target=es2020", "--bundle", "--format=esm"])?;
    for part in project::walk(&folder)? {
        if part != script {
            fs::remove_file(&part)?;
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

/// The groups whose code a file holds; none for the main program and for files of other kinds.
fn groups_of(name: &str) -> Vec<&str> {
    let groups = name
        .trim_start_matches('/')
        .strip_suffix(".wasm")
        .filter(|stem| !stem.ends_with("_bg"))
        .and_then(|stem| stem.rsplit_once('-'));
    groups.map_or_else(Vec::new, |(groups, _)| groups.split('-').collect())
}

/// Whether a file holds what staff pages alone use.
fn is_of_staff(name: &str) -> bool {
    groups_of(name) == [STAFF_GROUP]
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
    use super::{belongs_offline, groups_of, is_of_staff};

    #[test]
    fn residents_do_not_store_what_staff_use() {
        assert!(belongs_offline("/linli-0123456789abcdef_bg.wasm"));
        assert!(belongs_offline("/report-0123456789abcdef.wasm"));
        assert!(belongs_offline("/report-staff-0123456789abcdef.wasm"));
        assert!(!belongs_offline("/staff-0123456789abcdef.wasm"));
        assert!(!belongs_offline("/vendor/leaflet-1.9.4/leaflet.js"));
    }

    #[test]
    fn a_file_names_its_groups() {
        assert_eq!(groups_of("look-map-0123abcd.wasm"), ["look", "map"]);
        assert_eq!(groups_of("linli-0123abcd_bg.wasm"), [""; 0]);
        assert_eq!(groups_of("boot.js"), [""; 0]);
        assert!(is_of_staff("/staff-0123abcd.wasm"));
        assert!(!is_of_staff("/look-staff-0123abcd.wasm"));
        assert!(!is_of_staff("/linli-0123abcd_bg.wasm"));
    }
}
