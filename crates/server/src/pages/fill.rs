//! Puts name, bounds and numbers at the places that a page has for them. Staff enter both: nothing of them is markup here.
//!
//! A page that nobody filled in is whole as well: its places are comments, and its links to a number lead to the
//! page with the numbers that are everybody's.

use contract::LocalText;
use contract::community::Phone;
use store::queries::communities::Contact;

/// What a link to the first number leads to before.
const CALL: &str = "\"/hotline.html#call\"";
/// The first number as people read it.
const NUMBER: &str = "<!--number-->";
/// Where the community lies, for what the map will ask for.
const BOUNDS: &str = "data-bounds=\"\"";
const NAME: &str = "<!--name-->";
/// All numbers, as items of a list.
const PHONES: &str = "<!--phones-->";
/// `hotline.html` has these of its own.
const EVERYBODYS: [&str; 4] = ["12345", "110", "119", "120"];
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

pub fn fill(page: &str, contact: &Contact) -> String {
    let mut page = page.replace(NAME, &said(&contact.name));
    if let Some(bounds) = &contact.bounds {
        page = page.replace(BOUNDS, &format!("data-bounds=\"{}\"", bounds.to_query()));
    }
    if let Some(phone) = contact.phones.first() {
        page = page
            .replace(CALL, &format!("\"tel:{}\"", dialled(&phone.number)))
            .replace(NUMBER, &escaped(&phone.number));
    }
    let own = contact.phones.iter();
    let own = own.filter(|phone| !EVERYBODYS.contains(&phone.number.as_str()));
    page.replace(PHONES, &own.map(item).collect::<String>())
}

fn item(phone: &Phone) -> String {
    let hours = phone.hours.as_ref().map(said).unwrap_or_default();
    format!(
        "<li><a href=\"tel:{}\"><strong>{}</strong><span>{} {hours}</span></a></li>",
        dialled(&phone.number),
        escaped(&phone.number),
        said(&phone.label),
    )
}

/// The text in all languages, of which the style sheet shows one.
fn said(text: &LocalText) -> String {
    if text.zh_hans.is_empty() {
        return String::new();
    }
    if text.zh_hant.is_none() && text.en.is_none() {
        return format!("<span lang=\"zh-Hans\">{}</span>", escaped(&text.zh_hans));
    }
    let each = LANGUAGES.iter().map(|language| {
        let (words, real) = text.pick(language);
        let words = escaped(words);
        format!(
            "<span class=\"l-say\" lang=\"{language}\"><span lang=\"{real}\">{words}</span></span>"
        )
    });
    each.collect()
}

fn dialled(number: &str) -> String {
    let dials = |c: &char| c.is_ascii_digit() || *c == '+';
    number.chars().filter(dials).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::PhoneId;

    fn phone(label: &str, number: &str) -> Phone {
        Phone {
            id: PhoneId(uuid::Uuid::nil()),
            label: LocalText::new(label),
            number: number.to_owned(),
            hours: None,
            sort: 0,
            version: 1,
        }
    }

    const PAGE: &str =
        "<a href=\"/hotline.html#call\"><!--name--> <!--number--></a><ul><!--phones--></ul>";

    #[test]
    fn our_pages_have_a_place_for_everything() {
        let index = include_str!("../../../../index.html");
        let hotline = include_str!("../../../../public/hotline.html");
        for place in [CALL, NUMBER, NAME, BOUNDS] {
            assert!(index.contains(place), "index.html: {place}");
        }
        for place in [NAME, PHONES] {
            assert!(hotline.contains(place), "hotline.html: {place}");
        }
        for number in EVERYBODYS {
            let link = format!("href=\"tel:{number}\"");
            assert!(hotline.contains(&link), "hotline.html: {number}");
        }
    }

    #[test]
    fn numbers_are_dialled_as_digits_and_read_as_they_were_written() {
        let contact = Contact {
            name: LocalText::new("梧桐里"),
            bounds: None,
            phones: vec![phone("值班", "021-5555"), phone("报警", "110")],
        };
        assert_eq!(
            fill(PAGE, &contact),
            "<a href=\"tel:0215555\"><span lang=\"zh-Hans\">梧桐里</span> 021-5555</a>\
             <ul><li><a href=\"tel:0215555\"><strong>021-5555</strong>\
             <span><span lang=\"zh-Hans\">值班</span> </span></a></li></ul>"
        );
    }

    #[test]
    fn the_page_knows_where_the_community_lies() {
        let contact = Contact {
            bounds: Some(contract::place::Bounds {
                south: 31.2,
                west: 121.4,
                north: 31.25,
                east: 121.5,
            }),
            ..Contact::default()
        };
        let filled = fill("<html data-bounds=\"\" lang=\"zh\">", &contact);
        assert!(filled.contains("data-bounds=\"121.400000,31.200000,121.500000,31.250000\""));
    }

    #[test]
    fn every_language_is_there_and_says_what_it_really_is() {
        let mut name = LocalText::new("梧桐里");
        name.en = Some("Wutongli".to_owned());
        let html = said(&name);
        assert!(html.contains("lang=\"zh-Hant\"><span lang=\"zh-Hans\">梧桐里"));
        assert!(html.contains("lang=\"en\"><span lang=\"en\">Wutongli"));
    }

    #[test]
    fn what_staff_typed_is_never_markup() {
        let evil = "<script>alert(1)</script><!--number-->\"'&";
        let contact = Contact {
            name: LocalText::new(evil),
            bounds: None,
            phones: vec![phone(evil, "\" onclick=\"alert(1)\" <b>021")],
        };
        let page = fill(PAGE, &contact);
        assert!(!page.contains("<script") && !page.contains("<b>"));
        assert!(page.contains("href=\"tel:1021\""));
        assert!(page.contains("&lt;script&gt;") && page.contains("&lt;!--number--&gt;"));
        assert_eq!(
            page.matches("onclick=").count(),
            page.matches("onclick=&quot;").count()
        );
    }

    #[test]
    fn without_a_number_the_page_leads_to_those_of_everybody() {
        let page = fill(PAGE, &Contact::default());
        assert!(page.contains(CALL));
    }
}
