//! Rows of settings as the contract's values.

use crate::entity::{category, holiday, notice, phone};
use crate::failure::Failure;
use crate::row::from_json;
use contract::community::{Category, Holiday, HolidayKind, Phone, Span, SpanUnit};
use contract::notice::Notice;
use contract::{BuildingId, CategoryId, GridId, HolidayId, NoticeId, PhoneId, Timestamp};

pub fn category(row: category::Model) -> Result<Category, Failure> {
    Ok(Category {
        id: CategoryId(row.id),
        name: from_json("category.name", &row.name)?,
        icon: row.icon,
        keywords: from_json("category.keywords", &row.keywords)?,
        responsible: from_json("category.responsible", &row.responsible)?,
        accept_within_min: unsigned("category.accept_within_min", row.accept_within_min)?,
        finish_within: Span {
            amount: unsigned("category.finish_amount", row.finish_amount)?,
            unit: unit(&row.finish_unit)?,
        },
        near_radius_m: unsigned("category.near_radius_m", row.near_radius_m)?,
        private_by_default: row.private_by_default,
        active: row.active,
        sort: row.sort,
        version: row.version,
        code: row.code,
    })
}

pub fn unit(column: &str) -> Result<SpanUnit, Failure> {
    SpanUnit::from_code(column)
        .ok_or_else(|| Failure::corrupt(format!("category.finish_unit: {column}")))
}

pub fn unsigned(column: &str, value: i32) -> Result<u32, Failure> {
    u32::try_from(value).map_err(|_| Failure::corrupt(format!("{column}: {value}")))
}

pub fn phone(row: phone::Model) -> Result<Phone, Failure> {
    Ok(Phone {
        id: PhoneId(row.id),
        label: from_json("phone.label", &row.label)?,
        hours: match &row.hours {
            Some(hours) => Some(from_json("phone.hours", hours)?),
            None => None,
        },
        number: row.number,
        sort: row.sort,
        version: row.version,
    })
}

pub fn holiday(row: holiday::Model) -> Result<Holiday, Failure> {
    Ok(Holiday {
        id: HolidayId(row.id),
        kind: HolidayKind::from_code(&row.kind)
            .ok_or_else(|| Failure::corrupt(format!("holiday.kind: {}", row.kind)))?,
        day: row.day,
        name: row.name,
    })
}

pub fn notice(row: notice::Model) -> Notice {
    Notice {
        id: NoticeId(row.id),
        title: row.title,
        body: row.body,
        grid: row.grid_id.map(GridId),
        building: row.building_id.map(BuildingId),
        published: Timestamp(row.published),
        expires: row.expires.map(Timestamp),
        pinned: row.pinned,
        version: row.version,
    }
}
