//! Papers of the kinds of which the data have none, written over HTTP as people do, so that each kind can be timed.

use std::net::SocketAddr;

use super::client::{Client, field};
use super::journey::{Journey, PLAN, expect};
use super::pages::first_choice;
use crate::outcome::{During, Outcome};

/// In how many cases papers are written.
const WRITTEN: usize = 60;

impl Journey {
    /// Writes papers of the kinds of which the data have none, signs them and has them co-signed; answers their addresses.
    /// A case that is not ready for a paper goes without.
    pub fn write_papers(&self, address: SocketAddr) -> Outcome<Vec<String>> {
        let mut client = Client::new(address);
        let mut written = Vec::new();
        for case in self.own.iter().take(WRITTEN) {
            for (form, says) in [("referral", REFERRAL.as_slice()), ("plan", &PLAN), ("closing", &CLOSING)] {
                written.extend(self.write_paper(&mut client, &case.path, form, says)?);
            }
        }
        self.report(&mut client)?;
        Ok(written)
    }

    /// One paper from its beginning to the last signature.
    fn write_paper(
        &self,
        client: &mut Client,
        case: &str,
        form: &str,
        says: &[(&str, &str)],
    ) -> Outcome<Option<String>> {
        let Ok(draft) = self.begin_paper(client, case, form)? else { return Ok(None) };
        let Some(reviewer) = &draft.reviewer else { return Ok(None) };
        let mut sent = vec![("_csrf", self.worker.csrf.as_str()), ("version", &draft.version), ("reviewer", reviewer)];
        sent.extend(says);
        if client.post(&format!("{}/signature", draft.path), &sent)?.status != 303 {
            return Ok(None);
        }
        client.carry(&self.supervisor.cookies);
        let Some(version) = field(&client.get(&draft.path)?.text(), "version") else { return Ok(None) };
        let sent = [("_csrf", self.supervisor.csrf.as_str()), ("version", version.as_str())];
        let signed = client.post(&format!("{}/cosignature", draft.path), &sent)?.status == 303;
        Ok(signed.then_some(draft.path))
    }

    /// The supervisor writes and signs the report of the month that the page offers first.
    fn report(&self, client: &mut Client) -> Outcome {
        client.carry(&self.supervisor.cookies);
        let page = client.get("/figures/reports")?.text();
        let chosen = |name| first_choice(&page, name).or_else(|| field(&page, name));
        let (office, month) = (chosen("office").unwrap_or_default(), chosen("month").unwrap_or_default());
        let csrf = self.supervisor.csrf.as_str();
        let reply = client.post("/figures/reports", &[("_csrf", csrf), ("office", &office), ("month", &month)])?;
        let path = reply.location.during("no report of a month can be begun")?;
        let version = field(&client.get(&path)?.text(), "version").during("the report has no version")?;
        let mut sent = vec![("_csrf", csrf), ("version", version.as_str())];
        sent.extend(REPORT);
        expect(&client.post(&path, &sent)?, 303, "write a report")?;
        let version = field(&client.get(&path)?.text(), "version").during("the report has no version")?;
        let sent = [("_csrf", csrf), ("version", version.as_str())];
        expect(&client.post(&format!("{path}/signature"), &sent)?, 303, "sign a report")
    }
}

/// What a letter of referral says.
const REFERRAL: [(&str, &str); 8] = [
    ("happened-on", "1/9/2569"),
    ("receiver-kind", "outside"),
    ("receiver-name", "โรงพยาบาลสมมุติ"),
    ("receiver-address", "ถนนสมมุติ โทร. 074-000-000"),
    ("attention", "ผู้อำนวยการ"),
    ("urgency", "normal"),
    ("purpose", "ขอให้ฟื้นฟูสมรรถภาพ"),
    ("basis", "public-task"),
];

/// What a closing report says.
const CLOSING: [(&str, &str); 5] = [
    ("happened-on", "1/9/2569"),
    ("reason", "achieved"),
    ("summary", "มีอาหารครบและมีผู้ดูแล ผู้นำชุมชนรับเยี่ยมต่อเนื่องทุกสัปดาห์"),
    ("attainment-1", "1"),
    ("attainment-2", "1"),
];

/// What the report of a month says.
const REPORT: [(&str, &str); 3] = [
    ("situation", "ผู้สูงอายุที่อยู่ลำพังเพิ่มขึ้นในหลายหมู่บ้าน"),
    ("analysis", "บุตรหลานย้ายไปทำงานต่างจังหวัด"),
    ("proposals", "ขยายครัวชุมชนและการเยี่ยมบ้านของอาสาสมัคร"),
];
