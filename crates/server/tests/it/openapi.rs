//! The description of the API as it is checked in, so that a change shows in review.

#[test]
fn the_document_is_the_one_checked_in() {
    let document = server::http::document().to_pretty_json().unwrap();
    insta::assert_snapshot!("openapi", document);
}
