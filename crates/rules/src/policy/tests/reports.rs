//! Reports: who reads, works on and decides about them, and in which state.

use super::*;

#[test]
fn an_author_may_flag_what_others_said_in_her_report() {
    let about = report(Visibility::Public, Status::Submitted);
    let author = Actor {
        person: about.author,
        ..Actor::anonymous()
    };
    let own = may(&author, Act::Flag, &Facts::report(about));
    assert_eq!(own, Err(Code::Forbidden));
    assert_eq!(report_can(&author, about).flag, None);
    let visitor = report_can(&Actor::anonymous(), about).flag;
    assert_eq!(visitor, Some(Code::SignInRequired));
}

#[test]
fn a_private_report_is_unknown_to_others() {
    let facts = Facts::report(report(Visibility::Private, Status::Submitted));
    assert_eq!(who(Act::ReadReport, facts), PARTIES);
    for (name, actor) in personas()
        .iter()
        .filter(|(name, _)| !PARTIES.contains(name))
    {
        for act in [
            Act::ReadReport,
            Act::Comment,
            Act::Accept,
            Act::Moderate,
            Act::Flag,
        ] {
            assert_eq!(
                may(actor, act, &facts),
                Err(Code::NotFound),
                "{name} {act:?}"
            );
        }
    }
}

#[test]
fn a_public_report_is_read_by_all_and_worked_on_by_its_workers() {
    let facts = Facts::report(report(Visibility::Public, Status::Submitted));
    assert_eq!(who(Act::ReadReport, facts).len(), personas().len());
    for act in [Act::Accept, Act::Decline] {
        assert_eq!(who(act, facts), WORKERS, "{act:?}");
    }
    let taken_up = Facts::report(report(Visibility::Public, Status::Accepted));
    for act in [Act::Note, Act::Finish] {
        assert_eq!(who(act, taken_up), WORKERS, "{act:?}");
    }
    for act in [Act::MarkSeen, Act::Correct, Act::Withdraw] {
        assert_eq!(who(act, facts), ["author"], "{act:?}");
    }
    assert_eq!(who(Act::Moderate, facts), STAFF);
    let visitor = Actor::anonymous();
    assert_eq!(
        may(&visitor, Act::Comment, &facts),
        Err(Code::SignInRequired)
    );
    assert_eq!(
        may(&visitor, Act::Accept, &facts),
        Err(Code::SignInRequired)
    );
}

#[test]
fn each_step_after_the_first_has_one_act() {
    let mut steps: Vec<_> = Act::ALL.into_iter().filter_map(Act::step).collect();
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Submit) {
        let at = steps.iter().position(|taken| *taken == step);
        steps.remove(at.unwrap_or_else(|| panic!("nobody can {step:?}")));
    }
    assert_eq!(steps, []);
}

#[test]
fn state_speaks_last() {
    let accepted = Facts::report(report(Visibility::Public, Status::Accepted));
    let author = person(100, None);
    assert_eq!(
        may(&author, Act::Withdraw, &accepted),
        Err(Code::WrongState)
    );
    assert_eq!(may(&author, Act::Join, &accepted), Err(Code::Forbidden));
    assert_eq!(
        may(&person(101, None), Act::Withdraw, &accepted),
        Err(Code::Forbidden)
    );
    let closed = Facts::report(report(Visibility::Public, Status::Resolved));
    assert_eq!(
        may(&person(101, None), Act::Join, &closed),
        Err(Code::WrongState)
    );
    assert_eq!(may(&person(101, None), Act::Unjoin, &closed), Ok(()));
}

#[test]
fn nobody_decides_about_her_own_words() {
    let staff = person(102, Some((Role::Staff, HERE, None)));
    let facts = Facts::report(report(Visibility::Public, Status::Submitted));
    assert_eq!(may(&staff, Act::Moderate, &facts), Ok(()));
    let own = facts.owned_by(PersonId(Uuid::from_u128(102)));
    assert_eq!(may(&staff, Act::Moderate, &own), Err(Code::OwnMatter));
    let neighbour = person(101, None);
    let hers = facts.owned_by(PersonId(Uuid::from_u128(101)));
    assert_eq!(may(&neighbour, Act::Moderate, &hers), Err(Code::Forbidden));
}

#[test]
fn a_withdrawn_report_is_gone_for_neighbours() {
    let facts = Facts::report(report(Visibility::Public, Status::Withdrawn));
    assert_eq!(who(Act::ReadReport, facts), PARTIES);
}

#[test]
fn an_erased_authors_report_is_nobodys_own() {
    let orphan = ReportFacts {
        author: None,
        ..report(Visibility::Private, Status::Submitted)
    };
    assert_eq!(who(Act::ReadReport, Facts::report(orphan)), WORKERS);
    assert_eq!(
        who(Act::Withdraw, Facts::report(orphan)),
        Vec::<&str>::new()
    );
}
