//! Focus, dialogs and the attributes of `<html>`.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlInputElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the keyboard focus to the element with this id. `false` when there is none.
pub fn focus(id: &str) -> bool {
    by_id(id).is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to the first element that a selector finds.
pub fn focus_first(selector: &str) -> bool {
    document()
        .and_then(|d| d.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// [`focus_first`], when what is being built is there: where what was pressed is gone, keyboard and
/// screen reader would start at the top of the page again.
pub fn focus_soon(selector: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        super::clock::sleep(0).await;
        focus_first(selector);
    });
}

/// Scrolls so far that a part of the page stands whole above the bar that lies over the lower edge;
/// what is higher than the screen ends above the bar.
pub fn show_above(part: &str, bar: &str) {
    const AIR: f64 = 8.0;
    let find = |selector| document().and_then(|d| d.query_selector(selector).ok().flatten());
    let (Some(part), Some(bar)) = (find(part), find(bar)) else {
        return;
    };
    let (part, bar) = (
        part.get_bounding_client_rect(),
        bar.get_bounding_client_rect(),
    );
    let below = part.bottom() + AIR - bar.top();
    let above = part.top() - AIR;
    let by = if below > 0.0 {
        below
    } else {
        above.min(0.0).max(below)
    };
    super::page::scroll_to(super::page::scrolled() + by);
}

/// Moves the focus to the first field marked as wrong, so that the person sees what to mend.
/// Waits until the marks of the last change are on the page.
pub async fn focus_first_invalid() -> bool {
    super::clock::sleep(0).await;
    focus_first("[aria-invalid=\"true\"]")
}

/// Marks all that stands in the field that has the focus.
pub fn select_focused() {
    let focused = document().and_then(|d| d.active_element());
    if let Some(Ok(field)) = focused.map(|e| e.dyn_into::<HtmlInputElement>()) {
        field.select();
    }
}

/// Sets an attribute of `<html>`; `None` removes it.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|d| d.document_element()) else {
        return;
    };
    // Both fail only for names that are no attribute names; ours are constants.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of `<html>`.
pub fn root(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Whether anything but the page itself has the keyboard focus.
pub fn has_focus() -> bool {
    document()
        .and_then(|d| d.active_element())
        .is_some_and(|element| element.tag_name() != "BODY")
}

/// Opens a `<dialog>` above everything; the browser keeps the focus inside.
pub fn show_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() && dialog.show_modal().is_err() {
        // Not in the document yet: shown without the backdrop rather than not at all.
        dialog.set_open(true);
    }
}

pub fn close_dialog(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}
