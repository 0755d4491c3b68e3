//! Lists of cases in the order of their days: one reader's, their offices', what waits for them, what nobody took up yet.
//!
//! Whatever is listed is led by an index to its rows in their order, so the work depends on the page and not on how many
//! cases there are.

use kernel::{Day, Id, Office, Staff};
use store::{Page, Result, Slice, Source, Sql};

use super::select;
use crate::access::Access;
use crate::model::{CaseRow, Stage, Urgency};

kernel::codes! {
    /// ลำดับของรายการ: what stands first in a list.
    pub enum Order {
        /// What is due first.
        Due = "due",
        /// What came last.
        Newest = "newest",
        /// What came first.
        Oldest = "oldest",
    }
}

impl Order {
    /// The clause. Ids rise with the time at which a case was taken in.
    const fn sql(self) -> &'static str {
        match self {
            Self::Due => "order by c.next_due, c.id",
            Self::Newest => "order by c.id desc",
            Self::Oldest => "order by c.id",
        }
    }
}

/// Which cases a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those owned by these.
    pub owners: Vec<Id<Staff>>,
    /// Only those whose next step is for these. What waits for a co-signature is not among them:
    /// [`super::papers::waiting_for`] answers that paper by paper.
    pub waits_for: Vec<Id<Staff>>,
    /// Only those that were taken in and that nobody has triaged yet.
    pub untriaged: bool,
    /// Only those at this stage.
    pub stage: Option<Stage>,
    /// Only those of this urgency.
    pub urgency: Option<Urgency>,
    /// Closed ones instead of open ones.
    pub closed: bool,
    /// Only those due on or before this day.
    pub due_until: Option<Day>,
    /// What stands first; what is due first where nobody says.
    pub order: Option<Order>,
    /// Only those that stand behind this day and id where what is due stands first.
    pub after: Option<(i64, i64)>,
    /// Open or closed, only those behind a figure.
    pub behind: Option<Behind>,
}

/// เรื่องที่อยู่เบื้องหลังตัวเลข: which cases a figure counts.
#[derive(Debug, Clone)]
pub struct Behind {
    /// The tops of the subtrees of offices.
    pub offices: Vec<Id<Office>>,
    /// Only these offices of them.
    pub within: Option<Vec<Id<Office>>>,
    /// What the figure counts.
    pub counts: Counts,
}

/// ตัวเลขนับอะไร: cases received or closed in some months, the first to the last, yyyymm; or those open today.
#[derive(Debug, Clone)]
pub enum Counts {
    /// Received.
    Opened {
        /// The first and the last month.
        months: (i64, i64),
        /// How they are classified.
        like: Like,
    },
    /// Closed.
    Closed {
        /// The first and the last month.
        months: (i64, i64),
        /// Why.
        reason: Option<String>,
        /// The area of the main problem.
        problem: Option<String>,
    },
    /// Open on a day.
    Open {
        /// The day.
        on: Day,
        /// Only those whose next step is past its day then, or only the others.
        overdue: Option<bool>,
    },
}

/// What received cases are classified by.
#[derive(Debug, Clone, Default)]
pub struct Like {
    /// The area of the main problem.
    pub problem: Option<String>,
    /// The target group.
    pub target_group: Option<String>,
    /// The channel.
    pub channel: Option<String>,
    /// How the first contact came: `in-time`, `late`, `none`.
    pub contact: Option<String>,
}

impl Behind {
    fn sql(&self) -> Sql {
        match &self.counts {
            Counts::Opened { months, like } => {
                let sql = self.counted("k.opened = 1", *months);
                let words = [
                    ("and k.problem = ?", &like.problem),
                    ("and k.target_group = ?", &like.target_group),
                    ("and k.channel = ?", &like.channel),
                ];
                let contact = match like.contact.as_deref() {
                    Some("in-time") => "and k.contacted = 1 and k.contact_late = 0",
                    Some("late") => "and k.contact_late = 1",
                    Some("none") => "and k.contacted = 0",
                    _ => "",
                };
                with_words(sql, words).then(contact).then(")")
            }
            Counts::Closed { months, reason, problem } => {
                let sql = self.counted("k.closed > 0", *months);
                with_words(sql, [("and k.reason = ?", reason), ("and k.problem = ?", problem)]).then(")")
            }
            Counts::Open { on, overdue } => {
                let sql = self.offices(Sql::new("c.closed_at is null"), "c.office_id");
                match overdue {
                    Some(true) => sql.then("and c.next_due < ?").bind(*on),
                    Some(false) => sql.then("and c.next_due >= ?").bind(*on),
                    None => sql,
                }
            }
        }
    }

    fn counted(&self, what: &str, (first, last): (i64, i64)) -> Sql {
        let sql = Sql::new("c.id in (select k.case_id from case_counted k where").then(what);
        self.offices(sql.then("and k.month between ? and ?").bind(first).bind(last), "k.office_id")
    }

