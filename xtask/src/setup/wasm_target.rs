//! The standard library for `wasm32-unknown-unknown`: from rustup, or, where rustup has no server
//! to ask, built once from the distribution's source package.

use super::system;
use crate::build::dist;
use crate::{project, step};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) const TARGET: &str = "wasm32-unknown-unknown";
const OWN_TOOLCHAIN: &str = "linli-wasm";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Makes the target available and names the toolchain that has it; none means the default one.
///
/// # Errors
/// When neither way works; the message says what to install by hand.
pub fn ready() -> Result<Option<String>> {
    if has_target(None) {
        return Ok(None);
    }
    if has_target(Some(OWN_TOOLCHAIN)) && new_enough(Path::new(DEBIAN_RUSTC)) {
        return Ok(Some(OWN_TOOLCHAIN.to_owned()));
    }
    if rustup_may_download() && from_rustup().is_ok() && has_target(None) {
        return Ok(None);
    }
    from_source()?;
    if !has_target(Some(OWN_TOOLCHAIN)) {
        bail!("the {TARGET} library was built, but `{OWN_TOOLCHAIN}` does not find it");
    }
    Ok(Some(OWN_TOOLCHAIN.to_owned()))
}

fn has_target(toolchain: Option<&str>) -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    match toolchain {
        Some(name) => rustc.env("RUSTUP_TOOLCHAIN", name),
        None => &mut rustc,
    };
    let Ok(folder) = step::read(&mut rustc) else {
        return false;
    };
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

/// Whether the compiler is there and can do what the workspace asks for.
fn new_enough(compiler: &Path) -> bool {
    let wanted = fs::read_to_string(project::at("Cargo.toml")).ok();
    let wanted = wanted.as_deref().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("rust-version"))?;
        version(line.split('"').nth(1)?)
    });
    let there = step::read(Command::new(compiler).arg("-V"));
    // "rustc 1.96.0 (…)"
    let there = there.ok().and_then(|said| version(said.split(' ').nth(1)?));
    there >= wanted && there.is_some()
}

/// The first two numbers of a version.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

/// A machine that forbids rustup's downloads says so with this variable; a mirror lifts it.
pub(super) fn rustup_may_download() -> bool {
    let forbidden = std::env::var("RUSTUP_AUTO_INSTALL").is_ok_and(|value| value == "0");
    !forbidden || std::env::var_os("RUSTUP_DIST_SERVER").is_some()
}

fn from_rustup() -> Result<()> {
    step::step(
        "WebAssembly target",
        "the compiler needs a standard library for the browser",
        || {
            step::run(
                step::command("rustup").args(["target", "add", TARGET]),
                "Trying the distribution's source package instead.",
            )
        },
    )
    .inspect_err(|error| eprintln!("  {error:#}"))
}

fn from_source() -> Result<()> {
    let why = "rustup can not download here, so it is built from the distribution's source; about 5 minutes";
    step::step("WebAssembly standard library", why, || {
        let sources = Path::new("/usr/lib/rustlib/src/rust/library/Cargo.lock");
        let compiler = Path::new(DEBIAN_RUSTC);
        if !new_enough(compiler) || !sources.exists() {
            system::install(
                &["rustc-web", "cargo-web", "rust-web-src"],
                "compiler and library source of one version",
            )?;
        }
        if !new_enough(compiler) {
            bail!(
                "the distribution's compiler is older than `rust-version` in Cargo.toml: \
                 add its security updates to the package sources, or let rustup download"
            );
        }
        let sysroot = step::read(Command::new(DEBIAN_RUSTC).args(["--print", "sysroot"]))?;
        let sysroot = PathBuf::from(sysroot);
        link_the_linker(&sysroot)?;
        step::run(
            step::command("rustup")
                .args(["toolchain", "link", OWN_TOOLCHAIN])
                .arg(&sysroot),
            "Is rustup installed?",
        )?;
        let libraries = build_library()?;
        let home = sysroot.join("lib/rustlib").join(TARGET).join("lib");
        // Two builds of one library side by side would be one too many for the compiler.
        dist::remove(&home)?;
        fs::create_dir_all(&home)
            .with_context(|| format!("{} can not be written: run once as root", home.display()))?;
        for library in libraries {
            let name = library.file_name().context("a library without a name")?;
            fs::copy(&library, home.join(name))?;
        }
        // Units that were built against an earlier library would fail with E0463.
        dist::remove(&project::wasm_target().join(TARGET))
    })
}

