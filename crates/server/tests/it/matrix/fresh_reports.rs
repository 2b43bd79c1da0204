//! Reports and photos for the matrix, through the same commands as the routes.

use super::Step;
use crate::app::TestApp;
use contract::place::{PlaceInput, PlaceMethod, Position};
use contract::report::{NewReport, Visibility};
use contract::work::AcceptInput;
use contract::{IdempotencyKey, MediaId, ReportId};
use server::media::CleanImage;
use store::commands::media::UploadMedia;
use store::commands::reports::SubmitReport;
use store::commands::work::AcceptReport;
use uuid::Uuid;

/// Public, pinned in the west grid, which the bounds of the other community hold too.
pub fn report_input() -> NewReport {
    NewReport {
        text: "路灯不亮".into(),
        photos: Vec::new(),
        category: None,
        place: PlaceInput {
            method: PlaceMethod::Pin,
            building: None,
            unit: None,
            facility: None,
            position: Some(Position {
                lat: 31.005,
                lng: 121.005,
            }),
            accuracy_m: None,
            spot: String::new(),
            whole: false,
            indoors: false,
        },
        visibility: Some(Visibility::Public),
        name_shown: false,
    }
}

pub async fn report(test: &TestApp, step: Step, photos: Vec<MediaId>) -> Uuid {
    let village = &test.village;
    let command = SubmitReport {
        community: match step {
            Step::Elsewhere => village.other_community,
            _ => village.community,
        },
        key: IdempotencyKey(Uuid::now_v7()),
        input: NewReport {
            photos,
            visibility: Some(match step {
                Step::Private => Visibility::Private,
                _ => Visibility::Public,
            }),
            ..report_input()
        },
    };
    let now = test.app.now();
    let sent = test
        .store
        .execute(command, village.author.clone(), now)
        .await;
    let ReportId(id) = sent.unwrap().id;
    if step == Step::Accepted {
        let command = AcceptReport {
            report: ReportId(id),
            input: AcceptInput::default(),
        };
        let accepted = test
            .store
            .execute(command, village.worker.clone(), now)
            .await;
        accepted.unwrap();
    }
    id
}

pub async fn photo(test: &TestApp, step: Step, n: usize) -> Uuid {
    let image = CleanImage::from_sent(&crate::media::jpeg(n)).unwrap();
    test.app.blobs.keep(&image).await.unwrap();
    let (width, height) = image.size();
    let command = UploadMedia {
        sent_hash: image.photo().hash().to_vec(),
        blob_hash: image.photo().hash().to_vec(),
        thumb_hash: image.thumb().hash().to_vec(),
        width,
        height,
        bytes: image.photo().bytes().len(),
    };
    let author = test.village.author.clone();
    let sent = test.store.execute(command, author, test.app.now()).await;
    let id = sent.unwrap().id;
    report(test, step, vec![id]).await;
    id.0
}
