//! The first account, who has one, and shutting somebody out and letting them in again.

use kernel::Clock;
use store::{Source as _, Sql};
use testkit::Home;

use super::program::{Serving, add_admin, after, command, done, refused, run_with};

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

/// The list of accounts as a program reads it.
fn listed(home: &Home) -> serde_json::Value {
    serde_json::from_str(&done(command(home, &["user", "list", "--json"]))).unwrap()
}

#[tokio::test]
async fn the_list_names_everybody_with_roles_and_state_and_tells_no_secret() {
    let home = Home::empty().await;
    assert!(!refused(command(&home, &["user", "list"])).is_empty(), "there is no installation yet");
    add_admin(&home, "phum", "correct-horse-2569");
    let add = command(&home, &["user", "add", "anong", "--admin", "--person", "อนงค์ ระบบตัวอย่าง"]);
    assert!(run_with(add, "another-horse-2569\n").status.success());
    let person = |user: &str, person: &str| serde_json::json!({ "user": user, "person": person, "roles": ["admin"], "state": "open" });
    let both = [person("anong", "อนงค์ ระบบตัวอย่าง"), person("phum", "ผู้ดูแล ระบบ")];
    assert_eq!(listed(&home), serde_json::Value::from_iter(both));
    let text = done(command(&home, &["user", "list"]));
    assert_eq!(text, "anong\tอนงค์ ระบบตัวอย่าง\tadmin\topen\nphum\tผู้ดูแล ระบบ\tadmin\topen\n");
}

#[tokio::test]
async fn whoever_is_locked_is_signed_out_and_stays_out_until_unlocked() {
    let home = Home::empty().await;
    add_admin(&home, "phum", "correct-horse-2569");
    let state = || listed(&home)[0]["state"].clone();
    let lock = |reason: &[&str]| command(&home, &[&["user", "lock", "phum"], reason].concat());
    for silent in [&[][..], &["--reason", " "]] {
        assert_eq!(lock(silent).output().unwrap().status.code(), Some(2), "a lock says why");
    }
    assert_eq!(state(), "open");
    let serving = Serving::start(&home);
    let session = sign_in(&serving, "phum", "correct-horse-2569").expect("in");
    assert!(is_in(&serving, &session));

    assert!(done(lock(&["--reason", "โทรศัพท์หาย"])).contains("signed out and locked"));
    assert_eq!(state(), "locked");
    assert!(!is_in(&serving, &session), "whoever is signed in is signed out");
    assert_eq!(sign_in(&serving, "phum", "correct-horse-2569"), None);
    assert!(run_with(command(&home, &["user", "password", "phum"]), "third-horse-2569\n").status.success());
    assert_eq!(state(), "locked", "another password opens no lock");
    assert_eq!(sign_in(&serving, "phum", "third-horse-2569"), None);

    assert!(done(command(&home, &["user", "unlock", "phum"])).ends_with("may sign in again\n"));
    assert_eq!(state(), "open");
    assert!(sign_in(&serving, "phum", "third-horse-2569").is_some());
    assert_eq!(serving.stop().0, Some(0));
    let db = home.open(kueakun::migrations(), Clock::System).await;
    let sql = "select part, reason, act from audit_log where act in ('account-locked', 'account-unlocked') order by id";
    let told: Vec<(String, String, String)> = db.all(Sql::new(sql)).await.unwrap();
    let words: Vec<_> = told.iter().map(|(part, reason, act)| (part.as_str(), reason.as_str(), act.as_str())).collect();
    assert_eq!(words, [("command-line", "โทรศัพท์หาย", "account-locked"), ("command-line", "", "account-unlocked")]);
    db.close().await.unwrap();
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
    assert!(refused(command(&home, &["user", "lock", "nobody", "--reason", "x"])).contains("no account nobody"));
}

#[tokio::test]
async fn what_authorization_refuses_is_counted_by_route_and_reason() {
    let home = Home::empty().await;
    add_admin(&home, "phum", "correct-horse-2569");
    let mut serving = Serving::of(command(&home, &["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"]));
    let session = sign_in(&serving, "phum", "correct-horse-2569").expect("in");
    let ask = |path: &str| {
        let head = format!("GET {path} HTTP/1.1\r\ncookie: kueakun_session={session}");
        after(&serving.ask(&head, "").unwrap(), "HTTP/1.1 ", ' ').unwrap()
    };
    assert_eq!((ask("/cases/1"), ask("/staff/1"), ask("/no-such-page")), ("403".into(), "404".into(), "404".into()));
    let counted = serving.metrics();
    let refused: Vec<&str> = counted.lines().filter(|line| line.starts_with("kueakun_access_refused_total{")).collect();
    let case = r#"kueakun_access_refused_total{route="/cases/{id}",why="role",permission="cases-read"} 1"#;
    let file = r#"kueakun_access_refused_total{route="/staff/{id}",why="record",permission="staff-read"} 1"#;
    assert_eq!(refused, [case, file]);
    assert_eq!(serving.stop().0, Some(0));
}

#[tokio::test]
async fn how_long_the_disk_took_is_told_where_the_program_itself_writes() {
    let home = Home::empty().await;
    add_admin(&home, "phum", "correct-horse-2569");
    let mut serving = Serving::of(command(&home, &["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"]));
    sign_in(&serving, "phum", "correct-horse-2569").expect("in");
    let counted = serving.metrics();
    let seconds = |name: &str| -> f64 {
        let line = counted.lines().find_map(|line| line.strip_prefix(name)).expect("a line of it");
        line.trim().parse().expect("a number")
    };
    let [commit, fold] = ["kueakun_db_commit_seconds_max", "kueakun_db_fold_seconds_max"].map(seconds);
    let itself = home.address().starts_with("sqlite:");
    assert_eq!(commit > 0.0, itself, "{commit}");
    assert!((0.0..5.0).contains(&fold), "{fold}");
    assert_eq!(serving.stop().0, Some(0));
}

/// Signs in with a password; answers the session, if the program opened one.
fn sign_in(serving: &Serving, user: &str, password: &str) -> Option<String> {
    let page = serving.get("/sign-in").unwrap();
    let (visit, token) = (after(&page, "kueakun_visit=", ';')?, after(&page, "name=\"_csrf\" value=\"", '"')?);
    let head = format!("POST /sign-in HTTP/1.1\r\ncookie: kueakun_visit={visit}");
    let reply = serving.ask(&head, &format!("_csrf={token}&user_name={user}&password={password}"))?;
    after(&reply, "kueakun_session=", ';')
}

fn is_in(serving: &Serving, session: &str) -> bool {
    let head = format!("GET /offices HTTP/1.1\r\ncookie: kueakun_session={session}");
    serving.ask(&head, "").unwrap().starts_with("HTTP/1.1 200")
}
