//! The design system. Knows how things look and behave, nothing of communities, reports or the
//! server. Each component is a file here, one in `style/components/` and an entry in `/_gallery`.

pub mod action;
pub mod announce;
pub mod badge;
pub mod banner;
pub mod button;
pub mod card;
pub mod checkbox;
pub mod choice;
#[cfg(test)]
mod contrast;
pub mod dialog;
pub mod failure;
pub mod field;
pub mod hero;
pub mod icon;
pub mod lamp;
pub mod load;
pub mod map_view;
pub mod nav_bar;
pub mod page_header;
pub mod pager;
pub mod phone_link;
pub mod photo_field;
pub mod photo_grid;
pub mod photo_viewer;
pub mod pick_list;
pub mod picture;
pub mod read_aloud;
pub mod segmented;
pub mod skeleton;
pub mod stepper;
pub mod still_map;
pub mod tabs;
pub mod textarea;
pub mod timeline;
pub mod toast;

/// What nearly every page needs.
pub mod prelude {
    pub use super::action::{Tile, Tiles};
    pub use super::announce::Announcer;
    pub use super::badge::Badge;
    pub use super::banner::{Banner, BannerLink};
    pub use super::button::{Button, ButtonLink, Kind};
    pub use super::card::{Card, Row, RowActs, Rows, Section};
    pub use super::checkbox::{Checkbox, Switch};
    pub use super::choice::{Choice, Choices, Laid, Ticks};
    pub use super::dialog::{Confirm, Dialog, WayOut};
    pub use super::failure::{CallNumber, Callee, Explain, Failure, HelpPhone, error_state};
    pub use super::field::{Field, FieldKind};
    pub use super::hero::Hero;
    pub use super::icon::Icon;
    pub use super::lamp::Lamp;
    pub use super::load::load;
    pub use super::map_view::{MapRoom, MapView};
    pub use super::page_header::PageHeader;
    pub use super::pager::LoadMore;
    pub use super::photo_field::{PhotoField, PhotoItem, PhotoItems};
    pub use super::photo_grid::{PhotoGrid, PhotoTile};
    pub use super::photo_viewer::{LargePhoto, PhotoViewer};
    pub use super::pick_list::{PickItem, PickList};
    pub use super::picture::{EmptyState, Picture};
    pub use super::read_aloud::ReadAloud;
    pub use super::segmented::Segmented;
    pub use super::skeleton::{Skeleton, SkeletonPage};
    pub use super::stepper::Stepper;
    pub use super::still_map::{StillMap, StillPosition};
    pub use super::tabs::{Tab, Tabs};
    pub use super::textarea::TextArea;
    pub use super::timeline::{Moment, Timeline};
    pub use super::toast::{provide_toasts, toast};
    pub use super::{Text, Tone};
}

use leptos::prelude::Signal;

/// Words that may change while they are shown. `&str`, `String` and closures by `Signal::derive`
/// all become one with `.into()`.
pub type Text = Signal<String>;

/// What a colour means. It never stands alone: words and mostly an icon go with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Green,
    Blue,
    Amber,
    Red,
}

impl Tone {
    pub const ALL: [Self; 5] = [
        Self::Neutral,
        Self::Green,
        Self::Blue,
        Self::Amber,
        Self::Red,
    ];

    /// Suffix of the CSS modifier.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}
