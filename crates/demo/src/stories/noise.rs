//! Noise. Mostly between neighbours, so the answers look for a way to live together.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

pub const SHELF: Shelf = Shelf {
    category: "noise",
    weight: 9,
    stories: &[
        Story {
            words: "楼上装修，周日一早七点就用电钻，家里有刚出生的宝宝，根本没法睡。",
            site: Site::Home,
            spot: "",
            scene: Scene::Night,
            notes: &["已到装修现场，要求停工，重申双休日不得使用电动工具。"],
            finish: &["装修户签了承诺书，只在工作日8:00–12:00、14:00–18:00施工，并向您道歉。"],
        },
        Story {
            words: "花园里跳舞的音响每天开到晚上九点半，关了窗还是很响，孩子要做作业。",
            site: Site::Yard,
            spot: "中心花园",
            scene: Scene::Night,
            notes: &["和舞蹈队长谈过，同意今晚起调小音量。"],
            finish: &[
                "约定19:00–20:30活动，装了定向音响和分贝显示牌，回访三天没有超标。",
                "舞蹈队改到河滨步道活动，离最近的楼有八十米，大家都满意。",
            ],
        },
        Story {
            words: "地下水泵嗡嗡响，{f}楼都能感觉到，夜里特别明显，我已经失眠好几天了。",
            site: Site::Home,
            spot: "",
            scene: Scene::Night,
            notes: &["夜里测了一次，泵房基座减震垫老化，已订货。"],
            finish: &["更换水泵减震垫和软接头，夜间复测卧室28分贝。"],
        },
        Story {
            words: "隔壁的狗一个人关在家里，从早叫到晚，找过主人一次，好了两天又这样。",
            site: Site::Home,
            spot: "",
            scene: Scene::Night,
            notes: &["和养狗的邻居约了晚上上门，一起商量办法。"],
            finish: &["邻居同意白天把狗送到父母家，晚上带回。您那边如果还有情况，随时告诉我。"],
        },
        Story {
            words: "马路对面工地半夜还在打桩，一点多了，窗户都在震。有没有夜间施工许可？",
            site: Site::Yard,
            spot: "沿街一侧",
            scene: Scene::Night,
            notes: &["已连夜联系工地值班，要求暂停；许可情况明早向主管部门核实。"],
            finish: &["核实夜间许可只到22:00，工地已书面整改，最近三晚22:00后未再施工。"],
        },
        Story {
            words: "楼下烧烤店的排风机正对着我家窗口，又吵又油，从下午四点开到半夜。",
            site: Site::Home,
            spot: "",
            scene: Scene::Night,
            notes: &["会同市场所到店检查，油烟净化器未开，责令整改。"],
            finish: &["排风口改到背街一侧，加装消音器，22:30后停机，已回访。"],
        },
        Story {
            words: "清早五点多垃圾车倒车的提示音一直嘀嘀响，全楼都吵醒了。",
            site: Site::Yard,
            spot: "垃圾投放点旁",
            scene: Scene::Night,
            notes: &["已和清运公司沟通，改走环路、不用倒车。"],
            finish: &["清运改到6:30以后，车辆顺路装车不再倒车。"],
        },
        Story {
            words: "楼上小朋友晚上跑来跑去拍皮球，上去说过很客气，就是管不住。不想伤了邻里和气，请你们帮忙说说。",
            site: Site::Home,
            spot: "",
            scene: Scene::Night,
            notes: &["上门看过，楼上很配合，愿意铺地垫。"],
            finish: &["楼上铺了隔音地垫，约好九点后不玩球，两家加了微信，以后直接沟通。"],
        },
        Story {
            words: "{b}{u}的单元门关门声音特别响，一楼住户半夜被震醒，闭门器该调了。",
            site: Site::Stairs,
            spot: "单元大门",
            scene: Scene::Door,
            notes: &["闭门器漏油，先垫了橡胶条。"],
            finish: &["闭门器更换并调到两段缓冲，关门几乎没声音了。"],
        },
    ],
    refusals: &[Refusal {
        reason: "两次上门测量都没有测到超标，声音来自住户自家冰箱共振，已帮忙垫平；如还有疑问可申请专业检测。",
        instead: "区环境监测站，可拨打12345预约",
    }],
    worries: &["我们这一侧也听得很清楚。", "好好商量，大家都是邻居。"],
    thanks: &["谢谢网格员晚上还跑一趟。", "昨晚安静了，终于睡了个整觉。"],
};
