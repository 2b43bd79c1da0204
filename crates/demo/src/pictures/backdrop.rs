//! What is behind: a street by day or night, a hallway, a wall.

use super::canvas::{Canvas, HEIGHT, Rgb, WIDTH};

/// Where the ground begins.
pub const HORIZON: f32 = 330.0;

/// A row of houses, trees, and paving towards the eye.
pub fn street(c: &mut Canvas, night: bool) {
    let (top, low) = if night {
        (0x0e1626, 0x25304a)
    } else {
        (0xa9cbe4, 0xe9efe9)
    };
    c.fade(-200.0, -200.0, WIDTH + 400.0, HORIZON + 200.0, top, low);
    houses(c, night);
    trees(c, night);
    ground(c, night);
}

fn houses(c: &mut Canvas, night: bool) {
    let walls: [Rgb; 3] = if night {
        [0x1b2333, 0x20293a, 0x182030]
    } else {
        [0xd9c7ae, 0xcfd3cc, 0xe0d4c2]
    };
    for n in 0..5 {
        let x = -220.0 + n as f32 * 290.0;
        let height = 230.0 + 46.0 * ((n * 2 % 3) as f32);
        let y = HORIZON - height;
        c.rect(x, y, 270.0, height, walls[n % 3]);
        c.rect(
            x - 6.0,
            y - 8.0,
            282.0,
            10.0,
            if night { 0x131a28 } else { 0xa9927a },
        );
        for row in 0..5 {
            for column in 0..6 {
                let lit = c.chance() > 0.72;
                let pane = match (night, lit) {
                    (true, true) => 0xf3cf83,
                    (true, false) => 0x0f1522,
                    (false, true) => 0xb9d2dd,
                    (false, false) => 0x7f98a8,
                };
                let (wx, wy) = (
                    x + 18.0 + column as f32 * 42.0,
                    y + 22.0 + row as f32 * 50.0,
                );
                if wy < HORIZON - 40.0 {
                    c.rect(wx, wy, 26.0, 30.0, pane);
                }
            }
        }
    }
}

fn trees(c: &mut Canvas, night: bool) {
    let (leaf, shade, trunk) = if night {
        (0x16261f, 0x0f1c17, 0x14110e)
    } else {
        (0x7fa66b, 0x5f8a55, 0x6d5642)
    };
    for n in 0..6 {
        let x = -120.0 + n as f32 * 236.0;
        c.rect(x - 5.0, HORIZON - 70.0, 10.0, 76.0, trunk);
        c.blob(x, HORIZON - 104.0, 62.0, 56.0, shade, 1.0);
        c.blob(x - 12.0, HORIZON - 116.0, 46.0, 40.0, leaf, 1.0);
    }
    c.rect(-200.0, HORIZON - 20.0, WIDTH + 400.0, 24.0, shade);
}

/// Slabs that grow towards the eye.
pub fn ground(c: &mut Canvas, night: bool) {
    let (far, near, joint) = if night {
        (0x232a36, 0x161b25, 0x0f131b)
    } else {
        (0xc9c4ba, 0xaaa498, 0x948e82)
    };
    c.fade(
        -200.0,
        HORIZON,
        WIDTH + 400.0,
        HEIGHT - HORIZON + 200.0,
        far,
        near,
    );
    let mut y = HORIZON + 6.0;
    let mut step = 9.0;
    while y < HEIGHT + 160.0 {
        c.line(&[(-200.0, y), (WIDTH + 200.0, y)], 1.0 + step / 40.0, joint);
        y += step;
        step *= 1.34;
    }
    for n in -14..=14 {
        let x = WIDTH / 2.0 + n as f32 * 26.0;
        let foot = WIDTH / 2.0 + n as f32 * 168.0;
        c.line(&[(x, HORIZON + 4.0), (foot, HEIGHT + 160.0)], 1.6, joint);
    }
}

/// White above, pale green below, a tiled floor: the staircase of any older block.
pub fn hall(c: &mut Canvas, dark: bool) {
    let (wall, wall_low, band, floor, joint) = if dark {
        (0x3a3c3d, 0x2a2c2c, 0x24302c, 0x2b2925, 0x1d1c1a)
    } else {
        (0xf1eee6, 0xded9ce, 0xbfd3c2, 0xb9b0a2, 0x978f82)
    };
    c.fade(-200.0, -200.0, WIDTH + 400.0, 560.0, wall, wall_low);
    c.rect(-200.0, 330.0, WIDTH + 400.0, 230.0, band);
    c.rect(
        -200.0,
        326.0,
        WIDTH + 400.0,
        6.0,
        if dark { 0x1b2421 } else { 0x7fa08a },
    );
    c.rect(
        -200.0,
        548.0,
        WIDTH + 400.0,
        14.0,
        if dark { 0x1a1917 } else { 0x7d7467 },
    );
    c.fade(-200.0, 560.0, WIDTH + 400.0, 400.0, floor, joint);
    for n in -9..=9 {
        let (x, foot) = (480.0 + n as f32 * 90.0, 480.0 + n as f32 * 190.0);
        c.line(&[(x, 560.0), (foot, HEIGHT + 150.0)], 2.0, joint);
    }
    for y in [586.0, 632.0, 708.0, 800.0] {
        c.line(&[(-200.0, y), (WIDTH + 200.0, y)], 2.0, joint);
    }
}

/// An outside wall of small tiles.
pub fn facade(c: &mut Canvas, color: Rgb, joint: Rgb) {
    c.rect(-200.0, -200.0, WIDTH + 400.0, HEIGHT + 400.0, color);
    for n in 0..30 {
        let y = -160.0 + n as f32 * 36.0;
        c.line(&[(-200.0, y), (WIDTH + 200.0, y)], 1.4, joint);
        for m in 0..20 {
            let x = -180.0 + m as f32 * 72.0 + if n % 2 == 0 { 0.0 } else { 36.0 };
            c.line(&[(x, y), (x, y + 36.0)], 1.4, joint);
        }
    }
}

/// An orange cone with a white stripe, its foot at the spot.
pub fn cone(c: &mut Canvas, x: f32, y: f32, size: f32) {
    c.shadow(x, y, size * 0.55, size * 0.14);
    c.poly(
        &[
            (x - size * 0.4, y),
            (x + size * 0.4, y),
            (x + size * 0.34, y - size * 0.1),
            (x - size * 0.34, y - size * 0.1),
        ],
        0xc4441f,
    );
    c.poly(
        &[
            (x - size * 0.27, y - size * 0.08),
            (x + size * 0.27, y - size * 0.08),
            (x + size * 0.06, y - size),
            (x - size * 0.06, y - size),
        ],
        0xe8602c,
    );
    c.poly(
        &[
            (x - size * 0.19, y - size * 0.38),
            (x + size * 0.19, y - size * 0.38),
            (x + size * 0.13, y - size * 0.62),
            (x - size * 0.13, y - size * 0.62),
        ],
        0xf6f1e8,
    );
}

/// A sheet of paper with lines that look like writing.
pub fn paper(c: &mut Canvas, x: f32, y: f32, w: f32, h: f32, ink: Rgb) {
    c.rect(x + 5.0, y + 6.0, w, h, 0x9a9388);
    c.rect(x, y, w, h, 0xfbfaf5);
    c.rect(x + w * 0.24, y + h * 0.1, w * 0.52, h * 0.09, ink);
    for n in 0..5 {
        let width = if n == 4 { w * 0.42 } else { w * 0.76 };
        c.rect(
            x + w * 0.12,
            y + h * (0.3 + 0.12 * n as f32),
            width,
            h * 0.035,
            0x8b8f94,
        );
    }
}
