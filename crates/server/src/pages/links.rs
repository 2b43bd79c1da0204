//! The `Link` header of a page (RFC 8288, `rel=preload` of HTML): the files that its head asks for, said before
//! the page itself is there, so that they are on their way while it is still being read.

use axum::http::HeaderValue;

/// Attributes that a preload must share with the element that uses it, or the browser fetches twice.
const SHARED: [&str; 4] = ["as", "crossorigin", "integrity", "type"];

/// The header for a page that our build made; `None` when its head asks for nothing, or for something that no
/// header can hold.
pub fn header(page: &str) -> Option<HeaderValue> {
    let (head, _) = page.split_once("</head>")?;
    let mut links: Vec<String> = head.split('<').filter_map(link).collect();
    if links.is_empty() {
        return None;
    }
    // The program is by far the largest, so the page is ready when that is: each request before it costs a slow
    // phone some 10 ms.
    links.sort_by_key(|link| !link.contains(".wasm>"));
    HeaderValue::from_str(&links.join(", ")).ok()
}

/// One element of the head, from behind its `<`.
fn link(element: &str) -> Option<String> {
    let (tag, _) = element.split_once('>')?;
    let (relation, address, kind) = match tag.split_whitespace().next()? {
        "script" => ("preload", attribute(tag, "src")?, Some("script")),
        "link" => match attribute(tag, "rel")? {
            "stylesheet" => ("preload", attribute(tag, "href")?, Some("style")),
            early @ ("preload" | "modulepreload") => (early, attribute(tag, "href")?, None),
            _ => return None,
        },
        _ => return None,
    };
    let mut link = format!("<{address}>; rel={relation}");
    if let Some(kind) = kind {
        link.push_str("; as=");
        link.push_str(kind);
    }
    for name in SHARED {
        if let Some(value) = attribute(tag, name) {
            link.push_str(&format!("; {name}=\"{value}\""));
        }
    }
    Some(link)
}

/// Reads our own build's output, so a scanner for lower-case tags with quoted values is enough.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::header;

    fn said(page: &str) -> Option<String> {
        header(page).map(|value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn everything_that_the_head_asks_for_is_said_with_what_its_use_will_say() {
        let page = r#"<head><script src="/boot.js"></script><link rel="stylesheet" href="/a.css" integrity="sha384-x"/>
            <script type="module">go()</script><link rel="icon" href="/i.png"><link rel="modulepreload" href="/a.js"
            crossorigin="anonymous"><link rel="preload" href="/a.wasm" as="fetch"></head><link rel="preload" href="/b">"#;
        assert_eq!(
            said(&page.replace("\n            ", " ")).unwrap(),
            "</a.wasm>; rel=preload; as=\"fetch\", </boot.js>; rel=preload; as=script, </a.css>; rel=preload; as=style; integrity=\"sha384-x\", \
             </a.js>; rel=modulepreload; crossorigin=\"anonymous\""
        );
    }

    #[test]
    fn a_page_that_asks_for_nothing_has_no_header() {
        for page in [
            "",
            "<head></head>",
            "<p>no head</p>",
            "<head><link rel=\"icon\" href=\"/i\"></head>",
        ] {
            assert_eq!(said(page), None, "{page}");
        }
    }
}
