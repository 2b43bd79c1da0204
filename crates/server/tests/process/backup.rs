//! A backup, put back and found damaged.

use crate::support::{create_community, linli, ok, run, told};

#[test]
fn on_postgres_it_says_what_to_do_instead() {
    let folder = tempfile::tempdir().unwrap();
    let dump = folder.path().to_str().unwrap();
    for arguments in [&["restore", "--verify", dump][..], &["restore", dump]] {
        let output = linli(folder.path(), arguments)
            .env("LINLI_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
            .output()
            .unwrap();
        let words = told(&output);
        assert_eq!(output.status.code(), Some(1), "{words}");
        let helps = words.contains("pg_restore") && words.contains("linli-server verify");
        assert!(helps, "{words}");
    }
}

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
    let beside_postgres = linli(data.path(), &["restore", "--verify", from])
        .env("LINLI_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
        .output()
        .unwrap();
    ok(&beside_postgres);
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
