//! Inside a building.

use super::backdrop::{hall, paper};
use super::canvas::Canvas;

pub fn lift(c: &mut Canvas, fixed: bool) {
    hall(c, false);
    c.rect(286.0, 70.0, 388.0, 492.0, 0x8f9498);
    c.fade(308.0, 96.0, 172.0, 466.0, 0xdfe3e5, 0xa9b0b5);
    c.fade(482.0, 96.0, 170.0, 466.0, 0xd3d8db, 0x9fa7ad);
    let gap = if fixed { 2.0 } else { 16.0 };
    c.rect(481.0 - gap / 2.0, 96.0, gap, 466.0, 0x2b2f33);
    for n in 0..3 {
        let x = 330.0 + n as f32 * 44.0;
        c.veil(
            &[
                (x, 96.0),
                (x + 16.0, 96.0),
                (x - 60.0, 562.0),
                (x - 76.0, 562.0),
            ],
            0xffffff,
            0.16,
        );
    }
    c.rounded(708.0, 300.0, 62.0, 132.0, 10.0, 0xb9bec1);
    for (y, up) in [(338.0, true), (394.0, false)] {
        let lit = fixed;
        c.ellipse(739.0, y, 19.0, 19.0, if lit { 0xffe9a8 } else { 0x8d9397 });
        let tip = if up { -9.0 } else { 9.0 };
        c.poly(
            &[
                (729.0, y - tip * 0.5),
                (749.0, y - tip * 0.5),
                (739.0, y + tip),
            ],
            0x3b4045,
        );
    }
    c.rounded(420.0, 24.0, 120.0, 34.0, 6.0, 0x202427);
    let digit = if fixed { 0x59d98a } else { 0xd9534a };
    if fixed {
        c.poly(&[(470.0, 50.0), (490.0, 50.0), (480.0, 33.0)], digit);
    } else {
        c.rect(452.0, 38.0, 56.0, 6.0, digit);
        sign(c);
    }
    c.shadow(480.0, 570.0, 260.0, 26.0);
}

/// A yellow floor stand with an exclamation mark, and tape across the door.
fn sign(c: &mut Canvas) {
    for (y, tilt) in [(250.0, 22.0), (330.0, -18.0)] {
        c.line(&[(290.0, y), (672.0, y + tilt)], 20.0, 0xe9b72c);
        for n in 0..9 {
            let x = 306.0 + n as f32 * 42.0;
            let at = y + tilt * (x - 290.0) / 382.0;
            c.poly(
                &[
                    (x, at - 9.0),
                    (x + 16.0, at - 9.0),
                    (x + 6.0, at + 10.0),
                    (x - 10.0, at + 10.0),
                ],
                0x2c2a26,
            );
        }
    }
    paper(c, 356.0, 140.0, 108.0, 92.0, 0xb23b30);
    c.shadow(560.0, 676.0, 110.0, 22.0);
    c.poly(
        &[
            (490.0, 676.0),
            (630.0, 676.0),
            (596.0, 470.0),
            (524.0, 470.0),
        ],
        0xf2c230,
    );
    c.poly(
        &[
            (506.0, 668.0),
            (614.0, 668.0),
            (588.0, 486.0),
            (532.0, 486.0),
        ],
        0xf8d860,
    );
    c.poly(
        &[
            (551.0, 520.0),
            (569.0, 520.0),
            (565.0, 600.0),
            (555.0, 600.0),
        ],
        0x2c2a26,
    );
    c.ellipse(560.0, 624.0, 9.0, 9.0, 0x2c2a26);
}

