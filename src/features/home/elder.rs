//! The first page in 长辈版: five big blocks in one column, a further one for what is half written, and nothing that has to be searched. The
//! sixth is the switch in the page's head. Everything else is behind the block that names it.

use super::{call, duties, numbers, progress, report, unfinished};
use crate::i18n::{home as key, nav, notices, t};
use crate::paths;
use crate::ui::prelude::*;
use contract::home::Home;
use leptos::prelude::*;

pub fn blocks(home: &Home) -> AnyView {
    let (tiles, duties) = (tiles(Some(home)), duties(home));
    view! {
        {tiles}
        {duties}
        {numbers(home.numbers)}
    }
    .into_any()
}

pub fn tiles(home: Option<&Home>) -> AnyView {
    let notice = match home {
        None => t(notices::NONE_ADVICE).to_owned(),
        Some(home) => home.notices.first().map_or_else(
            || t(key::NO_NOTICE).to_owned(),
            |notice| notice.title.clone(),
        ),
    };
    let (progress, call) = (progress(home), call(home));
    view! {
        <Tiles>
            {report()}
            {unfinished().map(|(words, href)| view! {
                <Tile title=t(key::UNFINISHED_TITLE) detail=words icon="square-pen" href/>
            })}
            {progress}
            {call}
            <Tile title=t(nav::NOTICES) detail=notice icon="megaphone" href=paths::NOTICES/>
            <Tile title=t(key::NEARBY) detail=t(key::NEARBY_DETAIL) icon="map" href=paths::REPORTS/>
        </Tiles>
    }
    .into_any()
}
