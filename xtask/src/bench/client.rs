//! A small browser: one kept-open connection, its cookies, GET and POST.

use std::io::{BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::reply::Reply;
use crate::outcome::{During, Outcome, fail};

/// How long one answer may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection to the program and what the program set on it.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookies: Vec<(String, String)>,
}

impl Client {
    /// A client that knows nobody yet.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, connection: None, cookies: Vec::new() }
    }

    /// What the program set so far, to be carried by other clients.
    pub fn cookies(&self) -> &[(String, String)] {
        &self.cookies
    }

    /// Carries the session of another client.
    pub fn carry(&mut self, cookies: &[(String, String)]) {
        self.cookies = cookies.to_vec();
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Outcome<Reply> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers());
        self.exchange(&request)
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Reply> {
        let body = encode(fields);
        let request = format!(
            "POST {path} HTTP/1.1\r\n{}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.headers(),
            body.len()
        );
        self.exchange(&request)
    }

    fn headers(&self) -> String {
        let address = self.address;
        let mut headers = format!("Host: {address}\r\nOrigin: http://{address}\r\n");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            headers.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        headers
    }

    fn exchange(&mut self, request: &str) -> Outcome<Reply> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(self.address)?,
        };
        connection.get_mut().write_all(request.as_bytes()).during("cannot send")?;
        let reply = Reply::read(&mut connection)?;
        for (name, value) in &reply.cookies {
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.clone(), value.clone()));
        }
        if !reply.closes {
            self.connection = Some(connection);
        }
        if reply.status >= 500 {
            let first = request.lines().next().unwrap_or_default();
            return fail(format!("{first}: {}", reply.status));
        }
        Ok(reply)
    }
}

fn connect(address: SocketAddr) -> Outcome<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address).during(format!("cannot reach {address}"))?;
    stream.set_nodelay(true).during("TCP_NODELAY")?;
    stream.set_read_timeout(Some(PATIENCE)).during("time-out")?;
    Ok(BufReader::with_capacity(64 * 1024, stream))
}

/// Fields as browsers send them.
pub fn encode(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
                escaped.push(char::from(byte));
            }
            b' ' => escaped.push('+'),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// The value of a field that the program put into a form.
pub fn field(page: &str, name: &str) -> Option<String> {
    let tag = page
        .split("<input")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .find(|tag| tag.contains(&format!("name=\"{name}\"")))?;
    let (_, value) = tag.split_once("value=\"")?;
    value.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_and_spaces_are_escaped_as_browsers_do() {
        assert_eq!(encode(&[("q", "ใจดี ก"), ("x", "a&b")]), "q=%E0%B9%83%E0%B8%88%E0%B8%94%E0%B8%B5+%E0%B8%81&x=a%26b");
    }

    #[test]
    fn a_hidden_field_is_found_by_its_name() {
        let page = "<input name=\"a\" value=\"1\"><input type=\"hidden\" name=\"csrf\" value=\"xyz\">";
        assert_eq!(field(page, "csrf").as_deref(), Some("xyz"));
        assert_eq!(field(page, "b"), None);
    }
}
