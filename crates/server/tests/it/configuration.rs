//! The operator's manual.

#[test]
fn the_manual_lists_every_key() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/CONFIGURATION.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == server::config::keys::markdown(),
        "docs/CONFIGURATION.md is not what `linli-server configuration` prints"
    );
}
