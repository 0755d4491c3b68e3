//! Every door of the program: who may open it, that none opens without its token, and none for a stranger's record.

use std::fmt::Write as _;

use kernel::{Code as _, Id, Role};
use kueakun::demo::cast;
use testkit::TestApp;
use web::{Method, Route};

/// The committed table of roles and routes.
const MATRIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/roles-and-routes.md");

fn matrix(routes: &[Route]) -> String {
    let mut routes: Vec<&Route> = routes.iter().collect();
    routes.sort_by_key(|route| (route.path, route.method));
    let mut out = String::from(
        "# Roles and routes\n\nWritten by the tests; `KUEAKUN_BLESS=1 cargo nextest run -p kueakun doors` writes it anew.\n\n",
    );
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    let _ = writeln!(out, "| method | path | permission | {} |", roles.join(" | "));
    let _ = writeln!(out, "|---|---|---|{}", "---|".repeat(roles.len()));
    for route in routes {
        let marks = Role::ALL.iter().map(|role| match route.permission {
            None => "open",
            Some(_) if route.roles.contains(role) => "yes",
            Some(_) => "",
        });
        let permission = route.permission.unwrap_or("(anyone)");
        let _ = writeln!(
            out,
            "| {} | `{}` | {permission} | {} |",
            route.method.name(),
            route.path,
            marks.collect::<Vec<_>>().join(" | ")
        );
    }
    out
}

#[tokio::test]
async fn the_committed_table_of_roles_and_routes_is_true() {
    let app = crate::start().await;
    let now = matrix(app.app().routes());
    if std::env::var_os("KUEAKUN_BLESS").is_some() {
        std::fs::write(MATRIX, &now).unwrap();
    }
    let committed = std::fs::read_to_string(MATRIX).unwrap_or_default();
    assert_eq!(committed, now, "docs/roles-and-routes.md is not what the program declares");
}

/// A path with ids of records that do not exist.
fn concrete(path: &str) -> String {
    let id = Id::<()>::new(1).to_string();
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if part.starts_with('{') { &id } else { part });
    }
    out
}

async fn posts(app: &TestApp) -> Vec<String> {
    let routes = app.app().routes().iter().filter(|route| route.method == Method::Post);
    routes.map(|route| concrete(route.path)).collect()
}

#[tokio::test]
async fn no_deed_is_done_without_the_forms_token() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut admin = app.sign_in(cast::PHUM).await;
    let mark = app.mark().await;
    for path in posts(&app).await {
        for browser in [&mut somsri, &mut admin] {
            let answer = browser.post_raw(&path, &[("reason", "x")]).await;
            assert!([403, 404].contains(&answer.status()), "{path}: {}", answer.status());
        }
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn nobody_who_is_not_signed_in_gets_past_the_door() {
    let app = crate::start().await;
    for route in app.app().routes().iter().filter(|route| route.permission.is_some()) {
        let path = concrete(route.path);
        let mut visitor = app.visitor();
        let answer = match route.method {
            Method::Get => visitor.get(&path).await,
            Method::Post => visitor.post(&path, &[]).await,
        };
        answer.is(303);
        assert!(answer.location().starts_with("/sign-in"), "{path}");
    }
}

#[tokio::test]
async fn each_role_opens_what_it_is_given_and_nothing_else() {
    let app = crate::start().await;
    for member in cast::ALL {
        let mut browser = app.sign_in(member.user_name).await;
        for route in app.app().routes().iter().filter(|route| route.permission.is_some()) {
            let path = concrete(route.path);
            let answer = match route.method {
                Method::Get => browser.get(&path).await,
                Method::Post => continue,
            };
            let allowed = member.roles.iter().any(|role| route.roles.contains(role));
            assert_eq!(answer.status() == 403, !allowed, "{} {path}: {}", member.user_name, answer.status());
        }
    }
}
