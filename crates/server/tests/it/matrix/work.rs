use super::fresh::{Step, Thing};
use super::reports::{ACCEPTED, ELSEWHERE, PRIVATE, SUBMITTED, parties};
use super::{ALL_200, Row, row, staff};
use serde_json::json;

/// The grid's worker, staff and operator.
const fn workers(success: u16) -> [u16; 8] {
    [401, 403, 403, success, 403, success, 403, success]
}

pub fn rows() -> Vec<Row> {
    [work(), photos(), moderation()]
        .into_iter()
        .flatten()
        .collect()
}

fn work() -> Vec<Row> {
    let accept = "POST /api/v1/reports/{id}/accept";
    vec![
        row(
            "GET /api/v1/communities/{slug}/work",
            SUBMITTED,
            |c, _| c.get("/communities/village/work"),
            [401, 403, 403, 200, 200, 200, 403, 200],
        ),
        row(accept, SUBMITTED, accepting, workers(200)),
        row(
            accept,
            PRIVATE,
            accepting,
            [401, 403, 404, 200, 404, 200, 404, 200],
        ),
        // Staff there, not here, and the other way round.
        row(
            accept,
            ELSEWHERE,
            accepting,
            [401, 403, 403, 403, 403, 403, 200, 200],
        ),
        row(
            "POST /api/v1/reports/{id}/notes",
            ACCEPTED,
            |c, cell| {
                c.post(&format!("/reports/{}/notes", cell.id))
                    .once()
                    .json(json!({"text": "已联系电工"}))
            },
            workers(200),
        ),
        // Without a photo as proof nothing is finished, whoever asks; who may not hears that first.
        row(
            "POST /api/v1/reports/{id}/finish",
            ACCEPTED,
            |c, cell| {
                c.post(&format!("/reports/{}/finish", cell.id))
                    .once()
                    .json(json!({"text": "已修好", "photos": [cell.id]}))
            },
            workers(422),
        ),
        row(
            "POST /api/v1/reports/{id}/decline",
            SUBMITTED,
            |c, cell| {
                c.post(&format!("/reports/{}/decline", cell.id))
                    .once()
                    .json(json!({"reason": "不在社区", "instead": "市政热线"}))
            },
            workers(200),
        ),
    ]
}

fn accepting(c: &crate::app::Client, cell: &super::Cell) -> crate::app::Call {
    c.post(&format!("/reports/{}/accept", cell.id))
        .once()
        .json(json!({}))
}

fn photos() -> Vec<Row> {
    let full = "GET /api/v1/media/{id}";
    let thumb = "GET /api/v1/media/{id}/thumb";
    vec![
        row(
            "POST /api/v1/media",
            Thing::Nothing,
            |c, cell| {
                c.post("/media")
                    .bytes("image/jpeg", crate::media::jpeg(cell.n))
            },
            [401, 201, 201, 201, 201, 201, 201, 201],
        ),
        row(
            full,
            Thing::Photo(Step::Submitted),
            |c, cell| c.get(&format!("/media/{}", cell.id)),
            parties(200),
        ),
        row(
            thumb,
            Thing::Photo(Step::Submitted),
            |c, cell| c.get(&format!("/media/{}/thumb", cell.id)),
            parties(200),
        ),
        row(
            full,
            Thing::Photo(Step::Accepted),
            |c, cell| c.get(&format!("/media/{}", cell.id)),
            ALL_200,
        ),
        row(
            full,
            Thing::Photo(Step::Private),
            |c, cell| c.get(&format!("/media/{}", cell.id)),
            parties(200),
        ),
        row(
            thumb,
            Thing::Photo(Step::Accepted),
            |c, cell| c.get(&format!("/media/{}/thumb", cell.id)),
            ALL_200,
        ),
    ]
}

fn moderation() -> Vec<Row> {
    let flag = "POST /api/v1/flags";
    let moderate = "POST /api/v1/moderation";
    vec![
        row(
            "GET /api/v1/communities/{slug}/flags",
            Thing::Nothing,
            |c, _| c.get("/communities/village/flags"),
            staff(200),
        ),
        row(
            flag,
            SUBMITTED,
            flagging,
            [401, 403, 201, 201, 201, 201, 201, 201],
        ),
        row(
            flag,
            PRIVATE,
            flagging,
            [401, 403, 404, 201, 404, 201, 404, 201],
        ),
        row(moderate, SUBMITTED, moderating, staff(204)),
        row(
            moderate,
            PRIVATE,
            moderating,
            [401, 403, 404, 403, 404, 204, 404, 204],
        ),
        row(moderate, ELSEWHERE, moderating, super::other_staff(204)),
    ]
}

fn flagging(c: &crate::app::Client, cell: &super::Cell) -> crate::app::Call {
    c.post("/flags").once().json(json!({
        "report": cell.id,
        "subject": {"kind": "report", "id": cell.id},
        "reason": "privacy",
    }))
}

fn moderating(c: &crate::app::Client, cell: &super::Cell) -> crate::app::Call {
    c.post("/moderation").once().if_match(1).json(json!({
        "report": cell.id,
        "subject": {"kind": "report", "id": cell.id},
        "hide": true,
        "reason": "涉及隐私",
    }))
}
