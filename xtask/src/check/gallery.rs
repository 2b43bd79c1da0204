//! Every component of the design system stands in `/_gallery`, where axe and the pictures look, and what
//! opens there is looked at open.

use super::{Finding, own_files};
use crate::project;
use anyhow::Result;
use std::fs;

const GALLERY: &str = "src/features/gallery/";
const PAGES: &str = "end2end/route-list.ts";

/// What the shell already puts around every page, the gallery too. A second one would be a second
/// landmark or live region of the same name.
const AROUND_EVERY_PAGE: [&str; 4] = ["Announcer", "HelpBar", "NavBar", "ToastArea"];

/// Parts that the gallery shows inside of other components.
const INSIDE_ANOTHER: [&str; 3] = ["FieldLabel", "FieldNotes", "Icon"];

pub fn findings() -> Result<Vec<Finding>> {
    let mut gallery = String::new();
    let mut components = Vec::new();
    for file in own_files()?.iter().filter(|name| name.ends_with(".rs")) {
        if file.starts_with(GALLERY) {
            gallery.push_str(&fs::read_to_string(project::at(file))?);
        } else if file.starts_with("src/ui/") {
            let text = fs::read_to_string(project::at(file))?;
            components.extend(declared(&text).map(|name| (file.clone(), name)));
        }
    }
    let missing = components
        .into_iter()
        .filter(|(_, name)| !is_shown(name, &gallery))
        .map(|(place, name)| Finding {
            place,
            rule: format!("`{name}` is not shown in {GALLERY}"),
        });
    let pages = fs::read_to_string(project::at(PAGES))?;
    let shut = never_opened(&gallery, &pages).map(|id| Finding {
        place: PAGES.to_owned(),
        rule: format!("no line opens `#{id}` of the gallery"),
    });
    Ok(missing.chain(shut).collect())
}

/// The ids of what opens something in the gallery, less those that the list of pages presses.
fn never_opened<'a>(gallery: &'a str, pages: &str) -> impl Iterator<Item = &'a str> {
    let ids = gallery.split("id=\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next())
        .filter(|id| id.starts_with("opens-"))
        .filter(move |id| !pages.contains(&format!("'#{id} ")))
}

/// The public components of a file. They alone are functions that begin with a capital.
fn declared(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("pub fn "))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect())
        .filter(|name: &String| name.starts_with(|c: char| c.is_ascii_uppercase()))
}

fn is_shown(name: &str, gallery: &str) -> bool {
    let tag = format!("<{name}");
    AROUND_EVERY_PAGE.contains(&name)
        || INSIDE_ANOTHER.contains(&name)
        || gallery
            .match_indices(&tag)
            .any(|(at, _)| !gallery[at + tag.len()..].starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{declared, is_shown, never_opened};

    #[test]
    fn what_opens_is_pressed_by_its_whole_id() {
        let gallery = r#"<div id="main"/><div id="opens-a"/><div id="opens-ab"/>"#;
        let pages = "opens: '#opens-ab button'";
        assert_eq!(
            never_opened(gallery, pages).collect::<Vec<_>>(),
            ["opens-a"]
        );
    }

    #[test]
    fn asks_for_each_component_by_its_whole_name() {
        let names: Vec<_> = declared("#[component]\npub fn Row(\npub fn row() {}\n").collect();
        assert_eq!(names, ["Row"]);
        assert!(is_shown("Row", "view! { <Row title/> }"));
        assert!(!is_shown("Row", "view! { <Rows/> }"));
        assert!(is_shown("NavBar", ""));
    }
}
