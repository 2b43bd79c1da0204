//! What an operator can set, read once at start into one struct per subsystem.

pub mod keys;
mod source;

pub use source::{ConfigError, Flags};

use contract::community::MapStyle;
use ipnet::IpNet;
use source::Values;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;
use url::Url;

#[derive(Clone, Debug)]
pub struct Config {
    pub http: HttpConfig,
    pub database: DatabaseConfig,
    pub media: MediaConfig,
    pub sms: SmsConfig,
    pub map: MapStyle,
    pub log: LogConfig,
    /// Slug of the community that `-` stands for.
    pub community: Option<String>,
    /// A demonstration database may be served on a public address.
    pub demo_public: bool,
}

#[derive(Clone, Debug)]
pub struct HttpConfig {
    pub listen: SocketAddr,
    pub public_url: Url,
    pub tls: Option<TlsConfig>,
    pub hsts_subdomains: bool,
    pub trusted_proxies: Vec<IpNet>,
    /// `None`: the API alone.
    pub static_dir: Option<PathBuf>,
    pub metrics_listen: Option<SocketAddr>,
    pub max_in_flight: usize,
    pub max_streams: usize,
    pub request_timeout: Duration,
    pub upload_timeout: Duration,
    pub code_requests_per_address_hour: i64,
    /// Of the whole installation.
    pub codes_per_hour: i64,
    pub write_limit_factor: NonZeroU32,
}

impl HttpConfig {
    /// Browsers reach us by TLS: secure cookies and HSTS are on.
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// Only this machine reaches us.
    pub fn is_local(&self) -> bool {
        match self.public_url.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        }
    }
}

#[derive(Clone, Debug)]
pub struct TlsConfig {
    pub cert: PathBuf,
    pub key: PathBuf,
}

#[derive(Clone, Debug)]
pub struct DatabaseConfig {
    pub url: String,
    pub readers: u32,
    pub data: PathBuf,
}

impl DatabaseConfig {
    /// A file of our own (SQLite), not a server (Postgres).
    pub fn is_embedded(&self) -> bool {
        self.url.starts_with("sqlite:")
    }
}

#[derive(Clone, Debug)]
pub struct MediaConfig {
    /// `file:` or `s3:`
    pub url: Url,
}

#[derive(Clone, Debug)]
pub enum SmsConfig {
    Log,
    Http { url: Url, token: String },
}

#[derive(Clone, Debug)]
pub struct LogConfig {
    pub filter: String,
    pub json: bool,
}

impl Config {
    /// Reads flags, environment and file.
    ///
    /// # Errors
    /// A value is wrong, or the file or the environment names a key that does not exist.
    pub fn load(flags: &Flags) -> Result<Self, ConfigError> {
        let names = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned());
        Values::refuse_unknown(names)?;
        Self::from_values(&Values::gather(flags, |name| std::env::var(name).ok())?)
    }

    /// Flags only, so that a test does not depend on its surroundings.
    pub fn from_flags(flags: &Flags) -> Result<Self, ConfigError> {
        Self::from_values(&Values::gather(flags, |_| None)?)
    }

    fn from_values(values: &Values) -> Result<Self, ConfigError> {
        let data: PathBuf = values.required::<PathBuf>("data")?;
        let tiles = values.text("map.tiles");
        if !tiles.is_empty() && tile_origin(tiles).is_none() {
            return Err(values.wrong("map.tiles", "not an http(s) URL"));
        }
        Ok(Self {
            http: http(values)?,
            database: database(values, &data)?,
            media: media(values, &data)?,
            sms: sms(values)?,
            map: MapStyle {
                tiles: (!tiles.is_empty()).then(|| tiles.to_owned()),
                attribution: values.text("map.attribution").to_owned(),
                gcj02: values.required("map.gcj02")?,
            },
            log: LogConfig {
                filter: values.required("log")?,
                json: match values.text("log_format") {
                    "json" => true,
                    "text" => false,
                    _ => return Err(values.wrong("log_format", "`json` or `text`")),
                },
            },
            community: values.optional("community")?,
            demo_public: values.required("demo_public")?,
        })
    }
}

/// Scheme, host and port of a tile URL: what the content security policy has to allow.
pub fn tile_origin(tiles: &str) -> Option<String> {
    let url: Url = tiles.replace("{s}", "a").parse().ok()?;
    let scheme_known = matches!(url.scheme(), "http" | "https");
    (scheme_known && url.has_host()).then(|| {
        let host = url.origin().ascii_serialization();
        // Tile servers spread over subdomains (`{s}`): allow their common parent.
        if tiles.contains("{s}.") {
            host.replacen("//a.", "//*.", 1)
        } else {
            host
        }
    })
}

