//! A small drawing kit: flat shapes, soft shadows, a little grain.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder,
    Pixmap, Point, RadialGradient, Rect, Shader, SpreadMode, Stroke, Transform,
};

pub const WIDTH: f32 = 960.0;
pub const HEIGHT: f32 = 720.0;
/// Good at twice the width of a phone, and small.
const QUALITY: u8 = 84;

/// `0xRRGGBB`.
pub type Rgb = u32;
pub type Spot = (f32, f32);

pub struct Canvas {
    map: Pixmap,
    transform: Transform,
    noise: u32,
}

impl Canvas {
    /// `closer`: mirrored and a step nearer.
    ///
    /// # Panics
    /// Never: the size is a constant that fits.
    pub fn new(closer: bool, noise: u32) -> Self {
        #[expect(clippy::expect_used, reason = "the size is a constant that fits")]
        let map = Pixmap::new(WIDTH as u32, HEIGHT as u32).expect("a small constant size");
        let transform = if closer {
            Transform::from_row(-1.24, 0.0, 0.0, 1.24, WIDTH * 1.12, -HEIGHT * 0.17)
        } else {
            Transform::identity()
        };
        Self {
            map,
            transform,
            noise,
        }
    }

    /// The next number in 0..1 of the picture's own small generator (xorshift).
    pub fn chance(&mut self) -> f32 {
        self.noise ^= self.noise << 13;
        self.noise ^= self.noise >> 17;
        self.noise ^= self.noise << 5;
        (self.noise >> 8) as f32 / (1 << 24) as f32
    }

    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.chance()
    }

    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, color: Rgb) {
        self.poly(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], color);
    }

    /// From `top` to `bottom`.
    pub fn fade(&mut self, x: f32, y: f32, w: f32, h: f32, top: Rgb, bottom: Rgb) {
        let ends = [(0.0, rgb(top, 1.0)), (1.0, rgb(bottom, 1.0))];
        let shader = LinearGradient::new(
            Point::from_xy(x, y),
            Point::from_xy(x, y + h),
            ends.map(|(at, color)| GradientStop::new(at, color))
                .to_vec(),
            SpreadMode::Pad,
            Transform::identity(),
        );
        let path = outline(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], true);
        self.fill(path, shader.unwrap_or(Shader::SolidColor(rgb(top, 1.0))));
    }

    pub fn poly(&mut self, spots: &[Spot], color: Rgb) {
        self.veil(spots, color, 1.0);
    }

    /// A polygon that lets `1 - alpha` of what is behind shine through.
    pub fn veil(&mut self, spots: &[Spot], color: Rgb, alpha: f32) {
        self.fill(outline(spots, true), Shader::SolidColor(rgb(color, alpha)));
    }

    pub fn rounded(&mut self, x: f32, y: f32, w: f32, h: f32, r: f32, color: Rgb) {
        let mut path = PathBuilder::new();
        path.move_to(x + r, y);
        path.line_to(x + w - r, y);
        path.quad_to(x + w, y, x + w, y + r);
        path.line_to(x + w, y + h - r);
        path.quad_to(x + w, y + h, x + w - r, y + h);
        path.line_to(x + r, y + h);
        path.quad_to(x, y + h, x, y + h - r);
        path.line_to(x, y + r);
        path.quad_to(x, y, x + r, y);
        path.close();
        self.fill(path.finish(), Shader::SolidColor(rgb(color, 1.0)));
    }

    pub fn ellipse(&mut self, x: f32, y: f32, rx: f32, ry: f32, color: Rgb) {
        self.oval(x, y, rx, ry, Shader::SolidColor(rgb(color, 1.0)));
    }

    /// Bright in the middle, gone at the rim: light when pale, shadow when dark.
    pub fn glow(&mut self, x: f32, y: f32, rx: f32, ry: f32, color: Rgb, alpha: f32) {
        let shader = RadialGradient::new(
            Point::from_xy(0.0, 0.0),
            Point::from_xy(0.0, 0.0),
            1.0,
            vec![
                GradientStop::new(0.0, rgb(color, alpha)),
                GradientStop::new(0.55, rgb(color, alpha * 0.45)),
                GradientStop::new(1.0, rgb(color, 0.0)),
            ],
            SpreadMode::Pad,
            Transform::from_row(rx, 0.0, 0.0, ry, x, y),
        );
        if let Some(shader) = shader {
            self.oval(x, y, rx, ry, shader);
        }
    }

    pub fn shadow(&mut self, x: f32, y: f32, rx: f32, ry: f32) {
        self.glow(x, y, rx, ry, 0x1c1a17, 0.5);
    }

    pub fn line(&mut self, spots: &[Spot], width: f32, color: Rgb) {
        let Some(path) = outline(spots, false) else {
            return;
        };
        let stroke = Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        let paint = paint(Shader::SolidColor(rgb(color, 1.0)));
        self.map
            .stroke_path(&path, &paint, &stroke, self.transform, None);
    }

    pub fn circle_line(&mut self, x: f32, y: f32, r: f32, width: f32, color: Rgb) {
        let spots: Vec<Spot> = (0..=48)
            .map(|n| (n as f32 / 48.0 * std::f32::consts::TAU).sin_cos())
            .map(|(sin, cos)| (x + r * cos, y + r * sin))
            .collect();
        self.line(&spots, width, color);
    }

    /// An uneven round shape: puddle, bush, stain.
    pub fn blob(&mut self, x: f32, y: f32, rx: f32, ry: f32, color: Rgb, alpha: f32) {
        let spots: Vec<Spot> = (0..26)
            .map(|n| {
                let (sin, cos) = (n as f32 / 26.0 * std::f32::consts::TAU).sin_cos();
                let reach = self.between(0.86, 1.08);
                (x + rx * cos * reach, y + ry * sin * reach)
            })
            .collect();
        self.fill(smooth(&spots), Shader::SolidColor(rgb(color, alpha)));
    }

    fn oval(&mut self, x: f32, y: f32, rx: f32, ry: f32, shader: Shader<'_>) {
        let path =
            Rect::from_xywh(x - rx, y - ry, rx * 2.0, ry * 2.0).and_then(PathBuilder::from_oval);
        self.fill(path, shader);
    }

    fn fill(&mut self, path: Option<Path>, shader: Shader<'_>) {
        if let Some(path) = path {
            self.map.fill_path(
                &path,
                &paint(shader),
                FillRule::Winding,
                self.transform,
                None,
            );
        }
    }

    /// The picture with darker corners and a little grain, as a phone's camera gives it.
    pub fn jpeg(mut self) -> Vec<u8> {
        self.transform = Transform::identity();
        let (w, h) = (WIDTH as usize, HEIGHT as usize);
        let mut rgb = Vec::with_capacity(w * h * 3);
        for n in 0..w * h {
            let (x, y) = ((n % w) as f32 / WIDTH - 0.5, (n / w) as f32 / HEIGHT - 0.5);
            let dim = 1.0 - 0.42 * (x * x + y * y);
            let grain = self.between(-3.0, 3.0);
            let pixel = self.map.pixels()[n];
            for channel in [pixel.red(), pixel.green(), pixel.blue()] {
                rgb.push((f32::from(channel) * dim + grain).clamp(0.0, 255.0) as u8);
            }
        }
        let mut bytes = Vec::new();
        // Writing to memory fails only for a size that does not match the buffer.
        let written = JpegEncoder::new_with_quality(&mut bytes, QUALITY).write_image(
            &rgb,
            w as u32,
            h as u32,
            ExtendedColorType::Rgb8,
        );
        debug_assert!(written.is_ok());
        bytes
    }
}

fn rgb(color: Rgb, alpha: f32) -> Color {
    let channel = |shift: u32| ((color >> shift) & 0xff) as f32 / 255.0;
    Color::from_rgba(channel(16), channel(8), channel(0), alpha.clamp(0.0, 1.0))
        .unwrap_or(Color::BLACK)
}

fn paint(shader: Shader<'_>) -> Paint<'_> {
    Paint {
        shader,
        anti_alias: true,
        ..Paint::default()
    }
}

fn outline(spots: &[Spot], close: bool) -> Option<Path> {
    let (first, rest) = spots.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.0, first.1);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    if close {
        path.close();
    }
    path.finish()
}

/// A closed curve through the middles between the spots.
fn smooth(spots: &[Spot]) -> Option<Path> {
    let middle = |a: Spot, b: Spot| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let (first, last) = (spots.first()?, spots.last()?);
    let mut path = PathBuilder::new();
    let start = middle(*last, *first);
    path.move_to(start.0, start.1);
    for (n, spot) in spots.iter().enumerate() {
        let next = spots[(n + 1) % spots.len()];
        let end = middle(*spot, next);
        path.quad_to(spot.0, spot.1, end.0, end.1);
    }
    path.close();
    path.finish()
}
