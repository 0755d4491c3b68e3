//! An HTTP/1.1 answer, read off a connection that stays open.

use std::io::BufRead;

use crate::outcome::{During, Outcome, fail};

/// What a driver of the program needs of an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// For example 200 or 303.
    pub status: u16,
    /// Where a 303 leads.
    pub location: Option<String>,
    /// The version that a saved draft has now.
    pub version: Option<String>,
    /// Each `name=value` that the program set.
    pub cookies: Vec<(String, String)>,
    /// Whether the program will close the connection.
    pub closes: bool,
    /// The whole body.
    pub body: Vec<u8>,
}

/// How the end of the body is known.
enum Length {
    Known(usize),
    Chunked,
}

impl Reply {
    /// Reads one answer to its end, and not a byte further.
    pub fn read(from: &mut impl BufRead) -> Outcome<Self> {
        let mut reply = Self { status: status(&line(from)?)?, ..Self::default() };
        let mut length = Length::Known(0);
        loop {
            let header = line(from)?;
            if header.is_empty() {
                break;
            }
            reply.take(&header, &mut length)?;
        }
        reply.body = match length {
            Length::Known(length) => exactly(from, length)?,
            Length::Chunked => chunks(from)?,
        };
        Ok(reply)
    }

    fn take(&mut self, header: &str, length: &mut Length) -> Outcome {
        let (name, value) = header.split_once(':').during(format!("bad header {header}"))?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => {
                *length = Length::Known(value.parse().during("bad content-length")?);
            }
            "transfer-encoding" => *length = Length::Chunked,
            "connection" => self.closes = value.eq_ignore_ascii_case("close"),
            "x-version" => self.version = Some(value.to_owned()),
            "location" => self.location = Some(value.to_owned()),
            "set-cookie" => self.cookies.extend(cookie(value)),
            _ => {}
        }
        Ok(())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn line(from: &mut impl BufRead) -> Outcome<String> {
    let mut line = String::new();
    from.read_line(&mut line).during("the connection broke")?;
    if !line.ends_with('\n') {
        return fail("the connection ended");
    }
    Ok(line.trim_end().to_owned())
}

fn status(line: &str) -> Outcome<u16> {
    let number = line.split(' ').nth(1).during(format!("no status in `{line}`"))?;
    number.parse().during(format!("no status in `{line}`"))
}

fn cookie(value: &str) -> Option<(String, String)> {
    let (name, value) = value.split(';').next()?.split_once('=')?;
    Some((name.trim().to_owned(), value.trim().to_owned()))
}

fn exactly(from: &mut impl BufRead, length: usize) -> Outcome<Vec<u8>> {
    let mut body = vec![0; length];
    from.read_exact(&mut body).during("the connection broke in a body")?;
    Ok(body)
}

fn chunks(from: &mut impl BufRead) -> Outcome<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(from)?;
        let size = size.split(';').next().unwrap_or_default();
        let size = usize::from_str_radix(size.trim(), 16).during("bad chunk")?;
        if size == 0 {
            while !line(from)?.is_empty() {}
            return Ok(body);
        }
        body.extend(exactly(from, size)?);
        line(from)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn read(bytes: &str) -> (Outcome<Reply>, String) {
        let mut from = BufReader::new(bytes.as_bytes());
        let reply = Reply::read(&mut from);
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut from, &mut rest).unwrap();
        (reply, rest)
    }

    #[test]
    fn an_answer_ends_where_its_length_says() {
        let (reply, rest) = read("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1");
        assert_eq!(reply.unwrap().text(), "abc");
        assert_eq!(rest, "HTTP/1.1");
    }

    #[test]
    fn chunks_are_put_together() {
        let (reply, rest) = read(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\n\r\nnext",
        );
        assert_eq!(reply.unwrap().text(), "abc0123456789");
        assert_eq!(rest, "next");
    }

    #[test]
    fn a_redirect_leads_somewhere_and_sets_cookies() {
        let (reply, _) = read(
            "HTTP/1.1 303 See Other\r\nLocation: /today\r\nSet-Cookie: session=abc; Path=/; HttpOnly\r\nSet-Cookie: csrf=d\r\nconnection: close\r\n\r\n",
        );
        let reply = reply.unwrap();
        assert_eq!(reply.status, 303);
        assert_eq!(reply.location.as_deref(), Some("/today"));
        assert_eq!(reply.cookies, [("session".to_owned(), "abc".to_owned()), ("csrf".to_owned(), "d".to_owned())]);
        assert!(reply.closes);
    }

    #[test]
    fn a_broken_connection_is_a_failure() {
        assert!(read("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").0.is_err());
        assert!(read("").0.is_err());
    }
}
