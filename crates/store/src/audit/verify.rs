//! The proof: walks the whole chain, and names the first place that does not hold.

use super::{Line, MAC, START, link};
use crate::db::Source as _;
use crate::{Db, FromRow, Result, Row, Sql};

/// A place where the log does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The content of an entry was changed.
    Changed {
        /// Place in the chain.
        seq: i64,
        /// Id of the entry.
        entry: i64,
    },
    /// An entry or its link was removed.
    Removed {
        /// Place in the chain.
        seq: i64,
    },
    /// An entry was put in without the program.
    Inserted {
        /// Id of the entry.
        entry: i64,
    },
    /// The link was changed.
    Relinked {
        /// Place in the chain.
        seq: i64,
    },
    /// The last entries were removed: the signed head knows more than the database has.
    CutShort {
        /// How far the head says the chain went.
        head: i64,
        /// How far it goes.
        found: i64,
    },
    /// The signed head is missing or not signed by this installation.
    HeadNotGenuine,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed { seq, entry } => write!(f, "entry {entry} (place {seq}) was changed"),
            Self::Removed { seq } => write!(f, "the entry at place {seq} was removed"),
            Self::Inserted { entry } => write!(f, "entry {entry} was put in from outside"),
            Self::Relinked { seq } => write!(f, "the link at place {seq} was changed"),
            Self::CutShort { head, found } => {
                write!(
                    f,
                    "the signed head stands at place {head}, the log ends at {found}: the last entries were removed"
                )
            }
            Self::HeadNotGenuine => f.write_str("the signed head is missing or was not signed by this installation"),
        }
    }
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries in the chain.
    pub entries: i64,
    /// Everything that does not hold; empty when all does.
    pub findings: Vec<Finding>,
}

/// Links read at a time.
const BATCH: i64 = 2_000;
/// Findings after which the walk ends.
const ENOUGH: usize = 20;

struct Link {
    seq: i64,
    hash: String,
    line: Option<Line>,
}

impl FromRow for Link {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let line = match row.at::<Option<i64>>(2)? {
            None => None,
            Some(id) => Some(Line {
                id,
                at: row.at(3)?,
                staff: row.at(4)?,
                part: row.at(5)?,
                act: row.at(6)?,
                kind: row.at(7)?,
                about: row.at(8)?,
                office: row.at(9)?,
                reason: row.at(10)?,
                detail: row.at(11)?,
                mac: row.at(12)?,
            }),
        };
        Ok(Self { seq: row.at(0)?, hash: row.at(1)?, line })
    }
}

impl Db {
    /// Proves the audit log, or names the places that do not hold.
    ///
    /// # Errors
    /// [`crate::StoreError`] when the database cannot be read.
    pub async fn verify_audit(&self) -> Result<Report> {
        self.seal_audit().await?;
        let head = self.head().read(self.keys());
        let at_start = head.as_ref().filter(|head| head.seq == 0).map(|_| START.to_owned());
        let mut walk = Walk { next: 1, hash: START.to_owned(), findings: Vec::new(), at_head: at_start };
        loop {
            let links: Vec<Link> = self.all(links_from(walk.next)).await?;
            if links.is_empty() || walk.findings.len() >= ENOUGH {
                break;
            }
            for link in links {
                walk.step(self, link, head.as_ref().map(|head| head.seq));
            }
        }
        let found = walk.next - 1;
        match head {
            Some(head) if !head.genuine => walk.findings.push(Finding::HeadNotGenuine),
            Some(head) if head.seq > found => walk.findings.push(Finding::CutShort { head: head.seq, found }),
            Some(head) if walk.at_head.as_ref() != Some(&head.hash) => {
                walk.findings.push(Finding::Relinked { seq: head.seq });
            }
            Some(_) => {}
            None if found > 0 => walk.findings.push(Finding::HeadNotGenuine),
            None => {}
        }
        let strangers: Vec<(i64,)> = self.all(Sql::new(UNCHAINED)).await?;
        walk.findings.extend(strangers.into_iter().map(|(entry,)| Finding::Inserted { entry }));
        Ok(Report { entries: found, findings: walk.findings })
    }
}

/// Entries that no link leads to and that no writer has just left to be chained.
const UNCHAINED: &str = "select e.id from audit_entries e left join audit_chain c on c.entry = e.id \
     left join audit_pending p on p.entry = e.id where c.seq is null and p.entry is null order by e.id limit 20";

fn links_from(seq: i64) -> Sql {
    let line = "e.id, e.at, e.staff, e.part, e.act, e.kind, e.about, e.office, e.reason, e.detail, e.mac";
    Sql::new(format!(
        "select c.seq, c.hash, {line} from audit_chain c left join audit_entries e on e.id = c.entry \
         where c.seq >= ? order by c.seq limit ?"
    ))
    .bind(seq)
    .bind(BATCH)
}

struct Walk {
    next: i64,
    hash: String,
    findings: Vec<Finding>,
    at_head: Option<String>,
}

impl Walk {
    fn step(&mut self, db: &Db, found: Link, head: Option<i64>) {
        for seq in self.next..found.seq {
            self.find(Finding::Removed { seq });
        }
        let seq = found.seq;
        match &found.line {
            None => self.find(Finding::Removed { seq }),
            Some(line) => {
                let genuine = db.keys().token(MAC, &line.content()) == line.mac;
                let linked = link(&self.hash, &line.digest()) == found.hash;
                match (genuine, linked) {
                    (true, true) => {}
                    (false, _) => self.find(Finding::Changed { seq, entry: line.id }),
                    // After a gap the links cannot agree; the gap itself was named.
                    (true, false) if self.next == seq => self.find(Finding::Relinked { seq }),
                    (true, false) => {}
                }
            }
        }
        if head == Some(seq) {
            self.at_head = Some(found.hash.clone());
        }
        self.next = seq + 1;
        self.hash = found.hash;
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < ENOUGH {
            self.findings.push(finding);
        }
    }
}

impl Report {
    /// Whether everything holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.findings.is_empty()
    }
}
