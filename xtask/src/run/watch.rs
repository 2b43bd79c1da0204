//! Builds and restarts whenever a source file changes.

use super::Site;
use crate::{build, project, server, step};
use anyhow::Result;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

const SOURCES: [&str; 9] = [
    "src",
    "style",
    "public",
    "crates",
    "index.html",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
];
const PAUSE: Duration = Duration::from_millis(700);

/// The state of the sources: time of the newest, and how many there are, so that a removal counts too.
pub type Seen = (Option<SystemTime>, usize);

/// Serves until it is ended. What does not compile is reported, and the last good build stays up; a
/// server that ends, or does not start, waits for the next change. `seen` are the sources that
/// the running build was made from.
pub fn serve(site: &Site, first: Child, mut seen: Seen) -> Result<()> {
    let mut child = Some(first);
    loop {
        sleep(PAUSE);
        // A folder may vanish between its listing and the look into it.
        let Ok(now) = newest() else {
            continue;
        };
        if now == seen {
            if let Some(status) = child.as_mut().map(Child::try_wait).transpose()?.flatten() {
                child = None;
                eprintln!("✗ the server ended ({status}); waiting for a change");
            }
            continue;
        }
        seen = now;
        if let Err(error) = renew(site, &mut child) {
            eprintln!("✗ {error:#}\n  waiting for a change");
        }
    }
}

fn renew(site: &Site, child: &mut Option<Child>) -> Result<()> {
    build::app(build::Options {
        dev: true,
        ..build::Options::RELEASE
    })?;
    server::build(false)?;
    // The server reads the pages' script hashes when it starts.
    if let Some(mut old) = child.take() {
        if old.try_wait()?.is_none() {
            step::run(Command::new("kill").arg(old.id().to_string()), "")?;
        }
        old.wait()?;
    }
    *child = Some(site.serve()?);
    eprintln!("✓ serving the new build: reload the page");
    Ok(())
}

/// Looks at all sources.
pub fn newest() -> Result<Seen> {
    let mut newest = None;
    let mut count = 0;
    for source in SOURCES {
        for file in project::walk(&project::at(source))? {
            // An editor may remove its temporary file between the listing and this.
            let changed = file.metadata().and_then(|facts| facts.modified()).ok();
            newest = newest.max(changed);
            count += 1;
        }
    }
    Ok((newest, count))
}
