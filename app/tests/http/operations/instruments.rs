//! An office drops an instrument into its data folder: the program takes it, or says the line and does not start.

use std::fs;

use testkit::Home;

use super::program::{command, done, refused};

const OWN: &str = include_str!("../../../../crates/instruments/tests/it/own.toml");

fn drop_in(home: &Home, text: &str) -> String {
    let folder = home.folder().join("instruments");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("loneliness.toml");
    fs::write(&file, text).unwrap();
    file.display().to_string()
}

#[tokio::test]
async fn an_instrument_dropped_into_the_data_folder_is_there() {
    let home = Home::empty().await;
    let shipped = done(command(&home, &["instruments"]));
    assert!(shipped.contains("8q 1 published") && !shipped.contains("loneliness"), "{shipped}");
    drop_in(&home, OWN);
    let all = done(command(&home, &["instruments"]));
    assert!(all.contains("loneliness 1 in-house"), "{all}");
    assert_eq!(all.lines().count(), shipped.lines().count() + 1);
}

#[tokio::test]
async fn with_a_bad_file_the_program_names_file_and_line_and_does_not_serve() {
    let home = Home::empty().await;
    let line = OWN.lines().position(|line| line == "from = 8").unwrap() + 1;
    let file = drop_in(&home, &OWN.replace("from = 8", "from = 9"));
    let said = format!("{file}:{line}: begins at 9 and leaves a gap: 8 comes next");
    for words in [["instruments"].as_slice(), &["serve", "--listen", "127.0.0.1:0"]] {
        let complaint = refused(command(&home, words));
        assert!(complaint.contains(&said), "{words:?}: {complaint}");
    }
}
