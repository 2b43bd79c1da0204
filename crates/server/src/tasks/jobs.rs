//! Runs what commands left to do: at least once each, so every kind is idempotent.

use crate::state::App;
use contract::PersonId;
use rules::Actor;
use serde::Deserialize;
use std::time::Duration;
use store::Failure;
use store::commands::identity::{DELETE_BLOBS_JOB, SEND_CODE_JOB};
use store::commands::reports::NOTIFY_WORKER;
use store::jobs::{CompleteJob, FailJob, Job, LeaseJobs};
use store::queries::{identity, media};

const LOOK_EVERY: Duration = Duration::from_secs(2);
const AT_ONCE: u32 = 16;
/// Longer than the slowest job: an SMS provider gets 10 seconds.
const LEASE_MS: i64 = 60_000;

/// Until the server stops.
pub async fn run(app: App) {
    loop {
        match round(&app).await {
            Ok(0) => {}
            // There may be more.
            Ok(_) => continue,
            Err(failure) => tracing::error!(%failure, "leasing jobs"),
        }
        tokio::select! {
            () = app.stopping.cancelled() => return,
            () = app.jobs_waiting.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

async fn round(app: &App) -> Result<usize, Failure> {
    let command = LeaseJobs {
        limit: AT_ONCE,
        lease_ms: LEASE_MS,
    };
    let jobs = app
        .store
        .execute(command, Actor::system(), app.now())
        .await?;
    let count = jobs.len();
    for job in jobs {
        finish(app, job).await?;
    }
    Ok(count)
}

async fn finish(app: &App, job: Job) -> Result<(), Failure> {
    let (id, kind) = (job.id, job.kind.clone());
    match work(app, &job).await {
        Ok(()) => {
            let done = CompleteJob { id };
            app.store.execute(done, Actor::system(), app.now()).await
        }
        Err(error) => {
            tracing::warn!(%id, kind, tries = job.tries, %error, "job failed");
            let failed = FailJob {
                id,
                reason: error.code().to_owned(),
                final_failure: matches!(error, JobError::Unreadable),
            };
            app.store.execute(failed, Actor::system(), app.now()).await
        }
    }
}

/// Why a job did not work this time. The words go to the log, so they are never personal.
#[derive(Debug, thiserror::Error)]
enum JobError {
    #[error("payload can not be read")]
    Unreadable,
    /// A newer node left it; one of its kind will take it.
    #[error("unknown kind")]
    UnknownKind,
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
            Self::UnknownKind => "unknown_kind",
            Self::Sms(_) => "sms",
            Self::Blob(_) => "blob",
            Self::Store(_) => "store",
        }
    }
}

async fn work(app: &App, job: &Job) -> Result<(), JobError> {
    match job.kind.as_str() {
        SEND_CODE_JOB => send_code(app, read(&job.payload)?).await,
        NOTIFY_WORKER => notify_worker(app, read(&job.payload)?).await,
        DELETE_BLOBS_JOB => delete_blobs(app, read(&job.payload)?).await,
        _ => Err(JobError::UnknownKind),
    }
}

fn read<'a, T: Deserialize<'a>>(payload: &'a str) -> Result<T, JobError> {
    // serde's own words would quote the payload.
    serde_json::from_str(payload).map_err(|_| JobError::Unreadable)
}

#[derive(Deserialize)]
struct SendCode {
    phone: String,
    code: String,
}

async fn send_code(app: &App, job: SendCode) -> Result<(), JobError> {
    let text = format!("【邻里】验证码 {}，5分钟内有效。请勿告诉他人。", job.code);
    app.sms.send(&job.phone, &text).await?;
    Ok(())
}

#[derive(Deserialize)]
struct NotifyWorker {
    person: PersonId,
}

/// Says that there is something, not what: the words stay inside the app.
async fn notify_worker(app: &App, job: NotifyWorker) -> Result<(), JobError> {
    let Some(phone) = identity::phone_of(app.store.reader(), job.person).await? else {
        return Ok(());
    };
    let text = "【邻里】您的网格有新的居民反映待受理，请打开邻里查看。";
    app.sms.send(&phone, text).await?;
    Ok(())
}

#[derive(Deserialize)]
struct DeleteBlobs {
    /// Hex SHA-256.
    blobs: Vec<String>,
}

/// Two people may have sent the very same picture: it goes with the last of them.
async fn delete_blobs(app: &App, job: DeleteBlobs) -> Result<(), JobError> {
    for text in &job.blobs {
        let hash = from_hex(text).ok_or(JobError::Unreadable)?;
        if !media::is_named(app.store.reader(), &hash).await? {
            app.blobs.remove(&hash).await?;
        }
    }
    Ok(())
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::from_hex;

    #[test]
    fn hex_reads_back() {
        assert_eq!(from_hex("00ff10"), Some(vec![0, 255, 16]));
        assert_eq!(from_hex("0"), None);
        assert_eq!(from_hex("zz"), None);
    }
}
