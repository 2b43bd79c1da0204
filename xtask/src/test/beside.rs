//! One of our own commands beside the other groups: the last steps of the app's build keep one core
//! busy for minutes, and the other one idle.

use crate::{project, step};
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Stdio};

pub struct Beside {
    name: &'static str,
    child: Child,
    /// What it prints, kept until its turn so that it does not stand between the lines of others.
    log: PathBuf,
}

impl Beside {
    /// Starts `cargo xtask <name>`.
    ///
    /// # Errors
    /// When the command can not be started or its log not be written.
    pub fn start(name: &'static str) -> Result<Self> {
        let folder = project::scratch();
        std::fs::create_dir_all(&folder).context("the folder for what is passing")?;
        let log = folder.join(format!("{name}.log"));
        let file = File::create(&log).context("a log of a command beside the others")?;
        let own = std::env::current_exe().context("where this program lies")?;
        let mut command = step::command(own);
        command
            .arg(name)
            .stdin(Stdio::null())
            .stderr(file.try_clone()?)
            .stdout(file);
        Ok(Self {
            name,
            child: command.spawn().context("starting a command of our own")?,
            log,
        })
    }

    /// Waits until it is done and shows what it printed.
    ///
    /// # Errors
    /// When it failed.
    pub fn wait(mut self) -> Result<()> {
        let status = step::signs_of_life(self.name, || self.child.wait())?;
        let said = std::fs::read(&self.log).context("the log of a command beside the others")?;
        println!("{}", String::from_utf8_lossy(&said).trim_end());
        if !status.success() {
            bail!("`cargo xtask {}` failed ({status})", self.name);
        }
        Ok(())
    }
}

impl Drop for Beside {
    /// Nothing goes on after a run that broke off.
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
