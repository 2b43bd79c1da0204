//! Parking, bikes, blocked ways.

use super::{Refusal, Shelf, Site, Story};
use crate::pictures::Scene;

pub const SHELF: Shelf = Shelf {
    category: "parking",
    weight: 16,
    stories: &[
        Story {
            words: "{b}旁边消防通道停了一辆白色轿车，黄线都压住了，没有留电话，万一着火消防车进不来。",
            site: Site::Yard,
            spot: "消防通道",
            scene: Scene::Car,
            notes: &["已通过门岗登记联系到车主，十五分钟内来挪。"],
            finish: &[
                "车辆已驶离，通道口放了隔离柱，已告知车主下次直接报交警。",
                "车主已挪车并当面道歉，黄线重新描过。",
            ],
        },
        Story {
            words: "人行道上一直停着车，推婴儿车只能走到机动车道上去，来来往往的车很快。",
            site: Site::Yard,
            spot: "楼前人行道",
            scene: Scene::Car,
            notes: &["现场有两辆，一辆已挪走，另一辆联系中。"],
            finish: &["两辆车都已挪走，人行道口装了三根可拆隔离桩，轮椅能过。"],
        },
        Story {
            words: "{b}{u}门洞里停满电瓶车，还拉了插线板充电，进出要侧身，真着火跑都跑不掉。",
            site: Site::Stairs,
            spot: "一楼门洞",
            scene: Scene::Bikes,
            notes: &["已逐户上门，五辆当场推走，剩一辆车主在外地，今晚家人来推。"],
            finish: &[
                "门洞已清空，插线板收缴，帮两户办了充电棚的停车位。",
                "电瓶车全部移到充电棚，门口贴了禁停标识，志愿者本周晚上巡查。",
            ],
        },
        Story {
            words: "大门口共享单车堆成山，盲道和斑马线都堵住了，早高峰人都走到马路上。",
            site: Site::Yard,
            spot: "小区大门外",
            scene: Scene::Bikes,
            notes: &["运维车辆已出发，志愿者先把斑马线口清出来。"],
            finish: &["清走单车六十多辆，和企业约定早七点、晚六点各整理一次。"],
        },
        Story {
            words: "有人在公共车位装了地锁，我问他，他说是先到先得。公共车位能这样占吗？",
            site: Site::Yard,
            spot: "地面公共车位",
            scene: Scene::Car,
            notes: &["已张贴整改通知，限三天自行拆除。"],
            finish: &["地锁已由业主自行拆除，地面孔洞补平，车位恢复公共使用。"],
        },
        Story {
            words: "一辆积满灰的面包车停在{b}北面快半年了，轮胎都瘪了，还占着两个位置。",
            site: Site::Yard,
            spot: "北侧停车位",
            scene: Scene::Car,
            notes: &["查到车主，已电话联系，车主同意报废，正在约拖车。"],
            finish: &["车辆已由拖车拖走报废，空出两个车位，已重新划线。"],
        },
        Story {
            words: "送货的三轮每天早上堵在单元门口卸货半个多小时，上班的都骑车绕不出去。",
            site: Site::Yard,
            spot: "单元门口",
            scene: Scene::Bikes,
            notes: &["和便利店老板谈过，卸货点改到东门空地。"],
            finish: &["连续看了三个早上，送货车都停在东门卸货区，门口畅通。"],
        },
        Story {
            words: "充电棚的插座坏了三个，剩下的都要抢，半夜起来换位置。",
            site: Site::Yard,
            spot: "充电棚",
            scene: Scene::Bikes,
            notes: &["充电桩厂家远程查看，两路模块离线，维修员下午到。"],
            finish: &["故障模块已更换，十二路全部可用，扫码试充正常。"],
        },
        Story {
            words: "救护车来接{b}的老人，被路两边的车夹住进不来，担架推了两百多米。能不能把这段路划成禁停？",
            site: Site::Yard,
            spot: "小区主路",
            scene: Scene::Car,
            notes: &[
                "已约业委会、物业、交警现场踏勘，初步定为单侧禁停。",
                "单侧禁停方案公示三天，没有收到反对意见。",
            ],
            finish: &["单侧禁停线已划好，装了提示牌，救护车模拟通行一次，顺利到楼下。"],
        },
        Story {
            words: "我的固定车位又被外来车占了，天黑下雨绕了四十分钟没地方停。",
            site: Site::Yard,
            spot: "地面固定车位",
            scene: Scene::Car,
            notes: &["车主是访客，已联系上，正在下楼。"],
            finish: &["访客车已挪走，门岗以后登记被访住户，并引导停到访客区。"],
        },
    ],
    refusals: &[Refusal {
        reason: "这段是市政道路的合法夜间停车泊位，晚八点到早七点允许停放，我们不能要求车主挪车。",
        instead: "交警非紧急咨询，拨打12345转接",
    }],
    worries: &[
        "同一辆车，上个月也堵过。",
        "车位是真的不够，得想个长远办法。",
        "我有空的时候可以帮忙在门口劝一劝。",
    ],
    thanks: &["物业来得挺快，点赞。"],
};
