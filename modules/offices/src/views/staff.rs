//! The pages of staff.

use std::collections::HashMap;

use askama::Template;
use kernel::{Id, Staff};
use store::Slice;
use ui::Page;

use super::{neighbours, office_name, post_name};
use crate::model::StaffBrief;
use crate::rules::licence::{self, Licence};
use crate::rules::lockout::UNTIL_UNLOCKED;
use crate::rules::posts::Period;
use crate::store::accounts::Account;
use crate::store::appointments::AppointmentRow;
use crate::store::delegations::DelegationRow;
use crate::store::offices::OfficeRow;
use crate::store::staff::StaffRow;

/// A word with the shape that goes with it.
#[derive(Debug, Clone)]
pub struct Badge {
    /// The shape.
    pub class: &'static str,
    /// The word.
    pub text: String,
}

fn licence_badge(p: &Page, staff: &StaffRow) -> Option<Badge> {
    let until = staff.licence_until.map(|day| p.day_short(day)).unwrap_or_default();
    match licence::stands(staff.licence_until, p.today) {
        Licence::Unknown | Licence::Valid => None,
        Licence::Ending { within } => {
            let class = if within == 30 { "badge-danger" } else { "badge-urgent" };
            Some(Badge { class, text: p.t1("offices-staff-licence-ending", "day", &until) })
        }
        Licence::Over => Some(Badge { class: "badge-danger", text: p.t1("offices-staff-licence-over", "day", &until) }),
    }
}

/// One line of the list.
#[derive(Debug)]
pub struct Line {
    href: String,
    name: String,
    post: String,
    office: String,
    licence: Option<Badge>,
}

/// The list.
#[derive(Debug, Template)]
#[template(path = "staff_list.html")]
pub struct Index {
    p: Page,
    search: String,
    lines: Vec<Line>,
    manages: bool,
    invites: bool,
    newer: Option<String>,
    older: Option<String>,
}

impl Index {
    /// What the list tells.
    pub fn new(
        p: Page,
        found: Slice<StaffRow>,
        briefs: &HashMap<Id<Staff>, StaffBrief>,
        search: &str,
        (manages, invites): (bool, bool),
    ) -> Self {
        let (newer, older) = neighbours("/staff", search, found.page, found.more);
        let line = |row: StaffRow| {
            let brief = briefs.get(&row.id);
            Line {
                href: format!("/staff/{}", row.id),
                name: row.full_name(),
                post: post_name(&p, brief.and_then(|brief| brief.role), brief.and_then(|brief| brief.level)),
                office: brief.map(|brief| brief.office_name.clone()).unwrap_or_default(),
                licence: licence_badge(&p, &row),
            }
        };
        let lines = found.rows.into_iter().map(line).collect();
        Self { search: search.to_owned(), lines, manages, invites, newer, older, p }
    }
}

/// One appointment of a file.
#[derive(Debug)]
pub struct Post {
    name: String,
    office: String,
    office_href: String,
    days: String,
    in_force: bool,
    ending: Option<String>,
}

/// One delegation of a file.
#[derive(Debug)]
pub struct Acting {
    text: String,
    days: String,
}

/// One file.
#[derive(Debug, Template)]
#[template(path = "staff.html")]
pub struct Show {
    p: Page,
    id: Id<Staff>,
    post: String,
    office: String,
    office_href: String,
    phone: String,
    email: String,
    licence_no: String,
    licence_until: String,
    licence: Option<Badge>,
    posts: Vec<Post>,
    delegations: Vec<Acting>,
    account: Option<String>,
    is_own_account: bool,
}

impl Show {
    /// What the file tells; `account` is there for those who manage staff.
    pub fn new(
        mut p: Page,
        staff: &StaffRow,
        office: &OfficeRow,
        appointments: Vec<AppointmentRow>,
        delegations: &[DelegationRow],
        account: Option<Option<Account>>,
    ) -> Self {
        p.title = staff.full_name();
        let manages = account.is_some();
        let current = appointments.iter().find(|row| row.post.period.holds(p.today));
        let post = post_name(&p, current.map(|row| row.post.role), current.and_then(|row| row.post.level));
        let posts = appointments.into_iter().map(|row| post_line(&p, row, manages)).collect();
        let is_own_account = matches!(&account, Some(Some(account)) if !account.must_change);
        let account = account.map(|account| match account {
            None => p.t("offices-staff-account-none").into_owned(),
            Some(account) if account.locked_until == UNTIL_UNLOCKED => {
                p.t1("offices-staff-account-is-locked", "name", &account.user_name)
            }
            Some(account) if account.must_change => p.t1("offices-staff-account-invited", "name", &account.user_name),
            Some(account) => p.t1("offices-staff-account-is", "name", &account.user_name),
        });
        Self {
            id: staff.id,
            post,
            office: office_name(&p, &office.name, &office.name_en).to_owned(),
            office_href: format!("/offices/{}", office.id),
            phone: staff.phone.clone(),
            email: staff.email.clone(),
            licence_no: staff.licence_no.clone(),
            licence_until: staff.licence_until.map(|day| p.day(day)).unwrap_or_default(),
            licence: licence_badge(&p, staff),
            posts,
            delegations: delegations.iter().map(|row| acting(&p, row, staff.id)).collect(),
            account,
            is_own_account,
            p,
        }
    }
}

fn post_line(p: &Page, row: AppointmentRow, manages: bool) -> Post {
    let in_force = row.post.period.holds(p.today);
    let is_over = row.post.period.until.is_some_and(|until| until < p.today);
    let ending = format!("/staff/{}/appointments/{}/ending", row.staff, row.id);
    Post {
        name: post_name(p, Some(row.post.role), row.post.level),
        office: row.office_name,
        office_href: format!("/offices/{}", row.post.office),
        days: days(p, row.post.period),
        in_force,
        ending: (manages && !is_over).then_some(ending),
    }
}

/// "1 ต.ค. 2567 – 30 ก.ย. 2568", or from the first day on.
pub fn days(p: &Page, period: Period) -> String {
    let from = p.day_short(period.from);
    match period.until {
        Some(until) => format!("{from} – {}", p.day_short(until)),
        None => p.t1("offices-staff-since", "day", &from),
    }
}

fn acting(p: &Page, row: &DelegationRow, whose: Id<Staff>) -> Acting {
    let text = if row.from_staff == whose {
        p.t1("offices-staff-acted-for-by", "name", &format!("{} {}", row.to_given, row.to_family))
    } else {
        p.t1("offices-staff-acts-for", "name", &format!("{} {}", row.from_given, row.from_family))
    };
    let mut days = days(p, Period { from: row.from, until: Some(row.until) });
    if row.withdrawn_at.is_some() {
        days = format!("{days} · {}", p.t("offices-staff-delegation-was-withdrawn"));
    }
    Acting { text, days }
}
