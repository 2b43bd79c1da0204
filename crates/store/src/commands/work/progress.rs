//! What a worker does with a report after taking it up: a note on the way, the end, or a refusal with
//! who answers instead. All three are a step, words and perhaps photos.

use crate::commands::reports::change;
use crate::commands::reports::photos::{self, Attach};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::recorded::Recorded;
use crate::{Command, Context, Tx};
use contract::media::PhotoStage;
use contract::work::{DeclineInput, FinishInput, NoteInput};
use contract::{FieldErrors, MediaId, ReportId, text};
use rules::lifecycle::Step;
use rules::policy::Act;

pub struct AddNote {
    pub report: ReportId,
    pub input: NoteInput,
}

pub struct FinishReport {
    pub report: ReportId,
    pub input: FinishInput,
}

pub struct DeclineReport {
    pub report: ReportId,
    pub input: DeclineInput,
}

impl Command for AddNote {
    /// The new version.
    type Outcome = i64;
    const NAME: &'static str = "add_note";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let said = Said {
            act: Act::Note,
            step: Step::Note,
            words: text::clean_text(&self.input.text),
            photos: &self.input.photos,
        };
        said.on(tx, cx, self.report, || self.input.validate()).await
    }
}

impl Command for FinishReport {
    /// The new version.
    type Outcome = i64;
    const NAME: &'static str = "finish_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let said = Said {
            act: Act::Finish,
            step: Step::Finish,
            words: text::clean_text(&self.input.text),
            photos: &self.input.photos,
        };
        said.on(tx, cx, self.report, || self.input.validate()).await
    }
}

impl Command for DeclineReport {
    /// The new version.
    type Outcome = i64;
    const NAME: &'static str = "decline_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let (reason, instead) = (&self.input.reason, &self.input.instead);
        let said = Said {
            act: Act::Decline,
            step: Step::Decline,
            words: format!(
                "{}\n{}",
                text::clean_text(reason),
                text::clean_text(instead)
            ),
            photos: &[],
        };
        said.on(tx, cx, self.report, || self.input.validate()).await
    }
}

struct Said<'a> {
    act: Act,
    step: Step,
    words: String,
    photos: &'a [MediaId],
}

impl Said<'_> {
    async fn on(
        &self,
        tx: &Tx,
        cx: &Context,
        report: ReportId,
        validate: impl FnOnce() -> Result<(), FieldErrors> + Send,
    ) -> Result<i64, Failure> {
        let before = change::lock(tx, cx, report, self.act).await?;
        validate()?;
        let worker = cx.person()?;
        let photos = photos::own(tx, worker, self.photos).await?;
        let after = change::stepped(cx, &before, self.step)?;
        let answered = Recorded::Answered {
            step: self.step,
            status: [facts::status(&before)?, facts::status(&after)?],
            photos: photos.iter().copied().map(MediaId).collect(),
        };
        let after = change::save(tx, cx, &before, after).await?;
        let event = change::event(tx, cx, &after, answered).await?;
        change::event_words(tx, &after, event, &self.words).await?;
        let how = Attach {
            event,
            stage: PhotoStage::After,
            // A worker took them to be seen.
            released: true,
        };
        photos::attach(tx, &after, &photos, how).await?;
        Ok(after.version)
    }
}
