//! What stands in the way.

use super::backdrop::{hall, street};
use super::canvas::{Canvas, HEIGHT, Rgb, WIDTH};

pub fn car(c: &mut Canvas, fixed: bool) {
    street(c, false);
    c.fade(-200.0, 430.0, WIDTH + 400.0, HEIGHT, 0x76777a, 0x5d5e61);
    c.rect(-200.0, 420.0, WIDTH + 400.0, 14.0, 0xdcd7cb);
    for n in 0..9 {
        let x = -120.0 + n as f32 * 150.0;
        c.poly(
            &[
                (x, 690.0),
                (x + 60.0, 690.0),
                (x + 150.0, 450.0),
                (x + 110.0, 450.0),
            ],
            0xe2b43a,
        );
    }
    if fixed {
        for x in [210.0, 480.0, 750.0] {
            c.shadow(x, 560.0, 44.0, 14.0);
            c.rounded(x - 15.0, 420.0, 30.0, 142.0, 12.0, 0xd8552f);
            c.rect(x - 15.0, 456.0, 30.0, 22.0, 0xf5f1e6);
            c.rect(x - 15.0, 504.0, 30.0, 22.0, 0xf5f1e6);
        }
        return;
    }
    c.shadow(490.0, 628.0, 390.0, 46.0);
    body(c, 0xe7e9ea, 0xc2c8cc);
    for x in [290.0, 694.0] {
        c.ellipse(x, 606.0, 58.0, 58.0, 0x232528);
        c.ellipse(x, 606.0, 32.0, 32.0, 0xa6acb0);
        c.ellipse(x, 606.0, 12.0, 12.0, 0x5d6367);
    }
}

fn body(c: &mut Canvas, paint: Rgb, shade: Rgb) {
    c.poly(
        &[
            (130.0, 606.0),
            (136.0, 516.0),
            (270.0, 486.0),
            (366.0, 398.0),
            (628.0, 392.0),
            (730.0, 484.0),
            (838.0, 512.0),
            (850.0, 606.0),
        ],
        paint,
    );
    c.poly(
        &[
            (130.0, 606.0),
            (133.0, 560.0),
            (846.0, 560.0),
            (850.0, 606.0),
        ],
        shade,
    );
    c.poly(
        &[
            (296.0, 486.0),
            (378.0, 414.0),
            (488.0, 410.0),
            (488.0, 486.0),
        ],
        0x4d6270,
    );
    c.poly(
        &[
            (504.0, 486.0),
            (504.0, 410.0),
            (620.0, 407.0),
            (700.0, 486.0),
        ],
        0x455966,
    );
    c.line(&[(496.0, 412.0), (496.0, 600.0)], 4.0, shade);
    c.rounded(520.0, 510.0, 52.0, 12.0, 5.0, shade);
    c.poly(
        &[
            (136.0, 520.0),
            (196.0, 508.0),
            (186.0, 540.0),
            (136.0, 546.0),
        ],
        0xf4e3a6,
    );
    c.poly(
        &[
            (836.0, 516.0),
            (800.0, 506.0),
            (806.0, 536.0),
            (844.0, 542.0),
        ],
        0xc6483e,
    );
}

pub fn bikes(c: &mut Canvas, fixed: bool) {
    hall(c, false);
    c.rect(350.0, 110.0, 260.0, 452.0, 0x6e7a7d);
    c.fade(366.0, 128.0, 228.0, 434.0, 0xd6e6ea, 0xa9bfc4);
    c.line(&[(480.0, 128.0), (480.0, 562.0)], 8.0, 0x6e7a7d);
    if fixed {
        c.rounded(668.0, 220.0, 150.0, 190.0, 10.0, 0xfaf8f2);
        c.circle_line(743.0, 298.0, 48.0, 12.0, 0xc8362c);
        c.line(&[(710.0, 332.0), (776.0, 264.0)], 12.0, 0xc8362c);
        c.rect(694.0, 372.0, 98.0, 8.0, 0x8b8f94);
        return;
    }
    for (x, y, size, color) in [
        (240.0, 560.0, 0.8, 0x4a7fb5),
        (700.0, 566.0, 0.84, 0xc9a13b),
        (470.0, 600.0, 0.95, 0xb5473c),
        (250.0, 660.0, 1.1, 0x3f8f6e),
        (690.0, 676.0, 1.15, 0x555c66),
    ] {
        scooter(c, x, y, size, color);
    }
    c.line(
        &[
            (820.0, 260.0),
            (770.0, 420.0),
            (640.0, 470.0),
            (560.0, 540.0),
        ],
        6.0,
        0xf0f0ee,
    );
    c.rounded(796.0, 230.0, 50.0, 34.0, 5.0, 0xf4f3ee);
}

/// An electric scooter, its foot line at `y`.
fn scooter(c: &mut Canvas, x: f32, y: f32, size: f32, color: Rgb) {
    let at = |dx: f32, dy: f32| (x + dx * size, y + dy * size);
    c.shadow(x, y, 150.0 * size, 20.0 * size);
    for dx in [-100.0, 100.0] {
        let (wx, wy) = at(dx, -34.0);
        c.ellipse(wx, wy, 36.0 * size, 36.0 * size, 0x26282b);
        c.ellipse(wx, wy, 18.0 * size, 18.0 * size, 0x9aa0a5);
    }
    c.poly(
        &[
            at(-130.0, -70.0),
            at(-90.0, -110.0),
            at(-10.0, -108.0),
            at(0.0, -56.0),
            at(60.0, -52.0),
            at(92.0, -130.0),
            at(116.0, -126.0),
            at(112.0, -40.0),
            at(-70.0, -36.0),
        ],
        color,
    );
    c.line(
        &[at(96.0, -120.0), at(84.0, -176.0), at(56.0, -184.0)],
        9.0 * size,
        0x33363a,
    );
    c.poly(
        &[
            at(-128.0, -112.0),
            at(-16.0, -118.0),
            at(-8.0, -104.0),
            at(-124.0, -98.0),
        ],
        0x2b2d30,
    );
    let (lx, ly) = at(106.0, -140.0);
    c.ellipse(lx, ly, 12.0 * size, 12.0 * size, 0xf3e7b8);
}
