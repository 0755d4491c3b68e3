//! Who must act next in a case, as every page shows it.

use kernel::{Actor, Id, Role};
use ui::Page;

use crate::model::{Action, CaseRow, Conference, Followup, NextWhat, Paper, Referral};

/// Who must act next, by when and why.
#[derive(Debug, Clone)]
pub struct NextView {
    /// The class: yours, late, none.
    pub class: &'static str,
    /// The sentence.
    pub title: String,
    /// By when.
    pub when: String,
    /// Machine-readable.
    pub iso: String,
    /// How far off.
    pub due: String,
    /// Why, in words.
    pub why: String,
    /// The clause.
    pub clause: String,
    /// Where to do it; empty for nowhere.
    pub href: String,
    /// What the button says.
    pub deed: String,
}

/// The next step of a case for a reader; `who` is the name of the colleague who must act.
#[must_use]
pub fn next(p: &Page, reader: &Actor, case: &CaseRow, who: &str) -> NextView {
    let what = case.next_what;
    let supervises = reader.has_role(&[Role::Supervisor]);
    let mine = case.next_who.map_or(supervises, |staff| reader.staff_ids().contains(&staff));
    let nothing = what == NextWhat::Nothing;
    let class = match (nothing, p.is_over(case.next_due), mine) {
        (true, ..) => "next next-none",
        (_, true, true) => "next next-yours next-late",
        (_, true, false) => "next next-late",
        (_, false, true) => "next next-yours",
        (_, false, false) => "next",
    };
    let deed = p.code("cases-next", what).into_owned();
    let title = match (nothing, mine, who.is_empty()) {
        (true, ..) => deed.clone(),
        (_, true, _) => p.t1("cases-next-yours", "what", &deed),
        (_, false, true) => p.t1("cases-next-supervisor", "what", &deed),
        (_, false, false) => p.tn("cases-next-theirs", &[("who", who), ("what", &deed)]),
    };
    NextView {
        class,
        title,
        when: if nothing { String::new() } else { p.weekday(case.next_due) },
        iso: case.next_due.iso(),
        due: p.due(case.next_due),
        why: if nothing { String::new() } else { p.code("cases-next-why", what).into_owned() },
        clause: case.next_clause.clone(),
        href: if mine { next_href(case, what) } else { String::new() },
        deed,
    }
}

/// Where the next step is done. An open alert stands above it with its own button, for the whole team.
fn next_href(case: &CaseRow, what: NextWhat) -> String {
    let id = case.id;
    match (what, case.next_about) {
        (NextWhat::Triage, _) => format!("/cases/{id}/triage"),
        (NextWhat::AcceptTransfer, _) => "/transfers".to_owned(),
        (NextWhat::Cosign | NextWhat::Revise, Some(paper)) => {
            format!("/cases/{id}/papers/{}", Id::<Paper>::new(paper))
        }
        (NextWhat::Act, Some(action)) => format!("/cases/{id}/actions/{}/result", Id::<Action>::new(action)),
        (NextWhat::FollowUp, Some(followup)) => {
            format!("/cases/{id}/followups/{}/result", Id::<Followup>::new(followup))
        }
        (NextWhat::Refer, Some(referral)) => format!("/cases/{id}/referrals/{}", Id::<Referral>::new(referral)),
        (NextWhat::Confer, Some(conference)) => {
            format!("/cases/{id}/conferences/{}", Id::<Conference>::new(conference))
        }
        (NextWhat::Conclude, _) => format!("/cases/{id}/followups"),
        _ => String::new(),
    }
}
