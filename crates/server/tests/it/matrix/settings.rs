use super::fresh::{Thing, Where, category, grant, holiday, phone};
use super::{Row, other_staff, row, staff};
use serde_json::json;

pub fn rows() -> Vec<Row> {
    [categories(), calendar(), phones(), grants()]
        .into_iter()
        .flatten()
        .collect()
}

fn categories() -> Vec<Row> {
    vec![
        row(
            "GET /api/v1/communities/{slug}/categories",
            Thing::Nothing,
            |c, _| c.get("/communities/village/categories"),
            staff(200),
        ),
        row(
            "POST /api/v1/communities/{slug}/categories",
            Thing::Nothing,
            |c, cell| {
                c.post("/communities/village/categories")
                    .once()
                    .json(json!(category(cell.n)))
            },
            staff(201),
        ),
        row(
            "PUT /api/v1/categories/{id}",
            Thing::Category(Where::Here),
            |c, cell| {
                c.put(&format!("/categories/{}", cell.id))
                    .if_match(1)
                    .json(json!(category(cell.n)))
            },
            staff(200),
        ),
        row(
            "PUT /api/v1/categories/{id}",
            Thing::Category(Where::Elsewhere),
            |c, cell| {
                c.put(&format!("/categories/{}", cell.id))
                    .if_match(1)
                    .json(json!(category(cell.n)))
            },
            other_staff(200),
        ),
    ]
}

fn calendar() -> Vec<Row> {
    vec![
        // Every success makes a new version of the community.
        Row {
            alone: true,
            ..row(
                "PUT /api/v1/communities/{slug}/hours",
                Thing::Nothing,
                |c, _| {
                    let day = json!({"from": 540, "to": 1020});
                    let week = json!([day, day, day, day, day, null, null]);
                    c.put("/communities/village/hours")
                        .if_match(1)
                        .json(json!({"hours": {"week": week}}))
                },
                staff(200),
            )
        },
        row(
            "GET /api/v1/communities/{slug}/holidays",
            Thing::Nothing,
            |c, _| c.get("/communities/village/holidays"),
            staff(200),
        ),
        row(
            "POST /api/v1/communities/{slug}/holidays",
            Thing::Nothing,
            |c, cell| {
                c.post("/communities/village/holidays")
                    .once()
                    .json(json!(holiday(cell.n)))
            },
            staff(201),
        ),
        row(
            "DELETE /api/v1/holidays/{id}",
            Thing::Holiday(Where::Here),
            |c, cell| c.delete(&format!("/holidays/{}", cell.id)),
            staff(204),
        ),
        row(
            "DELETE /api/v1/holidays/{id}",
            Thing::Holiday(Where::Elsewhere),
            |c, cell| c.delete(&format!("/holidays/{}", cell.id)),
            other_staff(204),
        ),
    ]
}

fn phones() -> Vec<Row> {
    vec![
        row(
            "POST /api/v1/communities/{slug}/phones",
            Thing::Nothing,
            |c, _| {
                c.post("/communities/village/phones")
                    .once()
                    .json(json!(phone()))
            },
            staff(201),
        ),
        row(
            "PUT /api/v1/phones/{id}",
            Thing::Phone(Where::Here),
            |c, cell| {
                c.put(&format!("/phones/{}", cell.id))
                    .if_match(1)
                    .json(json!(phone()))
            },
            staff(200),
        ),
        row(
            "PUT /api/v1/phones/{id}",
            Thing::Phone(Where::Elsewhere),
            |c, cell| {
                c.put(&format!("/phones/{}", cell.id))
                    .if_match(1)
                    .json(json!(phone()))
            },
            other_staff(200),
        ),
        row(
            "DELETE /api/v1/phones/{id}",
            Thing::Phone(Where::Here),
            |c, cell| c.delete(&format!("/phones/{}", cell.id)),
            staff(204),
        ),
        row(
            "DELETE /api/v1/phones/{id}",
            Thing::Phone(Where::Elsewhere),
            |c, cell| c.delete(&format!("/phones/{}", cell.id)),
            other_staff(204),
        ),
    ]
}

fn grants() -> Vec<Row> {
    vec![
        row(
            "GET /api/v1/communities/{slug}/grants",
            Thing::Nothing,
            |c, _| c.get("/communities/village/grants"),
            staff(200),
        ),
        row(
            "POST /api/v1/communities/{slug}/grants",
            Thing::Nothing,
            |c, cell| {
                c.post("/communities/village/grants")
                    .once()
                    .json(json!(grant(cell.n)))
            },
            staff(201),
        ),
        row(
            "DELETE /api/v1/grants/{id}",
            Thing::Grant(Where::Here),
            |c, cell| c.delete(&format!("/grants/{}", cell.id)),
            staff(204),
        ),
        row(
            "DELETE /api/v1/grants/{id}",
            Thing::Grant(Where::Elsewhere),
            |c, cell| c.delete(&format!("/grants/{}", cell.id)),
            other_staff(204),
        ),
        // Nobody takes away their own role.
        Row {
            alone: true,
            ..row(
                "DELETE /api/v1/grants/{id}",
                Thing::StaffGrant,
                |c, cell| c.delete(&format!("/grants/{}", cell.id)),
                [401, 403, 403, 403, 403, 403, 403, 204],
            )
        },
    ]
}
