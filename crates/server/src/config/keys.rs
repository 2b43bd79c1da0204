//! Every configuration key in one table: the flags, the environment variables, the file and
//! `docs/CONFIGURATION.md` all come from here.

/// One thing that an operator can set.
pub struct Key {
    /// Dotted name in the TOML file; `_` and `.` become `-` in the flag and `_` in the variable.
    pub name: &'static str,
    /// As written in the file; empty: not set.
    pub default: &'static str,
    pub meaning: &'static str,
}

impl Key {
    /// `sms.webhook_url` → `sms-webhook-url`
    pub fn flag(&self) -> String {
        self.name.replace(['.', '_'], "-")
    }

    /// `sms.webhook_url` → `LINLI_SMS_WEBHOOK_URL`
    pub fn variable(&self) -> String {
        format!("{PREFIX}{}", self.name.replace('.', "_").to_uppercase())
    }
}

const fn key(name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    Key {
        name,
        default,
        meaning,
    }
}

/// Where every variable of ours begins.
const PREFIX: &str = "LINLI_";

/// Variables that build and tests give to each other; they may reach a server that is started among
/// them, and mean nothing to it. A `_` at the end stands for all that begin so.
const OF_THE_TOOLS: [&str; 10] = [
    "LINLI_BENCH_",
    "LINLI_DIST",
    "LINLI_E2E_",
    "LINLI_FULL",
    "LINLI_SERVER_BIN",
    "LINLI_SHOTS",
    "LINLI_STORM_",
    "LINLI_TEST_",
    "LINLI_TOOLS",
    "LINLI_WASM_BINDGEN",
];

/// Whether this variable looks like one of ours and is none.
pub fn is_unknown(variable: &str) -> bool {
    let of_the_tools =
        |known: &str| variable == known || (known.ends_with('_') && variable.starts_with(known));
    variable.starts_with(PREFIX)
        && !variables().any(|known| known == variable)
        && !OF_THE_TOOLS.into_iter().any(of_the_tools)
}

/// The variable that is spelled most like this one.
pub fn nearest(variable: &str) -> String {
    variables()
        .min_by_key(|known| strsim::damerau_levenshtein(known, variable))
        .unwrap_or_default()
}

fn variables() -> impl Iterator<Item = String> {
    let file = std::iter::once(FILE_VARIABLE.to_owned());
    file.chain(KEYS.iter().map(Key::variable))
}

/// Names the configuration file.
pub const FILE_VARIABLE: &str = "LINLI_CONFIG";

pub const KEYS: &[Key] = &[
    key(
        "listen",
        "127.0.0.1:8080",
        "Address and port of app and API. Anything but loopback needs `tls.cert` and `tls.key`; a proxy that ends TLS stands on the same machine, before a loopback address.",
    ),
    key(
        "public_url",
        "",
        "What people type. `https` switches on `__Host-` cookies and HSTS. Empty: `http(s)://<listen>`.",
    ),
    key(
        "data",
        "data",
        "Folder of the embedded database and, by default, of the photos.",
    ),
    key(
        "database_url",
        "",
        "`sqlite:///path/to/file` or `postgres://…`. Empty: `linli.sqlite` in `data`.",
    ),
    key(
        "database_readers",
        "4",
        "Connections for reading (SQLite), or all connections (Postgres).",
    ),
    key(
        "media_url",
        "",
        "`file:///path` or `s3://bucket/prefix`. Empty: `media` in `data`. S3 keys come from `AWS_…` variables.",
    ),
    key(
        "static_dir",
        "dist",
        "The built app: the folder with its `index.html`, without which `serve` does not start. Empty: the API alone.",
    ),
    key(
        "community",
        "",
        "Slug that `-` stands for in URLs. Empty: the oldest community.",
    ),
    key(
        "demo_public",
        "false",
        "Serve a demonstration database on a public address; otherwise refused.",
    ),
    key("tls.cert", "", "PEM file with the certificate chain."),
    key("tls.key", "", "PEM file with the private key."),
    key(
        "tls.hsts_subdomains",
        "false",
        "HSTS covers all subdomains of `public_url` too.",
    ),
    key(
        "trusted_proxies",
        "",
        "Networks whose `X-Forwarded-For` is believed, separated by commas: `10.0.0.0/8`.",
    ),
    key(
        "metrics_listen",
        "",
        "Address and port of `/metrics`, apart from the public one. Empty: off.",
    ),
    key(
        "max_in_flight",
        "512",
        "Requests worked on at once; more are answered 503 at once.",
    ),
    key(
        "max_streams",
        "20000",
        "Open event streams; more are answered 503 and poll instead.",
    ),
    key(
        "request_timeout_s",
        "30",
        "Longest time until an answer begins, seconds.",
    ),
    key(
        "upload_timeout_s",
        "120",
        "The same for a photo on a slow network, seconds.",
    ),
    key(
        "code_requests_per_address_hour",
        "300",
        "Sign-in codes per network address and hour; thousands share one carrier address.",
    ),
    key(
        "codes_per_hour",
        "2000",
        "Sign-in codes per hour in all: what messages may cost at most. The log says loudly when they are used up.",
    ),
    key(
        "write_limit_factor",
        "1",
        "Multiplies how much one person may write and search: 10 reports at once and 30 an hour, 20 comments and 60 an hour, 30 photos and 100 an hour, 60 other acts a minute, 120 searches at once and 60 a minute; ten times as much for those who work. For tests, and for a desk that types in many reports.",
    ),
    key(
        "sms.sender",
        "log",
        "`log` writes codes to the server's own output, `http` posts them to `sms.webhook_url`.",
    ),
    key(
        "sms.webhook_url",
        "",
        "Where `http` posts `{\"phone\", \"text\"}`.",
    ),
    key(
        "sms.webhook_token",
        "",
        "Sent as `Authorization: Bearer …` to the webhook.",
    ),
    key(
        "map.tiles",
        "",
        "Tile URL with `{z}`, `{x}`, `{y}`. Empty: the community's own vectors only.",
    ),
    key(
        "map.attribution",
        "",
        "Words that the tile provider asks to show.",
    ),
    key(
        "map.gcj02",
        "false",
        "The tiles are drawn on the GCJ-02 datum.",
    ),
    key(
        "log",
        "info",
        "Filter of the log, for example `info,server=debug`.",
    ),
    key("log_format", "json", "`json` or `text`."),
];

/// The page of the manual; a test compares it with the file in `docs`.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Configuration\n\n\
         Flags beat environment variables, these beat the file given by `--config FILE` (or `LINLI_CONFIG`; TOML).\n\
         A wrong value is refused at start with the name of its key; so are a key of the file and a variable `LINLI_…` that do not exist.\n\
         (Kubernetes sets such variables for a service that is named `linli`: give the pod `enableServiceLinks: false`.)\n\
         This page is printed by `linli-server configuration` and checked by a test.\n\n\
         | Key in the file | Flag | Variable | Default | Meaning |\n|---|---|---|---|---|\n",
    );
    for key in KEYS {
        let default = match key.default {
            "" => String::new(),
            text => format!("`{text}`"),
        };
        page.push_str(&format!(
            "| `{}` | `--{}` | `{}` | {default} | {} |\n",
            key.name,
            key.flag(),
            key.variable(),
            key.meaning
        ));
    }
    page
}