    fn offices(&self, sql: Sql, column: &str) -> Sql {
        let sql = sql.then(&format!("and {column} in (select office from office_tree where ancestor in"));
        let sql = sql.list(self.offices.iter().copied()).then(")");
        match &self.within {
            Some(within) => sql.then(&format!("and {column} in")).list(within.iter().copied()),
            None => sql,
        }
    }
}

fn with_words<const N: usize>(sql: Sql, words: [(&str, &Option<String>); N]) -> Sql {
    let given = words.into_iter().filter_map(|(condition, word)| Some((condition, word.as_deref()?)));
    given.fold(sql, |sql, (condition, word)| sql.then(condition).bind(word))
}

/// Offices up to which a list is put together office by office; who reads more sees most of what there is anyway.
const FEW_OFFICES: usize = 40;

/// A page of cases, the most pressing first where nothing else is asked for.
///
/// A reader of few offices gets the first rows of each, found in their order by an index, and the first of all these.
///
/// # Errors
/// [`store::StoreError`].
pub async fn list(on: &impl Source, access: &Access, filter: &Filter, page: Page) -> Result<Slice<CaseRow>> {
    let sql = if filter.owners.is_empty() && filter.waits_for.is_empty() && filter.behind.is_none() {
        let offices = few_offices(on, access).await?;
        offices.map_or_else(
            || sifted(access, filter).then(filter.order()),
            |offices| by_office(access, filter, page, &offices),
        )
    } else {
        sifted(access, filter).then(filter.order())
    };
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// The offices that the reader reads, where they are few enough.
async fn few_offices(on: &impl Source, access: &Access) -> Result<Option<Vec<Id<Office>>>> {
    let sql = Sql::new("select office from office_tree where ancestor in").list(access.offices().iter().copied());
    let most = i64::try_from(FEW_OFFICES).unwrap_or(i64::MAX);
    let offices: Vec<(Id<Office>,)> = on.all(sql.then("group by office limit ?").bind(most + 1)).await?;
    let few = !offices.is_empty() && offices.len() <= FEW_OFFICES;
    Ok(few.then(|| offices.into_iter().map(|(office,)| office).collect()))
}

impl Filter {
    fn order(&self) -> &'static str {
        self.order.unwrap_or(Order::Due).sql()
    }
}

/// Every case that fits and may be opened.
fn sifted(access: &Access, filter: &Filter) -> Sql {
    fitting(filter).then("and").then_sql(access.sql())
}

/// Every case that fits.
fn fitting(filter: &Filter) -> Sql {
    let mut sql = match &filter.behind {
        Some(behind) => select().then("where").then_sql(behind.sql()),
        None => {
            select().then(if filter.closed { "where c.closed_at is not null" } else { "where c.closed_at is null" })
        }
    };
    if let Some(stage) = filter.stage.filter(|_| !filter.closed) {
        sql = sql.then("and c.stage = ?").bind(stage);
    }
    if filter.untriaged {
        sql = sql.then("and c.next_who is null and c.stage = ?").bind(Stage::Intake);
    }
    if !filter.owners.is_empty() {
        sql = sql.then("and c.owner_id in").list(filter.owners.iter().copied());
    }
    if !filter.waits_for.is_empty() {
        sql = sql.then("and c.next_what <> 'cosign' and c.next_who in").list(filter.waits_for.iter().copied());
    }
    if let Some(urgency) = filter.urgency {
        sql = sql.then("and c.urgency = ?").bind(urgency);
    }
    if let Some(day) = filter.due_until {
        sql = sql.then("and c.next_due <= ?").bind(day);
    }
    if let Some((due, id)) = filter.after {
        sql = sql.then("and c.next_due >= ? and (c.next_due > ? or c.id > ?)").bind(due).bind(due).bind(id);
    }
    sql
}

/// The first rows of each office, and of the cases outside them in whose team the reader is.
fn by_office(access: &Access, filter: &Filter, page: Page, offices: &[Id<Office>]) -> Sql {
    let most = page.number * page.size + 1;
    let staff = || access.staff().iter().copied();
    let mut all = Sql::new("select * from (select * from (").then_sql(sifted(access, filter));
    all = all.then("and c.id in (select m.case_id from case_team m where m.until_at is null and m.staff_id in");
    all = all.list(staff()).then("union all select o.case_id from case_openings o where o.staff_id in");
    all = all.list(staff()).then(") and c.office_id not in").list(offices.iter().copied());
    all = all.then(filter.order()).then("limit ?").bind(most).then(") mine");
    for (place, office) in offices.iter().enumerate() {
        let rows = sifted(access, filter).then("and c.office_id = ?").bind(*office).then(filter.order());
        let rows = rows.then("limit ?").bind(most);
        all = all.then("union all select * from (").then_sql(rows).then(&format!(") o{place}"));
    }
    all.then(") c").then(filter.order())
}
