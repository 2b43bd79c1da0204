//! Every limit that the app shows and the server enforces, in one place. Lengths count Unicode
//! scalar values, because that is what a person counts as characters.

/// Longest text of a report. Open311 allows 4,000, and a longer text is not read.
pub const REPORT_TEXT_MAX: usize = 4000;
/// A report needs words, a photo, or both; words alone must say at least this much.
pub const REPORT_TEXT_MIN: usize = 2;
pub const REPORT_PHOTOS_MAX: usize = 6;
pub const COMMENT_TEXT_MAX: usize = 1000;
pub const REASON_TEXT_MAX: usize = 500;
/// Free words about the place, e.g. "三楼楼梯口".
pub const SPOT_MAX: usize = 60;
/// Names may be long and hold rare characters; 50 follows common registers.
pub const NAME_MAX: usize = 50;
pub const TITLE_MAX: usize = 80;
pub const NOTICE_BODY_MAX: usize = 4000;
pub const SEARCH_MAX: usize = 60;

/// A measurement that is worse than this names a city, not a place, metres.
pub const ACCURACY_M_MAX: u32 = 10_000;

/// Short names of things that staff set, in Simplified Chinese: they stand on tiles.
pub const CATEGORY_NAME_MAX: usize = 20;
pub const CATEGORY_CODE_MAX: usize = 30;
/// Name of a symbol in the app's sprite.
pub const ICON_NAME_MAX: usize = 40;
pub const KEYWORDS_MAX: usize = 40;
pub const KEYWORD_MAX: usize = 20;
/// Digits of a phone as it is dialled, from a short code to an abroad number, and with its hyphens.
pub const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 3..=20;
pub const PHONE_NUMBER_MAX: usize = 24;

/// Body of one photo upload, bytes.
pub const PHOTO_BYTES_MAX: usize = 8 * 1024 * 1024;
/// What the app accepts from camera or album before it makes the photo smaller, bytes.
pub const PHOTO_PICK_BYTES_MAX: usize = 25 * 1024 * 1024;
/// Longest side after the app has resized, pixels.
pub const PHOTO_SIDE: u32 = 1600;
/// Longest side and pixel count that the server will decode.
pub const PHOTO_SIDE_MAX: u32 = 12_000;
pub const PHOTO_PIXELS_MAX: u64 = 50_000_000;

pub const CODE_DIGITS: usize = 6;
/// Life of a sign-in code, seconds. More than the 3 minutes that Annex 2 asks for elders.
pub const CODE_LIFE_S: i64 = 300;
pub const CODE_TRIES_MAX: i64 = 5;
/// Wrong codes from one network address within an hour; after these it gets no further ones. High enough
/// for the mistakes of a carrier's many customers, too low for guessing through a list of phones.
pub const CODES_WRONG_PER_HOUR: i64 = 60;
pub const CODE_RESEND_S: i64 = 60;
pub const CODES_PER_HOUR: i64 = 5;
pub const CODES_PER_DAY: i64 = 10;

pub const PAGE_DEFAULT: u32 = 20;
pub const PAGE_MAX: u32 = 100;
