//! The gallery's sections.

use crate::i18n::{nav, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

pub fn show((): ()) -> AnyView {
    view! { <PageHeader title=t(nav::GALLERY)/> }.into_any()
}