fn http(values: &Values) -> Result<HttpConfig, ConfigError> {
    let listen: SocketAddr = values.required("listen")?;
    let tls = match (values.text("tls.cert"), values.text("tls.key")) {
        ("", "") => None,
        ("", _) => return Err(values.wrong("tls.cert", "needed together with tls.key")),
        (_, "") => return Err(values.wrong("tls.key", "needed together with tls.cert")),
        (cert, key) => Some(TlsConfig {
            cert: cert.into(),
            key: key.into(),
        }),
    };
    if tls.is_none() && !listen.ip().is_loopback() {
        return Err(values.wrong(
            "listen",
            "plain http is served on loopback only, because browsers drop secure cookies and hide \
             cryptography elsewhere: give tls.cert and tls.key, or put a TLS proxy before a loopback address",
        ));
    }
    let public_url = match values.optional::<Url>("public_url")? {
        Some(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => url,
        Some(_) => return Err(values.wrong("public_url", "not an http(s) URL")),
        None => {
            let scheme = if tls.is_some() { "https" } else { "http" };
            format!("{scheme}://{listen}")
                .parse()
                .map_err(|error| values.wrong("listen", error))?
        }
    };
    let config = HttpConfig {
        listen,
        public_url,
        tls,
        hsts_subdomains: values.required("tls.hsts_subdomains")?,
        trusted_proxies: networks(values)?,
        static_dir: values.optional("static_dir")?,
        metrics_listen: values.optional("metrics_listen")?,
        max_in_flight: positive(values, "max_in_flight")?,
        max_streams: positive(values, "max_streams")?,
        request_timeout: seconds(values, "request_timeout_s")?,
        upload_timeout: seconds(values, "upload_timeout_s")?,
        code_requests_per_address_hour: values.required("code_requests_per_address_hour")?,
        codes_per_hour: values.required("codes_per_hour")?,
        write_limit_factor: values.required("write_limit_factor")?,
    };
    if !config.is_https() && !config.is_local() {
        return Err(values.wrong("public_url", "must be https unless it is this machine"));
    }
    Ok(config)
}

fn networks(values: &Values) -> Result<Vec<IpNet>, ConfigError> {
    values
        .text("trusted_proxies")
        .split(',')
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| {
            text.parse()
                .map_err(|error| values.wrong("trusted_proxies", error))
        })
        .collect()
}

fn positive(values: &Values, key: &'static str) -> Result<usize, ConfigError> {
    match values.required(key)? {
        0 => Err(values.wrong(key, "must be at least 1")),
        number => Ok(number),
    }
}

fn seconds(values: &Values, key: &'static str) -> Result<Duration, ConfigError> {
    Ok(Duration::from_secs(positive(values, key)? as u64))
}

fn database(values: &Values, data: &std::path::Path) -> Result<DatabaseConfig, ConfigError> {
    let url = match values.text("database_url") {
        "" => format!("sqlite://{}", data.join("linli.sqlite").display()),
        url => url.to_owned(),
    };
    let known = ["sqlite:", "postgres:", "postgresql:"];
    if !known.iter().any(|scheme| url.starts_with(scheme)) {
        return Err(values.wrong("database_url", "must begin with sqlite: or postgres:"));
    }
    Ok(DatabaseConfig {
        url,
        readers: u32::try_from(positive(values, "database_readers")?)
            .map_err(|error| values.wrong("database_readers", error))?,
        data: data.to_owned(),
    })
}

fn media(values: &Values, data: &std::path::Path) -> Result<MediaConfig, ConfigError> {
    let url = match values.optional::<Url>("media_url")? {
        Some(url) if matches!(url.scheme(), "file" | "s3") => url,
        Some(_) => return Err(values.wrong("media_url", "must begin with file: or s3:")),
        None => std::path::absolute(data.join("media"))
            .ok()
            .and_then(|path| Url::from_directory_path(path).ok())
            .ok_or_else(|| values.wrong("data", "not a folder name"))?,
    };
    Ok(MediaConfig { url })
}

fn sms(values: &Values) -> Result<SmsConfig, ConfigError> {
    match values.text("sms.sender") {
        "log" => Ok(SmsConfig::Log),
        "http" => Ok(SmsConfig::Http {
            url: values.required("sms.webhook_url")?,
            token: values.text("sms.webhook_token").to_owned(),
        }),
        _ => Err(values.wrong("sms.sender", "`log` or `http`")),
    }
}

#[cfg(test)]
mod tests;
