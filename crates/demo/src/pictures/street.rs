//! On the ground, outdoors.

use super::backdrop::{HORIZON, cone, facade, ground, paper, street};
use super::canvas::{Canvas, HEIGHT, WIDTH};

pub fn lamp(c: &mut Canvas, fixed: bool) {
    street(c, true);
    let pole = 0x4a5260;
    c.rect(470.0, 90.0, 18.0, 560.0, pole);
    c.rect(456.0, 640.0, 46.0, 26.0, 0x39404c);
    c.line(&[(479.0, 96.0), (479.0, 66.0), (590.0, 60.0)], 12.0, pole);
    c.poly(
        &[(560.0, 54.0), (660.0, 54.0), (640.0, 82.0), (580.0, 82.0)],
        0x5b6473,
    );
    if fixed {
        c.glow(610.0, 84.0, 620.0, 640.0, 0xffd98a, 0.5);
        c.veil(
            &[(582.0, 82.0), (638.0, 82.0), (900.0, 690.0), (330.0, 690.0)],
            0xffe2a3,
            0.16,
        );
        c.glow(610.0, 640.0, 360.0, 90.0, 0xffe6b0, 0.6);
        c.ellipse(610.0, 84.0, 30.0, 10.0, 0xfffbe6);
    } else {
        c.ellipse(610.0, 84.0, 30.0, 9.0, 0x2a303a);
        c.glow(480.0, 520.0, 760.0, 360.0, 0x04060a, 0.62);
        c.line(
            &[(606.0, 92.0), (596.0, 128.0), (612.0, 150.0)],
            3.0,
            0x0c0f14,
        );
        c.veil(
            &[
                (0.0, HORIZON),
                (WIDTH, HORIZON),
                (WIDTH, HEIGHT),
                (0.0, HEIGHT),
            ],
            0x05070c,
            0.3,
        );
    }
    bench_shape(
        c,
        170.0,
        560.0,
        0.7,
        if fixed { 0x7d5b3d } else { 0x2b2622 },
    );
}

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

pub fn handrail(c: &mut Canvas, fixed: bool) {
    street(c, false);
    for n in 0..6 {
        let (y, inset) = (660.0 - n as f32 * 54.0, n as f32 * 34.0);
        c.rect(
            160.0 + inset,
            y,
            640.0 - inset * 2.0,
            54.0,
            [0xc4bcae, 0xb6ae9f][n % 2],
        );
        c.rect(
            160.0 + inset,
            y,
            640.0 - inset * 2.0,
            7.0,
            if fixed { 0xe0b94a } else { 0x968e80 },
        );
    }
    let steel = 0xa7b1b6;
    let right = [(760.0, 560.0), (606.0, 300.0)];
    post(c, 606.0, 300.0, 100.0, steel);
    post(c, 760.0, 560.0, 150.0, steel);
    c.line(&right, 16.0, 0xc6cfd3);
    c.line(&[(754.0, 600.0), (606.0, 350.0)], 7.0, steel);
    if fixed {
        post(c, 354.0, 300.0, 100.0, steel);
        post(c, 200.0, 560.0, 150.0, steel);
        c.line(&[(200.0, 560.0), (354.0, 300.0)], 16.0, 0xc6cfd3);
        c.line(&[(206.0, 600.0), (354.0, 350.0)], 7.0, steel);
    } else {
        c.line(&[(354.0, 400.0), (338.0, 316.0)], 13.0, steel);
        c.line(&[(150.0, 690.0), (318.0, 470.0)], 16.0, 0x9c8d7c);
        c.line(&[(200.0, 706.0), (196.0, 650.0)], 13.0, 0x8a6d52);
        c.blob(354.0, 404.0, 26.0, 10.0, 0x6b5a48, 1.0);
        c.blob(200.0, 704.0, 30.0, 10.0, 0x6b5a48, 1.0);
    }
}

fn post(c: &mut Canvas, x: f32, y: f32, height: f32, color: u32) {
    c.line(&[(x, y), (x, y + height)], 13.0, color);
    c.shadow(x, y + height, 30.0, 9.0);
}