pub fn corridor(c: &mut Canvas, fixed: bool) {
    hall(c, !fixed);
    let (door, frame, step, rail) = if fixed {
        (0x9c6b45, 0x6f4a2e, 0xcac2b4, 0x5d6a66)
    } else {
        (0x2c2420, 0x1f1916, 0x35332f, 0x1d2322)
    };
    c.rect(600.0, 190.0, 210.0, 372.0, frame);
    c.rect(616.0, 206.0, 178.0, 356.0, door);
    c.ellipse(
        636.0,
        392.0,
        9.0,
        9.0,
        if fixed { 0xe3c98c } else { 0x4a4238 },
    );
    for n in 0..7 {
        let (x, y) = (60.0 + n as f32 * 52.0, 562.0 - n as f32 * 40.0);
        c.rect(x, y - 40.0, 520.0 - n as f32 * 52.0 - 60.0, 40.0, step);
        c.line(&[(x, y - 40.0), (x + 52.0, y - 40.0)], 3.0, rail);
    }
    c.line(&[(50.0, 420.0), (410.0, 146.0)], 12.0, rail);
    c.ellipse(
        480.0,
        62.0,
        44.0,
        18.0,
        if fixed { 0xfffbe8 } else { 0x55524a },
    );
    if fixed {
        c.glow(480.0, 70.0, 520.0, 420.0, 0xfff2c4, 0.55);
    } else {
        c.glow(480.0, 420.0, 700.0, 420.0, 0x05070a, 0.6);
        c.line(
            &[(470.0, 78.0), (462.0, 118.0), (474.0, 132.0)],
            3.0,
            0x181716,
        );
    }
}

pub fn door(c: &mut Canvas, fixed: bool) {
    hall(c, false);
    c.rect(290.0, 70.0, 392.0, 494.0, 0x5b6468);
    c.fade(308.0, 90.0, 356.0, 472.0, 0xcfe0e6, 0x93aeb6);
    c.blob(400.0, 360.0, 70.0, 90.0, 0x87a97a, 0.9);
    if fixed {
        leaf(
            c,
            &[(308.0, 90.0), (664.0, 90.0), (664.0, 562.0), (308.0, 562.0)],
        );
        c.rect(330.0, 330.0, 14.0, 70.0, 0xe5e7e6);
        c.ellipse(722.0, 330.0, 9.0, 9.0, 0x47c773);
    } else {
        leaf(
            c,
            &[(664.0, 90.0), (560.0, 60.0), (560.0, 640.0), (664.0, 562.0)],
        );
        c.ellipse(722.0, 330.0, 9.0, 9.0, 0xd0453b);
        c.rounded(520.0, 626.0, 92.0, 36.0, 5.0, 0xa5563f);
        c.line(&[(566.0, 628.0), (566.0, 660.0)], 3.0, 0x83402d);
    }
    c.rounded(700.0, 300.0, 44.0, 96.0, 8.0, 0x33393d);
    c.rounded(706.0, 348.0, 32.0, 40.0, 4.0, 0x8fb0c0);
    c.ellipse(
        722.0,
        326.0,
        8.0,
        8.0,
        if fixed { 0x47c773 } else { 0xd0453b },
    );
    c.shadow(480.0, 570.0, 260.0, 22.0);
}

/// A leaf of a steel door with two panes.
fn leaf(c: &mut Canvas, s: &[(f32, f32); 4]) {
    c.poly(s, 0x7a5a46);
    let part = |u: f32, v: f32| {
        let top = (
            s[0].0 + (s[1].0 - s[0].0) * u,
            s[0].1 + (s[1].1 - s[0].1) * u,
        );
        let foot = (
            s[3].0 + (s[2].0 - s[3].0) * u,
            s[3].1 + (s[2].1 - s[3].1) * u,
        );
        (top.0 + (foot.0 - top.0) * v, top.1 + (foot.1 - top.1) * v)
    };
    for (from, to) in [(0.08, 0.46), (0.54, 0.92)] {
        c.poly(
            &[
                part(0.14, from),
                part(0.86, from),
                part(0.86, to),
                part(0.14, to),
            ],
            0x96725a,
        );
        c.poly(
            &[
                part(0.2, from + 0.03),
                part(0.8, from + 0.03),
                part(0.8, to - 0.03),
                part(0.2, to - 0.03),
            ],
            0x86644e,
        );
    }
}
