//! Fills placeholders. A text is written by us, an argument may come from anybody: arguments are
//! never scanned for placeholders.

/// `{0}` becomes the argument, `{0#one|many}` the first word when the argument is "1", else the
/// second. An index without argument becomes nothing.
pub fn fill(text: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        out.push_str(&rest[..open]);
        out.push_str(slot(&rest[open + 1..open + close], args));
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

fn slot<'a>(slot: &'a str, args: &[&'a str]) -> &'a str {
    let (index, choice) = slot
        .split_once('#')
        .map_or((slot, None), |(i, c)| (i, Some(c)));
    let argument = index
        .parse::<usize>()
        .ok()
        .and_then(|i| args.get(i).copied())
        .unwrap_or_default();
    match choice.and_then(|c| c.split_once('|')) {
        Some((one, many)) => {
            if argument == "1" {
                one
            } else {
                many
            }
        }
        None => argument,
    }
}

/// Groups of three digits, the same in all our languages.
pub fn group(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::from(if n < 0 { "-" } else { "" });
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fill, group};

    #[test]
    fn numbers_are_grouped() {
        let words = [0, 999, 1000, -1_234_567].map(group);
        assert_eq!(words, ["0", "999", "1,000", "-1,234,567"]);
    }

    #[test]
    fn arguments_are_put_in_and_never_scanned() {
        assert_eq!(fill("还有{0}件，{1}", &["3", "{0}"]), "还有3件，{0}");
        assert_eq!(fill("{0} {0#report|reports}", &["1"]), "1 report");
        assert_eq!(fill("{0} {0#report|reports}", &["2"]), "2 reports");
        assert_eq!(fill("没有参数{2}", &[]), "没有参数");
        assert_eq!(fill("半个{括号", &[]), "半个{括号");
    }
}
