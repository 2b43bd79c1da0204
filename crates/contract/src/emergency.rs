//! Words that call for a phone before a report: somebody is trapped or hurt, something burns, gas
//! leaks. A hint for the app, run in the page so that it works without network; nothing is held back
//! because of it. Rather once too often than once too seldom.
//!
//! The words are those people type, in both scripts, without the spaces that small keys put between.

/// What somebody is in danger of, and with that whom to call first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// Fire, gas, electricity: 119.
    Fire,
    /// Somebody is hurt or ill: 120.
    Hurt,
    /// Shut in a lift: whoever looks after it, then 119.
    Lift,
    /// Trapped, or calling for help: 119 and 110.
    Trapped,
    /// Violence, a break-in, somebody who does not want to live: 110.
    Violence,
}

const FIRE: &[&str] = &[
    "着火",
    "著火",
    "起火",
    "失火",
    "火灾",
    "火災",
    "烧起来",
    "燒起來",
    "烧着",
    "燒著",
    "冒烟",
    "冒煙",
    "冒火",
    "火花",
    "触电",
    "觸電",
    "漏电",
    "漏電",
    "爆炸",
    "on fire",
    "sparks",
    "electric shock",
    "smell gas",
    "smell of gas",
    "gas leak",
    "焦味",
    "烧焦",
    "燒焦",
    "电线掉",
    "電線掉",
    "电线断",
    "電線斷",
    "漫到电",
    "漫到電",
    "进了电箱",
    "臭鸡蛋",
    "臭雞蛋",
    "墙要倒",
    "牆要倒",
    "墙倒",
    "牆倒",
    "快塌",
    "要塌",
    "倒塌",
    "坍塌",
    "房子塌",
    "楼塌",
    "樓塌",
    "collapsing",
    "rotten egg",
];

const HURT: &[&str] = &[
    "晕倒",
    "暈倒",
    "昏倒",
    "昏迷",
    "叫不醒",
    "人没反应",
    "他没反应",
    "她没反应",
    "人沒反應",
    "他沒反應",
    "她沒反應",
    "中风",
    "中風",
    "抽搐",
    "摔伤",
    "摔傷",
    "受伤",
    "受傷",
    "流血",
    "起不来",
    "起不來",
    "喘不上气",
    "喘不上氣",
    "没呼吸",
    "沒呼吸",
    "胸口疼",
    "胸口痛",
    "心脏病",
    "心臟病",
    "坠楼",
    "墜樓",
    "溺水",
    "落水",
    "掉河里",
    "掉河裡",
    "unconscious",
    "fainted",
    "injured",
    "bleeding",
    "chest pain",
    "stroke",
    "晕过去",
    "暈過去",
    "昏过去",
    "昏過去",
    "躺着不动",
    "躺著不動",
    "躺在地",
    "身子动不了",
    "身子動不了",
    "人动不了",
    "人動不了",
    "腿动不了",
    "腿動不了",
    "说不出话",
    "說不出話",
    "心口疼",
    "心口痛",
    "憋气",
    "憋氣",
    "喘不过",
    "喘不過",
    "人不行",
    "快不行",
    "是血",
    "出血",
    "人没气",
    "人沒氣",
    "没有呼吸",
    "沒有呼吸",
    "断气",
    "斷氣",
    "掉水里",
    "掉水裡",
    "掉井里",
    "掉井裡",
    "人掉下",
    "人掉进",
    "人掉進",
    "孩子掉",
    "老人掉",
    "撞人",
    "撞了人",
    "撞到人",
    "被车撞",
    "被車撞",
    "被撞",
    "中毒",
    "骨折",
    "噎住",
    "噎着",
    "休克",
    "咬伤",
    "咬傷",
    "烫伤",
    "燙傷",
    "not breathing",
    "run over",
];

const TRAPPED: &[&str] = &["被困", "困在", "困人", "困住", "救命", "trapped"];

