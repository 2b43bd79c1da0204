//! What is typed into the form of a notice, and what it means. Free of the browser.

use contract::notice::{Notice, NoticeInput};
use contract::{BuildingId, FieldCode, FieldErrors, GridId, Timestamp};

const DAY_MS: i64 = 86_400_000;
const MINUTE_MS: i64 = 60_000;

/// Whom a notice is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Everybody,
    Grid,
    Building,
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::Everybody, Self::Grid, Self::Building];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Grid => "grid",
            Self::Building => "building",
        }
    }

    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|scope| scope.code() == code)
            .unwrap_or_default()
    }

    pub const fn of(notice: &Notice) -> Self {
        match (notice.grid, notice.building) {
            (Some(_), _) => Self::Grid,
            (None, Some(_)) => Self::Building,
            (None, None) => Self::Everybody,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub title: String,
    pub body: String,
    pub scope: Scope,
    /// What was chosen stays chosen while somebody looks at the other scopes.
    pub grid: Option<GridId>,
    pub building: Option<BuildingId>,
    /// The last day on which it shows, `YYYY-MM-DD`; empty: until it is taken down.
    pub last_day: String,
    pub pinned: bool,
}

impl Typed {
    /// `offset_min`: the community's offset from UTC.
    pub fn of(notice: &Notice, offset_min: i32) -> Self {
        Self {
            title: notice.title.clone(),
            body: notice.body.clone(),
            scope: Scope::of(notice),
            grid: notice.grid,
            building: notice.building,
            last_day: notice
                .expires
                .map(|expires| last_day(expires, offset_min))
                .unwrap_or_default(),
            pinned: notice.pinned,
        }
    }

    /// The request, or what is wrong where. An end that was not touched stays as it was, to the
    /// minute.
    pub fn input(
        &self,
        before: Option<&Notice>,
        offset_min: i32,
    ) -> Result<NoticeInput, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kept = before
            .and_then(|notice| notice.expires)
            .filter(|expires| last_day(*expires, offset_min) == self.last_day);
        let expires = match self.last_day.trim() {
            "" => None,
            day => kept.or_else(|| end_of(day, offset_min)).or_else(|| {
                errors.add("expires", FieldCode::Invalid);
                None
            }),
        };
        let input = NoticeInput {
            title: self.title.clone(),
            body: self.body.clone(),
            grid: self.grid.filter(|_| self.scope == Scope::Grid),
            building: self.building.filter(|_| self.scope == Scope::Building),
            expires,
            pinned: self.pinned,
        };
        match self.scope {
            Scope::Grid if input.grid.is_none() => errors.add("grid", FieldCode::Required),
            Scope::Building if input.building.is_none() => {
                errors.add("building", FieldCode::Required);
            }
            _ => {}
        }
        if let Err(more) = input.validate() {
            errors.0.extend(more.0);
        }
        errors.into_result().map(|()| input)
    }
}

/// The last local day of which a part lies before `expires`.
fn last_day(expires: Timestamp, offset_min: i32) -> String {
    let local = Timestamp(expires.0 - 1 + i64::from(offset_min) * MINUTE_MS);
    local.to_string().chars().take(10).collect()
}

/// The end of a local day.
fn end_of(day: &str, offset_min: i32) -> Option<Timestamp> {
    let begins: Timestamp = format!("{day}T00:00:00Z").parse().ok()?;
    Some(Timestamp(
        begins.0 + DAY_MS - i64::from(offset_min) * MINUTE_MS,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::NoticeId;
    use uuid::Uuid;

    const CHINA: i32 = 480;

    fn typed() -> Typed {
        Typed {
            title: "停水通知".into(),
            body: "周三上午停水".into(),
            ..Typed::default()
        }
    }

    fn notice(input: NoticeInput) -> Notice {
        Notice {
            id: NoticeId(Uuid::nil()),
            title: input.title,
            body: input.body,
            grid: input.grid,
            building: input.building,
            published: Timestamp(0),
            expires: input.expires,
            pinned: input.pinned,
            version: 1,
        }
    }

    fn wrong(typed: &Typed, field: &str) -> Option<FieldCode> {
        let errors = typed.input(None, CHINA).err()?;
        errors.get(field).map(|error| error.code)
    }

    #[test]
    fn it_shows_to_the_end_of_its_last_day_where_people_live() {
        let typed = Typed {
            last_day: "2026-11-30".into(),
            ..typed()
        };
        let input = typed.input(None, CHINA).unwrap();
        let midnight = "2026-11-30T16:00:00Z".parse().unwrap();
        assert_eq!(input.expires, Some(midnight));
        assert_eq!(Typed::of(&notice(input), CHINA), typed);
    }

    #[test]
    fn an_end_that_was_not_touched_stays() {
        let noon = "2026-11-30T04:00:00Z".parse().unwrap();
        let before = notice(NoticeInput {
            expires: Some(noon),
            ..typed().input(None, CHINA).unwrap()
        });
        let again = Typed::of(&before, CHINA);
        assert_eq!(again.last_day, "2026-11-30");
        let input = again.input(Some(&before), CHINA).unwrap();
        assert_eq!(input.expires, Some(noon));
    }

    #[test]
    fn a_scope_needs_its_place_and_leaves_the_other_out() {
        let grid = Some(GridId(Uuid::from_u128(1)));
        let building = Some(BuildingId(Uuid::from_u128(2)));
        let of = |scope, grid, building| Typed {
            scope,
            grid,
            building,
            ..typed()
        };
        let required = Some(FieldCode::Required);
        assert_eq!(wrong(&of(Scope::Grid, None, building), "grid"), required);
        assert_eq!(
            wrong(&of(Scope::Building, grid, None), "building"),
            required
        );
        let input = of(Scope::Building, grid, building).input(None, CHINA);
        let input = input.unwrap();
        assert_eq!((input.grid, input.building), (None, building));
        let all = of(Scope::Everybody, grid, building).input(None, CHINA);
        let all = all.unwrap();
        assert_eq!((all.grid, all.building), (None, None));
    }

    #[test]
    fn what_is_no_day_is_named() {
        let typed = Typed {
            last_day: "下周".into(),
            ..typed()
        };
        assert_eq!(wrong(&typed, "expires"), Some(FieldCode::Invalid));
    }
}
