//! The authorisation matrix: every route × every persona × whose thing it is. A route of the API
//! without a row fails, and so does a row without a route.

#![expect(
    clippy::too_many_lines,
    reason = "tables are as long as the API has routes"
)]

mod account;
mod community;
mod fresh;
mod reports;
mod settings;
mod work;

use crate::app::{Call, Client, TestApp};
use crate::persona::Persona;
use fresh::Thing;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One line: the statuses in the order of [`Persona::ALL`].
pub struct Row {
    /// As the document names it: `PUT /api/v1/notices/{id}`.
    pub route: &'static str,
    /// What `{id}` names: made anew for each cell.
    pub thing: Thing,
    pub call: fn(&Client, &Cell) -> Call,
    pub expect: [u16; 8],
    /// Ends the persona's session or person: needs a server of its own for each cell.
    pub alone: bool,
}

/// What one cell may put into its request.
pub struct Cell {
    pub id: Uuid,
    /// Different in each cell, for what must be unique.
    pub n: usize,
}

pub const fn row(
    route: &'static str,
    thing: Thing,
    call: fn(&Client, &Cell) -> Call,
    expect: [u16; 8],
) -> Row {
    Row {
        route,
        thing,
        call,
        expect,
        alone: false,
    }
}

/// Everybody may.
pub const ALL_200: [u16; 8] = [200; 8];
/// Everybody who has signed in may.
pub const SIGNED_IN: [u16; 8] = [401, 200, 200, 200, 200, 200, 200, 200];
/// Staff of this community and the operator may.
pub const fn staff(success: u16) -> [u16; 8] {
    [401, 403, 403, 403, 403, success, 403, success]
}
/// The same for a thing of the other community.
pub const fn other_staff(success: u16) -> [u16; 8] {
    [401, 403, 403, 403, 403, 403, success, success]
}

fn rows() -> Vec<Row> {
    [
        account::rows(),
        community::rows(),
        reports::rows(),
        settings::rows(),
        work::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let document = serde_json::to_value(server::http::document()).unwrap();
    let routes: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, verbs)| {
            let verbs = verbs.as_object().unwrap().keys();
            verbs.map(move |verb| format!("{} {path}", verb.to_uppercase()))
        })
        .collect();
    let rows: BTreeSet<String> = rows().iter().map(|row| row.route.to_owned()).collect();
    let missing: Vec<_> = routes.difference(&rows).collect();
    let stale: Vec<_> = rows.difference(&routes).collect();
    assert!(missing.is_empty(), "routes without a row: {missing:#?}");
    assert!(stale.is_empty(), "rows without a route: {stale:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_persona_gets_what_the_matrix_says() {
    let test = TestApp::new().await;
    let mut clients = Vec::new();
    for persona in Persona::ALL {
        clients.push(test.client(persona).await);
    }
    let mut wrong = Vec::new();
    let mut cells = 0;
    for row in rows() {
        for (persona, expected) in Persona::ALL.into_iter().zip(row.expect) {
            cells += 1;
            let found = if row.alone {
                let own = TestApp::new().await;
                let client = own.client(persona).await;
                play(&own, &client, &row, cells).await
            } else {
                let at = Persona::ALL.iter().position(|p| *p == persona).unwrap();
                play(&test, &clients[at], &row, cells).await
            };
            if found != expected {
                wrong.push(format!(
                    "{} {:?} as {persona:?}: expected {expected}, got {found}",
                    row.route, row.thing
                ));
            }
        }
    }
    println!("{cells} cells");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

async fn play(test: &TestApp, client: &Client, row: &Row, n: usize) -> u16 {
    let id = row.thing.make(test, n).await;
    // Only the head of the answer: a stream's body never ends.
    let answer = (row.call)(client, &Cell { id, n }).raw().await;
    answer.status().as_u16()
}
