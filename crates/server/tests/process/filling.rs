//! How a database gets its first content: the demo, or a community's own addresses and geometry.

use crate::object_store::{Bucket, run_beside};
use crate::support::{create_community, ok, run, told};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_is_filled_once_and_never_turns_real() {
    let data = tempfile::tempdir().unwrap();
    // Into object storage, because that is one more thing that must be ready before it begins.
    let bucket = Bucket::default();
    let endpoint = bucket.serve().await;
    let seed = ["seed", "--demo", "--volume", "300"];
    let first = run_beside(data.path(), &endpoint, &seed).await;
    for sign_in in demo::SIGN_INS {
        assert!(
            first.contains(sign_in.phone) && first.contains(sign_in.who),
            "{first}"
        );
    }
    let photos = bucket.all().len();
    assert!(photos > 10, "{photos} photos");
    let verified = ok(&run(data.path(), &["verify"]));
    assert!(verified.contains("report: 700"), "{verified}");

    let again = ok(&run(data.path(), &["seed", "--demo"]));
    assert!(again.contains("already"), "{again}");
    let real = create_community(data.path());
    assert!(!real.status.success(), "demo and real data are never mixed");
}

const ADDRESSES: &str = "\u{feff}网格,楼栋,单元\n甲网格,1号楼,1单元\n甲网格,1号楼,2单元\n";
const GEOMETRY: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"kind":"grid","name":"甲网格"},"geometry":{"type":"Polygon",
"coordinates":[[[121.43,31.21],[121.44,31.21],[121.44,31.22],[121.43,31.22],[121.43,31.21]]]}},
{"type":"Feature","properties":{"kind":"building","name":"1幢"},"geometry":{"type":"Polygon",
"coordinates":[[[121.431,31.211],[121.432,31.211],[121.432,31.212],[121.431,31.212],[121.431,31.211]]]}}]}"#;

#[test]
fn a_real_community_imports_its_own_places() {
    let data = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let addresses = file("addresses.csv", ADDRESSES);
    let geometry = file("geometry.json", GEOMETRY);
    let wrong = file(
        "wrong.csv",
        "网格,楼栋,单元\n甲网格,,1单元\n乙网格,2号楼,1单元\n",
    );
    let import = |addresses: &str| {
        let arguments = [
            "import",
            "--community",
            "lane",
            "--addresses",
            addresses,
            "--geometry",
            &geometry,
        ];
        run(data.path(), &arguments)
    };
    ok(&create_community(data.path()));

    let refused = import(&wrong);
    assert!(!refused.status.success());
    assert!(
        told(&refused).contains("addresses, line 2"),
        "{}",
        told(&refused)
    );
    for _ in 0..2 {
        let imported = ok(&import(&addresses));
        assert!(
            imported.contains("1 grids, 1 buildings, 2 units"),
            "{imported}"
        );
    }
    let demo = run(data.path(), &["seed", "--demo"]);
    assert!(!demo.status.success(), "demo and real data are never mixed");
    assert!(told(&demo).contains("real community"), "{}", told(&demo));
}
