//! White cards on the paper ground, and rows in them. A row that leads somewhere is one link, so
//! that it is one stop for keyboard and screen reader.

use super::Text;
use super::icon::Icon;
use leptos::prelude::*;

#[component]
pub fn Card(children: Children) -> impl IntoView {
    view! { <div class="l-card">{children()}</div> }
}

/// A part of a page with its heading and, where there is more, a link to it.
#[component]
pub fn Section(
    #[prop(into)] title: Text,
    /// Words and address of a link at the end of the heading.
    #[prop(optional)]
    more: Option<(&'static str, String)>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="l-section">
            <div class="l-section__head">
                <h2 class="l-section__title">{move || title.get()}</h2>
                {more.map(|(label, href)| {
                    view! { <a class="l-section__more" href=href>{label}<Icon name="chevron-right"/></a> }
                })}
            </div>
            {children()}
        </section>
    }
}

/// A card that holds [`Row`]s.
#[component]
pub fn Rows(children: Children) -> impl IntoView {
    view! { <ul class="l-rows">{children()}</ul> }
}

/// One line of a list: icon, title, what there is to say about it, and a value at the end. With
/// `href` it leads there, with `on_press` it does something, with neither it only tells.
#[component]
pub fn Row(
    #[prop(into)] title: Text,
    #[prop(optional, into)] detail: Option<Text>,
    #[prop(optional, into)] icon: Option<Text>,
    #[prop(optional, into)] value: Option<Text>,
    #[prop(optional, into)] href: Option<String>,
    #[prop(optional, into)] on_press: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let leads = href.is_some() || on_press.is_some();
    let inside = view! {
        {icon.map(|name| view! { <span class="l-row__icon"><Icon name=name/></span> })}
        <span class="l-row__words">
            <span class="l-row__title">{move || title.get()}</span>
            {detail.map(|detail| view! { <span class="l-row__detail">{move || detail.get()}</span> })}
        </span>
        {value.map(|value| view! { <span class="l-row__value">{move || value.get()}</span> })}
        {leads.then(|| view! { <Icon name="chevron-right"/> })}
    };
    let row = match (href, on_press) {
        (Some(href), _) => view! { <a class="l-row" href=href>{inside}</a> }.into_any(),
        (None, Some(press)) => {
            view! { <button type="button" class="l-row" on:click=move |_| press.run(())>{inside}</button> }.into_any()
        }
        (None, None) => view! { <div class="l-row">{inside}</div> }.into_any(),
    };
    view! { <li>{row}</li> }
}

/// One line of a list with its own buttons, which stand below the words where there is no room
/// beside them.
#[component]
pub fn RowActs(
    #[prop(into)] title: Text,
    #[prop(optional, into)] detail: Option<Text>,
    children: Children,
) -> impl IntoView {
    view! {
        <li class="l-row l-row--acts">
            <span class="l-row__words">
                <span class="l-row__title">{move || title.get()}</span>
                {detail.map(|detail| view! { <span class="l-row__detail">{move || detail.get()}</span> })}
            </span>
            <span class="l-row__acts">{children()}</span>
        </li>
    }
}
