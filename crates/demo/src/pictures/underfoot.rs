//! What people walk on.

use super::backdrop::{HORIZON, cone, ground, street};
use super::canvas::{Canvas, HEIGHT, WIDTH};

pub fn puddle(c: &mut Canvas, fixed: bool) {
    street(c, false);
    c.rect(-200.0, HORIZON - 4.0, WIDTH + 400.0, 18.0, 0x8d877b);
    if fixed {
        c.rect(260.0, 560.0, 440.0, 44.0, 0x5d6266);
        for n in 0..14 {
            c.rect(270.0 + n as f32 * 31.0, 566.0, 16.0, 32.0, 0x33373a);
        }
        c.blob(200.0, 660.0, 120.0, 20.0, 0x8f897d, 0.5);
        return;
    }
    c.blob(490.0, 556.0, 430.0, 112.0, 0x6d7f8c, 0.96);
    c.blob(470.0, 548.0, 380.0, 88.0, 0x93abb9, 0.95);
    c.blob(560.0, 528.0, 220.0, 40.0, 0xc8d9e0, 0.8);
    c.blob(330.0, 580.0, 120.0, 24.0, 0x7c93a2, 0.7);
    for n in 0..9 {
        let (x, y) = (c.between(190.0, 780.0), c.between(500.0, 610.0));
        c.line(&[(x, y), (x + 26.0 + n as f32, y)], 2.0, 0xe3eef2);
    }
    for (x, y) in [
        (300.0, 530.0),
        (640.0, 590.0),
        (720.0, 540.0),
        (420.0, 610.0),
    ] {
        c.blob(x, y, 13.0, 6.0, 0xb3702f, 1.0);
    }
    c.poly(
        &[
            (560.0, 470.0),
            (650.0, 470.0),
            (668.0, 488.0),
            (548.0, 488.0),
        ],
        0xa8553f,
    );
    c.poly(
        &[
            (300.0, 470.0),
            (380.0, 466.0),
            (396.0, 486.0),
            (290.0, 490.0),
        ],
        0xa8553f,
    );
}

/// Slabs seen from above at a slant.
fn slabs(c: &mut Canvas, skip: &[(i32, i32)]) {
    for row in 0..5 {
        for column in -1..7 {
            let depth = 90.0 + row as f32 * 10.0;
            let y = HORIZON + 14.0 + row as f32 * 80.0 + (row * row) as f32 * 3.0;
            let grow = 1.0 + row as f32 * 0.16;
            let x = WIDTH / 2.0 + (column as f32 - 3.0) * 168.0 * grow;
            let tone = [0xb9b2a5, 0xb2ab9d, 0xc0b9ac][(row * 3 + column + 6) as usize % 3];
            if skip.contains(&(row, column)) {
                c.poly(
                    &[
                        (x, y),
                        (x + 160.0 * grow, y),
                        (x + 160.0 * grow, y + depth * 0.8),
                        (x, y + depth * 0.8),
                    ],
                    0x6f5c48,
                );
                continue;
            }
            c.poly(
                &[
                    (x, y),
                    (x + 160.0 * grow, y),
                    (x + 164.0 * grow, y + depth * 0.84),
                    (x - 4.0, y + depth * 0.84),
                ],
                tone,
            );
        }
    }
}

pub fn paving(c: &mut Canvas, fixed: bool) {
    street(c, false);
    c.rect(-200.0, HORIZON, WIDTH + 400.0, HEIGHT, 0x8d8578);
    if fixed {
        slabs(c, &[]);
        c.glow(480.0, 560.0, 400.0, 90.0, 0xfff4dc, 0.25);
        return;
    }
    slabs(c, &[(2, 2), (2, 3), (3, 3)]);
    c.shadow(430.0, 570.0, 220.0, 50.0);
    c.poly(
        &[
            (300.0, 520.0),
            (452.0, 476.0),
            (486.0, 548.0),
            (330.0, 590.0),
        ],
        0xc9c2b4,
    );
    c.poly(
        &[
            (300.0, 520.0),
            (330.0, 590.0),
            (330.0, 606.0),
            (296.0, 534.0),
        ],
        0x7c7466,
    );
    c.poly(
        &[
            (520.0, 560.0),
            (690.0, 590.0),
            (660.0, 668.0),
            (490.0, 626.0),
        ],
        0xbdb5a6,
    );
    c.poly(
        &[
            (490.0, 626.0),
            (660.0, 668.0),
            (660.0, 682.0),
            (488.0, 640.0),
        ],
        0x736b5e,
    );
    c.line(
        &[(560.0, 570.0), (590.0, 610.0), (576.0, 644.0)],
        4.0,
        0x5b5347,
    );
    for _ in 0..18 {
        let (x, y) = (c.between(320.0, 700.0), c.between(540.0, 680.0));
        let r = c.between(4.0, 12.0);
        c.blob(x, y, r, r * 0.7, 0x8a7f6e, 1.0);
    }
    cone(c, 790.0, 610.0, 120.0);
}

pub fn manhole(c: &mut Canvas, fixed: bool) {
    street(c, false);
    ground(c, false);
    c.shadow(480.0, 566.0, 260.0, 108.0);
    c.ellipse(480.0, 560.0, 226.0, 92.0, 0x7d786f);
    c.ellipse(480.0, 556.0, 206.0, 82.0, 0x55575a);
    for n in -4..=4 {
        let x = 480.0 + n as f32 * 42.0;
        let half = (1.0 - ((x - 480.0) / 206.0).powi(2)).max(0.0).sqrt() * 74.0;
        c.line(&[(x, 556.0 - half), (x, 556.0 + half)], 5.0, 0x3f4144);
    }
    for n in -2..=2 {
        let y = 556.0 + n as f32 * 26.0;
        let half = (1.0 - ((y - 556.0) / 82.0).powi(2)).max(0.0).sqrt() * 192.0;
        c.line(&[(480.0 - half, y), (480.0 + half, y)], 4.0, 0x6b6e71);
    }
    if fixed {
        c.circle_line(480.0, 556.0, 24.0, 5.0, 0x8b8f92);
        return;
    }
    c.poly(
        &[
            (500.0, 546.0),
            (690.0, 512.0),
            (694.0, 590.0),
            (600.0, 632.0),
            (520.0, 610.0),
        ],
        0x100f10,
    );
    c.poly(
        &[
            (500.0, 546.0),
            (520.0, 610.0),
            (512.0, 620.0),
            (488.0, 552.0),
        ],
        0x77797b,
    );
    c.line(
        &[(470.0, 500.0), (500.0, 546.0), (462.0, 590.0)],
        4.0,
        0x222426,
    );
    cone(c, 250.0, 660.0, 130.0);
    cone(c, 760.0, 662.0, 130.0);
    c.line(
        &[(250.0, 570.0), (505.0, 590.0), (760.0, 572.0)],
        9.0,
        0xe9b72c,
    );
}
