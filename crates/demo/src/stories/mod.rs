//! What people write, and what those who answer write back. Places are filled in later:
//! `{b}` building, `{u}` unit, `{f}` floor, `{x}` facility.

mod lift;
mod light;
mod noise;
mod parking;
mod road;
mod safety;
mod waste;
mod water;

use crate::pictures::Scene;

/// Where a story can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// At something with a QR label, of this kind.
    Facility(&'static str),
    /// In the staircase or the hall of a building.
    Stairs,
    /// In a building that has a lift.
    Tower,
    /// Inside somebody's home.
    Home,
    /// Outdoors, within a stone's throw of a building.
    Yard,
    /// Of a building from outside: all who live there are concerned.
    Walls,
    /// On the path along the creek.
    River,
}

/// One problem with everything that may be said about it.
#[derive(Debug)]
pub struct Story {
    pub words: &'static str,
    pub site: Site,
    /// Free words about the place; may be empty.
    pub spot: &'static str,
    pub scene: Scene,
    pub notes: &'static [&'static str],
    pub finish: &'static [&'static str],
}

/// A refusal: why, and who answers instead.
#[derive(Debug)]
pub struct Refusal {
    pub reason: &'static str,
    pub instead: &'static str,
}

/// All that belongs to one category.
#[derive(Debug)]
pub struct Shelf {
    /// Code of the category.
    pub category: &'static str,
    /// How often this happens, beside the others.
    pub weight: u32,
    pub stories: &'static [Story],
    pub refusals: &'static [Refusal],
    /// Comments while it is open, and after it was resolved.
    pub worries: &'static [&'static str],
    pub thanks: &'static [&'static str],
}

/// In the order of the categories.
pub const SHELVES: [&Shelf; 8] = [
    &lift::SHELF,
    &light::SHELF,
    &waste::SHELF,
    &water::SHELF,
    &road::SHELF,
    &parking::SHELF,
    &noise::SHELF,
    &safety::SHELF,
];

/// How a message may begin; most people come straight to the point.
pub const OPENINGS: [&str; 9] = [
    "",
    "",
    "",
    "",
    "你好，",
    "您好，",
    "麻烦看一下：",
    "师傅你好，",
    "反映个情况，",
];

/// How it may end.
pub const CLOSINGS: [&str; 10] = [
    "",
    "",
    "",
    "",
    "谢谢！",
    "辛苦了。",
    "麻烦尽快处理，谢谢。",
    "希望能早点解决。",
    "有结果请告诉我一声。",
    "谢谢师傅们。",
];

/// Fits any matter that is open.
pub const WORRIES: [&str; 8] = [
    "我家也遇到了，顶一下。",
    "昨天路过也看到了，确实是这样。",
    "谢谢反映，我正想报呢。",
    "这个老问题了，希望这次彻底解决。",
    "我妈腿脚不好，每天从这里走，真担心。",
    "已经转到楼组群里，让大家先注意一下。",
    "上次也是这里，是不是该查查原因？",
    "我今天早上看还是老样子。",
];

/// Fits any matter that was resolved.
pub const THANKS: [&str; 5] = [
    "赞，现在好多了。",
    "师傅辛苦了，天这么冷还在外面干活。",
    "谢谢，比我想的快。",
    "看到照片了，放心了。",
    "楼上楼下都说修得好。",
];

/// How an author corrects a text before somebody has it.
pub const CORRECTIONS: [&str; 4] = [
    "补充：刚才又去看了一次，情况没变。",
    "补充一下，晚上比白天更明显。",
    "更正：位置在靠近大门的这一侧。",
    "补充：邻居说这种情况有三四天了。",
];