pub fn bench(c: &mut Canvas, fixed: bool) {
    street(c, false);
    c.shadow(480.0, 640.0, 360.0, 44.0);
    if fixed {
        bench_shape(c, 480.0, 620.0, 1.7, 0xa9713f);
        return;
    }
    bench_shape(c, 480.0, 620.0, 1.7, 0x8d7357);
    let gap = 0x9b968b;
    c.rect(400.0, 494.0, 150.0, 30.0, gap);
    c.line(&[(330.0, 486.0), (420.0, 540.0)], 22.0, 0x77604a);
    c.line(&[(560.0, 500.0), (640.0, 560.0)], 22.0, 0x77604a);
    for x in [404.0, 548.0] {
        c.line(&[(x, 500.0), (x, 478.0)], 4.0, 0x5d4a3c);
    }
    c.line(&[(300.0, 650.0), (470.0, 676.0)], 20.0, 0x77604a);
}

/// A slatted bench; `size` 1 is about 330 px wide.
fn bench_shape(c: &mut Canvas, x: f32, y: f32, size: f32, wood: u32) {
    let at = |dx: f32, dy: f32| (x + dx * size, y + dy * size);
    for dx in [-120.0, 120.0] {
        c.line(
            &[at(dx, -150.0), at(dx - 6.0, -64.0), at(dx - 10.0, 10.0)],
            11.0 * size,
            0x41474b,
        );
        c.line(&[at(dx, -62.0), at(dx + 26.0, 10.0)], 11.0 * size, 0x41474b);
    }
    for n in 0..3 {
        let dy = -148.0 + n as f32 * 27.0;
        c.line(&[at(-160.0, dy), at(160.0, dy)], 18.0 * size, wood);
    }
    for n in 0..3 {
        let dy = -66.0 + n as f32 * 15.0;
        let wide = 158.0 + n as f32 * 6.0;
        c.line(&[at(-wide, dy), at(wide, dy)], 12.0 * size, wood);
    }
}

pub fn board(c: &mut Canvas, fixed: bool) {
    facade(c, 0xd9d2c4, 0xc6beae);
    ground_strip(c);
    c.shadow(480.0, 600.0, 420.0, 40.0);
    for x in [170.0, 766.0] {
        c.rect(x, 80.0, 24.0, 520.0, 0x7a858a);
    }
    c.poly(
        &[(120.0, 96.0), (840.0, 96.0), (800.0, 52.0), (160.0, 52.0)],
        0x2f6f58,
    );
    c.rect(150.0, 110.0, 660.0, 380.0, 0x8f999d);
    c.rect(170.0, 130.0, 620.0, 340.0, 0xe8e4da);
    if fixed {
        paper(c, 200.0, 160.0, 160.0, 220.0, 0x2f6f58);
        paper(c, 396.0, 160.0, 170.0, 270.0, 0xb23b30);
        paper(c, 604.0, 160.0, 150.0, 200.0, 0x2f6f58);
        c.veil(
            &[
                (230.0, 130.0),
                (340.0, 130.0),
                (190.0, 470.0),
                (170.0, 470.0),
                (170.0, 270.0),
            ],
            0xffffff,
            0.28,
        );
        return;
    }
    for (x, tilt) in [(210.0, 14.0), (410.0, -22.0), (610.0, 30.0)] {
        c.poly(
            &[
                (x, 170.0),
                (x + 150.0, 170.0 + tilt),
                (x + 136.0, 380.0),
                (x + 6.0, 370.0 - tilt),
            ],
            0xd8cfae,
        );
        c.blob(x + 70.0, 330.0, 54.0, 34.0, 0xb7a77c, 0.8);
    }
    let hit = (530.0, 270.0);
    for end in [
        (170.0, 160.0),
        (300.0, 470.0),
        (790.0, 200.0),
        (700.0, 470.0),
        (480.0, 130.0),
        (170.0, 380.0),
    ] {
        c.line(&[hit, end], 3.0, 0xfafdfe);
    }
    c.circle_line(hit.0, hit.1, 34.0, 3.0, 0xfafdfe);
    c.circle_line(hit.0, hit.1, 70.0, 2.0, 0xfafdfe);
}

/// A strip of paving at the foot of a wall.
pub fn ground_strip(c: &mut Canvas) {
    c.fade(-200.0, 580.0, WIDTH + 400.0, 300.0, 0xb8b1a4, 0x99917f);
    c.line(&[(-200.0, 580.0), (WIDTH + 200.0, 580.0)], 6.0, 0x8a8272);
}
