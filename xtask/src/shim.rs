//! Stands in for `wasm-bindgen` while Trunk runs. The program must be cut into its lazily loaded
//! groups before wasm-bindgen sees it, and Trunk has no hook at that point; so this tool puts a
//! link of that name to itself first on Trunk's search path, cuts, and then calls the real one.

use crate::build::compress;
use crate::{project, step};
use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Environment variable with the path of the real wasm-bindgen.
pub const REAL: &str = "LINLI_WASM_BINDGEN";
/// What the splitter's macros leave in a program that has groups.
const MARK: &[u8] = b"__wasm_split_unstable";

/// What wasm-opt is told, as for the main program in `index.html`; a test compares them.
#[rustfmt::skip]
const SHRINK: [&str; 9] = [
    "-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-reference-types",
    "--enable-sign-ext", "--enable-mutable-globals", "--enable-multivalue", "--strip-producers",
    "--strip-target-features",
];

/// Folder with the stand-in, to be put first on the search path.
pub fn folder() -> Result<PathBuf> {
    let folder = project::scratch().join("shim");
    fs::create_dir_all(&folder)?;
    let link = folder.join("wasm-bindgen");
    if link.is_symlink() {
        fs::remove_file(&link)?;
    }
    symlink(std::env::current_exe()?, &link)?;
    Ok(folder)
}

/// Folder in which the last build left the groups' files.
pub fn chunks() -> PathBuf {
    project::scratch().join("chunks")
}

/// Does what Trunk asks of wasm-bindgen.
///
/// # Errors
/// When one of the programs fails, or the splitter's output has another shape than is known.
pub fn main(arguments: &[OsString]) -> Result<()> {
    let real = std::env::var_os(REAL).with_context(|| format!("{REAL} is not set"))?;
    let words: Vec<String> = arguments
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    reset(&chunks())?;
    let input = words.iter().find(|word| word.ends_with(".wasm"));
    let split = match input {
        Some(input) => contains(&fs::read(input)?, MARK),
        None => false,
    };
    if !split {
        return step::run(Command::new(real).args(arguments), "See the message above.");
    }
    let input = input.context("no program given")?;
    let name = option(&words, "--out-name")?;
    let out = PathBuf::from(option(&words, "--out-dir")?);
    let stage = project::scratch().join("split");
    reset(&stage)?;
    step::run(
        Command::new(project::tools().join("bin/wasm-split-cli"))
            .args(["--target", "web", "--out-name", &name, input])
            .arg(&stage),
        "Do the splitter and `wasm_split_helpers` of Cargo.lock fit together?",
    )?;
    let main = stage.join(format!("{name}.wasm"));
    let passed = words.iter().map(|word| {
        if word == input {
            main.as_os_str().into()
        } else {
            OsString::from(word)
        }
    });
    step::run(
        Command::new(real)
            .args(passed)
            .args(["--keep-lld-exports", "--no-demangle"]),
        "See the message above.",
    )?;
    let mut loader = fs::read_to_string(stage.join("__wasm_split.js"))?;
    for chunk in project::walk(&stage)? {
        if chunk.extension().is_some_and(|x| x == "wasm") && chunk != main {
            loader = place_chunk(&chunk, &loader)?;
        }
    }
    let glue = out.join(format!("{name}.js"));
    let joined = inline_loader(&fs::read_to_string(&glue)?, &loader)?;
    project::write(&glue, joined)?;
    // Trunk's own way to shorten scripts stops at this one. It saves 2.3 kB of the first page.
    compress::shorten(&glue, &["--format=esm", "--target=es2022"])
}

