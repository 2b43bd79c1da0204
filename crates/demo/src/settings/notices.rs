//! Six notices as a community would post them, dated back from the seeding day.

use crate::random::Random;
use bundle::Places;
use contract::notice::Notice;
use contract::{NoticeId, Timestamp};

const HOUR_MS: i64 = 3_600_000;

enum For {
    All,
    /// Index of the grid.
    Grid(usize),
    /// Index of the building.
    Building(usize),
}

struct Draft {
    title: &'static str,
    body: &'static str,
    audience: For,
    hours_ago: i64,
    /// Days after publication.
    expires_days: Option<i64>,
    pinned: bool,
}

const DRAFTS: [Draft; 6] = [
    Draft {
        title: "本周六二次供水水箱清洗，8:30–14:30分片停水",
        body: "为保证用水卫生，物业将于本周六清洗消毒各小区二次供水水箱。\n\n梧桐苑、晚晴新村：8:30–11:30停水；\n柳岸家园、书院名邸、南塘公寓：11:30–14:30停水；\n桂香里为市政直供，不受影响。\n\n请提前储水，关好水龙头。家里有行动不便的老人、需要送水上门的，请打社区服务中心电话，我们安排志愿者送到。",
        audience: For::All,
        hours_ago: 20,
        expires_days: Some(7),
        pinned: true,
    },
    Draft {
        title: "电动自行车请不要推进楼道和电梯",
        body: "最近几次夜间巡查，仍有电动自行车停在楼梯口充电。楼道是大家的逃生路，一旦起火，烟气几分钟就能封住整个单元。\n\n梧桐苑南门、晚晴新村北门新增了48个充电位，前两小时免费。找不到车位的邻居可以在这里报给我们，网格员当天帮您联系。",
        audience: For::All,
        hours_ago: 3 * 24,
        expires_days: None,
        pinned: false,
    },
    Draft {
        title: "流感疫苗接种：60岁以上居民本月可到社区卫生站接种",
        body: "时间：周一至周五8:30–11:00、13:30–16:00\n地点：社区服务中心一楼卫生站\n携带：身份证、医保卡\n\n当天发热或身体不适请改日再来。独自来不方便的，可以打电话约志愿者陪同。",
        audience: For::All,
        hours_ago: 6 * 24,
        expires_days: Some(30),
        pinned: false,
    },
    Draft {
        title: "桂香里总弄雨水管改造，请绕行东侧小门",
        body: "施工时间：工作日8:00–17:30，午间12:00–13:30停工。\n总弄中段封闭约十天，行人和轮椅请走东侧小门，夜间有照明和围挡灯。\n\n施工期间若有积水、噪声等问题，请直接在这里报，施工队现场负责人当天回复。",
        audience: For::Grid(1),
        hours_ago: 4 * 24,
        expires_days: Some(14),
        pinned: false,
    },
    Draft {
        title: "书院名邸44号楼客梯年检，周三9:00–11:00停运",
        body: "年检期间请使用另一单元的电梯，11楼连廊已打开。\n有轮椅、婴儿车出行需要的住户请提前告诉物业，我们安排人在楼下等候。",
        audience: For::Building(43),
        hours_ago: 30,
        expires_days: Some(6),
        pinned: false,
    },
    Draft {
        title: "上月居民反映事项办理情况",
        body: "上月大家一共反映了一百多件事，最多的是停车占道、垃圾卫生和楼道照明。\n\n已经办好的都在“附近”里写明了结果和照片。还没办好的，每一件都能看到在谁手里、答应哪天办好。超过时间的会亮红灯，欢迎大家一起盯着。",
        audience: For::All,
        hours_ago: 9 * 24,
        expires_days: None,
        pinned: false,
    },
];

pub fn notices(random: &mut Random, places: &Places, now: Timestamp) -> Vec<Notice> {
    DRAFTS
        .iter()
        .map(|draft| {
            let published = Timestamp(now.0 - draft.hours_ago * HOUR_MS);
            let (grid, building) = match draft.audience {
                For::All => (None, None),
                For::Grid(n) => (places.grids.get(n).map(|grid| grid.id), None),
                For::Building(n) => (None, places.buildings.get(n).map(|b| b.id)),
            };
            Notice {
                id: NoticeId(random.id(published)),
                title: draft.title.to_owned(),
                body: draft.body.to_owned(),
                grid,
                building,
                published,
                expires: draft
                    .expires_days
                    .map(|days| Timestamp(published.0 + days * 24 * HOUR_MS)),
                pinned: draft.pinned,
                version: 1,
            }
        })
        .collect()
}
