//! What is typed into the form of a category, and what it means. Free of the browser.

use contract::community::{Category, Span, SpanUnit};
use contract::settings::CategoryInput;
use contract::{FieldCode, FieldErrors, LocalText};

/// The form's texts as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub code: String,
    pub name: String,
    pub name_hant: String,
    pub name_en: String,
    pub icon: String,
    pub keywords: String,
    pub responsible: String,
    pub accept_min: String,
    pub finish_amount: String,
    pub finish_unit: String,
    pub radius: String,
    pub private: bool,
    pub active: bool,
}

pub const fn unit_code(unit: SpanUnit) -> &'static str {
    match unit {
        SpanUnit::Minutes => "minutes",
        SpanUnit::Hours => "hours",
        SpanUnit::WorkingDays => "working_days",
    }
}

fn unit_from(code: &str) -> SpanUnit {
    match code {
        "minutes" => SpanUnit::Minutes,
        "hours" => SpanUnit::Hours,
        _ => SpanUnit::WorkingDays,
    }
}

impl Typed {
    /// What a new category starts with: the usual promise.
    pub fn new() -> Self {
        Self {
            icon: "wrench".into(),
            accept_min: "15".into(),
            finish_amount: "3".into(),
            finish_unit: unit_code(SpanUnit::WorkingDays).into(),
            radius: "50".into(),
            active: true,
            ..Self::default()
        }
    }

    pub fn of(category: &Category) -> Self {
        Self {
            code: category.code.clone(),
            name: category.name.zh_hans.clone(),
            name_hant: category.name.zh_hant.clone().unwrap_or_default(),
            name_en: category.name.en.clone().unwrap_or_default(),
            icon: category.icon.clone(),
            keywords: category.keywords.join("、"),
            responsible: category.responsible.zh_hans.clone(),
            accept_min: category.accept_within_min.to_string(),
            finish_amount: category.finish_within.amount.to_string(),
            finish_unit: unit_code(category.finish_within.unit).into(),
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
        let other = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let responsible = LocalText {
            zh_hans: self.responsible.trim().to_owned(),
            ..before
                .filter(|b| b.responsible.zh_hans == self.responsible.trim())
                .map(|b| b.responsible.clone())
                .unwrap_or_default()
        };
        let input = CategoryInput {
            code: self.code.trim().to_owned(),
            name: LocalText {
                zh_hans: self.name.trim().to_owned(),
                zh_hant: other(&self.name_hant),
                en: other(&self.name_en),
            },
            icon: self.icon.trim().to_owned(),
            keywords: keywords(&self.keywords),
            responsible,
            accept_within_min,
            finish_within: Span {
                amount,
                unit: unit_from(&self.finish_unit),
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

    fn good() -> Typed {
        Typed {
            code: "lift".into(),
            name: "电梯".into(),
            responsible: "物业".into(),
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
            name: " ".into(),
            ..good()
        };
        let errors = typed.input(None).unwrap_err();
        assert_eq!(
            errors.get("name.zh_hans").map(|e| e.code),
            Some(FieldCode::Required)
        );
    }
}
