//! Where values come from, and which one wins: flags over environment over file over default.

use super::keys::{self, KEYS};
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

/// A value that can not be used, told with the key as the operator wrote it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{key} (from {origin}): {reason}")]
    Wrong {
        key: &'static str,
        origin: String,
        reason: String,
    },
    #[error("{file}: unknown key {key}")]
    UnknownKey { file: String, key: String },
    #[error("{variable}: unknown variable; is {} meant?", keys::nearest(.variable))]
    UnknownVariable { variable: String },
    #[error("{file}: {reason}")]
    File { file: String, reason: String },
}

/// The configuration flags of a subcommand, made from the table of keys.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    file: Option<String>,
    values: BTreeMap<&'static str, String>,
}

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        let command = command.arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .help("Configuration file (TOML); also LINLI_CONFIG")
                .help_heading("Configuration"),
        );
        KEYS.iter().fold(command, |command, key| {
            command.arg(
                Arg::new(key.name)
                    .long(key.flag())
                    .value_name("VALUE")
                    .num_args(0..=1)
                    .default_missing_value("true")
                    .help(key.meaning)
                    .help_heading("Configuration"),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let value = |name: &str| matches.get_one::<String>(name).cloned();
        Ok(Self {
            file: value("config"),
            values: KEYS
                .iter()
                .filter_map(|key| Some((key.name, value(key.name)?)))
                .collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Flags {
    /// As if `--name value` had been given; for tests and for the app's own commands.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.insert(name, value.into());
        self
    }
}

/// All values as text with where each came from.
pub(super) struct Values(BTreeMap<&'static str, (String, String)>);

impl Values {
    pub(super) fn gather(
        flags: &Flags,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let path = flags
            .file
            .clone()
            .or_else(|| environment(keys::FILE_VARIABLE));
        let mut file = match &path {
            Some(path) => read(Path::new(path))?,
            None => BTreeMap::new(),
        };
        let values = KEYS
            .iter()
            .map(|key| {
                let from_file = file.remove(key.name);
                let flag = flags.values.get(key.name);
                let value = if let Some(value) = flag {
                    (value.clone(), format!("--{}", key.flag()))
                } else if let Some(value) = environment(&key.variable()) {
                    (value, key.variable())
                } else if let Some(value) = from_file {
                    (value, path.clone().unwrap_or_default())
                } else {
                    (key.default.to_owned(), "default".to_owned())
                };
                (key.name, value)
            })
            .collect();
        match file.into_keys().next() {
            Some(key) => Err(ConfigError::UnknownKey {
                file: path.unwrap_or_default(),
                key,
            }),
            None => Ok(Self(values)),
        }
    }

    /// A variable that is misspelled would otherwise leave its key at the default without a word.
    pub(super) fn refuse_unknown(
        mut environment: impl Iterator<Item = String>,
    ) -> Result<(), ConfigError> {
        match environment.find(|name| keys::is_unknown(name)) {
            Some(variable) => Err(ConfigError::UnknownVariable { variable }),
            None => Ok(()),
        }
    }

    pub(super) fn text(&self, key: &'static str) -> &str {
        self.0.get(key).map_or("", |(value, _)| value.trim())
    }

    /// `None` when empty.
    pub(super) fn optional<T: FromStr>(&self, key: &'static str) -> Result<Option<T>, ConfigError>
    where
        T::Err: std::fmt::Display,
    {
        match self.text(key) {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|error: T::Err| self.wrong(key, error)),
        }
    }

    pub(super) fn required<T: FromStr>(&self, key: &'static str) -> Result<T, ConfigError>
    where
        T::Err: std::fmt::Display,
    {
        self.optional(key)?
            .ok_or_else(|| self.wrong(key, "must not be empty"))
    }

    pub(super) fn wrong(&self, key: &'static str, reason: impl std::fmt::Display) -> ConfigError {
        let origin = self.0.get(key).map_or("default", |(_, origin)| origin);
        ConfigError::Wrong {
            key,
            origin: origin.to_owned(),
            reason: reason.to_string(),
        }
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let failed = |reason: String| ConfigError::File {
        file: path.display().to_string(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    let table: toml::Table = text.parse().map_err(|error| failed(format!("{error}")))?;
    let mut flat = BTreeMap::new();
    flatten("", &table, &mut flat);
    Ok(flat)
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let name = format!("{prefix}{name}");
        match value {
            toml::Value::Table(inner) => flatten(&format!("{name}."), inner, into),
            toml::Value::String(text) => drop(into.insert(name, text.clone())),
            toml::Value::Array(items) => {
                let parts = items.iter().map(|item| item.as_str().unwrap_or_default());
                into.insert(name, parts.collect::<Vec<_>>().join(","));
            }
            other => drop(into.insert(name, other.to_string())),
        }
    }
}