/// Debian's compiler has no wasm linker of its own: it borrows the one of the rustup toolchain.
fn link_the_linker(sysroot: &Path) -> Result<()> {
    let host = host_triple()?;
    let under = PathBuf::from("lib/rustlib")
        .join(&host)
        .join("bin/rust-lld");
    let wanted = sysroot.join(&under);
    if wanted.exists() {
        return Ok(());
    }
    let default = PathBuf::from(step::read(
        Command::new("rustc").args(["--print", "sysroot"]),
    )?);
    let linker = default.join(&under);
    if !linker.exists() {
        bail!(
            "no rust-lld in {}: reinstall the rustup toolchain",
            default.display()
        );
    }
    if let Some(folder) = wanted.parent() {
        fs::create_dir_all(folder).with_context(|| {
            format!("{} can not be written: run once as root", folder.display())
        })?;
    }
    if wanted.is_symlink() {
        fs::remove_file(&wanted)?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(&linker, &wanted)?;
    #[cfg(not(unix))]
    fs::copy(&linker, &wanted)?;
    Ok(())
}

pub(super) fn host_triple() -> Result<String> {
    let about = step::read(Command::new("rustc").arg("-vV"))?;
    let line = about.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).context("rustc -vV names no host")
}

/// How the standard library is compiled.
pub(super) struct Recipe<'a> {
    /// Folder for the build; what it holds from earlier must come from the same compiler.
    pub folder: PathBuf,
    /// Toolchain that has compiler and sources; none means the default one.
    pub toolchain: Option<&'a str>,
    pub crates: &'a str,
    pub flags: &'a str,
}

fn build_library() -> Result<Vec<PathBuf>> {
    compile(&Recipe {
        folder: project::cache().join("std"),
        toolchain: Some(OWN_TOOLCHAIN),
        crates: "std,panic_abort,panic_unwind,test",
        flags: "",
    })
}

/// Compiles the standard library by way of an empty crate, and lists the files that resulted.
pub(super) fn compile(recipe: &Recipe) -> Result<Vec<PathBuf>> {
    let folder = &recipe.folder;
    project::write(
        &folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    project::write(&folder.join("src/lib.rs"), "")?;
    let target = folder.join("target");
    let mut cargo = Command::new("cargo");
    if let Some(toolchain) = recipe.toolchain {
        cargo.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    cargo
        .current_dir(folder)
        .args(["build", "--release", "--quiet", "--target", TARGET])
        .arg(format!("-Zbuild-std={}", recipe.crates))
        // Built anyway, so built small: 1.3 % of the app's bytes.
        .arg("-Zbuild-std-features=optimize_for_size")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
        .env("CARGO_TARGET_DIR", &target)
        // Building the library needs unstable flags.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode the release build with whole-program optimisation stops.
        .env(
            "RUSTFLAGS",
            format!("-Cembed-bitcode=yes {}", recipe.flags).trim(),
        );
    step::run(&mut cargo, "Is the package rust-web-src installed?")?;
    let built = project::walk(&target.join(TARGET).join("release/deps"))?;
    Ok(built
        .into_iter()
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(".rlib") && !name.starts_with("libempty-")
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_compare_by_number() {
        assert!(version("1.100.0") > version("1.95"));
        assert!(version("1.85.0") < version("1.95"));
        assert_eq!(version("none"), None);
    }
}
