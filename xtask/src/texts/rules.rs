//! What every text of the app keeps to. The app's `build.rs` uses this file too: it stops where one of
//! them does not.

/// The languages, in the order in which a text has them.
pub const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// # Errors
/// Which rule the text breaks, in words; `name` says which text it is.
pub fn check(name: &str, words: &[String]) -> Result<(), String> {
    let [first, ..] = words else {
        return Err(format!("text {name} has no words"));
    };
    for (at, language) in LANGUAGES.iter().enumerate() {
        let text = words.get(at).map_or("", String::as_str);
        if text.trim().is_empty() {
            return Err(format!("text {name} is missing in {language}"));
        }
        if placeholders(text) != placeholders(first) {
            return Err(format!(
                "text {name}: placeholders in {language} differ from zh-Hans"
            ));
        }
        if *language != "en" && has_half_width_comma(text) {
            return Err(format!(
                "text {name}: half-width punctuation between Han characters in {language}"
            ));
        }
    }
    if words.len() > LANGUAGES.len() {
        return Err(format!("text {name} has more than {LANGUAGES:?}"));
    }
    Ok(())
}

/// The numbers of `{0}` and `{0#one|many}`, sorted, each once.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split(['}', '#']).next())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn has_half_width_comma(text: &str) -> bool {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let chars: Vec<char> = text.chars().collect();
    chars
        .windows(3)
        .any(|w| is_han(w[0]) && matches!(w[1], ',' | ';' | '!' | '?') && is_han(w[2]))
}
