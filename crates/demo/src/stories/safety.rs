//! Everything else that can hurt somebody.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

pub const SHELF: Shelf = Shelf {
    category: "safety",
    weight: 12,
    stories: &[
        Story {
            words: "{b}楼前大树断了一根粗枝，挂在半空，风一吹就晃，下面是孩子上学的路。",
            site: Site::Yard,
            spot: "楼前行道树",
            scene: Scene::Branch,
            notes: &["已拉警戒线，绿化队带高枝锯在路上。"],
            finish: &[
                "断枝已锯除清走，同排树木检查一遍，又修掉两根枯枝。",
                "危险枝已处理，树干做了支撑，请放心通行。",
            ],
        },
        Story {
            words: "{x}坏了，门一直敞着，推销的、收旧货的随便进出。",
            site: Site::Facility("gate"),
            spot: "",
            scene: Scene::Door,
            notes: &["电磁锁吸不住，保安先在门口值守。"],
            finish: &[
                "电磁锁和电源更换，刷卡、人脸、可视对讲都试过正常。",
                "门体下沉，已调整合页并更换锁具，关门自动吸合。",
            ],
        },
        Story {
            words: "{b}{u}楼上有人往下扔烟头和外卖袋，今天一个酸奶瓶砸在我脚边，太吓人了。",
            site: Site::Yard,
            spot: "单元门前",
            scene: Scene::Wall,
            notes: &["已调看监控，入户宣传整个单元，并请派出所社区民警一起上门。"],
            finish: &["找到当事住户，写了保证书；单元门前装了防护雨棚和朝上的摄像头。"],
        },
        Story {
            words: "楼道的消防栓箱打不开，玻璃也碎了，里面的水带不见了。",
            site: Site::Stairs,
            spot: "{f}楼消防栓",
            scene: Scene::FireBox,
            notes: &["已补一盘水带和枪头，箱门待换。"],
            finish: &["箱门、玻璃、水带、枪头补齐，试水压力正常，逐层核对了一遍。"],
        },
        Story {
            words: "从{f}楼窗户拉了根电线下来给电瓶车充电，下雨天线头就泡在水里。",
            site: Site::Yard,
            spot: "外墙",
            scene: Scene::Wires,
            notes: &["当场断电拆线，住户已说明情况。"],
            finish: &[
                "飞线已拆除，帮住户办好充电棚月卡，本周再巡查两次。",
                "飞线拆除，墙面钉眼补好，同楼还有一处也一并清理了。",
            ],
        },
        Story {
            words: "楼道里闻到煤气味，越靠近{f}楼越浓，我已经开窗了，请马上来人！",
            site: Site::Stairs,
            spot: "{f}楼",
            scene: Scene::Corridor,
            notes: &["五分钟到场，已疏散上下两层，燃气公司抢修人员在路上，请不要开关电器。"],
            finish: &["燃气公司查明是一户灶具软管老化，已关阀换管，检测合格后恢复供气。"],
        },
        Story {
            words: "{b}外墙的瓷砖鼓起来一大片，昨天掉了两块在草地上，幸好没砸到人。",
            site: Site::Walls,
            spot: "东侧山墙",
            scene: Scene::Wall,
            notes: &[
                "已在山墙下拉警戒线并搭安全通道，请鉴定单位出方案。",
                "吊篮已进场，先清除松动瓷砖。",
            ],
            finish: &["松动瓷砖全部敲除，基层修补后改做涂料，警戒线已撤。"],
        },
        Story {
            words: "防火门被人用砖头顶着常开，闭门器也掉了，物业巡查没看到吗？",
            site: Site::Stairs,
            spot: "{f}楼防火门",
            scene: Scene::Door,
            notes: &["砖头已移走，闭门器今天领料安装。"],
            finish: &["防火门闭门器装好，能自动关严，门上贴了常闭提示，巡查表加了这一项。"],
        },
        Story {
            words: "{x}的箱门报警一直响，指示灯是红色，不知道里面的机器还能不能用。",
            site: Site::Facility("aed"),
            spot: "",
            scene: Scene::FireBox,
            notes: &["已联系设备维护方，临时从服务中心调来一台备用机放在岗亭。"],
            finish: &["电极片过期，已更换电极片和电池，自检通过，指示灯转绿。"],
        },
        Story {
            words: "河边步道的栏杆缺了两根竖条，小孩子能钻过去，旁边就是水。",
            site: Site::River,
            spot: "河边栏杆",
            scene: Scene::Handrail,
            notes: &["先用木板和警示带封住缺口。"],
            finish: &["栏杆竖条补焊并刷防锈漆，整段推拉检查过一遍。"],
        },
    ],
    refusals: &[Refusal {
        reason: "您反映的是相邻街道的在建工地，不在本社区范围，我们已把照片和位置转给对方社区值班。",
        instead: "相邻社区值班室，24小时有人",
    }],
    worries: &[
        "这个真的危险，请优先处理。",
        "孩子每天从这里走，看着揪心。",
        "警戒线拉起来了，大家绕一下。",
    ],
    thanks: &["处理得及时，给你们点赞。"],
};
