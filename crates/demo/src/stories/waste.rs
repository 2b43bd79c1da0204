//! Waste and cleaning.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

const BINS: Site = Site::Facility("bins");

pub const SHELF: Shelf = Shelf {
    category: "waste",
    weight: 17,
    stories: &[
        Story {
            words: "{x}的干垃圾桶满得盖不上，袋子堆了一地，野猫把袋子都扒开了。",
            site: BINS,
            spot: "",
            scene: Scene::Bins,
            notes: &["已通知清运加一车，保洁先把地面袋子归拢。"],
            finish: &[
                "清运完毕，地面冲洗消毒；周末起改为一天两清。",
                "已清空并冲洗桶身，另外增加了两只干垃圾桶。",
            ],
        },
        Story {
            words: "{x}湿垃圾桶臭味很重，夏天不说了，现在天凉了还是熏人，旁边就是晾衣服的地方。",
            site: BINS,
            spot: "湿垃圾桶旁",
            scene: Scene::Bins,
            notes: &["桶内有残液，已安排高压冲洗，并联系厂家来看除臭设备。"],
            finish: &["桶体和地面已冲洗，除臭喷雾装置恢复工作。以后每天冲洗一次。"],
        },
        Story {
            words: "{b}楼下不知谁扔了一张旧沙发和两块床垫，下雨泡了好几天，都长霉了。",
            site: Site::Yard,
            spot: "单元门外绿化边",
            scene: Scene::Bulky,
            notes: &["查看监控后联系到住户，约好大件清运上门时间。"],
            finish: &[
                "大件垃圾已清走，地面消毒，绿化带补了草皮。",
                "已联系环卫大件车清走，并在门口贴了预约电话。",
            ],
        },
        Story {
            words: "{b}{u}装修的黄沙水泥袋堆在楼道里一个多星期了，走路都要侧着身子。",
            site: Site::Stairs,
            spot: "{f}楼楼道",
            scene: Scene::Bulky,
            notes: &["已当面告知装修户，限今天下班前清走。"],
            finish: &[
                "装修户已全部清走，楼道拖洗干净。",
                "物业代为清运，费用从装修押金扣除，已告知业主。",
            ],
        },
        Story {
            words: "中心花园草地上狗粪很多，小孩子在那里玩踩了一脚。能不能管一管遛狗不牵绳、不捡屎的？",
            site: Site::Yard,
            spot: "中心花园草坪",
            scene: Scene::Bulky,
            notes: &["保洁已清理一遍，志愿者傍晚六点到八点在花园劝导。"],
            finish: &["草坪已清理，花园两头各装了一个宠物拾便箱，带免费纸袋。"],
        },
        Story {
            words: "{b}{u}的墙上门上又被贴满小广告，开锁的通下水道的，刚刷的白墙全毁了。",
            site: Site::Stairs,
            spot: "一楼到三楼",
            scene: Scene::Corridor,
            notes: &["已拍照取证并转城管，保洁今天先铲除。"],
            finish: &["小广告全部清除，墙面补刷一遍，单元门禁故障也一并修好。"],
        },
        Story {
            words: "{x}地上全是水，纸巾盒空了一个星期，味道很大，老年人来公园锻炼都不敢进去。",
            site: Site::Facility("toilet"),
            spot: "男厕",
            scene: Scene::Puddle,
            notes: &["洗手台下水管松脱造成积水，正在修。"],
            finish: &["下水管已接好，地面拖干，纸巾补齐，保洁改为每两小时巡一次并签名。"],
        },
        Story {
            words: "最近晚上在{b}周围看到老鼠，从绿化带跑到垃圾桶那边，个头还不小。",
            site: Site::Yard,
            spot: "北侧绿化带",
            scene: Scene::Bins,
            notes: &["已请除害公司看过，发现三处鼠洞，明天投放毒饵站，请看好宠物和小孩。"],
            finish: &["鼠洞已封堵，设了六个毒饵站并贴警示，两周后复查。"],
        },
        Story {
            words: "绿化带里有人扔了一包建筑垃圾，碎瓷砖很锋利，割草的师傅差点割到脚。",
            site: Site::Yard,
            spot: "绿化带内",
            scene: Scene::Bulky,
            notes: &["已先用锥桶围住，查找来源中。"],
            finish: &["碎瓷砖和水泥块已装袋清走，草地里又用耙子过了一遍。"],
        },
        Story {
            words: "楼下那排垃圾桶撤掉以后，投放点要走五六分钟，我八十多岁了拎不动，能不能有个办法？",
            site: Site::Yard,
            spot: "",
            scene: Scene::Bins,
            notes: &["已登记为上门收取对象，志愿者每天下午四点半到您门口。"],
            finish: &["和志愿者约定了每天上门收一次，试了三天，老人说很方便。"],
        },
    ],
    refusals: &[Refusal {
        reason: "大件家具请先预约，随意堆放我们无法当天清走；您这次属于个人搬家产生的整车家具，需要住户自行约车。",
        instead: "大件垃圾预约：物业前台，每周二、周五统一清运",
    }],
    worries: &[
        "定时投放以后好一些了，就是周末还是满。",
        "能不能装个监控，看看是谁乱扔的。",
        "味道传到我家厨房，窗都不敢开。",
    ],
    thanks: &["谢谢保洁阿姨，今天下楼清爽多了。"],
};
