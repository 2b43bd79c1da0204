//! Builds and restarts whenever a source file changes.

use super::Site;
use crate::{build, project, server, step};
use anyhow::Result;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

const SOURCES: [&str; 7] = [
    "src",
    "style",
    "public",
    "crates",
    "index.html",
    "build.rs",
    "Cargo.toml",
];
const PAUSE: Duration = Duration::from_millis(700);

/// Serves until it is ended. What does not compile is reported; the last good build stays up.
pub fn serve(site: &Site, mut child: Child) -> Result<()> {
    let mut seen = newest()?;
    loop {
        sleep(PAUSE);
        let now = newest()?;
        if now == seen {
            if let Some(status) = child.try_wait()? {
                anyhow::bail!("the server ended ({status})");
            }
            continue;
        }
        seen = now;
        let options = build::Options {
            dev: true,
            ..build::Options::RELEASE
        };
        match build::app(options).and_then(|()| server::build(false)) {
            Ok(_) => {
                // The server reads the pages' script hashes when it starts.
                step::run(Command::new("kill").arg(child.id().to_string()), "")?;
                child.wait()?;
                child = site.serve()?;
                eprintln!("✓ serving the new build: reload the page");
            }
            Err(error) => eprintln!("✗ {error:#}"),
        }
    }
}

/// Time of the newest source file, and how many there are, so that a removal counts too.
fn newest() -> Result<(Option<SystemTime>, usize)> {
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
