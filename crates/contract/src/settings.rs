//! What staff set for their community. Every change is one request and one event.

use crate::community::{DaySpan, DutyHours, HolidayKind, Span, SpanUnit};
use crate::person::{Role, normal_phone};
use crate::{FieldCode, FieldErrors, GrantId, GridId, LocalText, Timestamp, limits};
use serde::{Deserialize, Serialize};

/// `POST /communities/{slug}/categories`, `PUT /categories/{id}` (with `If-Match`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryInput {
    pub code: String,
    pub name: LocalText,
    pub icon: String,
    pub keywords: Vec<String>,
    pub responsible: LocalText,
    pub accept_within_min: u32,
    pub finish_within: Span,
    pub near_radius_m: u32,
    pub private_by_default: bool,
    pub active: bool,
    pub sort: i32,
}

impl CategoryInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code_ok = !self.code.is_empty()
            && self.code.len() <= limits::CATEGORY_CODE_MAX
            && self
                .code
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !code_ok {
            errors.add("code", FieldCode::Invalid);
        }
        let name = &self.name.zh_hans;
        errors.check_length("name.zh_hans", name, 1, limits::CATEGORY_NAME_MAX);
        let icon_ok = (1..=limits::ICON_NAME_MAX).contains(&self.icon.len())
            && self
                .icon
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !icon_ok {
            errors.add("icon", FieldCode::Invalid);
        }
        errors.check_other_languages("name", &self.name, limits::NAME_MAX);
        let responsible = &self.responsible;
        errors.check_length(
            "responsible.zh_hans",
            &responsible.zh_hans,
            1,
            limits::NAME_MAX,
        );
        errors.check_other_languages("responsible", responsible, limits::NAME_MAX);
        check_range(
            &mut errors,
            "accept_within_min",
            self.accept_within_min,
            1..=7 * 24 * 60,
        );
        check_range(
            &mut errors,
            "finish_within.amount",
            self.finish_within.amount,
            1..=10_000,
        );
        if self.finish_within.unit == SpanUnit::Other {
            errors.add("finish_within.unit", FieldCode::Unknown);
        }
        check_range(&mut errors, "near_radius_m", self.near_radius_m, 0..=2000);
        if self.keywords.len() > limits::KEYWORDS_MAX {
            errors.add_limit("keywords", FieldCode::TooMany, limits::KEYWORDS_MAX);
        }
        let wrong = self.keywords.iter().find_map(|word| {
            let mut wrong = FieldErrors::default();
            wrong.check_length("keywords", word, 1, limits::KEYWORD_MAX);
            wrong.0.pop()
        });
        errors.0.extend(wrong);
        errors.into_result()
    }
}

fn check_range(
    errors: &mut FieldErrors,
    field: &str,
    value: u32,
    range: std::ops::RangeInclusive<u32>,
) {
    if !range.contains(&value) {
        errors.add_limit(field, FieldCode::OutOfRange, *range.end() as usize);
    }
}

/// `PUT /communities/{slug}/hours`, with the community's version as `If-Match`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HoursInput {
    pub hours: DutyHours,
}

impl HoursInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for (day, span) in self.hours.week.iter().enumerate() {
            if span.is_some_and(|DaySpan { from, to }| from >= to || to > 1440) {
                errors.add(&format!("hours.week.{day}"), FieldCode::Order);
            }
        }
        errors.into_result()
    }
}

/// `POST /communities/{slug}/holidays`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolidayInput {
    /// `YYYY-MM-DD`
    pub day: String,
    pub kind: HolidayKind,
    pub name: String,
}

impl HolidayInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if format!("{}T00:00:00Z", self.day)
            .parse::<Timestamp>()
            .is_err()
            || self.day.len() != 10
        {
            errors.add("day", FieldCode::Invalid);
        }
        if self.kind == HolidayKind::Other {
            errors.add("kind", FieldCode::Unknown);
        }
        errors.check_length("name", &self.name, 1, limits::NAME_MAX);
        errors.into_result()
    }
}

/// `POST /communities/{slug}/phones`, `PUT /phones/{id}` (with `If-Match`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneInput {
    pub label: LocalText,
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<LocalText>,
    pub sort: i32,
}

impl PhoneInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("label.zh_hans", &self.label.zh_hans, 1, limits::NAME_MAX);
        errors.check_other_languages("label", &self.label, limits::NAME_MAX);
        if let Some(hours) = &self.hours {
            errors.check_length("hours.zh_hans", &hours.zh_hans, 1, limits::TITLE_MAX);
            errors.check_other_languages("hours", hours, limits::TITLE_MAX);
        }
        let digits = self.number.bytes().filter(u8::is_ascii_digit).count();
        let shape = self.number.bytes().all(|b| b.is_ascii_digit() || b == b'-')
            && self.number.len() <= limits::PHONE_NUMBER_MAX;
        if self.number.is_empty() {
            errors.add("number", FieldCode::Required);
        } else if !shape || !limits::PHONE_DIGITS.contains(&digits) {
            errors.add("number", FieldCode::Invalid);
        }
        errors.into_result()
    }
}

/// One holder of a role: `GET /communities/{slug}/grants`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantRow {
    pub id: GrantId,
    pub name: String,
    pub phone_masked: String,
    pub role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
    pub since: Timestamp,
    /// Nobody can take away their own role: a community must not lock itself out.
    pub can_revoke: bool,
}

/// `POST /communities/{slug}/grants`, with `Idempotency-Key`. Whoever is not the installation itself
/// is refused `operator`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantInput {
    pub phone: String,
    pub role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl GrantInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if normal_phone(&self.phone).is_none() {
            errors.add("phone", FieldCode::Invalid);
        }
        match self.role {
            Role::Resident | Role::Other => errors.add("role", FieldCode::Unknown),
            Role::GridWorker if self.grid.is_none() => errors.add("grid", FieldCode::Required),
            _ => {}
        }
        errors.check_length("name", &self.name, 0, limits::NAME_MAX);
        errors.check_public_name("name", &self.name);
        errors.into_result()
    }
}

#[cfg(test)]
mod tests;
