//! The report as neighbours will see it, before it is sent; each part with the way to mend it.

use super::form::categories;
use super::photos::LocalPhoto;
use super::place::Book;
use super::questions::mend_at;
use crate::i18n::{Key, local_text, report, t, tf};
use crate::paths;
use crate::shared::draft_words::place_line;
use crate::shared::report_steps::{CATEGORY, PHOTOS, WORDS};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::DraftPhoto;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::privacy::masked;
use contract::report::Visibility;
use leptos::prelude::*;

/// Who may see it is said where the preview stands `alone`: else the choice itself is on the page.
/// `mend_options` leads to it.
#[component]
pub fn Preview(book: Book, alone: Signal<bool>, mend_options: UnsyncCallback<()>) -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let private = Memo::new(move |_| {
        let list = categories(session);
        drafts.open().with(|draft| draft.visibility(&list)) == Visibility::Private
    });
    let place =
        Signal::derive(move || said(drafts.open().with(|draft| place_line(&draft.place, &book))));
    let words = Signal::derive(move || said(drafts.open().with(|draft| masked(draft.text.trim()))));
    let aloud = Signal::derive(move || {
        let by = t(seen_by(private.get())).to_owned();
        let category = category_name(drafts, session);
        [
            words.get(),
            place.get(),
            category,
            by,
            author(drafts, session),
        ]
        .join("。")
    });
    let what = |question| Mend::At(mend_at(paths::REPORT_WHAT, question));
    view! {
        <Section title=t(report::PREVIEW)>
            {move || alone.get().then(|| view! { <ReadAloud text=aloud/> })}
            <Card>
                {move || private.get().then(|| view! {
                    <p class="l-preview__private"><Icon name="eye-off"/>{t(report::PREVIEW_PRIVATE)}</p>
                })}
                <Part name=t(report::PHOTOS) mend=what(PHOTOS)><Pictures/></Part>
                <Part name=t(report::PART_WORDS) mend=what(WORDS)><p class="l-preview__text">{words}</p></Part>
                <Part name=t(report::PART_PLACE) mend=Mend::At(mend_at(paths::REPORT_WHERE, 0))><p>{place}</p></Part>
                <Part name=t(report::CATEGORY_IS) mend=what(CATEGORY)>
                    {move || category_lines(drafts, session)}
                </Part>
                {move || alone.get().then(|| view! {
                    <Part name=t(report::PART_SEEN_BY) mend=Mend::Press(mend_options)>
                        <p>{move || t(seen_by(private.get()))}</p>
                        <p class="l-preview__note">{move || author(drafts, session)}</p>
                    </Part>
                })}
            </Card>
        </Section>
    }
}

const fn seen_by(private: bool) -> Key {
    if private {
        report::VISIBILITY_PRIVATE
    } else {
        report::VISIBILITY_PUBLIC
    }
}

/// How a part is mended.
enum Mend {
    At(String),
    Press(UnsyncCallback<()>),
}

/// One part of the report under its name, with the way to mend just that.
#[component]
fn Part(name: &'static str, mend: Mend, children: Children) -> impl IntoView {
    let words = move || {
        view! { {t(report::CATEGORY_CHANGE)}<span class="l-visually-hidden">" "{name}</span> }
    };
    let act = match mend {
        Mend::At(href) => {
            view! { <a class="l-button l-button--quiet" href=href>{words()}</a> }.into_any()
        }
        Mend::Press(press) => view! {
            <button type="button" class="l-button l-button--quiet" on:click=move |_| press.run(())>{words()}</button>
        }
        .into_any(),
    };
    view! {
        <div class="l-part">
            <div class="l-part__words"><p class="l-part__name">{name}</p>{children()}</div>
            {act}
        </div>
    }
}

fn said(words: String) -> String {
    if words.is_empty() {
        t(report::PART_NONE).to_owned()
    } else {
        words
    }
}

#[component]
fn Pictures() -> impl IntoView {
    let photos = Drafts::get()
        .open()
        .with_untracked(|draft| draft.photos.clone());
    if photos.is_empty() {
        return view! { <p>{t(report::PART_NONE)}</p> }.into_any();
    }
    let each = |(at, photo): (usize, DraftPhoto)| {
        let alt = tf(report::PHOTO_AT, &[&(at + 1).to_string()]);
        view! { <li><LocalPhoto photo alt/></li> }
    };
    let pictures = photos.into_iter().enumerate().map(each).collect_view();
    view! {
        <ul class="l-preview__photos">{pictures}</ul>
        <p class="l-preview__note">{t(report::PHOTOS_LATER)}</p>
    }
    .into_any()
}

/// The category, and the word that suggested it where nobody chose.
fn category_lines(drafts: Drafts, session: Session) -> AnyView {
    let list = categories(session);
    let word = drafts.open().with(|draft| draft.category(&list).1);
    let name = category_name(drafts, session);
    let why = word.map(|word| tf(report::CATEGORY_BECAUSE, &[&word, &name]));
    view! { <p>{name}</p>{why.map(|why| view! { <p class="l-preview__note">{why}</p> })} }
        .into_any()
}

fn category_name(drafts: Drafts, session: Session) -> String {
    let list = categories(session);
    let chosen = drafts.open().with(|draft| draft.category(&list).0);
    let category = list.iter().find(|category| Some(category.id) == chosen);
    category.map_or_else(
        || t(report::CATEGORY_NONE).to_owned(),
        |category| local_text(&category.name),
    )
}

fn author(drafts: Drafts, session: Session) -> String {
    let shown = drafts.open().with(|draft| draft.name_shown);
    session
        .me()
        .map(|me| me.name.clone())
        .filter(|name| shown && !name.is_empty())
        .unwrap_or_else(|| t(report::AUTHOR_HIDDEN).to_owned())
}
