use super::digits::plain;
use super::*;
use proptest::prelude::*;

mod disguised;
mod spread;

fn kinds(text: &str) -> Vec<Found> {
    find(text).into_iter().map(|f| f.what).collect()
}

#[test]
fn finds_phones_as_people_write_them() {
    for (text, seen) in [
        ("打我电话13800001234谢谢", "打我电话***谢谢"),
        ("3号楼1201 13800001234", "3号楼1201 ***"),
        ("13800001234 13800005678", "*** ***"),
        ("2026-11-22 13800001234", "2026-11-22 ***"),
        ("2026-11-22 138-0000-1234", "2026-11-22 ***"),
        ("13800001234-1", "***-1"),
        ("013800001234", "***"),
        ("+86 138 0000 1234", "+***"),
        ("0086-13800001234", "***"),
        ("8613800001234", "***"),
        ("138-0000-1234", "***"),
        ("138.0000.1234", "***"),
        ("138·0000·1234", "***"),
        ("138_0000/1234", "***"),
        ("138，0000，1234", "***"),
        ("138—0000—1234", "***"),
        ("138  0000  1234", "***"),
        ("1 3 8 0 0 0 0 1 2 3 4", "***"),
        ("138\n00001234", "***"),
        ("138\t0000\t1234", "***"),
        ("138\u{a0}0000\u{3000}1234", "***"),
        ("(138)0000-1234", "(***"),
        ("（138）0000 1234", "（***"),
        ("138\u{ad}0000\u{200d}1234", "***"),
        ("13800001234\u{200b}1201", "***\u{200b}1201"),
        ("电话１３８００００１２３４", "电话***"),
        ("①③⑧⓪⓪⓪⓪①②③④", "***"),
        ("𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒", "***"),
        ("¹³⁸⁰⁰⁰⁰¹²³⁴", "***"),
        ("1\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}800001234", "***"),
        ("微信13800001234abc", "微信***abc"),
        ("沪A12345 13800001234", "*** ***"),
        ("车牌沪A12345-138 0000 1234", "车牌***-***"),
        ("110105 19491231 002X 13800001234", "*** ***"),
        ("沪A12345A13800001234", "******"),
    ] {
        assert_eq!(masked(text), seen, "{text}");
        assert!(kinds(text).contains(&Found::Phone), "{text}");
    }
}

#[test]
fn finds_fixed_lines_with_their_area_code() {
    for text in [
        "021-64123456",
        "(021)64123456",
        "02164123456",
        "021 6412 3456",
        "0512-6512345",
        "051265123456",
        "+86 21 6412 3456",
    ] {
        assert_eq!(kinds(text), [Found::Landline], "{text}");
    }
}

#[test]
fn finds_identity_numbers() {
    for text in [
        "身份证11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002 x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105491231002",
    ] {
        assert_eq!(kinds(text), [Found::IdNumber], "{text}");
    }
}

#[test]
fn finds_plates() {
    for text in [
        "沪A12345",
        "沪a12345",
        "沪Ａ１２３４５",
        "沪A-12345",
        "沪A·12345",
        "沪A 12345",
        "沪 A12345",
        "沪A\u{200b}12345",
        "沪A·123·45",
        "沪AD12345",
        "沪ad12345",
        "粤B12345F",
        "京A12B45",
        "沪A1234警",
        "粤Z1234港",
        "WJ沪12345",
        "WJ 沪1234X",
        "WJ01-12345",
        "wj12345",
    ] {
        assert_eq!(kinds(text), [Found::Plate], "{text}");
        assert_eq!(masked(text), "***", "{text}");
    }
    assert_eq!(
        masked("沪A12345占了车位，苏E·D12345也是"),
        "***占了车位，***也是"
    );
    assert_eq!(masked("沪A12345沪B67890"), "******");
    assert_eq!(masked("沪A12345 6号楼"), "*** 6号楼");
}

