//! Things that routes are about, made anew by the one they belong to.

use crate::app::TestApp;
use contract::CommunityId;
use contract::LocalText;
use contract::community::{HolidayKind, Span, SpanUnit};
use contract::notice::NoticeInput;
use contract::person::Role;
use contract::settings::{CategoryInput, GrantInput, HolidayInput, PhoneInput};
use rules::Actor;
use store::Command;
use store::commands::identity::GrantRole;
use store::commands::settings::{AddHoliday, AddPhone, PublishNotice, SaveCategory};
use uuid::Uuid;

#[path = "fresh_reports.rs"]
mod reports;

pub use reports::report_input as report;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Nothing,
    /// A second device of the author.
    OwnDevice,
    Notice(Where),
    Category(Where),
    Holiday(Where),
    Phone(Where),
    /// A volunteer's role.
    Grant(Where),
    /// The role that the staff persona holds herself.
    StaffGrant,
    /// A report of the author in the west grid.
    Report(Step),
    /// A photo of such a report; its bytes are in the store.
    Photo(Step),
}

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submitted,
    /// By the worker of its grid.
    Accepted,
    /// Submitted, for author and workers only.
    Private,
    /// Submitted in the other community.
    Elsewhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Here,
    Elsewhere,
}

impl Thing {
    pub async fn make(self, test: &TestApp, n: usize) -> Uuid {
        match self {
            Self::Nothing => Uuid::nil(),
            Self::OwnDevice => {
                let ago = i64::try_from(n).unwrap() % 4 + 1;
                device(test, ago).await
            }
            Self::Notice(at) => {
                let command = PublishNotice {
                    community: community(test, at),
                    input: notice(),
                };
                run(test, command).await.id.0
            }
            Self::Category(at) => {
                let command = SaveCategory::new(community(test, at), category(n));
                run(test, command).await.id.0
            }
            Self::Holiday(at) => {
                let command = AddHoliday {
                    community: community(test, at),
                    input: holiday(n),
                };
                run(test, command).await.id.0
            }
            Self::Phone(at) => {
                let command = AddPhone {
                    community: community(test, at),
                    input: phone(),
                };
                run(test, command).await.id.0
            }
            Self::Grant(at) => {
                let command = GrantRole {
                    community: community(test, at),
                    input: grant(n),
                };
                run(test, command).await.id.0
            }
            Self::StaffGrant => test.village.staff.grants[0].id.0,
            Self::Report(step) => reports::report(test, step, Vec::new()).await,
            Self::Photo(step) => reports::photo(test, step, n).await,
        }
    }
}

fn community(test: &TestApp, at: Where) -> CommunityId {
    match at {
        Where::Here => test.village.community,
        Where::Elsewhere => test.village.other_community,
    }
}

async fn run<C: Command>(test: &TestApp, command: C) -> C::Outcome {
    let done = test.store.execute(command, Actor::system(), test.app.now());
    done.await.unwrap()
}

/// Each cell revokes a device of its own, so codes are asked for at moments far apart.
async fn device(test: &TestApp, ago: i64) -> Uuid {
    test.store.raw("DELETE FROM login_code").await;
    test.sign_in("13800000100", ago).await.1.0
}

pub fn notice() -> NoticeInput {
    NoticeInput {
        title: "停水通知".into(),
        body: "周三停水".into(),
        grid: None,
        building: None,
        expires: None,
        pinned: false,
    }
}

pub fn category(n: usize) -> CategoryInput {
    CategoryInput {
        code: format!("c{n}"),
        name: LocalText::new("绿化"),
        icon: "tree".into(),
        keywords: vec!["树".into()],
        responsible: LocalText::new("绿化队"),
        accept_within_min: 60,
        finish_within: Span {
            amount: 3,
            unit: SpanUnit::WorkingDays,
        },
        near_radius_m: 50,
        private_by_default: false,
        active: true,
        sort: 9,
    }
}

pub fn holiday(n: usize) -> HolidayInput {
    HolidayInput {
        day: format!("{}-01-01", 2000 + n),
        kind: HolidayKind::Off,
        name: "假日".into(),
    }
}

pub fn phone() -> PhoneInput {
    PhoneInput {
        label: LocalText::new("值班"),
        number: "021-1234567".into(),
        hours: None,
        sort: 0,
    }
}

pub fn grant(n: usize) -> GrantInput {
    GrantInput {
        phone: format!("139{n:08}"),
        role: Role::Volunteer,
        grid: None,
        name: String::new(),
    }
}
