//! What Back leads to after sending.

use contract::IdempotencyKey;

/// The report whose result takes the place of a step. `written` is what was being written when this
/// entry of the history was opened: nothing for an entry that is new, so that another report can
/// begin. `handed` are the reports that this page has handed over since it was loaded, `empty` says
/// that nothing has been written after them.
pub fn result_instead(
    written: Option<IdempotencyKey>,
    handed: &[IdempotencyKey],
    empty: bool,
) -> Option<IdempotencyKey> {
    written.filter(|key| empty && handed.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const FIRST: IdempotencyKey = IdempotencyKey(Uuid::from_u128(1));
    const SECOND: IdempotencyKey = IdempotencyKey(Uuid::from_u128(2));

    #[test]
    fn back_after_sending_leads_to_what_became_of_it() {
        assert_eq!(result_instead(Some(FIRST), &[FIRST], true), Some(FIRST));
        let both = [FIRST, SECOND];
        assert_eq!(result_instead(Some(FIRST), &both, true), Some(FIRST));
        assert_eq!(result_instead(Some(SECOND), &both, true), Some(SECOND));
    }

    #[test]
    fn another_report_can_begin() {
        assert_eq!(result_instead(None, &[FIRST], true), None, "a new entry");
        assert_eq!(result_instead(Some(SECOND), &[FIRST], true), None);
        assert_eq!(result_instead(Some(FIRST), &[], true), None);
    }

    #[test]
    fn what_was_written_since_is_never_hidden() {
        assert_eq!(result_instead(Some(FIRST), &[FIRST], false), None);
    }
}
