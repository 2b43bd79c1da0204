use super::fresh::Thing;
use super::{ALL_200, Row, SIGNED_IN, row};
use serde_json::json;

pub fn rows() -> Vec<Row> {
    let nothing = Thing::Nothing;
    vec![
        row(
            "POST /api/v1/codes",
            nothing,
            |c, cell| {
                c.post("/codes")
                    .json(json!({"phone": format!("137{:08}", cell.n)}))
            },
            ALL_200,
        ),
        row(
            "GET /api/v1/session",
            nothing,
            |c, _| c.get("/session"),
            ALL_200,
        ),
        // Nobody gets in by a wrong code.
        row(
            "POST /api/v1/session",
            nothing,
            |c, cell| {
                let phone = format!("136{:08}", cell.n);
                c.post("/session")
                    .json(json!({"request": cell.id, "phone": phone, "code": "000000"}))
            },
            [422; 8],
        ),
        Row {
            alone: true,
            ..row(
                "DELETE /api/v1/session",
                nothing,
                |c, _| c.delete("/session"),
                [204; 8],
            )
        },
        row("GET /api/v1/me", nothing, |c, _| c.get("/me"), SIGNED_IN),
        row(
            "PATCH /api/v1/me",
            nothing,
            |c, _| c.patch("/me").if_match(1).json(json!({"name": "新名"})),
            SIGNED_IN,
        ),
        Row {
            alone: true,
            ..row(
                "DELETE /api/v1/me",
                nothing,
                |c, _| c.delete("/me"),
                [401, 204, 204, 204, 204, 204, 204, 204],
            )
        },
        row(
            "PUT /api/v1/me/consents/{kind}",
            nothing,
            |c, _| c.put("/me/consents/service").json(json!({"given": true})),
            SIGNED_IN,
        ),
        row(
            "GET /api/v1/me/devices",
            nothing,
            |c, _| c.get("/me/devices"),
            SIGNED_IN,
        ),
        row(
            "DELETE /api/v1/me/devices/{id}",
            Thing::OwnDevice,
            |c, cell| c.delete(&format!("/me/devices/{}", cell.id)),
            [401, 204, 404, 404, 404, 404, 404, 404],
        ),
        row(
            "GET /api/v1/me/held",
            nothing,
            |c, _| c.get("/me/held"),
            SIGNED_IN,
        ),
        row(
            "GET /api/v1/me/export",
            nothing,
            |c, _| c.get("/me/export"),
            SIGNED_IN,
        ),
    ]
}