fn reset(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

fn option(words: &[String], key: &str) -> Result<String> {
    let prefix = format!("{key}=");
    let found = words.iter().find_map(|word| word.strip_prefix(&prefix));
    found
        .map(str::to_owned)
        .with_context(|| format!("Trunk gave no {key}"))
}

/// Shrinks one group's file, stores it under a name with its hash, and makes the loader fetch it
/// under that name and check it.
fn place_chunk(chunk: &Path, loader: &str) -> Result<String> {
    let stem = chunk
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let small = chunk.with_extension("small");
    step::run(
        Command::new(project::at("node_modules/binaryen/bin/wasm-opt"))
            .args(SHRINK)
            .arg(chunk)
            .arg("-o")
            .arg(&small),
        "Is binaryen of package-lock.json installed?",
    )?;
    let bytes = fs::read(&small)?;
    let old = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
    let name = shared_by(loader, &old).unwrap_or_else(|| plain_name(&stem));
    let new = format!("{name}-{}.wasm", project::short_hash(&bytes, 16));
    ensure!(
        loader.matches(&old).count() == 1,
        "the loader fetches {stem} in an unknown way"
    );
    let fetch = format!("inTurn(() => fetch(new URL(\"./{new}\", import.meta.url)))");
    project::write(&chunks().join(new), bytes)?;
    Ok(loader.replace(&old, &fetch))
}

/// Code that several groups share lies in a file of its own; the loader names them in a comment
/// before it: `/* settings, work */` → `settings-work`.
fn shared_by(loader: &str, fetch: &str) -> Option<String> {
    let (before, _) = loader.split_once(fetch)?;
    let declared = &before[..before.rfind("makeLoad(")?];
    let groups = declared.lines().rev().nth(1)?;
    let groups = groups.strip_prefix("/* ")?.strip_suffix(" */")?;
    Some(groups.replace(", ", "-"))
}

/// `split___work_1234567` → `work`.
fn plain_name(stem: &str) -> String {
    let rest = stem
        .strip_prefix("split")
        .unwrap_or(stem)
        .trim_start_matches('_');
    match rest.rsplit_once('_') {
        Some((name, digits)) if digits.len() > 5 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            name.to_owned()
        }
        _ => rest.to_owned(),
    }
}

/// Lets the loader's requests go out in turns: on a slow phone a dozen of them in one piece take a
/// tenth of a second, in which no press is answered.
const IN_TURN: &str = "let turn = Promise.resolve();
const inTurn = request => (turn = turn.then(() => new Promise(go => setTimeout(go)))).then(request);
";

/// Puts the loader into the glue script: one request less, and one hash for both.
fn inline_loader(glue: &str, loader: &str) -> Result<String> {
    let mut names = Vec::new();
    let mut body = String::new();
    let mut dropped = 0;
    for line in loader.lines() {
        if line.starts_with("import { initSync } from ") {
            dropped += 1;
            continue;
        }
        if let Some(rest) = line.strip_prefix("export const ") {
            names.push(rest.split([' ', '=']).next().unwrap_or_default());
            body.push_str("const ");
            body.push_str(rest);
        } else {
            body.push_str(line);
        }
        body.push('\n');
    }
    ensure!(
        dropped == 1,
        "the loader imports the program in an unknown way"
    );
    let mut imports = 0;
    let mut rest = String::new();
    for line in glue.lines() {
        let module = line
            .strip_prefix("import * as ")
            .and_then(|rest| rest.split_once(" from "))
            .filter(|(_, from)| from.contains("__wasm_split.js"));
        match module {
            Some((alias, _)) => {
                imports += 1;
                rest.push_str(&format!("const {alias} = splitLoader;\n"));
            }
            None => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    if imports == 0 {
        bail!("the glue script does not import the splitter's loader");
    }
    Ok(format!(
        "{IN_TURN}{body}const splitLoader = {{{}}};\n{rest}",
        names.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::{SHRINK, inline_loader, plain_name, shared_by};
    use crate::project;
    use std::fs;

    const LOADER: &str = r#"import { initSync } from "./app.js";
/* settings, work */
const __chunk_3 = makeLoad(() => {
    const src = fetch(A);
}, []);
export const __load_work = wrapAsyncCb(makeLoad(() => {
    const src = fetch(B);
}, [__chunk_3]));
"#;

    #[test]
    fn groups_are_shrunk_like_the_program() {
        let page = fs::read_to_string(project::at("index.html")).unwrap();
        let value = |name: &str| {
            let (_, rest) = page.split_once(&format!("{name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let level = format!("-O{}", value("data-wasm-opt").unwrap());
        let more = value("data-wasm-opt-params").unwrap();
        let told: Vec<&str> = [level.as_str()]
            .into_iter()
            .chain(more.split_whitespace())
            .collect();
        assert_eq!(told, SHRINK);
    }

    #[test]
    fn names_files_by_their_groups() {
        assert_eq!(
            shared_by(LOADER, "fetch(A)").as_deref(),
            Some("settings-work")
        );
        assert_eq!(shared_by(LOADER, "fetch(B)"), None);
        assert_eq!(plain_name("split___work_12345678"), "work");
        assert_eq!(plain_name("chunk_3"), "chunk_3");
    }

    #[test]
    fn puts_the_loader_before_the_glue() {
        let glue = "import * as import1 from \"./__wasm_split.js\";\nlet wasm;\n";
        let joined = inline_loader(glue, LOADER).unwrap();
        assert!(!joined.contains("import "), "{joined}");
        assert!(
            joined.contains("const splitLoader = {__load_work};"),
            "{joined}"
        );
        assert!(joined.contains("const import1 = splitLoader;"), "{joined}");
        assert!(inline_loader("let wasm;", LOADER).is_err());
    }
}
