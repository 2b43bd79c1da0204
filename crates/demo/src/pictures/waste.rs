//! What was left lying.

use super::backdrop::street;
use super::canvas::{Canvas, Rgb};
use super::street::ground_strip;

pub fn bins(c: &mut Canvas, fixed: bool) {
    street(c, false);
    c.rect(90.0, 120.0, 780.0, 40.0, 0x4f7d69);
    c.rect(110.0, 160.0, 740.0, 340.0, 0xe5e0d3);
    for x in [110.0, 828.0] {
        c.rect(x, 150.0, 22.0, 420.0, 0x6c7a72);
    }
    c.shadow(480.0, 600.0, 430.0, 40.0);
    for (n, (lid, color)) in [
        (0x25549a, 0x2f69bd),
        (0x5a3d2a, 0x7a5439),
        (0x3b3f44, 0x555b61),
        (0x8f2a25, 0xb9382f),
    ]
    .into_iter()
    .enumerate()
    {
        bin(c, 160.0 + n as f32 * 168.0, color, lid, fixed || n == 0);
    }
    if fixed {
        return;
    }
    for (x, y, r, color) in [
        (250.0, 610.0, 62.0, 0x2f3338),
        (370.0, 632.0, 74.0, 0xd8d5cc),
        (500.0, 618.0, 66.0, 0x35393e),
        (610.0, 640.0, 72.0, 0xc9c4b7),
        (730.0, 616.0, 58.0, 0x3c4a43),
        (440.0, 672.0, 56.0, 0x41464b),
    ] {
        bag(c, x, y, r, color);
    }
    for _ in 0..22 {
        let (x, y) = (c.between(170.0, 830.0), c.between(650.0, 706.0));
        let color = [0xe9e4d6, 0xc94f3d, 0x6f8f5a, 0xd9b24a][(c.chance() * 4.0) as usize % 4];
        c.poly(
            &[
                (x, y),
                (x + 16.0, y - 5.0),
                (x + 22.0, y + 6.0),
                (x + 5.0, y + 9.0),
            ],
            color,
        );
    }
}

fn bin(c: &mut Canvas, x: f32, color: Rgb, lid: Rgb, shut: bool) {
    c.poly(
        &[
            (x, 340.0),
            (x + 140.0, 340.0),
            (x + 126.0, 590.0),
            (x + 14.0, 590.0),
        ],
        color,
    );
    c.veil(
        &[
            (x + 14.0, 350.0),
            (x + 34.0, 350.0),
            (x + 36.0, 580.0),
            (x + 24.0, 580.0),
        ],
        0xffffff,
        0.18,
    );
    c.ellipse(x + 24.0, 594.0, 15.0, 15.0, 0x222427);
    c.ellipse(x + 116.0, 594.0, 15.0, 15.0, 0x222427);
    c.rounded(x + 42.0, 420.0, 56.0, 62.0, 6.0, 0xf2f0e8);
    c.poly(
        &[(x + 56.0, 466.0), (x + 84.0, 466.0), (x + 70.0, 436.0)],
        color,
    );
    if shut {
        c.rounded(x - 8.0, 312.0, 156.0, 34.0, 10.0, lid);
    } else {
        c.poly(
            &[
                (x - 6.0, 330.0),
                (x + 20.0, 230.0),
                (x + 40.0, 226.0),
                (x + 8.0, 340.0),
            ],
            lid,
        );
        bag(c, x + 52.0, 312.0, 52.0, 0x34383d);
        bag(c, x + 100.0, 318.0, 44.0, 0xd9d5ca);
    }
}

/// A tied bag.
fn bag(c: &mut Canvas, x: f32, y: f32, r: f32, color: Rgb) {
    c.shadow(x, y + r * 0.8, r * 1.1, r * 0.24);
    c.blob(x, y, r, r * 0.86, color, 1.0);
    c.glow(x - r * 0.3, y - r * 0.3, r * 0.6, r * 0.5, 0xffffff, 0.28);
    c.poly(
        &[
            (x - r * 0.16, y - r * 0.78),
            (x + r * 0.18, y - r * 0.78),
            (x + r * 0.34, y - r * 1.16),
            (x - r * 0.3, y - r * 1.12),
        ],
        color,
    );
}

pub fn bulky(c: &mut Canvas, fixed: bool) {
    super::backdrop::facade(c, 0xd6c6ae, 0xc4b298);
    c.rect(80.0, 60.0, 200.0, 240.0, 0x8ea6b2);
    c.rect(680.0, 60.0, 200.0, 240.0, 0x8ea6b2);
    for x in [80.0, 680.0] {
        c.line(&[(x + 100.0, 60.0), (x + 100.0, 300.0)], 8.0, 0xf0ece2);
        c.line(&[(x, 180.0), (x + 200.0, 180.0)], 8.0, 0xf0ece2);
    }
    ground_strip(c);
    c.rect(-200.0, 520.0, 1400.0, 62.0, 0x6f9360);
    for n in 0..16 {
        c.blob(
            -60.0 + n as f32 * 72.0,
            516.0,
            52.0,
            30.0,
            if n % 2 == 0 { 0x7ea56c } else { 0x648a57 },
            1.0,
        );
    }
    if fixed {
        return;
    }
    c.shadow(470.0, 650.0, 400.0, 46.0);
    c.poly(
        &[
            (610.0, 660.0),
            (700.0, 250.0),
            (820.0, 262.0),
            (760.0, 670.0),
        ],
        0xe6e0d2,
    );
    for n in 0..5 {
        let y = 330.0 + n as f32 * 66.0;
        c.line(
            &[
                (692.0 - n as f32 * 15.0, y),
                (806.0 - n as f32 * 11.0, y + 8.0),
            ],
            3.0,
            0xb9b19f,
        );
    }
    c.rounded(180.0, 400.0, 440.0, 170.0, 34.0, 0x8a5f52);
    c.rounded(150.0, 470.0, 90.0, 170.0, 30.0, 0x7a5247);
    c.rounded(560.0, 470.0, 90.0, 170.0, 30.0, 0x7a5247);
    c.rounded(230.0, 520.0, 340.0, 110.0, 22.0, 0x9c6f60);
    c.line(&[(400.0, 526.0), (400.0, 626.0)], 4.0, 0x7a5247);
    c.blob(330.0, 470.0, 46.0, 30.0, 0x6a4a3f, 0.8);
    c.blob(480.0, 570.0, 40.0, 22.0, 0x6a4a3f, 0.7);
    for (x, y, w) in [(250.0, 690.0, 120.0), (470.0, 700.0, 90.0)] {
        c.rect(x, y - 60.0, w, 64.0, 0xb98f5f);
        c.rect(x + w / 2.0 - 8.0, y - 60.0, 16.0, 64.0, 0xd8bd8e);
    }
}
