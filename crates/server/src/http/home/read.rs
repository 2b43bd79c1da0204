use crate::error::ApiResult;
use crate::extract::{Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::http::communities::with_tiles;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::home::Home;
use store::queries::{communities, identity, reports};

const NOTICES: u64 = 5;
const MY_OPEN: u64 = 5;

/// The first page: community, me, notices, my open reports, what is on around me, and the numbers.
#[utoipa::path(get, path = "/communities/{slug}/home", tag = "communities",
    params(("slug" = String, Path)),
    responses((status = 200, body = Home), (status = "4XX", body = Problem)))]
pub async fn read(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let (db, id, now) = (app.store.reader(), place.id(), caller.now);
    let me = identity::me(db, &caller.actor).await?;
    let building = me.as_ref().and_then(|me| me.building);
    let calendar = communities::calendar(db, id).await?;
    let (around_scope, around) = reports::around(db, &caller.actor, id, building, now).await?;
    let news = reports::my_news(db, &caller.actor, id, now).await?;
    let finished = news.iter().filter(|news| news.finished);
    let home = Home {
        my_finished: number(finished.count()),
        my_news: number(news.len()),
        community: with_tiles(&app, communities::community(db, id).await?),
        my_open: match me {
            Some(_) => reports::my_open(db, &caller.actor, id, now, MY_OPEN).await?,
            None => Vec::new(),
        },
        me,
        duty: rules::duty::now(&calendar, now),
        notices: communities::notices_for(db, id, building, now, NOTICES).await?,
        around,
        around_scope,
        numbers: communities::numbers(db, id, now).await?,
    };
    tagged(&held, Audience::Only(&caller), &home)
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
