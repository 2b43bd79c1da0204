//! Reads a community's own address list and geometry into [`bundle::Places`], which one command of
//! the store writes. Knows neither the database nor the demo.

mod addresses;
mod error;
mod geometry;
mod join;
mod names;

#[cfg(test)]
mod tests;

pub use addresses::{Address, addresses};
pub use error::{ImportError, Problem};
pub use geometry::{Geometry, geometry};
pub use join::{Import, join};

use contract::CommunityId;
use contract::community::Category;

/// Reads both files; what can be wrong with either is told at once, not one error at a time.
/// `categories`: those that the community has by now, for facilities that name one.
///
/// # Errors
/// Everything that is wrong, with lines and features.
pub fn read(
    community: CommunityId,
    categories: &[Category],
    address_file: &[u8],
    geometry_file: &[u8],
) -> Result<Import, Vec<ImportError>> {
    match (addresses(address_file), geometry(geometry_file)) {
        (Ok(list), Ok(shapes)) => join(community, categories, &list, &shapes),
        (Err(mut errors), Err(more)) => {
            errors.extend(more);
            Err(errors)
        }
        (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors),
    }
}