#[test]
fn leaves_ordinary_numbers_alone() {
    for text in [
        "",
        "3号楼2单元1201室",
        "3-2-1201",
        "13#1201、14#1302",
        "15-1-301，15-2-402",
        "11月22日 14:05",
        "2026-11-22 14:05:30",
        "2026.11.22 18.30-19.30",
        "2026/06/01—2026/07/01",
        "2026-06-13—2026-07-15，3号楼停水",
        "15楼 2026-11-15 3号楼",
        "153 2026-11-22",
        "编号 1533 7093",
        "编号15337093",
        "12345、110、119、120",
        "12345/110/119/120",
        "物业 6412 3456，热线 95598",
        "400-820-8820",
        "1,580.00元，13,800.00元",
        "订单号20261122000123456789",
        "31.2304, 121.4737",
        "京城A座",
        "新iPhone15",
        "云MySQL8",
        "宁B1201室",
        "三楼13-19层，共1380户",
        "三号楼一单元二零一室有五个人",
        "一三五七九层，二零二六年",
        "1、3、5、7、9、11、13、15号楼",
        "1301、1302、203室",
        "每晚18:30-21:30，102室",
        "9:15-9:30，10:00-11:00",
        "停水13:00-17:30，301室",
        "长宽高1300*1500*400",
        "101、1301、1302、1003",
        "川A1、2、3、4、5号",
        "15O3号会议室",
        "1500+1200+300元",
    ] {
        assert_eq!(kinds(text), [], "{text}");
        assert_eq!(masked(text), text);
    }
}

#[test]
fn workers_may_name_a_desk_but_no_persons_number() {
    let words = "请打021-64123456或12345，找陈工13800001234，沪A12345";
    assert_eq!(
        masked_from_work(words),
        "请打021-64123456或12345，找陈工***，***"
    );
    // A fixed line that overlaps a mobile number does not carry it out.
    assert!(!masked_from_work("0512 6513800 13800001234").contains("13800001234"));
}

#[test]
fn covers_exactly_the_number() {
    let text = "请打138\u{200d}00000001。";
    let finding = &find(text)[0];
    assert_eq!(&text[finding.start..finding.end], "138\u{200d}00000001");
}

/// `inner`: between other digits, where a letter is read as one.
fn written(digit: char, form: usize, inner: bool) -> char {
    let value = digit.to_digit(10).unwrap() as usize;
    let of = |digits: &str| digits.chars().nth(value).unwrap();
    match form {
        0 => of("〇一二三四五六七八九"),
        1 => of("零壹贰叁肆伍陆柒捌玖"),
        2 => of("٠١٢٣٤٥٦٧٨٩"),
        3 => of("０１２３４５６７８９"),
        4 if inner => of("OI23456789"),
        5 if inner => of("ol23456789"),
        _ => digit,
    }
}

const SEPARATORS: &str = "[ \\t\\n.·_/()（）—，,\u{a0}\u{3000}-]{0,3}";
const INVISIBLE: &str = "[\u{ad}\u{200b}-\u{200d}\u{2060}\u{feff}]{0,3}";