/// Against others or oneself.
const VIOLENCE: &[&str] = &[
    "拿刀",
    "持刀",
    "动刀",
    "動刀",
    "砍人",
    "在打人",
    "打人了",
    "打老婆",
    "打孩子",
    "打起来",
    "打起來",
    "打架",
    "家暴",
    "小偷",
    "入室",
    "抢劫",
    "搶劫",
    "绑架",
    "綁架",
    "跳楼",
    "跳樓",
    "跳河",
    "轻生",
    "輕生",
    "自杀",
    "自殺",
    "不想活",
    "活不下去",
    "knife",
    "burglar",
    "suicide",
];

/// Somebody fell …
const FALLS: &[&str] = &["摔倒", "跌倒", "摔跤", "跌跤"];
/// … unless this stands right before it: then somebody might.
const MIGHT: &str = "易怕会會能免防心差点點便就得";

/// Somebody lies there …
const LIES: &[&str] = &["倒在地", "倒地上"];
/// … unless it is a thing.
const THINGS: &str = "树樹车車桶杆桿牌箱栏欄架门門墙牆盆子";

/// Who says one of these of a lift is in it, or it falls.
const LIFT: &[&str] = &["电梯", "電梯", "lift", "elevator"];
const SHUT_IN: &[&str] = &[
    "被困",
    "困在",
    "困人",
    "困住",
    "困电梯",
    "困電梯",
    "卡在电梯",
    "卡在電梯",
    "卡在里",
    "卡在裡",
    "人卡",
    "卡住了人",
    "闷在",
    "悶在",
    "锁在",
    "鎖在",
    "关在",
    "關在",
    "关里",
    "關裡",
    "出不来",
    "出不來",
    "出不去",
    "里面有人",
    "裡面有人",
    "有人在里",
    "有人在裡",
    "往下掉",
    "突然下坠",
    "突然下墜",
    "trapped",
    "stuck in",
    "关着人",
    "關著人",
    "关着我",
    "關著我",
    "我在里",
    "我在裡",
    "人在里",
    "人在裡",
];

const GAS: &[&str] = &[
    "瓦斯",
    "煤气",
    "煤氣",
    "燃气",
    "燃氣",
    "天然气",
    "天然氣",
    "液化气",
    "液化氣",
];

/// What is said of gas that is out, and how far behind its name, in characters.
const OUT: &[&str] = &["味", "漏气", "漏氣", "泄", "洩", "漏了"];
const OUT_WITHIN: usize = 6;
/// What is said before its name.
const SMELT: &[&str] = &["闻到", "聞到", "一股", "漏"];

/// What the words tell of danger to somebody's life; the one whose number must be called first.
pub fn danger(text: &str) -> Option<Danger> {
    let text: String = text.to_lowercase();
    // People type on small keys: spaces and line ends stand anywhere.
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let says = |words: &[&str]| names(&dense, words) || names(&text, words);
    if says(FIRE) || GAS.iter().any(|gas| gas_is_out(&dense, gas)) {
        Some(Danger::Fire)
    } else if says(HURT) || is_said(&dense, FALLS, MIGHT) || is_said(&dense, LIES, THINGS) {
        Some(Danger::Hurt)
    } else if says(LIFT) && says(SHUT_IN) {
        Some(Danger::Lift)
    } else if says(VIOLENCE) {
        Some(Danger::Violence)
    } else if says(TRAPPED) {
        Some(Danger::Trapped)
    } else {
        None
    }
}

fn names(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether one of the words stands there without one of these characters right before it.
fn is_said(text: &str, words: &[&str], unless: &str) -> bool {
    let said = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| unless.contains(c))
    };
    words.iter().any(|word| text.match_indices(word).any(said))
}

fn gas_is_out(text: &str, gas: &str) -> bool {
    text.match_indices(gas).any(|(at, _)| {
        let near: String = text[at + gas.len()..].chars().take(OUT_WITHIN).collect();
        let before = &text[..at];
        names(&near, OUT) || SMELT.iter().any(|smelt| before.ends_with(smelt))
    })
}

