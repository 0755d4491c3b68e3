//! Whoever has a file of records asks which of them are one person; no database is needed.

use std::fs;
use std::path::PathBuf;

use super::program::{bare, done, refused};

const FILE: &str = "\
rec_id,title,first_name,last_name,sex,cid,dob,house_no,moo,tambon,amphoe,province,postcode,phone
1,นาย,สมชาย,ใจดี,ช,1999900000016,15/02/2503,12/3,4,คลองแห,หาดใหญ่,สงขลา,90110,0812345678
2,,นายสมชาย,ใจดี,ชาย,,1960-02-15,12/3,หมู่ 4,ต.คลองแห,อ.หาดใหญ่,สงขลา,,081-234-5678
3,นาง,สมศรี,ใจดี,ญ,,3/5/2505,12/3,4,คลองแห,หาดใหญ่,สงขลา,90110,0812345678
4,น.ส.,สมศรี,รักเรียน,ญ,,3 พ.ค. 2505,7,1,คลองแห,หาดใหญ่,สงขลา,90110,
5,นาย,ณัฐวุฒิ,พงษ์พันธุ์,ช,,7/8/2530,99,2,บ้านพรุ,หาดใหญ่,สงขลา,90250,0899999999
6,นาย,นัฐวุฒิ,พงศ์พันธ์,ช,,วันก่อน,99,2,บ้านพรุ,หาดใหญ่,สงขลา,90250,0899999999
7,too,few
";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn named(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }
}

#[test]
fn the_records_of_one_person_are_written_as_pairs_and_persons() {
    let folder = Folder::new();
    let (file, out, persons) = (folder.write("in.csv", FILE), folder.named("pairs.csv"), folder.named("persons.csv"));
    let said = done(bare(&["link", "dedupe", &file, "--out", &out, "--clusters", &persons, "--explain"]));
    assert!(said.starts_with("6 records, 1 rows left out"), "{said}");
    let pairs = folder.read("pairs.csv");
    assert!(pairs.starts_with("rec_id_l,rec_id_r,probability,weight,start,household,"), "{pairs}");
    let found: Vec<&str> = pairs.lines().skip(1).map(|line| &line[..3]).collect();
    assert_eq!(found, ["1,2", "3,4", "5,6"], "{pairs}");
    assert!(pairs.contains("given same; sex same"), "{pairs}");
    assert_eq!(folder.read("persons.csv"), "rec_id,person\n1,1\n2,1\n3,3\n4,3\n5,5\n6,5\n");
}

#[test]
fn a_row_that_cannot_be_used_is_named_by_its_line() {
    let folder = Folder::new();
    let (file, out) = (folder.write("in.csv", FILE), folder.named("pairs.csv"));
    let output = bare(&["link", "dedupe", &file, "--out", &out]).output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{complaint}");
    for words in ["in.csv:7: has a dob that cannot be read", "in.csv:8: has 3 fields where the header has 14; left out"]
    {
        assert!(complaint.contains(words), "{complaint}");
    }
}

#[test]
fn two_files_with_columns_of_their_own_are_matched_by_a_schema_and_a_kept_model() {
    let folder = Folder::new();
    let (before, after) = FILE.split_once("\n2,").unwrap();
    let a = folder.write("a.csv", &format!("{before}\n"));
    let b = folder.write("b.csv", &format!("{}\n2,{after}", FILE.lines().next().unwrap().replace("rec_id", "key")));
    let (map, out, model) = (
        folder.write("map.toml", "rec_id = 'key'\nfirst_name = 'first_name'\nlast_name = 'last_name'\ndob = 'dob'\n"),
        folder.named("pairs.csv"),
        folder.named("model.json"),
    );
    done(bare(&["link", "match", &a, &b, "--schema-b", &map, "--out", &out, "--keep-model", &model]));
    let pairs = folder.read("pairs.csv");
    assert_eq!(pairs.lines().nth(1).map(|line| &line[..4]), Some("1,2,"), "{pairs}");
    done(bare(&["link", "match", &a, &b, "--schema-b", &map, "--out", &out, "--model", &model]));
    assert_eq!(folder.read("pairs.csv"), pairs);
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = Folder::new();
    let (file, out) = (folder.write("in.csv", "name\nx\n"), folder.named("pairs.csv"));
    let complaint = refused(bare(&["link", "dedupe", &file, "--out", &out]));
    assert!(complaint.contains("no column `rec_id`"), "{complaint}");
    let map = folder.write("map.toml", "age = 'x'\n");
    let complaint = refused(bare(&["link", "dedupe", &file, "--out", &out, "--schema", &map]));
    assert!(complaint.contains("the schema has `age`"), "{complaint}");
    assert!(!folder.path("pairs.csv").exists());
    assert!(refused(bare(&["link", "dedupe", "/no/file.csv", "--out", &out])).contains("cannot be read"));
}
