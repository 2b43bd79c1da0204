//! Compressed copies beside each file, so that the server never compresses a file itself.

use crate::{project, step};
use anyhow::{Context, Result};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::thread;

/// Kinds of files that shrink.
const TEXT: [&str; 9] = [
    "html",
    "js",
    "css",
    "wasm",
    "json",
    "svg",
    "txt",
    "webmanifest",
    "geojson",
];
/// Below this many bytes the headers weigh more than what is saved.
const TOO_SMALL: usize = 200;

/// Brotli at its highest level.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

/// Gzip at its highest level, for what asks over plain HTTP through an old proxy.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Makes Chromium compile a script whole, beside the main thread and while it arrives, instead of one
/// function after the other when they are first called
/// (<https://developer.chrome.com/blog/explicit-compile-hints>). For others it is a comment.
const AT_ONCE: &str = "//# allFunctionsCalledOnLoad";

/// Takes comments, spaces and long names out of a script.
///
/// # Errors
/// When esbuild is missing or does not understand the script.
pub fn shorten(script: &Path, options: &[&str]) -> Result<()> {
    let short = script.with_extension("short.js");
    step::run(
        Command::new(project::at("node_modules/.bin/esbuild"))
            .arg("--minify")
            .arg(format!("--banner:js={AT_ONCE}"))
            // The loader names one import five times, which wasm-bindgen then writes five times.
            .arg("--log-level=error")
            .args(options)
            .arg(script)
            .arg(format!("--outfile={}", short.display())),
        "Is esbuild of package-lock.json installed?",
    )?;
    fs::rename(&short, script).context("putting the shortened script into place")
}

/// Whether a copy of this file is worth it.
pub fn shrinks(path: &Path) -> bool {
    path.extension()
        .and_then(|x| x.to_str())
        .is_some_and(|x| TEXT.contains(&x))
}

/// Writes `.br` and `.gz` beside each file of the folder that shrinks.
pub fn all(folder: &Path) -> Result<()> {
    let files: Vec<_> = project::walk(folder)?
        .into_iter()
        .filter(|file| shrinks(file))
        .collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|worker| {
                let mine = files.iter().skip(worker).step_by(workers);
                scope.spawn(move || mine.into_iter().try_for_each(|file| one(file)))
            })
            .collect();
        running
            .into_iter()
            .try_for_each(|worker| match worker.join() {
                Ok(result) => result,
                Err(_) => anyhow::bail!("a compressing thread stopped"),
            })
    })
}

fn one(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    if bytes.len() < TOO_SMALL {
        return Ok(());
    }
    for (ending, packed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if packed.len() < bytes.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(".");
            name.push(ending);
            fs::write(name, packed)?;
        }
    }
    Ok(())
}
