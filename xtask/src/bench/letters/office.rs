//! What a clerk and a head of an office ask of the registers, as requests.

use std::fs;
use std::net::SocketAddr;

use crate::bench::client::{Client, encode};
use crate::bench::journey::{Seat, expect};
use crate::bench::load::Name;
use crate::bench::pages::links;
use crate::outcome::{During, Outcome, fail};
use crate::workspace;

/// Who keeps the registers, and who reads what came to the office.
const CLERK: &str = "mali";
const HEAD: &str = "prasert";
/// The kinds of letters that are set as papers.
pub const KINDS: [&str; 6] = ["external", "memo", "order", "announcement", "certificate", "stamped"];
/// A word that one letter in six has.
const COMMON: &str = "เบี้ยยังชีพ";

/// One thing that is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Deed {
    Inbox,
    Register,
    EarlierYear,
    Month,
    Letter,
    Name,
    NameAndMatter,
    Common,
    Number,
    HeadsOwn,
    ToStore,
    Kept,
    Issued,
    Orders,
    Dispatch,
    Loans,
    HandOver,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Inbox,
        Self::Register,
        Self::EarlierYear,
        Self::Month,
        Self::Letter,
        Self::Name,
        Self::NameAndMatter,
        Self::Common,
        Self::Number,
        Self::HeadsOwn,
        Self::ToStore,
        Self::Kept,
        Self::Issued,
        Self::Orders,
        Self::Dispatch,
        Self::Loans,
        Self::HandOver,
    ];

    const fn name(self) -> Name {
        match self {
            Self::Inbox => "letters to deal with",
            Self::Register => "register, this year",
            Self::EarlierYear => "register, midway through an earlier year",
            Self::Month => "register, a month of an earlier year",
            Self::Letter => "a letter",
            Self::Name => "search a family name",
            Self::NameAndMatter => "search a matter and a name",
            Self::Common => "search a word that one letter in six has",
            Self::Number => "search a number of a year",
            Self::HeadsOwn => "search a name as the head",
            Self::ToStore => "letters to send to the store",
            Self::Kept => "register of kept letters, an earlier year",
            Self::Issued => "register of issued letters, an earlier year",
            Self::Orders => "register of orders, an earlier year",
            Self::Dispatch => "dispatch book, an earlier year",
            Self::Loans => "register of loans",
            Self::HandOver => "letters to hand over after twenty years",
        }
    }
}

/// Those who ask, and what they ask for.
#[derive(Debug)]
pub struct Office {
    clerk: Seat,
    head: Seat,
    letters: Vec<String>,
    families: Vec<String>,
}

impl Office {
    /// Signs both in and reads which letters the register leads to.
    pub fn prepare(address: SocketAddr) -> Outcome<Self> {
        let mut client = Client::new(address);
        let head = Seat::take(&mut client, HEAD)?;
        let clerk = Seat::take(&mut client, CLERK)?;
        let page = client.get("/letters/registers/received?year=2566")?.text();
        let is_letter = |path: &&str| path.strip_prefix("/letters/").is_some_and(|id| id.len() == 13);
        let letters: Vec<String> = links(&page).filter(is_letter).map(str::to_owned).collect();
        let names =
            fs::read_to_string(workspace::root().join("data/demo/names.tsv")).during("the names of the demo")?;
        let families: Vec<String> =
            names.lines().filter_map(|line| line.strip_prefix("family\t")).map(str::to_owned).collect();
        if letters.is_empty() || families.is_empty() {
            return fail("the register of 2566 leads to no letter");
        }
        Ok(Self { clerk, head, letters, families })
    }

    /// Asks for one thing and says what it was.
    pub fn perform(&self, client: &mut Client, deed: Deed, turn: usize) -> Outcome<Name> {
        client.carry(if matches!(deed, Deed::HeadsOwn) { &self.head.cookies } else { &self.clerk.cookies });
        let family = &self.families[turn % self.families.len()];
        let year = 2560 + turn % 8;
        let path = match deed {
            Deed::Inbox => "/letters".to_owned(),
            Deed::Register => "/letters/registers/received".to_owned(),
            Deed::EarlierYear => format!("/letters/registers/received?year={year}&below={}", 200 + turn * 61 % 9_000),
            Deed::Month => {
                let month = turn % 12 + 1;
                format!("/letters/registers/received?from=1/{month}/{year}&to=28/{month}/{year}")
            }
            Deed::Letter => self.letters[turn % self.letters.len()].clone(),
            Deed::Name | Deed::HeadsOwn => search(family),
            Deed::NameAndMatter => search(&format!("{COMMON} {family}")),
            Deed::Common => search(COMMON),
            Deed::Number => search(&format!("{}/{year}", turn * 37 % 9_000 + 1)),
            Deed::ToStore => "/letters/keeping".to_owned(),
            Deed::Kept => format!("/letters/kept?year={year}&below={}", 200 + turn * 61 % 9_000),
            Deed::Issued => format!("/letters/registers/general?year={year}"),
            Deed::Orders => format!("/letters/registers/orders?year={year}"),
            Deed::Dispatch => format!("/letters/dispatch?year={year}"),
            Deed::Loans => format!("/letters/loans?page={}", turn % 8 + 1),
            Deed::HandOver => "/letters/handovers/due".to_owned(),
        };
        expect(&client.get(&path)?, 200, deed.name())?;
        Ok(deed.name())
    }

