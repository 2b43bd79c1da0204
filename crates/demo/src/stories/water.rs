//! Standing water, leaks and drains.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

pub const SHELF: Shelf = Shelf {
    category: "water",
    weight: 14,
    stories: &[
        Story {
            words: "一下雨{b}门口就积水，今天没过脚面，婴儿车根本推不过去。",
            site: Site::Yard,
            spot: "单元门口",
            scene: Scene::Puddle,
            notes: &[
                "雨水口被树叶堵住，已先掏开，水在往下退。",
                "管道内窥发现中段有淤泥，约了疏通车。",
            ],
            finish: &[
                "雨水井和支管已疏通，冲水试验三分钟排空。",
                "门口低洼处补平并加装线性排水沟，昨天下雨已看过，没有积水。",
            ],
        },
        Story {
            words: "{b}{u}一楼的水管井在漏水，水从门缝里流出来，地上滑得很。",
            site: Site::Stairs,
            spot: "一楼水管井",
            scene: Scene::Pipe,
            notes: &["已关闭支阀止水，楼上三户暂时停水，正在抢修。"],
            finish: &[
                "立管接头破裂，已更换一段并打压测试，恢复供水。",
                "阀门填料老化，换了新阀门，地面拖干并放了防滑提示。",
            ],
        },
        Story {
            words: "我家卫生间天花板滴水，楼上说不是他家的问题，两家说不清，麻烦来人帮忙看看。",
            site: Site::Home,
            spot: "",
            scene: Scene::Pipe,
            notes: &["下午约了上下两户一起看，做了染色试验，是楼上地漏周边渗水。"],
            finish: &["调解达成一致：楼上重做防水，费用由楼上承担，今天完工，观察三天不再滴水。"],
        },
        Story {
            words: "厨房下水道反水，脏水从水槽冒上来，地上全是，家里只有我一个老太婆。",
            site: Site::Home,
            spot: "",
            scene: Scene::Puddle,
            notes: &["师傅十分钟内到，先帮您把一楼总管检查口打开泄水。"],
            finish: &["主管里掏出一大团油脂和抹布，已疏通，地面帮老人拖干净了。"],
        },
        Story {
            words: "{b}南边的窨井冒水，有股臭味，流得整条路都是。",
            site: Site::Yard,
            spot: "南侧道路",
            scene: Scene::Manhole,
            notes: &["污水井堵塞，疏通车已到场，请行人绕行北侧。"],
            finish: &[
                "污水管疏通完成，路面已用水车冲洗并消毒。",
                "清出井内积泥约半方，污水井水位恢复正常。",
            ],
        },
        Story {
            words: "顶楼的屋面漏水，走廊墙皮都鼓起来掉渣，昨天掉了一块差点砸到人。",
            site: Site::Stairs,
            spot: "顶层走廊",
            scene: Scene::Pipe,
            notes: &["屋面防水卷材开裂，先铺了防雨布，等天晴施工。"],
            finish: &["屋面防水修补约12平方米，闭水试验24小时无渗漏，墙面已铲除重刷。"],
        },
        Story {
            words: "这两天水压特别小，{f}楼洗澡的热水器都打不着火。",
            site: Site::Home,
            spot: "",
            scene: Scene::Pipe,
            notes: &["水泵房检查正常，怀疑入户过滤器堵塞，师傅下午上门。"],
            finish: &["单元减压阀滤网堵塞，清洗后水压恢复到0.25兆帕，热水器已能点火。"],
        },
        Story {
            words: "绿化浇水的水龙头关不紧，白天黑夜地流，路面一直是湿的，冬天结冰就麻烦了。",
            site: Site::Yard,
            spot: "花坛边",
            scene: Scene::Puddle,
            notes: &["已先关掉分阀。"],
            finish: &["水龙头更换为自闭式，路面积水扫干。"],
        },
        Story {
            words: "空调外机的冷凝水直接滴在{u}门口雨棚上，滴滴答答整夜响，下面人进出也淋到。",
            site: Site::Stairs,
            spot: "单元门雨棚",
            scene: Scene::Pipe,
            notes: &["已和楼上住户说好，周末接冷凝水管。"],
            finish: &["冷凝水管接入专用立管，雨棚锈蚀处补了漆。"],
        },
    ],
    refusals: &[Refusal {
        reason: "经查是您户内水表后的软管老化渗漏，属于户内设施，需要自行请师傅更换；我们已帮您关好角阀。",
        instead: "物业有偿维修，前台可预约，价目表贴在一楼",
    }],
    worries: &[
        "我家楼下也滴水，是不是同一根管子？",
        "每次下大雨都这样，排水口该扩一扩。",
        "走过去差点滑倒，大家当心。",
    ],
    thanks: &["师傅当天就来了，服务不错。"],
};
