//! What hangs on a wall inside.

use super::backdrop::hall;
use super::canvas::{Canvas, HEIGHT, WIDTH};

#[expect(clippy::too_many_lines, reason = "a drawing is one list of shapes")]
pub fn fire_box(c: &mut Canvas, fixed: bool) {
    hall(c, false);
    c.shadow(490.0, 500.0, 260.0, 40.0);
    c.rect(300.0, 130.0, 366.0, 366.0, 0xa92a22);
    c.rect(318.0, 148.0, 330.0, 330.0, 0xc8362c);
    c.rect(346.0, 176.0, 274.0, 240.0, 0x3b2320);
    if fixed {
        for r in [92.0, 76.0, 60.0, 44.0, 28.0] {
            c.circle_line(
                450.0,
                300.0,
                r,
                12.0,
                if r as i32 % 32 == 12 {
                    0xe4ddcd
                } else {
                    0xf1ecdf
                },
            );
        }
        c.rounded(560.0, 214.0, 40.0, 180.0, 12.0, 0xd9352b);
        c.rect(572.0, 196.0, 16.0, 22.0, 0x33312f);
        c.veil(
            &[
                (346.0, 176.0),
                (620.0, 176.0),
                (620.0, 416.0),
                (346.0, 416.0),
            ],
            0xd6ecf5,
            0.22,
        );
        c.veil(
            &[
                (380.0, 176.0),
                (440.0, 176.0),
                (360.0, 416.0),
                (346.0, 416.0),
                (346.0, 278.0),
            ],
            0xffffff,
            0.25,
        );
    } else {
        c.ellipse(450.0, 300.0, 30.0, 30.0, 0x5a4a45);
        for shard in [
            [(346.0, 176.0), (470.0, 176.0), (392.0, 262.0)],
            [(620.0, 176.0), (620.0, 330.0), (548.0, 238.0)],
            [(346.0, 416.0), (346.0, 320.0), (416.0, 416.0)],
            [(620.0, 416.0), (536.0, 416.0), (620.0, 356.0)],
        ] {
            c.veil(&shard, 0xd6ecf5, 0.55);
        }
        for _ in 0..16 {
            let (x, y) = (c.between(300.0, 680.0), c.between(590.0, 690.0));
            let r = c.between(5.0, 15.0);
            c.veil(
                &[(x, y), (x + r, y - r * 0.4), (x + r * 0.6, y + r * 0.5)],
                0xe8f4f8,
                0.85,
            );
        }
    }
    c.rect(420.0, 430.0, 126.0, 34.0, 0xf6efe2);
    c.rect(436.0, 440.0, 94.0, 6.0, 0xa92a22);
    c.rect(452.0, 451.0, 62.0, 5.0, 0xa92a22);
}

pub fn pipe(c: &mut Canvas, fixed: bool) {
    hall(c, false);
    for (x, w, color) in [
        (300.0, 46.0, 0xd7d3c8),
        (392.0, 62.0, 0xc3c9c8),
        (500.0, 40.0, 0x9fb0b4),
    ] {
        c.veil(
            &[
                (x + 10.0, -200.0),
                (x + w + 16.0, -200.0),
                (x + w + 16.0, 562.0),
                (x + 10.0, 562.0),
            ],
            0x2b2a28,
            0.16,
        );
        c.rect(x, -200.0, w, 762.0, color);
        c.veil(
            &[
                (x + 8.0, -200.0),
                (x + 16.0, -200.0),
                (x + 16.0, 562.0),
                (x + 8.0, 562.0),
            ],
            0xffffff,
            0.5,
        );
        c.rect(
            x - 8.0,
            300.0,
            w + 16.0,
            44.0,
            if fixed { 0xb9bdb9 } else { 0x8a7a68 },
        );
    }
    c.ellipse(423.0, 430.0, 44.0, 12.0, 0xb3432f);
    c.rect(417.0, 428.0, 12.0, 40.0, 0x7d2f22);
    if fixed {
        c.rect(384.0, 292.0, 78.0, 60.0, 0xe6e9e6);
        c.rect(384.0, 316.0, 78.0, 10.0, 0x3f7d5c);
        return;
    }
    c.blob(430.0, 420.0, 120.0, 150.0, 0x8a8f7c, 0.35);
    for n in 0..26 {
        let spread = n as f32 * 1.3;
        let x = c.between(400.0 - spread, 446.0 + spread);
        let y = 346.0 + n as f32 * 9.0;
        c.line(&[(x, y), (x + wobble(n), y + 26.0)], 3.0, 0xcfe6f2);
    }
    c.blob(450.0, 650.0, 330.0, 66.0, 0x6f8796, 0.75);
    c.blob(430.0, 640.0, 210.0, 36.0, 0xb5cdd9, 0.6);
    c.rounded(640.0, 520.0, 150.0, 130.0, 16.0, 0x3f74b5);
    c.ellipse(715.0, 522.0, 76.0, 18.0, 0x2d578c);
    c.glow(480.0, 360.0, WIDTH, HEIGHT, 0x22303a, 0.12);
}

/// Drops do not fall in one line.
fn wobble(n: i32) -> f32 {
    (n % 5) as f32 - 2.0
}
