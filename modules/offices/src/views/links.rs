//! The pages of invitations and recoveries.

use askama::Template;
use kernel::{Id, Moment};
use ui::{Form, Page};

use crate::model::{AccountLink, Recovery};
use crate::store::links::OpenInvitation;
use crate::store::recoveries::RecoveryRow;
use crate::views::identities::Way;
use crate::views::passkeys::Scripted;

/// A link that is shown this once.
#[derive(Debug, Template)]
#[template(path = "link.html")]
pub struct Shown {
    /// The page.
    pub p: Page,
    /// The link.
    pub href: String,
    /// What is to be done with it.
    pub lead: String,
    /// Where to go on.
    pub back: String,
}

/// One open invitation in words.
#[derive(Debug)]
pub struct Line {
    id: Id<AccountLink>,
    href: String,
    name: String,
    text: String,
    is_over: bool,
}

/// The open invitations.
#[derive(Debug, Template)]
#[template(path = "invitations.html")]
pub struct Invitations {
    p: Page,
    lines: Vec<Line>,
}

impl Invitations {
    /// The list.
    pub fn new(p: Page, rows: Vec<OpenInvitation>, now: Moment) -> Self {
        let lines = rows.into_iter().map(|row| line(&p, row, now)).collect();
        Self { p, lines }
    }
}

fn line(p: &Page, row: OpenInvitation, now: Moment) -> Line {
    let way = match (row.mail.is_empty(), row.sent_at) {
        (true, _) => p.t("offices-invitation-on-paper").into_owned(),
        (false, None) => p.t1("offices-invitation-waiting", "mail", &row.mail),
        (false, Some(at)) => p.tn("offices-invitation-sent", &[("mail", &row.mail), ("at", &p.moment(at))]),
    };
    let until = p.t1("offices-invitation-until", "at", &p.moment(row.until));
    Line {
        id: row.id,
        href: format!("/staff/{}", row.staff),
        name: format!("{} {}", row.given_name, row.family_name),
        text: format!("{} · {way} · {until}", row.office_name),
        is_over: row.until <= now,
    }
}

/// What somebody invited sees.
#[derive(Debug, Template)]
#[template(path = "invited.html")]
pub struct Invited {
    /// The page.
    pub p: Page,
    /// Whom the office greets, and which office.
    pub lead: String,
    /// With a password.
    pub form: Form,
    /// Through providers.
    pub ways: Vec<Way>,
    /// The word of the link, for those ways.
    pub token: String,
    /// With a passkey, where the installation has them.
    pub scripted: Option<Scripted>,
}

/// One request that waits for its second person.
#[derive(Debug)]
pub struct Waiting {
    id: Id<Recovery>,
    name: String,
    text: String,
    reason: String,
    may_decide: bool,
}

/// The requests that wait.
#[derive(Debug, Template)]
#[template(path = "recoveries.html")]
pub struct Recoveries {
    p: Page,
    lines: Vec<Waiting>,
}

impl Recoveries {
    /// The list for one reader.
    pub fn new(p: Page, rows: Vec<RecoveryRow>, reader: Id<kernel::Staff>) -> Self {
        let line = |row: RecoveryRow| Waiting {
            id: row.id,
            name: format!("{} {}", row.given_name, row.family_name),
            text: p.tn(
                "offices-recovery-asked-by",
                &[("name", &format!("{} {}", row.asker_given, row.asker_family)), ("at", &p.moment(row.asked_at))],
            ),
            may_decide: crate::rules::links::may_decide(reader, row.asked_by, row.staff).is_ok(),
            reason: row.reason,
        };
        let lines = rows.into_iter().map(line).collect();
        Self { lines, p }
    }
}

/// One's own address for mail.
#[derive(Debug, Template)]
#[template(path = "mail.html")]
pub struct Mail {
    /// The page.
    pub p: Page,
    /// The address; empty where none was shown to be theirs.
    pub mail: String,
    /// Whether letters can be sent from here.
    pub can_send: bool,
    /// The form.
    pub form: Form,
}
