//! The proof: walks the whole chain, and names the first place that does not hold.

use std::collections::HashMap;

use super::{Line, START, link, read};
use crate::db::Source as _;
use crate::{Db, Result, Sql};

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
const BATCH: i64 = 50;
/// Ids read at a time.
const IDS: i64 = 20_000;
/// Findings after which the walk ends.
const ENOUGH: usize = 20;

crate::row! {
    /// One row of the chain.
    pub struct Link {
        /// The place of its last entry.
        pub seq: i64,
        /// That entry.
        pub entry: i64,
        /// Those before it in the same row.
        pub before: String,
        /// The hash after all of them.
        pub hash: String,
    }
}

impl Db {
    /// Proves the audit log, or names the places that do not hold.
    ///
    /// # Errors
    /// [`crate::StoreError`] when the database cannot be read.
    pub async fn verify_audit(&self) -> Result<Report> {
        self.seal_audit().await?;
        // Read before the walk, so that what is written meanwhile is not taken for an intruder's.
        let mut present = Present::of(self).await?;
        let head = self.head().read(self.keys());
        let at_start = head.as_ref().filter(|head| head.seq == 0).map(|_| START.to_owned());
        let mut walk = Walk { next: 1, hash: START.to_owned(), findings: Vec::new(), at_head: at_start };
        loop {
            let links: Vec<Link> = self.all(links_from(walk.next)).await?;
            if links.is_empty() || walk.findings.len() >= ENOUGH {
                break;
            }
            for link in links {
                walk.step(self, link, head.as_ref().map(|head| head.seq), &mut present).await?;
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
        if walk.findings.len() < ENOUGH {
            let strangers = present.strangers(self).await?;
            walk.findings.extend(strangers.into_iter().map(|entry| Finding::Inserted { entry }));
        }
        Ok(Report { entries: found, findings: walk.findings })
    }
}

/// The entries that are there, in order of id, and whether a link was seen that leads to each.
struct Present {
    ids: Vec<i64>,
    linked: Vec<bool>,
}

impl Present {
    async fn of(db: &Db) -> Result<Self> {
        let mut ids: Vec<i64> = Vec::new();
        loop {
            let after = ids.last().copied().unwrap_or(i64::MIN);
            let sql = Sql::new("select id from audit_entries where id > ? order by id limit ?").bind(after).bind(IDS);
            let more: Vec<(i64,)> = db.all(sql).await?;
            if more.is_empty() {
                let linked = vec![false; ids.len()];
                return Ok(Self { ids, linked });
            }
            ids.extend(more.into_iter().map(|(id,)| id));
        }
    }

    fn link(&mut self, entry: i64) {
        if let Ok(place) = self.ids.binary_search(&entry) {
            self.linked[place] = true;
        }
    }

    /// Entries that no link leads to and that no writer has just left to be chained.
    async fn strangers(&self, db: &Db) -> Result<Vec<i64>> {
        let unlinked = self.ids.iter().zip(&self.linked).filter(|(_, linked)| !**linked).map(|(id, _)| *id);
        let unlinked: Vec<i64> = unlinked.take(IDS_ASKED).collect();
        if unlinked.is_empty() {
            return Ok(unlinked);
        }
        let sql = Sql::new("select entry from audit_pending where entry in").list(unlinked.iter().copied());
        let pending: Vec<(i64,)> = db.all(sql).await?;
        Ok(unlinked.into_iter().filter(|id| !pending.contains(&(*id,))).take(ENOUGH).collect())
    }
}

/// Entries without a link that are looked at.
const IDS_ASKED: usize = 1_000;

fn links_from(seq: i64) -> Sql {
    let columns = <Link as crate::FromRow>::COLUMNS;
    Sql::new(format!("select {columns} from audit_chain where seq >= ? order by seq limit ?")).bind(seq).bind(BATCH)
}

/// These entries, by id.
async fn lines(db: &Db, ids: &[i64]) -> Result<HashMap<i64, Line>> {
    let columns = <Line as crate::FromRow>::COLUMNS;
    let sql = Sql::new(format!("select {columns} from audit_log where id in")).list(ids.iter().copied());
    let lines: Vec<Line> = db.all(sql).await?;
    Ok(lines.into_iter().map(|line| (line.id, line)).collect())
}

struct Walk {
    next: i64,
    hash: String,
    findings: Vec<Finding>,
    at_head: Option<String>,
}

impl Walk {
    async fn step(&mut self, db: &Db, found: Link, head: Option<i64>, present: &mut Present) -> Result<()> {
        let Some(ids) = read(&found.before, found.entry) else {
            self.find(Finding::Relinked { seq: found.seq });
            return self.go_on(found, head);
        };
        let first = found.seq + 1 - i64::try_from(ids.len()).unwrap_or(i64::MAX);
        for seq in (self.next..first).take(ENOUGH) {
            self.find(Finding::Removed { seq });
        }
        let lines = lines(db, &ids).await?;
        // After a gap the links cannot agree; the gap itself was named.
        let (mut whole, mut hash) = (self.next == first, std::mem::take(&mut self.hash));
        for (seq, id) in (first..).zip(&ids) {
            present.link(*id);
            match lines.get(id).map(|line| line.proven(db.keys())) {
                Some(Some(digest)) => {
                    hash = link(&hash, &digest);
                    continue;
                }
                Some(None) => self.find(Finding::Changed { seq, entry: *id }),
                None => self.find(Finding::Removed { seq }),
            }
            whole = false;
        }
        if whole && hash != found.hash {
            self.find(Finding::Relinked { seq: found.seq });
        }
        self.go_on(found, head)
    }

    fn go_on(&mut self, found: Link, head: Option<i64>) -> Result<()> {
        if head == Some(found.seq) {
            self.at_head = Some(found.hash.clone());
        }
        self.next = found.seq + 1;
        self.hash = found.hash;
        Ok(())
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
