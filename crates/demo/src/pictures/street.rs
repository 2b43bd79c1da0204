//! On the ground, outdoors.

use super::backdrop::{HORIZON, facade, paper, street};
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
