//! A disk that fills up while the server runs.
//!
//! The process may write no file beyond a few bytes, which the system refuses as a full disk is
//! refused (another number, the same places). Lifting that is making room.

use crate::support::{
    AUTHOR, Client, Serving, jpeg, linli, ok, read, run, sqlite, until, village_in,
};
use contract::report::ReportReceipt;
use reqwest::{Response, StatusCode};
use std::path::Path;
use std::process::Command;
use store::testing::TestStore;
use store::testing::village::Village;

/// The system also sends a signal, which would end a process that does not ignore it.
fn serve(data: &Path) -> Serving {
    let serve = linli(data, &["serve"]);
    let mut command = Command::new("sh");
    command.args(["-c", r#"trap '' XFSZ; exec "$0" "$@""#]);
    command.arg(serve.get_program()).args(serve.get_args());
    command.envs(
        serve
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    Serving::run(command, data)
}

fn limit_files(server: &Serving, bytes: &str) {
    let size = format!("--fsize={bytes}:unlimited");
    let done = Command::new("prlimit")
        .args(["--pid", &server.pid(), &size])
        .status();
    assert!(done.unwrap().success());
}

async fn refused_for_now(answer: Response) {
    let header = |name| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/problem+json");
    assert!(header("retry-after").parse::<u32>().is_ok());
    let problem = read(answer, StatusCode::SERVICE_UNAVAILABLE).await;
    assert_eq!(problem["code"], "unavailable");
}

async fn assert_all_there(client: &Client, acknowledged: &[ReportReceipt]) {
    for receipt in acknowledged {
        let call = client.get(&format!("/reports/{}", receipt.id));
        let seen = read(call.send().await.unwrap(), StatusCode::OK).await;
        assert_eq!(seen["reference"], receipt.reference.as_str());
    }
}

async fn submit_some(client: &Client, village: &Village, acknowledged: &mut Vec<ReportReceipt>) {
    for n in 0..10 {
        let text = format!("第{n}处");
        acknowledged.push(client.submitted(village, &text).await);
    }
}

#[tokio::test]
async fn a_full_disk_refuses_for_now_loses_nothing_and_recovers() {
    let data = tempfile::tempdir().unwrap();
    let village = village_in(data.path()).await;
    let server = serve(data.path());
    let author = server.sign_in(AUTHOR).await;
    let mut acknowledged = Vec::new();
    submit_some(&author, &village, &mut acknowledged).await;
    // So long ago that the next reading would like to note that the session is used.
    let beside = TestStore::existing(&sqlite(data.path())).await;
    beside
        .raw("UPDATE session SET last_seen = last_seen - 120000")
        .await;

    limit_files(&server, "1024");
    for n in 0..5 {
        refused_for_now(author.submit(&village, "写不下").await).await;
        refused_for_now(author.upload(jpeg(n)).await).await;
    }
    assert_all_there(&author, &acknowledged).await;
    let list = server.visitor().get("/communities/village/reports");
    read(list.send().await.unwrap(), StatusCode::OK).await;

    limit_files(&server, "unlimited");
    let writable =
        async || author.submit(&village, "又写得下").await.status() == StatusCode::CREATED;
    until("writing again", 10, writable).await;
    read(author.upload(jpeg(0)).await, StatusCode::CREATED).await;
    submit_some(&author, &village, &mut acknowledged).await;
    assert_all_there(&author, &acknowledged).await;
    server.stop();
    ok(&run(data.path(), &["verify"]));
}
