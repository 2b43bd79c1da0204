//! What was told and where it stands.

use super::Desk;
use super::model::{secret_photo, spoken};
use crate::api::media;
use crate::i18n::{reports as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::report_words::{
    category_name, holder_label, holder_words, lamp_tone, lamp_words, moment, plain_status,
    seen_by, status_key, status_tone, timeline_words, who,
};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::media::Photo;
use contract::report::{Lamp as State, ReportDetail, Status, Subject, TimelineEntry, TimelineKind};
use contract::{AnswerId, Code};
use leptos::prelude::*;

/// Status and lamp: the answer to "what about my report?", so it comes first.
pub fn standing(report: &ReportDetail) -> AnyView {
    let now = clock::now();
    let card = &report.card;
    let lamp = lamp_words(card.lamp, card.status, card.due, now);
    let tone = lamp_tone(card.lamp);
    let status = (
        t(status_key(card.status)),
        Signal::stored(status_tone(card.status)),
    );
    view! {
        <p class="l-standing">
            <Badge label=status.0 tone=status.1/>
            {plain_status(card.status).map(|words| view! { <span class="l-plain">{t(words)}</span> })}
            {lamp.map(|label| view! { <Lamp label tone=Signal::stored(tone)/> })}
            {seen_by(card.visibility).map(|who| view! { <Badge label=t(who) icon="eye-off"/> })}
        </p>
    }
    .into_any()
}

fn ending(report: &ReportDetail) -> Option<&TimelineEntry> {
    let ends = |entry: &&TimelineEntry| {
        matches!(entry.kind, TimelineKind::Finished | TimelineKind::Declined)
    };
    report.timeline.iter().rfind(ends)
}

/// How it ended, in the words and pictures of whoever ended it: what its author came for.
pub fn answer(report: &ReportDetail, desk: Desk) -> Option<AnyView> {
    let end = ending(report)?;
    let label = if end.kind == TimelineKind::Finished {
        key::ANSWER_DONE
    } else {
        key::ANSWER_DECLINED
    };
    let (_, icon) = moment(end.kind);
    let by = who(&end.who);
    let at = when::moment(end.at, clock::now());
    let text = if end.hidden && end.text.is_empty() {
        view! { <span class="l-muted">{t(key::TEXT_HIDDEN)}</span> }.into_any()
    } else {
        view! { <span lang="zh-Hans">{end.text.clone()}</span> }.into_any()
    };
    let photos = proofs(&end.photos, report, desk);
    let still_broken = still_broken(report);
    let view = view! {
        <Card>
            <p class="l-report-text"><Icon name=icon/>" "<strong>{t(label)}</strong>{text}</p>
            {photos}
            <p class="l-muted l-whole">{by}" · "{at}</p>
            {still_broken}
        </Card>
    };
    Some(view.into_any())
}

/// What its author can do when the promised time has passed.
pub fn overdue(report: &ReportDetail) -> Option<AnyView> {
    let card = &report.card;
    (card.mine && card.lamp == State::Red).then(|| {
        view! {
            <div class="l-unmended">
                <p><strong>{t(key::OVERDUE)}</strong>" "{tf(key::OVERDUE_WAYS, &[&card.reference])}</p>
                <CallNumber/>
            </div>
        }
        .into_any()
    })
}

/// What its author can do when the work did not help.
fn still_broken(report: &ReportDetail) -> Option<AnyView> {
    let card = &report.card;
    if !card.mine || card.status != Status::Resolved {
        return None;
    }
    let view = view! {
        <div class="l-unmended">
            <p><strong>{t(key::STILL_BROKEN)}</strong>" "{tf(key::STILL_BROKEN_WAYS, &[&card.reference])}</p>
            <CallNumber/>
            <ButtonLink label=t(key::STILL_BROKEN_AGAIN) icon="plus" href=paths::REPORT_WHAT/>
        </div>
    };
    Some(view.into_any())
}

/// Whoever took it back finds the way to tell it anew.
pub fn again(report: &ReportDetail) -> Option<AnyView> {
    let card = &report.card;
    (card.mine && card.status == Status::Withdrawn).then(|| {
        view! { <ButtonLink wide=true label=t(key::STILL_BROKEN_AGAIN) icon="plus" href=paths::REPORT_WHAT/> }
            .into_any()
    })
}

/// What is promised, who has it, and its number.
pub fn facts(report: &ReportDetail) -> AnyView {
    let now = clock::now();
    let card = &report.card;
    let holder = holder_words(&report.holder);
    let fact = |label, value: String| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let promise =
        |shown: bool, label, at| shown.then(|| fact(label, when::moment(at, now)).into_any());
    // Kept once somebody has it, and then only one moment matters.
    let waits = card.status == Status::Submitted;
    let accept = promise(waits, key::ACCEPT_DUE, report.accept_due);
    let finish = promise(card.status.is_open(), key::FINISH_DUE, report.finish_due);
    let holder = holder_label(card.status).map(|label| fact(label, holder));
    let reference = fact(key::REFERENCE, card.reference.clone());
    view! { <dl class="l-card l-facts">{accept}{finish}{holder}{reference}</dl> }.into_any()
}

/// The text itself, with who told it and when.
pub fn words(report: &ReportDetail, desk: Desk) -> AnyView {
    let now = clock::now();
    let card = &report.card;
    let author = report
        .author
        .clone()
        .unwrap_or_else(|| t(if card.mine { key::ME } else { key::SOMEBODY }).to_owned());
    let category = category_name(
        untrack(|| Session::get().community()).as_deref(),
        card.category,
    );
    let told = tf(
        key::TOLD,
        &[&author, &super::model::both_times(card.created, now)],
    );
    let text = if report.text.is_empty() && !report.hidden {
        view! { <p class="l-muted">{t(key::ONLY_PHOTO)}</p> }.into_any()
    } else {
        super::moderate::words(&report.text, report.hidden, "l-report-text")
    };
    let subject = Subject::Report(card.id);
    let aloud = spoken(report, now);
    let flag = super::flag::button(subject, card.mine, report, desk);
    let own = (report.can.moderate == Some(Code::OwnMatter)).then(super::moderate::own);
    let moderate =
        super::moderate::button(subject, report.hidden, report.staff_version, card.id, desk);
    view! {
        <Section title=t(key::WHAT)>
            <Card>
                {text}
                <div class="l-cluster l-told">
                    <p class="l-muted l-whole">{category}" · "{told}</p>
                    <ReadAloud text=aloud/>
                </div>
                // Apart: who wants to listen must not report a neighbour by one tap too far.
                <div class="l-cluster l-told l-told--apart">{flag}{moderate}{own}</div>
            </Card>
        </Section>
    }
    .into_any()
}

pub fn timeline(report: &ReportDetail, desk: Desk) -> AnyView {
    let now = clock::now();
    let each = |entry: &TimelineEntry| {
        let (tone, icon) = moment(entry.kind);
        Moment {
            when: when::moment(entry.at, now),
            title: timeline_words(entry).to_owned(),
            who: who(&entry.who),
            tone,
            icon,
            detail: detail(entry, report, desk),
        }
    };
    let moments: Vec<Moment> = report.timeline.iter().map(each).collect();
    view! { <Section title=t(key::TIMELINE)><Card><Timeline moments/></Card></Section> }.into_any()
}

/// Words and proof that belong to one thing that happened.
fn detail(entry: &TimelineEntry, report: &ReportDetail, desk: Desk) -> Option<AnyView> {
    // The report's own photos have their place above, and those of its end stand in the answer.
    let shown = entry.kind == TimelineKind::Submitted || ending(report) == Some(entry);
    let photos = if shown { &[] } else { entry.photos.as_slice() };
    if entry.text.is_empty() && photos.is_empty() && entry.answer.is_none() {
        return None;
    }
    let said = entry.hidden || !entry.text.is_empty();
    let text = said.then(|| super::moderate::words(&entry.text, entry.hidden, "l-report-text"));
    let photos = proofs(photos, report, desk);
    let acts = entry.answer.map(|id| acts(id, entry, report, desk));
    Some(view! { {text}{photos}{acts} }.into_any())
}

/// What residents and staff may do about a worker's words.
fn acts(id: AnswerId, entry: &TimelineEntry, report: &ReportDetail, desk: Desk) -> AnyView {
    let subject = Subject::Answer(id);
    let idle = entry.who.me || entry.hidden;
    let version = entry.staff_version;
    view! {
        <div class="l-cluster l-told">
            {super::flag::button(subject, idle, report, desk)}
            {super::moderate::button(subject, entry.hidden, version, report.card.id, desk)}
        </div>
    }
    .into_any()
}

/// Looked at large where the report's photos are, among which the server counts them: whoever opens one
/// stays in the app.
fn proofs(photos: &[Photo], report: &ReportDetail, desk: Desk) -> Option<AnyView> {
    let proof = |photo: &Photo| {
        let at = report.photos.iter().position(|p| p.id == photo.id)?;
        let thumb = media::thumb_url(photo.id);
        let secret = secret_photo(photo.state, report.card.status);
        Some(view! {
            <button type="button" class="l-photo-tile" on:click=move |_| desk.photo.show(at)>
                <img class="l-photo-tile__image" src=thumb alt=t(key::PHOTO_PROOF) loading="lazy" decoding="async" width="160" height="160"/>
                {secret.map(|why| view! { <span class="l-photo-tile__note">{t(why)}</span> })}
            </button>
        })
    };
    let proofs: Vec<_> = photos.iter().filter_map(proof).collect();
    (!proofs.is_empty()).then(|| view! { <div class="l-proofs">{proofs}</div> }.into_any())
}