#[cfg(test)]
mod tests {
    use super::Danger::{Fire, Hurt, Lift, Trapped, Violence};
    use super::danger;

    #[test]
    fn danger_is_heard_in_everyday_words() {
        for (first, all) in [
            (
                Lift,
                &[
                    "电梯停了，有人被困",
                    "老人困在电梯里",
                    "电梯困人了",
                    "我关在电梯里出不来了",
                    "电梯突然停了，里面有人",
                    "電梯停了，裡面有人",
                    "我卡在电梯里了",
                    "电梯卡住，人出不去",
                    "老太太困电梯了",
                    "电梯坏了，把人闷在里头",
                    "电梯突然往下掉",
                    "电梯里关着人",
                    "电梯卡住了我在里面",
                    "Somebody is TRAPPED in the lift",
                    "I am stuck in the elevator",
                ][..],
            ),
            (
                Fire,
                &[
                    "楼道里有煤气味",
                    "闻到燃气的味道很大",
                    "闻到煤气了",
                    "一股燃气",
                    "液化气漏气",
                    "燃气泄漏",
                    "有瓦斯味",
                    "三楼着火了",
                    "电动车起 火",
                    "电瓶车烧起来了",
                    "垃圾桶烧着了",
                    "配电箱冒烟",
                    "插座冒火花",
                    "厨房闻到臭鸡蛋味",
                    "电线掉下来了",
                    "水管爆了水漫到电箱",
                    "墙要倒了",
                    "阳台快塌了",
                    "有人触电",
                    "樓道冒煙",
                    "有人受伤，三楼着火了",
                    "There is a smell of gas",
                ],
            ),
            (
                Hurt,
                &[
                    "有人晕倒在门口",
                    "老伴在楼道摔倒了起不来",
                    "有人摔伤流血了",
                    "有老人在门口跌倒",
                    "有人倒在地上",
                    "邻居叫不醒",
                    "喊他没反应",
                    "老头好像中风了",
                    "孩子一直抽搐",
                    "我胸口疼",
                    "老头子晕过去了",
                    "楼下有个人躺着不动",
                    "说不出话半边身子动不了",
                    "心口痛",
                    "憋气",
                    "吃了药人不行了",
                    "满地是血",
                    "孩子掉水里了",
                    "孩子掉井里了",
                    "井盖没了有人掉下去",
                    "车撞人了",
                    "电梯里有人晕倒",
                    "A man is bleeding",
                ],
            ),
            (Trapped, &["救命", "老人被困在地下室"]),
            (
                Violence,
                &[
                    "有人要跳河",
                    "我不想活了",
                    "有人拿刀",
                    "小偷进来了",
                    "邻居家里打老婆",
                ],
            ),
        ] {
            for words in all {
                assert_eq!(danger(words), Some(first), "{words}");
            }
        }
    }

    #[test]
    fn what_can_wait_is_no_emergency() {
        for words in [
            "",
            "楼道灯不亮了",
            "电梯坏了，停在三楼",
            "电梯门卡住了关不上",
            "垃圾有味道",
            "燃气灶下面漏水",
            "煤气费怎么交",
            "有困难的老人要人帮忙",
            "消防通道停了车",
            "路面结冰，老人容易摔倒",
            "地砖松了，小心跌倒",
            "车堵在车库出不来",
            "电梯里面有异味",
            "报修好几次都没反应过来",
            "按钮按了没反应",
            "自行车倒在路边",
            "大风把树吹断，树倒在地上",
            "路面塌了一小块",
            "三楼窗台的花盆快掉了",
            "轮胎没气了",
            "三轮车坏在路上动不了",
            "楼下狗叫了一夜",
        ] {
            assert_eq!(danger(words), None, "{words}");
        }
    }
}
