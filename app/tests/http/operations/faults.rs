//! What stands in the way is said plainly, with what to do about it, and the exit status is not 0.

use std::fs;
use std::net::TcpListener;

use testkit::Home;

use super::program::{Serving, add_admin, bare, command, done, refused};

#[test]
fn an_address_that_is_none_is_refused_with_the_two_that_would_do() {
    let home = Home::empty_file();
    let mut command = bare(&["migrate", "--database", "mysql://localhost/x", "--data"]);
    command.arg(home.folder());
    let complaint = refused(command);
    assert!(complaint.contains("sqlite:PATH") && complaint.contains("postgres://"), "{complaint}");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let home = Home::empty_file();
    let file = home.folder().join("kueakun.db");
    fs::write(&file, "a shopping list").unwrap();
    assert!(refused(command(&home, &["migrate"])).contains("is not a database of this program"));
    assert_eq!(fs::read_to_string(file).unwrap(), "a shopping list");
}

#[test]
fn a_damaged_database_is_found_by_the_doctor() {
    let home = Home::empty_file();
    add_admin(&home, "first", "correct-horse-2569");
    assert!(done(command(&home, &["doctor"])).contains("tables: whole"));
    let file = home.folder().join("kueakun.db");
    let mut bytes = fs::read(&file).unwrap();
    let from = bytes.len() / 2;
    bytes[from..from + 20_000].fill(0xff);
    fs::write(&file, bytes).unwrap();
    let output = command(&home, &["doctor"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("WRONG"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let home = Home::empty_file();
    let mut command = bare(&["migrate", "--database", "sqlite:/no/such/folder/kueakun.db", "--data"]);
    command.arg(home.folder());
    assert!(refused(command).contains("/no/such/folder"));
}

#[tokio::test]
async fn a_database_is_not_opened_with_the_keys_of_another() {
    let home = Home::empty().await;
    add_admin(&home, "first", "correct-horse-2569");
    fs::write(home.folder().join("keys"), [9; 96]).unwrap();
    let complaint = refused(command(&home, &["migrate"]));
    assert!(complaint.contains("the keys do not fit the database") && complaint.contains("--data"), "{complaint}");
}

#[tokio::test]
async fn a_busy_port_is_named() {
    let home = Home::empty().await;
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = busy.local_addr().unwrap().to_string();
    let complaint = refused(command(&home, &["serve", "--listen", &address]));
    assert!(complaint.contains(&address) && complaint.contains("--listen"), "{complaint}");
}

#[test]
fn a_server_that_is_down_is_said_to_be_down() {
    let home = Home::empty_file();
    let mut command = bare(&["migrate", "--database", "postgres://postgres@127.0.0.1:9/nothing", "--data"]);
    command.arg(home.folder());
    assert!(refused(command).contains("check that PostgreSQL runs"));
}

#[test]
fn a_configuration_with_a_setting_that_does_not_exist_is_refused() {
    let home = Home::empty_file();
    let file = home.folder().join("wrong.toml");
    fs::write(&file, "listne = \"127.0.0.1:80\"").unwrap();
    let mut command = command(&home, &["migrate"]);
    command.arg("--config").arg(file);
    assert!(refused(command).contains("listne"));
}

#[tokio::test]
async fn the_program_stops_when_told_and_logs_no_address_beyond_the_route() {
    let home = Home::empty().await;
    let serving = Serving::start(&home);
    assert!(serving.get("/healthz").unwrap().starts_with("HTTP/1.1 200"));
    assert!(serving.get("/readyz").unwrap().starts_with("HTTP/1.1 200"));
    assert!(serving.get("/echo/date?text=secret-1101700203450").is_some());
    assert!(serving.get("/no/such/secret-page").unwrap().starts_with("HTTP/1.1 404"));
    let (status, log) = serving.stop();
    assert_eq!(status, Some(0), "{log}");
    assert!(log.contains("\"route\":\"/echo/date\"") && log.contains("kueakun user add"), "{log}");
    assert!(!log.contains("secret"), "{log}");
}
