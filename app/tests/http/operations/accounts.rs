//! The first account, and help for those who can no longer sign in.

use testkit::Home;

use super::program::{add_admin, command, done, run_with};

#[tokio::test]
async fn the_first_account_is_made_with_a_good_password_only_and_once() {
    let home = Home::empty().await;
    let add = || command(&home, &["user", "add", "phum", "--admin", "--person", "ภูมิ ระบบตัวอย่าง"]);
    for easy in ["short\n", "phum\n", "\n", "aaaaaaaaaaaaaaa\n"] {
        assert_eq!(run_with(add(), easy).status.code(), Some(1), "{easy}");
    }
    assert!(run_with(add(), "correct-horse-2569\n").status.success());
    let again = run_with(add(), "correct-horse-2570\n");
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("already"));
    assert!(done(command(&home, &["audit", "verify"])).contains("4 entries"));
}

#[tokio::test]
async fn a_password_is_replaced_and_a_locked_account_opened_by_name() {
    let home = Home::empty().await;
    add_admin(&home, "phum", "correct-horse-2569");
    assert!(run_with(command(&home, &["user", "password", "phum"]), "another-horse-2569\n").status.success());
    assert!(done(command(&home, &["user", "unlock", "PHUM"])).contains("may sign in again"));
    let unknown = run_with(command(&home, &["user", "password", "nobody"]), "another-horse-2569\n");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there is no account nobody"));
}
