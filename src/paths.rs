//! Every address that the app can show, as functions. The address is state: steps, filters and the
//! page to come back to live in it, so Back, reload and a shared link all work.

use contract::report::Scope;
use contract::text::percent_encode as encode;
use contract::work::WorkList;
use contract::{IdempotencyKey, NoticeId, ReportId};

pub const HOME: &str = "/";
pub const REPORT_WHAT: &str = "/report/new/what";
pub const REPORT_WHERE: &str = "/report/new/where";
pub const REPORT_CHECK: &str = "/report/new/check";
pub const REPORTS: &str = "/reports";
pub const MAP: &str = "/map";
pub const ME: &str = "/me";
pub const MY_REPORTS: &str = "/me/reports";
pub const DRAFTS: &str = "/me/drafts";
pub const OUTBOX: &str = "/me/outbox";
pub const PROFILE: &str = "/me/profile";
pub const PRIVACY: &str = "/me/privacy";
pub const DEVICES: &str = "/me/devices";
pub const PREFERENCES: &str = "/me/settings";
pub const SIGN_IN: &str = "/signin";
pub const NOTICES: &str = "/notices";
pub const CALL: &str = "/call";
pub const WORK: &str = "/work";
pub const FLAGS: &str = "/work/flags";
pub const SETTINGS: &str = "/settings";
pub const SETTINGS_CATEGORIES: &str = "/settings/categories";
pub const SETTINGS_HOURS: &str = "/settings/hours";
pub const SETTINGS_HOLIDAYS: &str = "/settings/holidays";
pub const SETTINGS_PHONES: &str = "/settings/phones";
pub const SETTINGS_ROLES: &str = "/settings/roles";
pub const SETTINGS_NOTICES: &str = "/settings/notices";
pub const GALLERY: &str = "/_gallery";

pub fn report(id: ReportId) -> String {
    format!("/reports/{id}")
}

/// The map, opened where this report is.
pub fn map_at(id: ReportId) -> String {
    format!("{MAP}?report={id}")
}

/// Where its author mends a report.
pub fn report_correct(id: ReportId) -> String {
    format!("/reports/{id}/correct")
}

const REPORT_FORM: &str = "/report/new/";
const REPORT_DONE: &str = "/report/new/done/";

/// A page of the form, or what became of what was written there.
pub fn is_of_report(path: &str) -> bool {
    path.starts_with(REPORT_FORM)
}

/// A page of the form, where somebody goes on with what she had begun.
pub fn resume(page: &str) -> String {
    format!("{page}?resume=1")
}

/// The result page of a report, from the moment on in which it is put into the outbox.
pub fn report_done(key: IdempotencyKey) -> String {
    format!("{REPORT_DONE}{key}")
}

pub fn is_report_done(path: &str) -> bool {
    path.starts_with(REPORT_DONE)
}

/// My reports, those I follow, or those I have too.
pub fn my_reports(scope: Scope) -> String {
    format!("{MY_REPORTS}?scope={}", scope.code())
}

/// A part of the work queue.
pub fn work_list(list: WorkList) -> String {
    if list == WorkList::default() {
        WORK.to_owned()
    } else {
        format!("{WORK}?list={}", list.code())
    }
}

pub fn notice(id: NoticeId) -> String {
    format!("/notices/{id}")
}

/// What a facility's QR label opens.
pub fn facility(code: &str) -> String {
    format!("/f/{}", encode(code))
}

/// One category of the settings, by its code.
pub fn settings_category(code: &str) -> String {
    format!("{SETTINGS_CATEGORIES}/{}", encode(code))
}

pub fn work_item(id: ReportId) -> String {
    format!("/work/{id}")
}

/// Sign in, then go on where the person was. Only a path of this app is accepted back, see
/// [`safe_then`].
pub fn sign_in(then: &str) -> String {
    format!("{SIGN_IN}?then={}", encode(then))
}

/// Sign in right after an act, which goes out as hers then.
pub fn sign_in_to_send(then: &str, act: IdempotencyKey) -> String {
    format!("{}&send={act}", sign_in(then))
}

