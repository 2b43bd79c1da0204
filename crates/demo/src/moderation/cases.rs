//! What is flagged, why, and what staff make of it.

use contract::report::FlagReason;

/// What a case is about; the words are a comment that somebody writes for it.
#[derive(Clone, Copy)]
pub enum About {
    Words,
    /// Of a report that has another one besides, so that hiding it leaves something to see.
    Photo,
    Comment(&'static str),
}

pub struct Case {
    pub about: About,
    pub reason: FlagReason,
    /// Of whoever flags it.
    pub text: &'static str,
    /// Whether staff hid it, and why; `None` while it waits.
    pub decided: Option<(bool, &'static str)>,
}

pub const CASES: [Case; 8] = [
    Case {
        about: About::Comment("肯定又是楼上老赵家弄的，他们一家都这样，大家一起去敲门。"),
        reason: FlagReason::Privacy,
        text: "点了人家的姓，又没有证据，还叫大家上门。",
        decided: Some((
            true,
            "点名指责邻居，没有根据。意见可以提，请不要写是哪一家。",
        )),
    },
    Case {
        about: About::Photo,
        reason: FlagReason::Privacy,
        text: "从照片里认得出是我家，我没有同意。",
        decided: Some((true, "看得出是哪一家，先隐藏；另一张照片已经说得清楚。")),
    },
    Case {
        about: About::Words,
        reason: FlagReason::Untrue,
        text: "没有写的这么严重。",
        decided: Some((false, "当时网格员到现场看过，情况属实，保留。")),
    },
    Case {
        about: About::Comment("报了才来，平时怎么没人管？"),
        reason: FlagReason::Abuse,
        text: "说话太冲了。",
        decided: Some((false, "语气急了一点，没有伤人的话，保留。")),
    },
    Case {
        about: About::Comment("家里要换灯、通下水的找我，随叫随到，价格好商量。"),
        reason: FlagReason::Advertising,
        text: "在这里拉生意。",
        decided: None,
    },
    Case {
        about: About::Photo,
        reason: FlagReason::Privacy,
        text: "拍到我家门口了，我不想放在网上。",
        decided: None,
    },
    Case {
        about: About::Comment("这么点小事也来报，真是闲得慌。"),
        reason: FlagReason::Abuse,
        text: "挖苦人，看了心里不舒服。",
        decided: None,
    },
    Case {
        about: About::Words,
        reason: FlagReason::Untrue,
        text: "说的不是这栋楼，是隔壁那栋。",
        decided: None,
    },
];
