//! The words in which people tell a problem lead to its category, and the word that is shown as the
//! reason is one that they used.

use super::DEMO;
use contract::suggest;

/// What somebody says, the category that is meant, the reason that is shown.
const SAID: [(&str, &str, &str); 34] = [
    ("楼道灯不亮了", "light", "楼道灯"),
    ("声控灯拍手也没反应", "light", "声控灯"),
    ("过道灯坏了", "light", "过道灯"),
    ("楼梯灯坏了好几天", "light", "楼梯灯"),
    ("走廊灯一直闪", "light", "走廊灯"),
    ("路灯不亮", "light", "灯不亮"),
    ("我们这层的灯坏了", "light", "灯坏"),
    ("三楼的灯憋了", "light", "灯憋"),
    ("晚上楼里黑咕隆咚的", "light", "黑咕隆咚"),
    ("下水道堵了", "water", "下水道"),
    ("厨房下水堵了", "water", "下水堵"),
    ("厕所漏水到楼下", "water", "厕所漏"),
    ("顶楼漏雨", "water", "漏雨"),
    ("家里没水了", "water", "没水"),
    ("电梯坏了", "lift", "电梯"),
    ("升降机不动了", "lift", "升降机"),
    ("有人困在里面了", "lift", "困在里面"),
    ("垃圾没人收", "waste", "没人收"),
    ("楼道好久没人扫", "waste", "没人扫"),
    ("垃圾桶边上都是苍蝇", "waste", "垃圾桶"),
    ("狗没拴", "safety", "没拴"),
    ("遛狗不拴绳", "safety", "不拴"),
    ("狗咬人了", "safety", "狗咬"),
    ("有煤气的味道", "safety", "煤气"),
    ("井盖响", "road", "井盖响"),
    ("井盖一压就很响", "road", "井盖"),
    ("门口路不平", "road", "路不平"),
    ("地上的铁条绊了我一下", "road", "绊"),
    ("三轮车挡路", "parking", "三轮车"),
    ("有辆车堵门", "parking", "堵门"),
    ("汽车停在那里走不过去", "parking", "走不过去"),
    ("楼上吵死了", "noise", "吵死"),
    ("夜里打麻将", "noise", "麻将"),
    ("早上有人放鞭炮", "noise", "鞭炮"),
];

#[test]
fn what_people_say_leads_to_the_category() {
    let mut wrong = Vec::new();
    for (words, meant, because) in SAID {
        let hit = suggest::category(words, &DEMO.categories);
        let hit = hit.map(|hit| {
            let found = DEMO.categories.iter().find(|c| c.id == hit.category);
            (found.map(|c| c.code.as_str()), hit.because)
        });
        if hit != Some((Some(meant), because.to_owned())) {
            wrong.push((words, hit));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_about_nothing_suggest_nothing() {
    for words in ["有点事情想说一说", "谢谢你们", "想问一下"] {
        assert_eq!(suggest::category(words, &DEMO.categories), None, "{words}");
    }
}