/// The second step of signing in, where the code is entered; `first` is the address of the first.
pub fn sign_in_code(first: &str) -> String {
    format!("{first}&step=code")
}

/// Where to go after signing in. Anything but a path of this app is refused, because the value
/// comes from the address bar: `//host` and `/\host` are other sites to a browser, and it leaves
/// out tabs and line breaks before it looks.
pub fn safe_then(then: Option<&str>) -> &str {
    then.filter(|path| is_own(path)).unwrap_or(ME)
}

fn is_own(path: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || c.is_control();
    let (way, rest) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let (way, rest) = (decoded(way), decoded(rest));
    let harmless = |b: &u8| !b.is_ascii_control() && *b != b'\\';
    !path.contains(unseen)
        && way.starts_with(b"/")
        && !way.windows(2).any(|two| two == b"//")
        && way.iter().all(|b| harmless(b) && *b != b' ')
        // Words that somebody searched for hold spaces.
        && rest.iter().all(harmless)
}

/// Without percent-encoding, however often it was encoded.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.splice(at..at + 3, [byte]);
                // It may be the sign, or a part, of another one.
                at = at.saturating_sub(2);
            }
            None => at += 1,
        }
    }
    bytes
}

/// `tel:` with digits only, as phones dial it.
pub fn tel(number: &str) -> String {
    let digits: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    format!("tel:{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_address() {
        let id = Uuid::nil();
        let all = [
            HOME,
            REPORT_WHAT,
            REPORT_WHERE,
            REPORT_CHECK,
            REPORTS,
            MAP,
            ME,
            MY_REPORTS,
            DRAFTS,
            OUTBOX,
            PROFILE,
            PRIVACY,
            DEVICES,
            PREFERENCES,
            SIGN_IN,
            NOTICES,
            CALL,
            WORK,
            FLAGS,
            SETTINGS,
            SETTINGS_CATEGORIES,
            SETTINGS_HOURS,
            SETTINGS_HOLIDAYS,
            SETTINGS_PHONES,
            SETTINGS_ROLES,
            SETTINGS_NOTICES,
            GALLERY,
        ]
        .map(str::to_owned)
        .into_iter()
        .chain([
            report(ReportId(id)),
            map_at(ReportId(id)),
            report_correct(ReportId(id)),
            report_done(IdempotencyKey(id)),
            my_reports(Scope::Mine),
            notice(NoticeId(id)),
            facility("灯 07"),
            settings_category("lift"),
            work_item(ReportId(id)),
            work_list(WorkList::Open),
            work_list(WorkList::ToAccept),
            sign_in("/report/new/check?x=1"),
            sign_in_to_send("/reports/x", IdempotencyKey(id)),
            sign_in_code(&sign_in("/me")),
            tel("021-5555 0000"),
        ])
        .collect::<Vec<_>>();
        insta::assert_snapshot!(all.join("\n"));
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for own in [
            "/",
            "/me/outbox?x=1",
            "/reports?q=%E8%B7%AF%E7%81%AF%20%E4%B8%8D%E4%BA%AE&then=//x",
            "/f/lamp%2F7",
        ] {
            assert_eq!(safe_then(Some(own)), own);
        }
        for bad in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "javascript:1",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\n/evil.example",
            "\t//evil.example",
            " //evil.example",
            "/ /evil.example",
            "/\u{0}/evil.example",
            "/\u{2028}/evil.example",
            "/%09/evil.example",
            "/%2509/evil.example",
            "/%0a/evil.example",
            "/%5cevil.example",
            "/%5C%5Cevil.example",
            "/%2F/evil.example",
            "/%2fevil.example",
            "/%252fevil.example",
            "/%2%35%32fevil.example",
            "/.//evil.example",
            "/me?x=\\",
            "/me?x=%0d%0aset",
            "/me#\t",
            "%2F%09%2Fevil.example",
        ] {
            assert_eq!(safe_then(Some(bad)), ME, "{bad}");
        }
        assert_eq!(safe_then(None), ME);
    }
}
