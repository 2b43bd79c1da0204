//! Paths, covers, benches, rails.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

pub const SHELF: Shelf = Shelf {
    category: "road",
    weight: 13,
    stories: &[
        Story {
            words: "{b}前面人行道好几块地砖翘起来，一踩就晃，下雨还溅一裤腿水。",
            site: Site::Yard,
            spot: "楼前人行道",
            scene: Scene::Paving,
            notes: &["已用锥桶围住翘得最高的两块，等同款地砖。"],
            finish: &[
                "更换地砖14块，垫层重新找平，轮椅试走平稳。",
                "松动的地砖重新铺砂浆压实，缝隙灌了水泥。",
            ],
        },
        Story {
            words: "{b}旁边的窨井盖破了一个角，晚上看不清，骑车的人差点掉进去。",
            site: Site::Yard,
            spot: "路口转弯处",
            scene: Scene::Manhole,
            notes: &["已放置围挡和闪光警示灯，井盖规格700，正在调货。"],
            finish: &[
                "换了新的防沉降井盖，下面加装了防坠网。",
                "井圈和井盖一起更换，周边沥青补平，今晚可通行。",
            ],
        },
        Story {
            words: "{u}门口台阶的扶手松了，一推就晃，我腰不好全靠它上下。",
            site: Site::Stairs,
            spot: "单元门口台阶",
            scene: Scene::Handrail,
            notes: &["先用铁丝临时固定，焊工明天到。"],
            finish: &[
                "扶手立柱重新打膨胀螺栓并焊牢，台阶边贴了防滑条。",
                "扶手已加固，另一侧也补装了一根，两边都能扶。",
            ],
        },
        Story {
            words: "{x}的木条断了两根，还有钉子露出来，老人家坐下去会勾到衣服。",
            site: Site::Facility("bench"),
            spot: "",
            scene: Scene::Bench,
            notes: &["露出的钉子已敲平，木条尺寸量好了。"],
            finish: &["木条全部换新，刷了两遍清漆，晾干后可以坐了。"],
        },
        Story {
            words: "健身点那个太空漫步机的踏板脱焊了，晃得厉害，早上还有老人在上面锻炼。",
            site: Site::Yard,
            spot: "健身点",
            scene: Scene::Bench,
            notes: &["器材已停用并缠警示带，通知厂家维修。"],
            finish: &["踏板重新焊接，轴承加油，厂家做了承重测试后恢复使用。"],
        },
        Story {
            words: "从{b}到大门的路上有个大坑，积水的时候看不出深浅，电瓶车颠得孩子头盔都掉了。",
            site: Site::Yard,
            spot: "小区主路",
            scene: Scene::Paving,
            notes: &["面积约1.5平方米，已排入本周路面修补。"],
            finish: &["坑洞切边后用热沥青填补压实，现在可以正常通行。"],
        },
        Story {
            words: "无障碍坡道太陡，还正对着花坛，我推轮椅上去再转弯很吃力，能不能改一改？",
            site: Site::Yard,
            spot: "单元门坡道",
            scene: Scene::Handrail,
            notes: &["请设计人员现场看过，坡度超标，方案是延长坡道并移走花坛。"],
            finish: &["坡道延长到规范坡度，两侧加扶手，花坛移到草地一侧，请您再来试试。"],
        },
        Story {
            words: "{x}的玻璃裂了，里面的通知都被雨淋湿，看不清字。",
            site: Site::Facility("notice_board"),
            spot: "",
            scene: Scene::Board,
            notes: &["裂开的玻璃已贴膜防掉落。"],
            finish: &["玻璃换成钢化的，加了密封条，通知重新打印张贴，字号放大了。"],
        },
        Story {
            words: "盲道被改成了停车位的划线，断头在花坛上，视力不好的邻居走到这里只能停下来。",
            site: Site::Yard,
            spot: "小区大门内侧",
            scene: Scene::Paving,
            notes: &["划线单位确认划错，约定本周内整改。"],
            finish: &["停车线已磨除，盲道补铺十二块并绕开花坛，接通到大门。"],
        },
    ],
    refusals: &[Refusal {
        reason: "该路段是市政道路，正在进行燃气管改造，围挡和临时路面由施工单位负责，预计月底恢复。",
        instead: "燃气管改造项目部，电话公示在围挡上",
    }],
    worries: &[
        "我婆婆上周就在这里崴了脚。",
        "建议晚上加个警示灯。",
        "旁边还有两块也松了。",
    ],
    thanks: &["补得很平，推婴儿车舒服多了。"],
};
