//! The opaque `next` of a list: the time and id of the last row that was looked at.

use crate::failure::Failure;
use contract::FieldCode;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub time: i64,
    pub id: Uuid,
}

impl Cursor {
    pub fn text(self) -> String {
        format!("{}.{}", self.time, self.id.simple())
    }

    /// # Errors
    /// `after: invalid` for what no page of ours carried.
    pub fn parse(text: Option<&str>) -> Result<Option<Self>, Failure> {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        let parsed = text.split_once('.').and_then(|(time, id)| {
            Some(Self {
                time: time.parse().ok()?,
                id: Uuid::parse_str(id).ok()?,
            })
        });
        parsed
            .map(Some)
            .ok_or_else(|| Failure::field("after", FieldCode::Invalid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_nonsense_is_refused() {
        let cursor = Cursor {
            time: 1_795_305_600_000,
            id: Uuid::from_u128(7),
        };
        assert_eq!(Cursor::parse(Some(&cursor.text())).unwrap(), Some(cursor));
        assert_eq!(Cursor::parse(None).unwrap(), None);
        assert_eq!(Cursor::parse(Some("")).unwrap(), None);
        for text in ["1", "x.7", "1.7", "1.2.3", "';--"] {
            assert!(Cursor::parse(Some(text)).is_err(), "{text}");
        }
    }
}
