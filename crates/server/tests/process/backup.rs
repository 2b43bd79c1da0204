//! A backup, put back and found damaged.

use crate::support::{create_community, ok, run};

#[test]
fn a_backup_can_be_put_back_and_a_damaged_one_is_found() {
    let (data, safe) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    ok(&create_community(data.path()));
    let twice = create_community(data.path());
    assert!(!twice.status.success(), "a slug is taken once");
    ok(&run(data.path(), &["grant", "staff", "13900000001"]));
    let photo = data.path().join("media/ab/cd.jpg");
    std::fs::create_dir_all(photo.parent().unwrap()).unwrap();
    std::fs::write(&photo, "photo").unwrap();

    let to = safe.path().to_str().unwrap();
    ok(&run(data.path(), &["backup", "--to", to]));
    let made = std::fs::read_dir(safe.path()).unwrap().map(Result::unwrap);
    let backup = made
        .map(|entry| entry.path())
        .find(|path| path.join("manifest.json").exists())
        .unwrap();
    let from = backup.to_str().unwrap();
    ok(&run(data.path(), &["restore", "--verify", from]));
    let over = run(data.path(), &["restore", from]);
    assert!(!over.status.success(), "never overwrites");

    let fresh = tempfile::tempdir().unwrap();
    let words = ok(&run(fresh.path(), &["restore", from]));
    assert!(words.contains("1 photos"), "{words}");
    let words = ok(&run(fresh.path(), &["verify"]));
    assert!(
        words.contains("community: 1") && words.contains("person: 1"),
        "{words}"
    );
    assert_eq!(
        std::fs::read(fresh.path().join("media/ab/cd.jpg")).unwrap(),
        b"photo"
    );

    std::fs::write(safe.path().join("media/ab/cd.jpg"), "other").unwrap();
    let bad = run(data.path(), &["restore", "--verify", from]);
    assert!(!bad.status.success());
}
