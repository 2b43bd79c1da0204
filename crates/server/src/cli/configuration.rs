/// Prints `docs/CONFIGURATION.md`.
pub fn run() {
    print!("{}", server::config::keys::markdown());
}
