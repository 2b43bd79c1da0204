//! Street lights and stair lights.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

const LAMP: Site = Site::Facility("lamp");

pub const SHELF: Shelf = Shelf {
    category: "light",
    weight: 13,
    stories: &[
        Story {
            words: "{x}不亮了，那一段全黑，下晚自习的孩子都从这里走。",
            site: LAMP,
            spot: "",
            scene: Scene::Lamp,
            notes: &["已查到是线路跳闸，不是灯泡问题，明早找电工查漏电点。"],
            finish: &[
                "灯头进水短路，已更换灯具并做了防水，今晚亮灯正常。",
                "电缆接头氧化，已重新制作接头，整排路灯都亮了。",
            ],
        },
        Story {
            words: "{x}一闪一闪的，像要坏的样子，晚上对着窗户晃眼睛。",
            site: LAMP,
            spot: "",
            scene: Scene::Lamp,
            notes: &["镇流器老化，仓库有备件，安排今天下午换。"],
            finish: &["镇流器已更换，灯光稳定，顺手加了遮光罩，不再照到窗户。"],
        },
        Story {
            words: "{b}{u}{f}楼的声控灯坏了，跺脚拍手都不亮，楼梯口又堆着花盆，老人容易绊倒。",
            site: Site::Stairs,
            spot: "{f}楼转角",
            scene: Scene::Corridor,
            notes: &["花盆已请住户收回。感应灯头需要更换，今天领料。"],
            finish: &[
                "已换成人体感应灯，走近就亮，延时30秒。",
                "灯头和开关一起换了新的，整条楼梯从下到上试过一遍。",
            ],
        },
        Story {
            words: "楼道灯白天黑夜都亮着，浪费电，{u}从三楼到顶楼都是这样。",
            site: Site::Stairs,
            spot: "三楼以上",
            scene: Scene::Corridor,
            notes: &["光控探头被油漆糊住了，已联系电工。"],
            finish: &["光控探头清理并重新设定，白天自动熄灭。"],
        },
        Story {
            words: "{b}后面那条小路一盏灯都没有，前天有个大爷在那里摔了一跤，能不能加一盏？",
            site: Site::Yard,
            spot: "楼后小路",
            scene: Scene::Lamp,
            notes: &[
                "已和物业现场量过，附近有电源，计划加装一盏太阳能壁灯。",
                "壁灯已到货，等周三高空作业车。",
            ],
            finish: &["楼角加装了一盏壁灯，照度够看清台阶。谢谢您提的建议。"],
        },
        Story {
            words: "灯杆底下的小门开着，里面电线露在外面，小孩子伸手就能摸到，太危险了。",
            site: LAMP,
            spot: "灯杆底部",
            scene: Scene::Lamp,
            notes: &["保安先用围挡围住，已断电。"],
            finish: &["检修门已换新锁，内部接线重新包扎并测过绝缘。"],
        },
        Story {
            words: "路灯亮得太晚了，现在五点多天就黑，六点半才亮，接孩子放学那一段正好没灯。",
            site: Site::Yard,
            spot: "小区主路",
            scene: Scene::Lamp,
            notes: &["路灯时控还是夏季时间，已通知物业调整。"],
            finish: &["已改为按光照自动开灯，今天17:12全部点亮。"],
        },
        Story {
            words: "{b}{u}门厅的吸顶灯罩掉了一半，晃来晃去，怕砸到人。",
            site: Site::Stairs,
            spot: "一楼门厅",
            scene: Scene::Corridor,
            notes: &["灯罩已先取下，避免掉落。"],
            finish: &[
                "换了新的一体式吸顶灯，固定了四颗螺丝。",
                "灯罩重新固定，顺便把积灰清掉，亮了不少。",
            ],
        },
        Story {
            words: "地下车库往{b}出口那一段照明全灭，只能开手机手电走，车开过来都看不见人。",
            site: Site::Yard,
            spot: "地下车库出口",
            scene: Scene::Corridor,
            notes: &["回路空开烧坏，电工在现场，先挂了两盏应急灯。"],
            finish: &["空开和两支灯管更换完毕，车库出口照明恢复，已加反光警示条。"],
        },
    ],
    refusals: &[Refusal {
        reason: "这盏灯在市政道路上，编号属于区路灯管理所，我们没有权限维修，已代为报修并留了您的诉求编号。",
        instead: "区路灯管理所，可拨打12345查询进度",
    }],
    worries: &[
        "晚上遛狗经过，确实黑得看不见脚下。",
        "孩子放学都绕路走，盼修好。",
        "旁边那盏也快不行了，一起看看吧。",
    ],
    thanks: &["昨晚亮了，谢谢！"],
};
