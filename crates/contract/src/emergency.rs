//! Words that call for a phone before a report: somebody is trapped or hurt, something burns, gas
//! leaks. A hint for the app, run in the page so that it works without network; nothing is held back
//! because of it. Rather once too often than once too seldom.

const WORDS: [&str; 52] = [
    "被困",
    "困在",
    "困人",
    "困住",
    "着火",
    "起火",
    "失火",
    "火灾",
    "冒烟",
    "触电",
    "漏电",
    "晕倒",
    "昏倒",
    "救命",
    "爆炸",
    "坠楼",
    "著火",
    "火災",
    "冒煙",
    "觸電",
    "漏電",
    "暈倒",
    "墜樓",
    "跳楼",
    "跳樓",
    "溺水",
    "trapped",
    "on fire",
    "electric shock",
    "unconscious",
    "fainted",
    "smell gas",
    "smell of gas",
    "gas leak",
    "摔伤",
    "摔傷",
    "受伤",
    "受傷",
    "流血",
    "起不来",
    "起不來",
    "喘不上气",
    "喘不上氣",
    "胸口疼",
    "胸口痛",
    "心脏病",
    "心臟病",
    "injured",
    "bleeding",
    "chest pain",
    "stuck in the lift",
    "stuck in the elevator",
];

/// Somebody fell …
const FALLS: [&str; 4] = ["摔倒", "跌倒", "摔跤", "跌跤"];
/// … unless this stands right before it: then somebody might.
const MIGHT: &str = "易怕会會能免防心差点點便就得";

/// Who says one of these of a lift is in it.
const LIFT: [&str; 2] = ["电梯", "電梯"];
const SHUT_IN: [&str; 9] = [
    "关在",
    "關在",
    "关里",
    "出不来",
    "出不來",
    "里面有人",
    "裡面有人",
    "有人在里",
    "有人在裡",
];

const GAS: [&str; 7] = ["瓦斯", "煤气", "燃气", "天然气", "煤氣", "燃氣", "天然氣"];

/// What is said of gas that is out, and how far behind its name, in characters.
const OUT: [&str; 6] = ["味", "漏气", "漏氣", "泄", "洩", "漏了"];
const OUT_WITHIN: usize = 6;

/// Whether the words tell of danger to somebody's life.
pub fn is_emergency(text: &str) -> bool {
    let text: String = text.to_lowercase();
    // People type on small keys: spaces and line ends stand anywhere.
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    WORDS
        .iter()
        .any(|word| dense.contains(word) || text.contains(word))
        || GAS.iter().any(|gas| gas_is_out(&dense, gas))
        || FALLS.iter().any(|fall| somebody_fell(&dense, fall))
        || names(&dense, &LIFT) && names(&dense, &SHUT_IN)
}

fn names(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn somebody_fell(text: &str, fall: &str) -> bool {
    text.match_indices(fall).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| MIGHT.contains(c))
    })
}

fn gas_is_out(text: &str, gas: &str) -> bool {
    text.split(gas).skip(1).any(|after| {
        let near: String = after.chars().take(OUT_WITHIN).collect();
        OUT.iter().any(|out| near.contains(out))
    })
}

#[cfg(test)]
mod tests {
    use super::is_emergency;

    #[test]
    fn danger_is_heard_in_everyday_words() {
        for words in [
            "电梯停了，有人被困",
            "老人困在电梯里",
            "电梯困人了",
            "楼道里有煤气味",
            "闻到燃气的味道很大",
            "燃气泄漏",
            "三楼着火了",
            "电动车起 火",
            "配电箱冒烟",
            "有人触电",
            "有人晕倒在门口",
            "救命",
            "樓道冒煙",
            "有瓦斯味",
            "我关在电梯里出不来了",
            "老伴在楼道摔倒了起不来",
            "电梯突然停了，里面有人",
            "有人摔伤流血了",
            "有老人在门口跌倒",
            "電梯停了，裡面有人",
            "我胸口疼",
            "A man is bleeding",
            "Somebody is TRAPPED in the lift",
            "There is a smell of gas",
        ] {
            assert!(is_emergency(words), "{words}");
        }
    }

    #[test]
    fn what_can_wait_is_no_emergency() {
        for words in [
            "",
            "楼道灯不亮了",
            "电梯坏了，停在三楼",
            "垃圾有味道",
            "燃气灶下面漏水",
            "煤气费怎么交",
            "有困难的老人要人帮忙",
            "消防通道停了车",
            "路面结冰，老人容易摔倒",
            "地砖松了，小心跌倒",
            "车堵在车库出不来",
            "电梯里面有异味",
        ] {
            assert!(!is_emergency(words), "{words}");
        }
    }
}
