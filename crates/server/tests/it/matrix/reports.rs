use super::fresh::{Step, Thing, report};
use super::{ALL_200, Row, SIGNED_IN, row};
use serde_json::json;

pub const SUBMITTED: Thing = Thing::Report(Step::Submitted);
pub const ACCEPTED: Thing = Thing::Report(Step::Accepted);
pub const PRIVATE: Thing = Thing::Report(Step::Private);
pub const ELSEWHERE: Thing = Thing::Report(Step::Elsewhere);

/// Whoever may not know of a private report hears 404; the others are author, the grid's worker,
/// staff and operator.
pub const fn parties(success: u16) -> [u16; 8] {
    [404, success, 404, success, 404, success, 404, success]
}

/// The author alone.
const fn author(success: u16) -> [u16; 8] {
    [401, success, 403, 403, 403, 403, 403, 403]
}

pub fn rows() -> Vec<Row> {
    [reading(), writing()].into_iter().flatten().collect()
}

fn reading() -> Vec<Row> {
    let one = "GET /api/v1/reports/{id}";
    vec![
        row(
            "GET /api/v1/communities/{slug}/reports",
            SUBMITTED,
            |c, _| c.get("/communities/village/reports"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}/reports",
            Thing::Nothing,
            |c, _| c.get("/communities/village/reports?scope=mine"),
            SIGNED_IN,
        ),
        row(
            "GET /api/v1/communities/{slug}/reports/nearby",
            SUBMITTED,
            |c, _| c.get("/communities/village/reports/nearby?lat=31.003&lng=121.003"),
            ALL_200,
        ),
        row(
            one,
            SUBMITTED,
            |c, cell| c.get(&format!("/reports/{}", cell.id)),
            ALL_200,
        ),
        row(
            one,
            PRIVATE,
            |c, cell| c.get(&format!("/reports/{}", cell.id)),
            parties(200),
        ),
        row(
            one,
            ELSEWHERE,
            |c, cell| c.get(&format!("/reports/{}", cell.id)),
            ALL_200,
        ),
        row(
            "GET /api/v1/reports/{id}/receipt",
            SUBMITTED,
            |c, cell| c.get(&format!("/reports/{}/receipt", cell.id)),
            [404, 200, 404, 404, 404, 404, 404, 404],
        ),
    ]
}

fn writing() -> Vec<Row> {
    let comment = "POST /api/v1/reports/{id}/comments";
    vec![
        row(
            "POST /api/v1/communities/{slug}/reports",
            Thing::Nothing,
            |c, _| {
                c.post("/communities/village/reports")
                    .once()
                    .json(json!(report()))
            },
            [401, 201, 201, 201, 201, 201, 201, 201],
        ),
        row(
            "PATCH /api/v1/reports/{id}",
            SUBMITTED,
            |c, cell| {
                c.patch(&format!("/reports/{}", cell.id))
                    .if_match(1)
                    .json(json!({"text": "改正后的话"}))
            },
            author(200),
        ),
        row(
            "PATCH /api/v1/reports/{id}",
            ACCEPTED,
            |c, cell| {
                c.patch(&format!("/reports/{}", cell.id))
                    .if_match(2)
                    .json(json!({"text": "太迟了"}))
            },
            author(409),
        ),
        row(
            "POST /api/v1/reports/{id}/withdraw",
            SUBMITTED,
            |c, cell| {
                c.post(&format!("/reports/{}/withdraw", cell.id))
                    .once()
                    .json(json!(null))
            },
            author(200),
        ),
        row(
            comment,
            SUBMITTED,
            say,
            [401, 201, 201, 201, 201, 201, 201, 201],
        ),
        row(
            comment,
            PRIVATE,
            say,
            [401, 201, 404, 201, 404, 201, 404, 201],
        ),
        row(
            "PUT /api/v1/reports/{id}/follow",
            SUBMITTED,
            |c, cell| c.put(&format!("/reports/{}/follow", cell.id)),
            SIGNED_IN,
        ),
        row(
            "DELETE /api/v1/reports/{id}/follow",
            SUBMITTED,
            |c, cell| c.delete(&format!("/reports/{}/follow", cell.id)),
            SIGNED_IN,
        ),
        row(
            "PUT /api/v1/reports/{id}/seen",
            SUBMITTED,
            |c, cell| {
                c.put(&format!("/reports/{}/seen", cell.id))
                    .json(json!({"up_to": "2026-11-22T08:00:00Z"}))
            },
            author(204),
        ),
        row(
            "PUT /api/v1/reports/{id}/me-too",
            SUBMITTED,
            |c, cell| c.put(&format!("/reports/{}/me-too", cell.id)),
            [401, 403, 200, 200, 200, 200, 200, 200],
        ),
        row(
            "PUT /api/v1/reports/{id}/me-too",
            PRIVATE,
            |c, cell| c.put(&format!("/reports/{}/me-too", cell.id)),
            [401, 403, 404, 200, 404, 200, 404, 200],
        ),
        row(
            "DELETE /api/v1/reports/{id}/me-too",
            SUBMITTED,
            |c, cell| c.delete(&format!("/reports/{}/me-too", cell.id)),
            SIGNED_IN,
        ),
        row(
            "DELETE /api/v1/reports/{id}/me-too",
            PRIVATE,
            |c, cell| c.delete(&format!("/reports/{}/me-too", cell.id)),
            [401, 200, 404, 200, 404, 200, 404, 200],
        ),
    ]
}

fn say(c: &crate::app::Client, cell: &super::Cell) -> crate::app::Call {
    c.post(&format!("/reports/{}/comments", cell.id))
        .once()
        .json(json!({"text": "我也看到了"}))
}
