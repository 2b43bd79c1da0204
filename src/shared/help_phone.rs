//! Which of the community's numbers somebody is given who needs a person.

use super::words;
use crate::i18n::local_text;
use crate::paths;
use crate::state::session::Session;
use crate::ui::prelude::Callee;
use contract::community::Phone;

/// Numbers of the whole country or city, such as 110 and 12345, have no more digits.
const PUBLIC_DIGITS: usize = 5;

/// Whether the server says that nobody is at the desk now. Reactive.
pub fn is_closed(session: Session) -> bool {
    let closed = session
        .home()
        .map(|answer| answer.as_ref().is_ok_and(|home| !home.duty.open));
    closed == Some(true)
}

/// As [`is_closed`], or the server could not be asked. Reactive.
pub fn may_be_closed(session: Session) -> bool {
    let closed = session
        .home()
        .map(|answer| answer.as_ref().map_or(true, |home| !home.duty.open));
    closed == Some(true)
}

/// The community's first number that is always answered.
pub fn always(phones: &[Phone]) -> Option<&Phone> {
    phones
        .iter()
        .find(|phone| phone.hours.is_none() && phone.number.len() > PUBLIC_DIGITS)
}

/// The desk; while that is `closed` it would ring in an empty room, and it is the first number that is
/// always answered.
pub fn reachable(phones: &[Phone], closed: bool) -> Option<&Phone> {
    let open = always(phones).or_else(|| phones.iter().find(|phone| phone.hours.is_none()));
    open.filter(|_| closed).or(phones.first())
}

pub fn callee(phone: &Phone) -> Callee {
    Callee {
        label: local_text(&phone.label),
        number: words::spaced_phone(&phone.number),
        href: paths::tel(&phone.number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::PhoneId;
    use contract::text::LocalText;
    use uuid::Uuid;

    fn phone(number: &str, always: bool) -> Phone {
        Phone {
            id: PhoneId(Uuid::nil()),
            label: LocalText::default(),
            number: number.into(),
            hours: (!always).then(LocalText::default),
            sort: 0,
            version: 1,
        }
    }

    #[test]
    fn after_hours_the_number_that_is_answered_is_given() {
        let phones = [
            phone("021-00001234", false),
            phone("12345", true),
            phone("021-00005678", true),
        ];
        let given = |phones: &[Phone], closed| reachable(phones, closed).map(|p| p.number.clone());
        assert_eq!(given(&phones, false).as_deref(), Some("021-00001234"));
        assert_eq!(given(&phones, true).as_deref(), Some("021-00005678"));
        assert_eq!(given(&phones[..2], true).as_deref(), Some("12345"));
        assert_eq!(given(&phones[..1], true).as_deref(), Some("021-00001234"));
        assert_eq!(given(&[], true), None);
        assert!(always(&phones[..2]).is_none(), "nobody of the community");
    }
}
