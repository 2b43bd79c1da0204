/// Prints the document that `/api/v1/openapi.json` serves.
pub fn run() -> anyhow::Result<()> {
    println!("{}", server::http::document().to_pretty_json()?);
    Ok(())
}
