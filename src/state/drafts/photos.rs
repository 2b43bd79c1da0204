//! The pictures of the open draft.

use super::Drafts;
use super::model::{Draft, DraftPhoto};
use crate::platform::idb::IdbError;
use crate::platform::ids;
use crate::platform::image::Picture;
use crate::state::local_store::{self as store, DRAFTS};
use leptos::prelude::*;
use uuid::Uuid;

impl Drafts {
    /// Stores a photo together with the draft that names it, and only then shows it.
    pub async fn add_photo(self, picture: Picture) -> Result<(), IdbError> {
        let photo = photo_of(&picture);
        let put = move |draft: &mut Draft| draft.photos.push(photo);
        self.store_photo(photo.id, picture, put).await
    }

    /// Puts a changed picture in the place of a photo.
    pub async fn replace_photo(self, old: Uuid, picture: Picture) -> Result<(), IdbError> {
        let photo = photo_of(&picture);
        let put = move |draft: &mut Draft| {
            for known in draft.photos.iter_mut().filter(|known| known.id == old) {
                *known = photo;
            }
        };
        self.store_photo(photo.id, picture, put).await
    }

    /// One transaction for photo and draft: a photo that no draft names would be swept away. Where
    /// the browser stores nothing, both last as long as the page, which says so.
    async fn store_photo(
        self,
        id: Uuid,
        picture: Picture,
        put: impl Fn(&mut Draft),
    ) -> Result<(), IdbError> {
        let mut next = self.open.get_untracked();
        put(&mut next);
        let draft = store::put(DRAFTS, next.id, &next)?;
        match store::write_photo(id, picture.bytes, draft).await {
            Ok(()) | Err(IdbError::Missing) => {
                self.base.set_value(Some(Some(next.updated)));
                self.edit(put);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

fn photo_of(picture: &Picture) -> DraftPhoto {
    DraftPhoto {
        id: ids::uuid(),
        width: picture.width,
        height: picture.height,
    }
}
