//! A register comes in from the terminal, with the rights of whoever imports and its columns read as they say.

use kernel::Clock;
use store::{Source as _, Sql};
use testkit::Home;

use super::program::{command, done, refused};

const REGISTER: &str = "\
ชื่อ,นามสกุล,เกิดเมื่อไร,ที่มา
สายบัวทดสอบ,ใจทดลอง,5/2/2491,สมุดเดิม
คำปันทดสอบ,ดีทดลอง,7/3/2503,สมุดเดิม
";

#[tokio::test]
async fn a_register_comes_in_from_the_terminal_with_its_columns_read_as_somebody_says() {
    let home = Home::empty().await;
    done(command(&home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let file = home.folder().join("register.csv");
    std::fs::write(&file, REGISTER).unwrap();
    let file = file.display().to_string();
    let import = |login: &str, more: &[&str]| {
        command(&home, &[&["import", "people", file.as_str(), "--as", login], more].concat())
    };

    assert!(refused(import("nobody", &[])).contains("nobody signs in as nobody"));
    let unknown = refused(import("mali", &["--map", "อายุ=born"]));
    assert!(unknown.contains("no column is headed อายุ; the file has: ชื่อ, นามสกุล, เกิดเมื่อไร, ที่มา"), "{unknown}");
    let unknown = refused(import("mali", &["--map", "เกิดเมื่อไร=อายุ"]));
    assert!(unknown.contains("no column อายุ to read; there are: "), "{unknown}");

    let born = ["--map", "เกิดเมื่อไร=born"];
    assert!(done(import("mali", &born)).contains("2 rows can be stored, 0 are refused"));
    let output = import("mali", &["--go"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("column เกิดเมื่อไร: born (วันเกิด)"), "what was said before is remembered: {told}");
    assert!(told.contains("column ที่มา: left out"), "{told}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("2 rows stored, 0 there already"));

    let db = home.open(kueakun::migrations(), Clock::System).await;
    let (stored,): (i64,) = db
        .one(Sql::new(
            "select cast(count(*) as bigint) from persons where family_name like '%ทดลอง' and born is not null",
        ))
        .await
        .unwrap();
    assert_eq!(stored, 2);
}
