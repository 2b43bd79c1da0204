use super::fresh::{Thing, Where, notice};
use super::{ALL_200, Row, other_staff, row, staff};
use serde_json::json;

pub fn rows() -> Vec<Row> {
    let nothing = Thing::Nothing;
    let (here, elsewhere) = (Thing::Notice(Where::Here), Thing::Notice(Where::Elsewhere));
    vec![
        row(
            "GET /api/v1/communities",
            nothing,
            |c, _| c.get("/communities"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}",
            nothing,
            |c, _| c.get("/communities/village"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}/places",
            nothing,
            |c, _| c.get("/communities/village/places"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}/home",
            nothing,
            |c, _| c.get("/communities/village/home"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}/map",
            nothing,
            |c, _| c.get("/communities/village/map?bbox=120.9,30.9,121.1,31.1&zoom=12"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}/map.geojson",
            nothing,
            |c, _| c.get("/communities/village/map.geojson"),
            ALL_200,
        ),
        row(
            "GET /api/v1/stream",
            nothing,
            |c, _| c.get("/stream"),
            ALL_200,
        ),
        row(
            "GET /api/v1/communities/{slug}/notices",
            nothing,
            |c, _| c.get("/communities/village/notices"),
            ALL_200,
        ),
        row(
            "POST /api/v1/communities/{slug}/notices",
            nothing,
            |c, _| {
                c.post("/communities/village/notices")
                    .once()
                    .json(json!(notice()))
            },
            staff(201),
        ),
        row(
            "GET /api/v1/notices/{id}",
            here,
            |c, cell| c.get(&format!("/notices/{}", cell.id)),
            ALL_200,
        ),
        row(
            "PUT /api/v1/notices/{id}",
            here,
            |c, cell| {
                c.put(&format!("/notices/{}", cell.id))
                    .if_match(1)
                    .json(json!(notice()))
            },
            staff(200),
        ),
        row(
            "PUT /api/v1/notices/{id}",
            elsewhere,
            |c, cell| {
                c.put(&format!("/notices/{}", cell.id))
                    .if_match(1)
                    .json(json!(notice()))
            },
            other_staff(200),
        ),
        row(
            "DELETE /api/v1/notices/{id}",
            here,
            |c, cell| c.delete(&format!("/notices/{}", cell.id)),
            staff(204),
        ),
        row(
            "DELETE /api/v1/notices/{id}",
            elsewhere,
            |c, cell| c.delete(&format!("/notices/{}", cell.id)),
            other_staff(204),
        ),
    ]
}
