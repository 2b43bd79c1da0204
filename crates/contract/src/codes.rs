//! Values that have a word. It is the same in JSON, in addresses and in the database, and it stands once.

/// An enum that is written as its words: `Variant = "word"`. After a semicolon stands the variant that an
/// answer of a newer server decodes to: it has the word `other`, but is not among [`ALL`], and `from_code`
/// never gives it.
///
/// [`ALL`]: crate::report::Status::ALL
macro_rules! codes {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $value:ident = $code:tt),+
            $(; $(#[$newer:meta])* $other:ident)? $(,)?
        }
    ) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $value,)+
            $($(#[$newer])* #[serde(other)] $other,)?
        }

        impl $name {
            /// Every value that this version knows.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$value),+];

            /// The word in JSON, in addresses and in the database.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$value => $code,)+
                    $(Self::$other => "other",)?
                }
            }

            /// `None` for a word that this version does not know.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|value| value.code() == code)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::community::{HolidayKind, SpanUnit};
    use crate::map::GroundKind;
    use crate::media::PhotoStage;
    use crate::person::{ConsentKind, ConsentTo, Role};
    use crate::place::PlaceMethod;
    use crate::report::{FlagReason, Scope, Status, SubjectKind, Visibility};
    use crate::work::WorkList;
    use serde_json::json;
    use std::collections::BTreeSet;

    /// Reads back by every way, and no two values have one word.
    macro_rules! one_word_each {
        ($($name:ident),+ $(,)?) => {$(
            let mut words = BTreeSet::new();
            for value in $name::ALL {
                let word = value.code();
                assert!(words.insert(word), "{word}: twice");
                assert_eq!(json!(value), json!(word));
                assert_eq!(serde_json::from_value::<$name>(json!(word)).unwrap(), value);
                assert_eq!($name::from_code(word), Some(value));
            }
            assert_eq!($name::from_code("other"), None);
        )+};
    }

    #[test]
    fn a_value_has_one_word_everywhere() {
        one_word_each!(
            ConsentKind,
            ConsentTo,
            FlagReason,
            GroundKind,
            HolidayKind,
            PhotoStage,
            PlaceMethod,
            Role,
            Scope,
            SpanUnit,
            Status,
            SubjectKind,
            Visibility,
            WorkList,
        );
    }

    #[test]
    fn what_a_newer_server_says_is_other_and_is_written_so() {
        let newer: Status = serde_json::from_value(json!("painted")).unwrap();
        assert_eq!((newer, newer.code()), (Status::Other, "other"));
        assert_eq!(json!(newer), json!("other"));
        assert!(serde_json::from_value::<Scope>(json!("painted")).is_err());
    }
}
