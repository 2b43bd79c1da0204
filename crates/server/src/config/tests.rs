use super::source::Values;
use super::{Config, Flags, tile_origin};

fn refusal(flags: Flags) -> String {
    Config::from_flags(&flags).unwrap_err().to_string()
}

#[test]
fn the_defaults_are_valid_and_local() {
    let config = Config::from_flags(&Flags::default()).unwrap();
    assert!(config.http.is_local() && !config.http.is_https());
    assert_eq!(config.http.public_url.as_str(), "http://127.0.0.1:8080/");
}

#[test]
fn a_wrong_value_is_refused_by_name() {
    for (key, value) in [
        ("listen", "8080"),
        ("public_url", "linli.example"),
        ("public_url", "http://linli.example"),
        ("database_url", "mysql://x"),
        ("media_url", "ftp://x"),
        ("trusted_proxies", "10.0.0.0/8,office"),
        ("max_in_flight", "0"),
        ("request_timeout_s", "soon"),
        ("codes_per_hour", "many"),
        ("write_limit_factor", "0"),
        ("sms.sender", "pigeon"),
        ("map.tiles", "tiles"),
        ("map.gcj02", "maybe"),
        ("log_format", "xml"),
        ("demo_public", "2"),
        ("tls.hsts_subdomains", "x"),
    ] {
        let told = refusal(Flags::default().with(key, value));
        assert!(told.starts_with(key), "{key}={value}: {told}");
    }
}

#[test]
fn plain_http_stays_on_loopback() {
    let told = refusal(Flags::default().with("listen", "0.0.0.0:80"));
    assert!(told.contains("loopback"), "{told}");
    let half = Flags::default().with("tls.cert", "a.pem");
    assert!(refusal(half).starts_with("tls.key"));
    let with_tls = Flags::default()
        .with("listen", "0.0.0.0:443")
        .with("public_url", "https://linli.example")
        .with("tls.cert", "a.pem")
        .with("tls.key", "b.pem");
    assert!(Config::from_flags(&with_tls).unwrap().http.is_https());
}

#[test]
fn flags_beat_environment_beats_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("linli.toml");
    std::fs::write(
        &file,
        "listen = \"127.0.0.1:1\"\ncommunity = \"file\"\nmax_in_flight = 9\n[sms]\nsender = \"log\"\n",
    )
    .unwrap();
    let environment = |name: &str| match name {
        "LINLI_CONFIG" => Some(file.display().to_string()),
        "LINLI_LISTEN" => Some("127.0.0.1:2".to_owned()),
        "LINLI_COMMUNITY" => Some("environment".to_owned()),
        _ => None,
    };
    let flags = Flags::default().with("listen", "127.0.0.1:3");
    let values = Values::gather(&flags, environment).unwrap();
    assert_eq!(values.text("listen"), "127.0.0.1:3");
    assert_eq!(values.text("community"), "environment");
    assert_eq!(values.text("max_in_flight"), "9");

    std::fs::write(&file, "lisen = \"127.0.0.1:1\"\n").unwrap();
    let told = Values::gather(&Flags::default(), environment)
        .err()
        .unwrap()
        .to_string();
    assert!(told.contains("unknown key lisen"), "{told}");
}

#[test]
fn tiles_open_their_own_host_only() {
    assert_eq!(
        tile_origin("https://{s}.tile.example/{z}/{x}/{y}.png").as_deref(),
        Some("https://*.tile.example")
    );
    assert_eq!(
        tile_origin("https://t.example:8443/{z}/{x}/{y}").as_deref(),
        Some("https://t.example:8443")
    );
}
