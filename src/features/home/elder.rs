//! The first page in 长辈版: five big blocks in one column, and nothing that has to be searched. The
//! sixth is the switch in the page's head. Everything else is behind the block that names it.

use super::{model, numbers, progress};
use crate::i18n::{home as key, nav, t};
use crate::paths;
use crate::ui::prelude::*;
use contract::home::Home;
use leptos::prelude::*;

pub fn blocks(home: &Home) -> AnyView {
    let notice = home.notices.first().map_or_else(
        || t(key::NO_NOTICE).to_owned(),
        |notice| notice.title.clone(),
    );
    let progress = progress(home);
    let duty = model::duty_words(home.duty.open);
    view! {
        <Tiles>
            <Tile title=t(key::REPORT) detail=t(key::REPORT_DETAIL) icon="camera" href=paths::REPORT_WHAT main=true/>
            {progress}
            <Tile title=t(nav::CALL) detail=duty icon="phone" href=paths::CALL/>
            <Tile title=t(nav::NOTICES) detail=notice icon="megaphone" href=paths::NOTICES/>
            <Tile title=t(key::NEARBY) detail=t(key::NEARBY_DETAIL) icon="map" href=paths::REPORTS/>
        </Tiles>
        {numbers(home.numbers)}
    }
    .into_any()
}
