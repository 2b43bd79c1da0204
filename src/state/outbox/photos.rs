//! Photos that the server has not kept. What was uploaded and then taken into no report goes there after
//! a week; a phone may hold the report for longer, and it holds the photos' bytes as well.

use super::model::{Outcome, Record};
use contract::{Code, FieldCode};

/// Whether the act was refused because of photos that the server does not have any more. Then all of
/// them count as not uploaded, and sending once more is worth a try: the same bytes become photos
/// again. Bytes that are missing on the phone itself are another refusal.
pub fn forget_lost(record: &mut Record, answer: &Outcome) -> bool {
    let Outcome::Refused(reason) = answer else {
        return false;
    };
    let lost = reason.code == Code::InvalidInput
        && reason
            .fields
            .iter()
            .any(|wrong| wrong.field == "photos" && wrong.code == FieldCode::Unknown);
    let forgotten = lost && !record.uploaded.is_empty();
    if forgotten {
        record.uploaded.clear();
    }
    forgotten
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::drafts::model::DraftPhoto;
    use crate::state::outbox::model::{Queued, Reason};
    use contract::{FieldError, IdempotencyKey, MediaId, Timestamp};
    use uuid::Uuid;

    fn refused(code: Code, field: &str, why: FieldCode) -> Outcome {
        let fields = vec![FieldError {
            field: field.to_owned(),
            code: why,
            limit: None,
        }];
        Outcome::Refused(Reason { code, fields })
    }

    #[test]
    fn what_the_server_swept_is_uploaded_again_and_nothing_else() {
        let report = serde_json::json!({"place": {"method": "building"}});
        let act = Queued::Report {
            report: serde_json::from_value(report).unwrap(),
        };
        let key = IdempotencyKey(Uuid::from_u128(9));
        let photo = DraftPhoto {
            id: Uuid::from_u128(1),
            width: 4,
            height: 3,
        };
        let mut sent = Record::new(key, None, act, vec![photo], Timestamp(0));
        let swept = refused(Code::InvalidInput, "photos", FieldCode::Unknown);
        assert!(!forget_lost(&mut sent.clone(), &swept), "none was uploaded");
        sent.photo_sent(photo.id, MediaId(Uuid::from_u128(11)));
        for other in [
            Outcome::SignIn,
            Outcome::UNANSWERED,
            refused(Code::NotFound, "photos", FieldCode::Unknown),
            refused(Code::InvalidInput, "photos", FieldCode::TooMany),
            refused(Code::InvalidInput, "category", FieldCode::Unknown),
        ] {
            assert!(!forget_lost(&mut sent, &other), "{other:?}");
            assert_eq!(sent.next_photo(), None);
        }
        assert!(forget_lost(&mut sent, &swept));
        assert_eq!(sent.next_photo(), Some(photo));
    }
}
