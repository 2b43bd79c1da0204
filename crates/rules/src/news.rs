//! What an author is told of: that those who work here did or said something about a report of hers
//! since she last opened it.

use crate::lifecycle::{Party, Step};
use contract::person::Role;
use contract::{PersonId, Timestamp};

/// What is older is no news any more, whether it was read or not.
const KEPT_MS: i64 = 30 * 86_400_000;

/// What happened to a report, as far as it can be news at all. Nothing else is: who follows it, what
/// staff decided about a flag and what they noted for each other is not addressed to the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Step(Step),
    Comment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happening {
    pub what: What,
    pub by: Option<PersonId>,
    /// In which role.
    pub role: Role,
    pub at: Timestamp,
}

/// Nothing up to this moment is news.
pub const fn since(now: Timestamp) -> Timestamp {
    Timestamp(now.0 - KEPT_MS)
}

/// `seen`: up to when the author has read; `None` before she ever opened the report.
pub fn is_news(
    author: PersonId,
    seen: Option<Timestamp>,
    now: Timestamp,
    happening: &Happening,
) -> bool {
    let answers = match happening.what {
        What::Step(step) => is_answer(step),
        What::Comment => is_heard(happening.role),
    };
    answers
        && happening.by != Some(author)
        && happening.at > since(now)
        && seen.is_none_or(|seen| happening.at > seen)
}

/// Whether such a step is told to the author.
pub fn is_answer(step: Step) -> bool {
    step.by() == Party::Worker
}

/// Whether a comment from this role is told to the author. What neighbours say she finds when she
/// opens the report; it answers nothing.
pub const fn is_heard(role: Role) -> bool {
    match role {
        Role::GridWorker | Role::Staff | Role::Department | Role::Operator => true,
        Role::Resident | Role::Volunteer | Role::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp(1_795_305_600_000);
    const AUTHOR: PersonId = PersonId(Uuid::from_u128(1));
    const WORKER: PersonId = PersonId(Uuid::from_u128(2));

    fn did(what: What) -> Happening {
        Happening {
            what,
            by: Some(WORKER),
            role: Role::GridWorker,
            at: Timestamp(NOW.0 - 1000),
        }
    }

    fn told(happening: Happening) -> bool {
        is_news(AUTHOR, None, NOW, &happening)
    }

    #[test]
    fn what_workers_do_is_news_and_what_the_author_does_is_not() {
        let by_workers = [Step::Accept, Step::Note, Step::Finish, Step::Decline];
        for step in Step::ALL {
            let news = by_workers.contains(&step);
            assert_eq!(told(did(What::Step(step))), news, "{step:?}");
        }
        // A worker who reported it herself knows what she did.
        let own = Happening {
            by: Some(AUTHOR),
            ..did(What::Step(Step::Finish))
        };
        assert!(!told(own));
    }

    #[test]
    fn a_comment_is_an_answer_only_from_those_who_work_here() {
        for (role, news) in [
            (Role::GridWorker, true),
            (Role::Staff, true),
            (Role::Department, true),
            (Role::Resident, false),
            (Role::Volunteer, false),
            (Role::Other, false),
        ] {
            let said = Happening {
                role,
                ..did(What::Comment)
            };
            assert_eq!(told(said), news, "{role:?}");
        }
    }

    #[test]
    fn what_was_seen_or_is_old_is_no_news() {
        let finish = did(What::Step(Step::Finish));
        assert!(is_news(
            AUTHOR,
            Some(Timestamp(finish.at.0 - 1)),
            NOW,
            &finish
        ));
        assert!(!is_news(AUTHOR, Some(finish.at), NOW, &finish));
        let at = since(NOW);
        assert!(!told(Happening { at, ..finish }));
        let at = Timestamp(at.0 + 1);
        assert!(told(Happening { at, ..finish }));
    }
}