proptest! {
    #[test]
    fn a_masked_text_holds_no_find(text in "([0-9A-Z沪京 \\-·、:*一三八〇٣电话xX]|1[3-9][0-9]{9}|沪[A-Z][0-9]{5}|20[0-9]{2}-1[0-2]-22|[.，\u{200b}１-９]){0,14}") {
        let once = masked(&text);
        prop_assert_eq!(kinds(&once), vec![]);
        prop_assert_eq!(masked(&once), once);
        let once = masked_from_work(&text);
        prop_assert_eq!(masked_from_work(&once), once);
    }

    #[test]
    fn what_stands_between_the_digits_uncovers_nothing(
        phone in "1[3-9][0-9]([3-9][0-9]{3}){2}",
        between in proptest::collection::vec((SEPARATORS, INVISIBLE), 10),
        before in "(|电话|2026-11-22 |1201 |3号楼1201，|沪A12345 |138 )",
        after in "(|谢谢| 1201|-1|，2026-11-22| 13800001234)",
    ) {
        let mut number = String::new();
        for (digit, (separators, invisible)) in phone.chars().zip(between.into_iter().chain([(String::new(), String::new())])) {
            number.push(digit);
            number.push_str(&separators);
            number.push_str(&invisible);
        }
        let seen = masked(&format!("{before}{number}{after}"));
        let left: String = seen.chars().filter(|c| plain(*c).is_ascii_digit()).collect();
        prop_assert!(!left.contains(&phone), "{}", seen);
        prop_assert!(!seen.contains(&number), "{}", seen);
    }

    #[test]
    fn however_its_digits_are_written_a_number_is_found(
        phone in "1[3-9][0-9]([3-9][0-9]{3}){2}",
        forms in proptest::collection::vec(0_usize..7, 11),
        between in "([、~～|:：;；*]{0,2})",
        before in "(|电话|陆|1201、|3号楼一单元|O)",
        after in "(|谢谢|一直打不通|、2楼|O|二单元)",
    ) {
        let mut number = String::new();
        for (at, (digit, form)) in phone.chars().zip(forms).enumerate() {
            if matches!(at, 3 | 7) {
                number.push_str(&between);
            }
            number.push(written(digit, form, matches!(at, 1..=9)));
        }
        let seen = masked(&format!("{before}{number}{after}"));
        prop_assert!(!seen.contains(&number), "{}", seen);
    }

    #[test]
    fn lists_times_and_prose_are_no_numbers(
        rooms in proptest::collection::vec((1_u32..33, 1_u32..7), 1..7),
        hours in proptest::collection::vec((0_u32..24, 0_u32..60), 2),
        said in "[一二三四五六七八九]号楼[一二两三]单元[一二三]零[一二三四]室有[两三四五六]个人",
        sizes in "[1-9][0-9]{2,3}\\*[1-9][0-9]{2,3}\\*[1-9][0-9]",
    ) {
        let rooms: Vec<String> = rooms.iter().map(|(floor, door)| format!("{floor}{door:02}")).collect();
        let hours: Vec<String> = hours.iter().map(|(hour, minute)| format!("{hour:02}:{minute:02}")).collect();
        let text = format!("{}室，{said}，{}吵，尺寸{sizes}", rooms.join("、"), hours.join("-"));
        prop_assert_eq!(kinds(&text), vec![], "{}", text);
        let text = format!("{}，{}室", hours.join("-"), rooms[0]);
        prop_assert_eq!(kinds(&text), vec![], "{}", text);
    }

    #[test]
    fn any_text_keeps_what_is_not_covered(text in "\\PC{0,40}") {
        let found = find(&text);
        prop_assert!(found.iter().all(|f| text.get(f.start..f.end).is_some()));
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

#[test]
fn the_same_word_twice_between_the_parts_hides_no_mobile_number() {
    for text in [
        "139转1234转5678",
        "139点1234点5678".replace('点', "杠").as_str(),
        "139 转 1234 转 5678",
        "139$1234$5678",
        "139%1234%5678",
    ] {
        assert!(!masked(text).contains("1234"), "{text}: {}", masked(text));
    }
    for text in [
        "130元1200元1500元",
        "139号1234号5678号",
        "139转1234接5678",
        "1391转1234转5678",
    ] {
        assert_eq!(masked(text), text);
    }
}

#[test]
fn an_identity_number_with_a_slip_in_its_last_digit_is_one() {
    for id in [
        "310101199001011207",
        "310101199001011235",
        "31010119900101123X",
    ] {
        assert_eq!(masked(id), "***", "{id}");
    }
    // No birthday where one would stand: an order's number.
    assert_eq!(masked("310101300001011207"), "310101300001011207");
}
