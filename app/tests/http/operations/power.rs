//! Power fails while people work: whatever was acknowledged is there afterwards.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use testkit::Home;

use super::program::{Serving, after, command, done};

/// Threads that work at the same time.
const PEOPLE: usize = 4;
/// What is acknowledged before the line is cut.
const ENOUGH: usize = 20;

/// The program serving the demonstration.
fn serve(home: &Home) -> Serving {
    Serving::of(command(home, &["demo", "--listen", "127.0.0.1:0"]))
}

/// What a browser needs to sign in as the first of the cast: cookie, token, account.
struct Door {
    visit: String,
    token: String,
    account: String,
}

fn door(serving: &Serving) -> Door {
    let page = serving.get("/sign-in").unwrap();
    Door {
        visit: after(&page, "kueakun_visit=", ';').unwrap(),
        token: after(&page, "name=\"_csrf\" value=\"", '"').unwrap(),
        account: after(&page, "name=\"account\" value=\"", '"').expect("the cast is listed"),
    }
}

/// Signs in; answers the session that the program acknowledged.
fn sign_in(serving: &Serving, door: &Door) -> Option<String> {
    let head = format!("POST /sign-in/cast HTTP/1.1\r\ncookie: kueakun_visit={}", door.visit);
    let reply = serving.ask(&head, &format!("_csrf={}&account={}", door.token, door.account))?;
    let session = after(&reply, "kueakun_session=", ';');
    assert!(session.is_some() || !reply.contains("\r\n\r\n"), "{reply}");
    session
}

fn is_signed_in(serving: &Serving, session: &str) -> bool {
    let head = format!("GET /standard HTTP/1.1\r\ncookie: kueakun_session={session}");
    serving.ask(&head, "").unwrap().starts_with("HTTP/1.1 200")
}

#[tokio::test]
async fn no_acknowledged_work_is_lost_when_the_power_fails() {
    let home = Home::empty().await;
    let mut acknowledged = Vec::new();
    for _ in 0..2 {
        let serving = serve(&home);
        let door = door(&serving);
        let (kept, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
        std::thread::scope(|scope| {
            for _ in 0..PEOPLE {
                scope.spawn(|| {
                    while !over.load(Ordering::SeqCst) {
                        if let Some(session) = sign_in(&serving, &door) {
                            kept.lock().unwrap().push(session);
                        }
                    }
                });
            }
            // However busy the machine is with other tests, the line is cut in the midst of work.
            while kept.lock().unwrap().len() < ENOUGH {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(100));
            serving.cut();
            over.store(true, Ordering::SeqCst);
        });
        drop(serving);
        acknowledged.extend(kept.into_inner().unwrap());
    }
    let serving = serve(&home);
    for session in &acknowledged {
        assert!(is_signed_in(&serving, session), "a session that was acknowledged is gone");
    }
    assert_eq!(serving.stop().0, Some(0));
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
}
