//! What is typed into the form of a category, and what it means. Free of the browser.

use crate::features::settings::languages::Words;
use contract::community::{Category, Span, SpanUnit};
use contract::settings::CategoryInput;
use contract::{FieldCode, FieldErrors};

/// The form's texts as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub code: String,
    pub name: Words,
    pub icon: String,
    pub keywords: String,
    pub responsible: Words,
    /// Names are written in other languages too.
    pub others: bool,
    pub accept_min: String,
    pub finish_amount: String,
    pub finish_unit: String,
    pub radius: String,
    pub private: bool,
    pub active: bool,
}

impl Typed {
    /// What a new category starts with: the usual promise.
    pub fn new() -> Self {
        Self {
            icon: "wrench".into(),
            accept_min: "15".into(),
            finish_amount: "3".into(),
            finish_unit: SpanUnit::WorkingDays.code().into(),
            radius: "50".into(),
            active: true,
            ..Self::default()
        }
    }

    pub fn of(category: &Category) -> Self {
        let name = Words::of(&category.name);
        let responsible = Words::of(&category.responsible);
        Self {
            code: category.code.clone(),
            others: name.has_others() || responsible.has_others(),
            name,
            icon: category.icon.clone(),
            keywords: category.keywords.join("、"),
            responsible,
            accept_min: category.accept_within_min.to_string(),
            finish_amount: category.finish_within.amount.to_string(),
            finish_unit: category.finish_within.unit.code().into(),
            radius: category.near_radius_m.to_string(),
            private: category.private_by_default,
            active: category.active,
        }
    }

    /// The request, or what is wrong where. `before` keeps what the form does not show.
    pub fn input(&self, before: Option<&Category>) -> Result<CategoryInput, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut whole = |field: &str, text: &str| {
            text.trim().parse::<u32>().unwrap_or_else(|_| {
                errors.add(field, FieldCode::Invalid);
                1
            })
        };
        let accept_within_min = whole("accept_within_min", &self.accept_min);
        let amount = whole("finish_within.amount", &self.finish_amount);
        let near_radius_m = whole("near_radius_m", &self.radius);
        let input = CategoryInput {
            code: self.code.trim().to_owned(),
            name: self.name.text(self.others),
            icon: self.icon.trim().to_owned(),
            keywords: keywords(&self.keywords),
            responsible: self.responsible.text(self.others),
            accept_within_min,
            finish_within: Span {
                amount,
                unit: SpanUnit::from_code(&self.finish_unit).unwrap_or(SpanUnit::Other),
            },
            near_radius_m,
            private_by_default: self.private,
            active: self.active,
            sort: before.map_or(100, |b| b.sort),
        };
        if let Err(more) = input.validate() {
            errors.0.extend(more.0);
        }
        errors.into_result().map(|()| input)
    }
}

/// Words between any of the separators that people type.
fn keywords(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', ';', '；', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(hans: &str, en: &str) -> Words {
        Words {
            hans: hans.into(),
            en: en.into(),
            ..Words::default()
        }
    }

    #[test]
    fn other_languages_are_kept_only_where_they_are_wanted() {
        let others = Typed {
            others: true,
            ..good()
        };
        let input = others.input(None).unwrap();
        assert_eq!(input.responsible.en.as_deref(), Some("Property office"));
        let input = good().input(None).unwrap();
        assert_eq!((input.name.en, input.responsible.en), (None, None));
    }

    fn good() -> Typed {
        Typed {
            code: "lift".into(),
            name: words("电梯", "Lift"),
            responsible: words("物业", "Property office"),
            ..Typed::new()
        }
    }

    #[test]
    fn keywords_are_split_at_what_people_type() {
        let typed = Typed {
            keywords: "电梯、困人， 异响;停运".into(),
            ..good()
        };
        assert_eq!(
            typed.input(None).map(|i| i.keywords),
            Ok(vec![
                "电梯".into(),
                "困人".into(),
                "异响".into(),
                "停运".into()
            ])
        );
    }

    #[test]
    fn what_is_no_number_is_named() {
        let typed = Typed {
            accept_min: "十五".into(),
            ..good()
        };
        let errors = typed.input(None).unwrap_err();
        assert_eq!(
            errors.get("accept_within_min").map(|e| e.code),
            Some(FieldCode::Invalid)
        );
    }

    #[test]
    fn an_empty_name_is_required() {
        let typed = Typed {
            name: words(" ", ""),
            ..good()
        };
        let errors = typed.input(None).unwrap_err();
        assert_eq!(
            errors.get("name.zh_hans").map(|e| e.code),
            Some(FieldCode::Required)
        );
    }
}
