//! Who works on a case.

use askama::Template;
use kernel::Refusal;
use ui::{Form, Page};

use super::list::Names;
use crate::model::MemberRow;

/// ผู้ร่วมงานในเรื่อง
#[derive(Debug)]
pub struct MemberLine {
    /// Who.
    pub name: String,
    /// As what.
    pub part: String,
    /// Since when, in words.
    pub since: String,
    /// Where the reader can end this part; empty when they may not.
    pub ending: String,
}

impl MemberLine {
    /// A line for each; `may_end` says which parts the reader may end, `here` is the address of the team.
    #[must_use]
    pub fn of(
        p: &Page,
        here: &str,
        team: &[MemberRow],
        names: &Names,
        may_end: impl Fn(&MemberRow) -> bool,
    ) -> Vec<Self> {
        let line = |member: &MemberRow| Self {
            name: names.get(&member.staff).map_or_else(String::new, |staff| staff.name.clone()),
            part: p.code("cases-part", member.part).into_owned(),
            since: p.t1("cases-team-since", "day", &p.day_short(member.from_at.day())),
            ending: match may_end(member) {
                true => format!("{here}/{}/ending", member.id),
                false => String::new(),
            },
        };
        team.iter().map(line).collect()
    }
}

/// ทีมของเรื่อง
#[derive(Debug, Template)]
#[template(path = "team.html")]
pub struct TeamPage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub lead: String,
    /// Who is in the team now.
    pub members: Vec<MemberLine>,
    /// Who has least, in words; empty where the reader is not to be told.
    pub suggestion: String,
    /// The form of an assignment.
    pub form: Form,
}

impl web::Asking for TeamPage {
    fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