    /// Takes a number.
    pub fn reserve(&self, client: &mut Client, turn: usize) -> Outcome<Name> {
        client.carry(&self.clerk.cookies);
        let reason = format!("ครั้งที่ {turn}");
        let fields = [("_csrf", self.clerk.csrf.as_str()), ("series", "notices"), ("reason", &reason)];
        expect(&client.post("/letters/reservation", &fields)?, 303, "take a number")?;
        Ok("take a number")
    }

    /// Drafts a letter of a kind about another family each time; answers where it stands.
    pub fn draft(&self, client: &mut Client, kind: &str, turn: usize) -> Outcome<String> {
        client.carry(&self.clerk.cookies);
        let family = &self.families[turn * 13 % self.families.len()];
        let subject = format!("ขอความร่วมมือตรวจสอบข้อเท็จจริงครอบครัว{family}");
        let paragraphs = format!(
            "ด้วยสำนักงานได้รับแจ้งว่าครอบครัว{family}ประสบปัญหาทางสังคมในพื้นที่ จึงขอความร่วมมือตรวจสอบข้อเท็จจริงและรายงานผลครั้งที่ {turn}\n\
             ทั้งนี้ ผู้ประสานงานของครอบครัว{family}พร้อมให้ข้อมูลทุกวันราชการ\nจึงเรียนมาเพื่อโปรดพิจารณา"
        );
        // Of these forms the external letter alone has the part.
        let enclosures = if kind == "external" {
            "แบบสอบข้อเท็จจริง จำนวน 1 ชุด"
        } else {
            ""
        };
        let fields = [
            ("_csrf", self.clerk.csrf.as_str()),
            ("kind", kind),
            ("subject", &subject),
            ("salutation", "general"),
            ("party-to", "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบลตัวอย่าง"),
            ("enclosures", enclosures),
            ("paragraphs", &paragraphs),
            ("urgency", "normal"),
            ("secrecy", "open"),
        ];
        let reply = client.post("/letters/drafts", &fields)?;
        expect(&reply, 303, kind)?;
        reply.location.during("a draft stands somewhere")
    }

    /// Shows a draft as it is typed; its words differ each time.
    pub fn preview(&self, client: &mut Client, kind: &str, turn: usize) -> Outcome {
        client.carry(&self.clerk.cookies);
        let family = &self.families[turn * 13 % self.families.len()];
        let subject = format!("ขอความร่วมมือตรวจสอบข้อเท็จจริงครอบครัว{family}");
        let paragraphs = format!("{} {turn}\nจึงเรียนมาเพื่อโปรดพิจารณา", subject.repeat(6));
        let fields = [
            ("_csrf", self.clerk.csrf.as_str()),
            ("kind", kind),
            ("subject", &subject),
            ("salutation", "general"),
            ("party-to", "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบลตัวอย่าง"),
            ("paragraphs", &paragraphs),
            ("urgency", "normal"),
            ("secrecy", "open"),
        ];
        expect(&client.post("/letters/drafts/preview", &fields)?, 200, "a preview")
    }

    /// Sets a draft.
    pub fn paper(&self, client: &mut Client, draft: &str) -> Outcome {
        client.carry(&self.clerk.cookies);
        let reply = client.get(&format!("{draft}/paper"))?;
        if reply.status == 200 && reply.body.starts_with(b"%PDF") {
            return Ok(());
        }
        fail(format!("{draft}/paper is no PDF"))
    }
}

fn search(words: &str) -> String {
    format!("/letters/search?{}", encode(&[("q", words)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_search_travel_as_browsers_send_them() {
        assert_eq!(search("ก ข"), "/letters/search?q=%E0%B8%81+%E0%B8%82");
    }
}
