//! Somebody at a browser of a real server, over the network: what they keep outlives the server's process.

use kueakun::demo::cast;
use testkit::{Html, encode, multipart};

use super::program::Serving;

/// Who is signed in, and what their forms carry. All of it stays good when the server is started again.
#[derive(Debug, Clone)]
pub struct Client {
    cookies: String,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply(String);

impl Client {
    /// Signs in with the password of the cast.
    pub fn sign_in(serving: &Serving, user_name: &str) -> Self {
        let visit = format!("kueakun_visit={}", "0".repeat(32));
        let mut client = Self { cookies: visit, token: String::new() };
        client.token = client.get(serving, "/sign-in").unwrap().token();
        let fields = [("user_name", user_name), ("password", cast::PASSWORD)];
        let reply = client.post(serving, "/sign-in", &fields).unwrap();
        assert_eq!(reply.status(), 303, "{user_name}: {reply:?}");
        client.cookies += &format!("; kueakun_session={}", reply.between("kueakun_session=", ';'));
        client.token = client.get(serving, "/people/new").unwrap().token();
        client
    }

    /// Opens a page; nothing when the line broke.
    pub fn get(&self, serving: &Serving, path: &str) -> Option<Reply> {
        self.ask(serving, "GET", path, "")
    }

    /// Opens a page that must be there.
    pub fn open(&self, serving: &Serving, path: &str) -> Reply {
        let reply = self.get(serving, path).unwrap();
        assert_eq!(reply.status(), 200, "{path}: {reply:?}");
        reply
    }

    /// Sends a form; nothing when the line broke.
    pub fn post(&self, serving: &Serving, path: &str, fields: &[(&str, &str)]) -> Option<Reply> {
        let mut all = vec![("_csrf", self.token.as_str())];
        all.extend_from_slice(fields);
        self.ask(serving, "POST", path, &encode(&all))
    }

    /// Sends a file of that name to a form; nothing when the line broke.
    pub fn upload(&self, serving: &Serving, path: &str, name: &str, bytes: &[u8]) -> Option<Reply> {
        let (kind, body) = multipart(&[("_csrf", self.token.as_str())], &[("file", name, bytes)]);
        serving.send(&self.head("POST", path), &kind, &body).map(Reply)
    }

    /// The first lines of a request of this browser.
    pub fn head(&self, method: &str, path: &str) -> String {
        format!("{method} {path} HTTP/1.1\r\ncookie: {}", self.cookies)
    }

    /// Sends a form that must be taken; answers where it leads.
    pub fn submit(&self, serving: &Serving, path: &str, fields: &[(&str, &str)]) -> String {
        let reply = self.post(serving, path, fields).unwrap();
        assert_eq!(reply.status(), 303, "{path}: {reply:?}");
        reply.between("location: ", '\r')
    }

    fn ask(&self, serving: &Serving, method: &str, path: &str, body: &str) -> Option<Reply> {
        serving.ask(&self.head(method, path), body).map(Reply)
    }
}

impl Reply {
    /// The status as a number.
    pub fn status(&self) -> u16 {
        self.0.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0)
    }

    /// What stands after a mark, up to that character.
    #[track_caller]
    pub fn between(&self, mark: &str, end: char) -> String {
        let found = self.0.split_once(mark).and_then(|(_, rest)| rest.split(end).next());
        found.unwrap_or_else(|| panic!("no {mark:?} in {}", self.0)).to_owned()
    }

    /// Whether the answer holds it as it was sent.
    pub fn has(&self, text: &str) -> bool {
        self.0.contains(text)
    }

    /// Whether a reader sees the text: without tags, which may stand between two words or in the midst of one.
    pub fn shows(&self, text: &str) -> bool {
        Html::read(&self.0).text().contains(text)
    }

    fn token(&self) -> String {
        self.between("name=\"_csrf\" value=\"", '"')
    }
}
