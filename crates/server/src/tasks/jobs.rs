//! Runs what commands left to do, at least once each. Removing pictures twice is removing them once.
//! A message is not like that: when the server dies between the provider's answer and the note that
//! the job is done, the same message is sent again. Better twice than never, and the second one
//! holds the same code.

use crate::state::App;
use contract::{PersonId, limits};
use rules::Actor;
use std::time::Duration;
use store::Failure;
use store::commands::upkeep::{CompleteJob, FailJob, Job, LeaseJobs};
use store::queries::{identity, media, work as queue};
use store::task::{BlobHash, Task};
use tokio::task::{JoinError, JoinSet};

const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Each begins when it is leased, so that none of them waits while its lease runs out and another
/// node takes it as well, and no code waits for the messages of a slow provider before it.
const AT_ONCE: usize = 16;
/// Longer than the slowest job: an SMS provider gets 10 seconds.
const LEASE_MS: i64 = 60_000;

/// Until the server stops. What has begun then is finished if there is time: a message that was cut
/// off would be sent again.
pub async fn run(app: App) {
    let mut running = JoinSet::new();
    let mut more = true;
    while !app.stopping.is_cancelled() {
        if more && running.len() < AT_ONCE {
            more = begin(&app, &mut running).await;
        }
        tokio::select! {
            () = app.stopping.cancelled() => {}
            // Jobs for which there was no room are taken up when one ends.
            Some(ended) = running.join_next() => told(ended),
            () = app.jobs_waiting.notified() => more = true,
            () = tokio::time::sleep(LOOK_EVERY) => more = true,
        }
    }
    while let Some(ended) = running.join_next().await {
        told(ended);
    }
}

/// Leases as many as there is room for and begins them; `true` when there may be more.
async fn begin(app: &App, running: &mut JoinSet<()>) -> bool {
    let room = AT_ONCE.saturating_sub(running.len());
    let command = LeaseJobs {
        limit: u32::try_from(room).unwrap_or_default(),
        lease_ms: LEASE_MS,
    };
    let leased = app.store.execute(command, Actor::system(), app.now()).await;
    let jobs = leased.unwrap_or_else(|failure| {
        tracing::error!(%failure, "leasing jobs");
        Vec::new()
    });
    let more = jobs.len() == room;
    for job in jobs {
        running.spawn(finish(app.clone(), job));
    }
    more
}

/// One that panicked is tried again when its lease ends.
fn told(ended: Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "job ended");
    }
}

async fn finish(app: App, job: Job) {
    let (id, kind) = (job.id, &job.kind);
    let noted = match work(&app, &job).await {
        Ok(()) => {
            let done = CompleteJob { id };
            app.store.execute(done, Actor::system(), app.now()).await
        }
        Err(error) => {
            tracing::warn!(%id, kind, tries = job.tries, %error, "job failed");
            let failed = FailJob {
                id,
                reason: error.code().to_owned(),
            };
            app.store.execute(failed, Actor::system(), app.now()).await
        }
    };
    if let Err(failure) = noted {
        tracing::error!(%id, kind, %failure, "noting how a job ended");
    }
}

/// Why a job did not work this time. The words go to the log, so they are never personal.
#[derive(Debug, thiserror::Error)]
enum JobError {
    /// A newer node left it and will take it, or it is damaged; either way trying again is right.
    #[error("this version can not read it")]
    Unreadable,
    #[error(transparent)]
    Sms(#[from] crate::sms::SmsError),
    #[error(transparent)]
    Blob(#[from] crate::media::BlobError),
    #[error(transparent)]
    Store(#[from] Failure),
}

impl JobError {
    const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Sms(_) => "sms",
            Self::Blob(_) => "blob",
            Self::Store(_) => "store",
        }
    }
}

async fn work(app: &App, job: &Job) -> Result<(), JobError> {
    match job.task.as_ref().ok_or(JobError::Unreadable)? {
        Task::SendCode { phone, code } => Ok(app.sms.send(phone, &code_text(code)).await?),
        Task::NotifyWorker { person } => notify_worker(app, *person).await,
        Task::DeleteBlobs { blobs } => delete_blobs(app, blobs).await,
    }
}

fn code_text(code: &str) -> String {
    let minutes = limits::CODE_LIFE_S / 60;
    format!("【邻里】验证码 {code}，{minutes}分钟内有效。请勿告诉他人。")
}

/// Says how many there are, not what: the words stay inside the app.
async fn notify_worker(app: &App, person: PersonId) -> Result<(), JobError> {
    let waiting = queue::waiting_for(app.store.reader(), person).await?;
    if waiting == 0 {
        // Taken in the meantime.
        return Ok(());
    }
    let Some(phone) = identity::phone_of(app.store.reader(), person).await? else {
        return Ok(());
    };
    app.sms.send(&phone, &waiting_text(waiting)).await?;
    Ok(())
}

fn waiting_text(waiting: u64) -> String {
    format!("【邻里】您的网格有 {waiting} 件居民反映待受理，请打开邻里查看。")
}

/// Two people may have sent the very same picture: it goes with the last of them.
async fn delete_blobs(app: &App, blobs: &[BlobHash]) -> Result<(), JobError> {
    for BlobHash(hash) in blobs {
        if !media::is_named(app.store.reader(), hash).await? {
            app.blobs.remove(hash).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{code_text, waiting_text};

    #[test]
    fn the_message_promises_what_the_rule_keeps() {
        assert_eq!(contract::limits::CODE_LIFE_S, 300);
        assert!(code_text("012345").contains("012345，5分钟内有效"));
    }

    #[test]
    fn a_worker_reads_how_many_wait() {
        assert!(waiting_text(7).contains("有 7 件居民反映待受理"));
    }
}
