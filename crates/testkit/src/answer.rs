//! What came back, and the sentences with which a test speaks about a page.

use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderMap, StatusCode};

use crate::html::{Element, Html};

/// An answer of the server.
#[derive(Debug, Clone)]
pub struct Answer {
    request: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// Takes an answer in; a page that shows a missing text or carries script or style inside itself fails at once.
    pub(crate) fn new(request: String, status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        let answer = Self { request, status, headers, body };
        assert_ne!(status, 500, "{} failed inside:\n{}", answer.request, answer.text());
        if answer.is_html() {
            answer.check_page();
        }
        answer
    }

    fn check_page(&self) {
        let text = self.text();
        if let Some((_, rest)) = text.split_once('⟦') {
            let key = rest.split('⟧').next().unwrap_or_default();
            panic!("{} shows a text that does not exist: {key}", self.request);
        }
        for element in self.html().elements() {
            let inside = element.attributes().find(|(name, _)| *name == "style" || name.starts_with("on"));
            assert_eq!(inside, None, "{}: <{}> carries script or style inside itself", self.request, element.name());
        }
    }

    fn is_html(&self) -> bool {
        self.header(CONTENT_TYPE.as_str()).starts_with("text/html")
    }

    /// The status as a number.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// A header, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where the answer leads.
    #[must_use]
    pub fn location(&self) -> String {
        self.header(LOCATION.as_str()).to_owned()
    }

    /// The bytes of the body.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text, as it was sent.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page.
    #[must_use]
    pub fn html(&self) -> Html {
        Html::read(&self.text())
    }

    /// What a reader sees: the text without tags, blanks run together.
    #[must_use]
    pub fn seen(&self) -> String {
        self.html().text()
    }

    /// Asserts the status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status(), status, "{}:\n{}", self.request, self.seen());
        self
    }

    /// Asserts that a reader sees this text.
    #[track_caller]
    pub fn has_text(&self, text: &str) -> &Self {
        let seen = self.seen();
        assert!(seen.contains(text), "{} does not show {text:?}:\n{seen}", self.request);
        self
    }

    /// Asserts that a reader does not see this text.
    #[track_caller]
    pub fn has_no_text(&self, text: &str) -> &Self {
        let seen = self.seen();
        assert!(!seen.contains(text), "{} shows {text:?}:\n{seen}", self.request);
        self
    }

    /// The links of the page.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let html = self.html();
        html.elements().filter(|element| element.name() == "a").map(|a| a.attribute("href").to_owned()).collect()
    }

    /// Whether the page has a link to that address.
    #[must_use]
    pub fn link(&self, href: &str) -> bool {
        self.links().iter().any(|link| link == href)
    }

    /// The first link that begins like this.
    #[track_caller]
    #[must_use]
    pub fn first_link(&self, start: &str) -> String {
        let found = self.links().into_iter().find(|link| link.starts_with(start) && link != start);
        found.unwrap_or_else(|| panic!("{} has no link to {start}…: {:?}", self.request, self.links()))
    }

    /// Where the forms of the page go.
    #[must_use]
    pub fn forms(&self) -> Vec<String> {
        let html = self.html();
        html.elements()
            .filter(|element| element.name() == "form")
            .map(|form| form.attribute("action").to_owned())
            .collect()
    }

    /// What the field of that name holds: the value, the text, the chosen option or the ticked box.
    #[track_caller]
    #[must_use]
    pub fn field_value(&self, name: &str) -> String {
        let html = self.html();
        let fields: Vec<&Element> = html.elements().filter(|element| element.attribute("name") == name).collect();
        let Some(first) = fields.first() else { panic!("{} has no field {name}", self.request) };
        match (first.name(), first.attribute("type")) {
            ("textarea", _) => html.text_of(first).trim().to_owned(),
            ("select", _) => html.chosen_in(first),
            (_, "radio" | "checkbox") => {
                let chosen = fields.iter().find(|field| field.has("checked"));
                chosen.map_or_else(String::new, |field| field.attribute("value").to_owned())
            }
            _ => first.attribute("value").to_owned(),
        }
    }

    /// The values of all fields of that name, such as what may be ticked.
    #[must_use]
    pub fn field_values(&self, name: &str) -> Vec<String> {
        let html = self.html();
        let fields = html.elements().filter(|element| element.attribute("name") == name);
        fields.map(|field| field.attribute("value").to_owned()).collect()
    }

    /// What is said to be wrong with the field of that name; empty when nothing is.
    #[must_use]
    pub fn field_error(&self, name: &str) -> String {
        let html = self.html();
        let wanted = format!("field-{name}-error");
        let note = html.elements().find(|element| element.attribute("id") == wanted);
        note.map_or_else(String::new, |note| {
            let text = html.text_of(note);
            text.split_once(": ").map_or(text.clone(), |(_, reason)| reason.to_owned())
        })
    }
}
