//! Who may change what, and what an edit of an old version does.

use super::*;
use crate::queries::{communities, settings};
use crate::testing::village::{DAY_ONE as NOON, Village};
use contract::community::{DutyHours, HolidayKind, Span, SpanUnit};
use contract::notice::NoticeInput;
use contract::settings::{CategoryInput, HolidayInput, HoursInput, PhoneInput};
use contract::{Code, LocalText, Timestamp};

fn category(code: &str) -> CategoryInput {
    CategoryInput {
        code: code.into(),
        name: LocalText::new("路灯"),
        icon: "lamp".into(),
        keywords: vec![" 灯 ".into()],
        responsible: LocalText::new("市政"),
        accept_within_min: 60,
        finish_within: Span {
            amount: 2,
            unit: SpanUnit::Hours,
        },
        near_radius_m: 30,
        private_by_default: false,
        active: true,
        sort: 2,
    }
}

fn notice(title: &str) -> NoticeInput {
    NoticeInput {
        title: title.into(),
        body: "明天停水".into(),
        grid: None,
        building: None,
        expires: None,
        pinned: false,
    }
}

fn code_of<T>(result: Result<T, Failure>) -> Option<Code> {
    result.err().map(|failure| failure.code())
}

const EVENTS: &str = "SELECT COUNT(*) FROM event";

crate::conformance! {
    async fn a_category_is_added_changed_and_kept_by_its_code(store: TestStore) {
        let v = Village::build(&store).await;
        let add = |input| store.execute(SaveCategory::new(v.community, input), v.staff.clone(), NOON);
        let made = add(category("lift")).await.unwrap();
        assert_eq!((made.version, made.keywords[0].as_str()), (1, "灯"));
        assert_eq!(code_of(add(category("lift")).await), Some(Code::InvalidInput));

        let revise = |version, input| store.execute(SaveCategory::revise(made.id, version, input), v.staff.clone(), NOON);
        let mut changed = category("lift");
        changed.active = false;
        assert_eq!(revise(1, changed.clone()).await.unwrap().version, 2);
        assert_eq!(code_of(revise(1, changed).await), Some(Code::Stale));
        assert_eq!(code_of(revise(2, category("lamp")).await), Some(Code::InvalidInput));
        let here = communities::community(store.reader(), v.community).await.unwrap();
        assert!(here.categories.iter().any(|c| c.code == "lift" && !c.active));
    }

    async fn nobody_else_changes_settings_and_refusals_leave_no_event(store: TestStore) {
        let v = Village::build(&store).await;
        let before = store.number(EVENTS).await;
        for actor in [v.author.clone(), v.worker.clone(), v.other_staff.clone(), rules::Actor::anonymous()] {
            let expected = Some(if actor.is_signed_in() { Code::Forbidden } else { Code::SignInRequired });
            let run = store.execute(SaveCategory::new(v.community, category("x")), actor.clone(), NOON).await;
            assert_eq!(code_of(run), expected);
            let hours = SaveHours { community: v.community, input: HoursInput { hours: DutyHours::default() }, version: 1 };
            assert_eq!(code_of(store.execute(hours, actor.clone(), NOON).await), expected);
            let notice = PublishNotice { community: v.community, input: notice("停水") };
            assert_eq!(code_of(store.execute(notice, actor, NOON).await), expected);
        }
        assert_eq!(store.number(EVENTS).await, before);
    }

    async fn hours_and_holidays_reach_the_calendar(store: TestStore) {
        let v = Village::build(&store).await;
        let hours = communities::community(store.reader(), v.community).await.unwrap();
        let mut input = HoursInput { hours: hours.hours };
        input.hours.week[0] = None;
        let save = |version| store.execute(SaveHours { community: v.community, input: input.clone(), version }, v.staff.clone(), NOON);
        assert_eq!(save(hours.version).await.unwrap(), hours.version + 1);
        assert_eq!(code_of(save(hours.version).await), Some(Code::Stale));
        let calendar = communities::calendar(store.reader(), v.community).await.unwrap();
        let today = calendar.local_day(NOON);
        assert!(!calendar.is_working_day(today), "Mondays are closed now");

        let make_up = HolidayInput { day: "2026-11-23".into(), kind: HolidayKind::Work, name: "调休".into() };
        let add = || store.execute(AddHoliday { community: v.community, input: make_up.clone() }, v.staff.clone(), NOON);
        let added = add().await.unwrap();
        assert_eq!(code_of(add().await), Some(Code::InvalidInput));
        let calendar = communities::calendar(store.reader(), v.community).await.unwrap();
        assert!(calendar.is_working_day(today));
        store.execute(RemoveHoliday { id: added.id }, v.staff.clone(), NOON).await.unwrap();
        assert_eq!(settings::holidays(store.reader(), &v.staff, v.community).await.unwrap(), []);
    }

    async fn phones_are_added_changed_and_removed(store: TestStore) {
        let v = Village::build(&store).await;
        let mut input = PhoneInput { label: LocalText::new("物业"), number: "021-5555".into(), hours: None, sort: 1 };
        let added = store.execute(AddPhone { community: v.community, input: input.clone() }, v.staff.clone(), NOON).await.unwrap();
        input.hours = Some(LocalText::new("全天"));
        let revise = |input| store.execute(RevisePhone { id: added.id, input, version: added.version }, v.staff.clone(), NOON);
        let changed = revise(input.clone()).await.unwrap();
        assert_eq!((changed.version, changed.sort), (2, 1));
        assert_eq!(code_of(revise(input).await), Some(Code::Stale));
        assert_eq!(changed.hours, Some(LocalText::new("全天")));
        let foreign = store.execute(RemovePhone { id: added.id }, v.author.clone(), NOON).await;
        assert_eq!(code_of(foreign), Some(Code::Forbidden));
        store.execute(RemovePhone { id: added.id }, v.staff.clone(), NOON).await.unwrap();
        assert_eq!(store.number("SELECT COUNT(*) FROM phone").await, 0);
    }

    async fn notices_are_published_revised_and_withdrawn(store: TestStore) {
        let v = Village::build(&store).await;
        let mut changes = store.subscribe();
        let made = store.execute(PublishNotice { community: v.community, input: notice("停水") }, v.staff.clone(), NOON).await.unwrap();
        assert!(changes.try_recv().is_ok());
        let revise = |version, input| store.execute(ReviseNotice { id: made.id, input, version }, v.staff.clone(), NOON);
        assert_eq!(revise(1, notice("停电")).await.unwrap().title, "停电");
        assert_eq!(code_of(revise(1, notice("停电")).await), Some(Code::Stale));
        let mut past = notice("过期");
        past.expires = Some(Timestamp(NOON.0 - 1));
        assert_eq!(code_of(revise(2, past).await), Some(Code::InvalidInput));
        store.execute(WithdrawNotice { id: made.id }, v.staff.clone(), NOON).await.unwrap();
        assert_eq!(code_of(revise(3, notice("再来")).await), Some(Code::NotFound));
    }
}
