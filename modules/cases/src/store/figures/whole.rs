//! All figures at once, out of the rows of the cases: made anew, or compared with what is kept.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use kernel::{Case, Cell as Stored, Day, Id, Moment, Stored as _};
use store::{Bulk, FromRow as _, Result, Source, Sql, StoreError, Tx};

use super::super::select;
use crate::model::{CaseRow, CountRow, CountedRow, Happened, OutcomeRow, PaperRow, PaperState, Step};
use crate::rules::figures::{Facts, Sums, Totals, closings, counted, main_problem};

/// Cases that are looked at together.
const TOGETHER: i64 = 500;

/// Fills the figures of a database that has cases and none of their figures yet.
///
/// # Errors
/// [`StoreError`].
pub async fn fill(tx: &Tx<'_>) -> Result<()> {
    if !is_unfilled(tx).await? {
        return Ok(());
    }
    // Of several copies of the program that start together one fills; the others wait at this row and find it done.
    tx.run(Sql::new("update case_reference set version = version where list = 'figures'")).await?;
    if is_unfilled(tx).await? { rebuild(tx).await.map(|_| ()) } else { Ok(()) }
}

async fn is_unfilled(on: &impl Source) -> Result<bool> {
    let sql = "select id from cases where not exists (select 1 from case_counted) limit 1";
    Ok(on.first::<(i64,)>(Sql::new(sql)).await?.is_some())
}

/// Makes all figures anew; answers how many cases were counted.
///
/// # Errors
/// [`StoreError`].
pub async fn rebuild(tx: &Tx<'_>) -> Result<usize> {
    for table in ["case_counts", "case_outcomes"] {
        tx.run(Sql::new(format!("delete from {table}"))).await?;
    }
    tx.run(Sql::new(format!("delete from case_counted where not {ERASED}"))).await?;
    let columns: Vec<&str> = CountedRow::COLUMNS.split(", ").collect();
    let (mut totals, mut cases, mut after) = (Totals::default(), 0, None);
    loop {
        let (rows, erased, last) = batch(tx, after).await?;
        let Some(last) = last else { break };
        erased.iter().for_each(|row| totals.add(row, 1));
        let mut bulk = Bulk::into(tx, "case_counted", &columns);
        for row in rows.values().flatten() {
            totals.add(row, 1);
            bulk.row(cells(row)).await?;
        }
        bulk.finish().await?;
        cases += rows.len();
        after = Some(last);
    }
    write(tx, totals.without_zeros()).await?;
    Ok(cases)
}

fn cells(row: &CountedRow) -> [Stored; 13] {
    let words = [&row.problem, &row.target_group, &row.channel, &row.reason].map(|word| word.to_cell());
    let [problem, group, channel, reason] = words;
    let sums = [row.opened, row.closed, row.reopened, row.contacted, row.contact_days, row.contact_late];
    let [opened, closed, reopened, contacted, days, late] = sums.map(|sum| sum.to_cell());
    let (case, month, office) = (row.case.to_cell(), row.month.to_cell(), row.office.to_cell());
    [case, month, office, problem, group, channel, reason, opened, closed, reopened, contacted, days, late]
}

async fn write(tx: &Tx<'_>, totals: Totals) -> Result<()> {
    let columns: Vec<&str> = CountRow::COLUMNS.split(", ").collect();
    let mut bulk = Bulk::into(tx, "case_counts", &columns);
    for ((month, office, problem, group, channel), sums) in &totals.counts {
        let cell = [month.to_cell(), office.to_cell(), problem.to_cell(), group.to_cell(), channel.to_cell()];
        bulk.row(cell.into_iter().chain(sums.iter().map(kernel::Stored::to_cell))).await?;
    }
    bulk.finish().await?;
    let columns: Vec<&str> = OutcomeRow::COLUMNS.split(", ").collect();
    let mut bulk = Bulk::into(tx, "case_outcomes", &columns);
    for ((month, office, problem, reason), closed) in &totals.outcomes {
        let row = [month.to_cell(), office.to_cell(), problem.to_cell(), reason.to_cell(), closed.to_cell()];
        bulk.row(row).await?;
    }
    bulk.finish().await.map(|_| ())
}

/// A place where what is kept is not what the rows say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which cell of which table.
    pub place: String,
    /// What is kept there.
    pub kept: String,
    /// What the rows come to.
    pub counted: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: kept {}, counted {}", self.place, self.kept, self.counted)
    }
}

/// Compares everything kept with the rows of the cases.
///
/// # Errors
/// [`StoreError`].
pub async fn check(on: &impl Source) -> Result<Vec<Difference>> {
    let (mut totals, mut found, mut after) = (Totals::default(), Vec::new(), None);
    loop {
        let (rows, erased, last) = batch(on, after).await?;
        let Some(last) = last else { break };
        erased.iter().for_each(|row| totals.add(row, 1));
        let mut kept = kept_of(on, rows.keys().copied()).await?;
        for (case, rows) in &rows {
            for row in rows {
                totals.add(row, 1);
            }
            let kept = kept.remove(case).unwrap_or_default();
            if kept != *rows {
                let place = format!("case {case}");
                found.push(Difference { place, kept: format!("{kept:?}"), counted: format!("{rows:?}") });
            }
        }
        after = Some(last);
    }
    found.extend(differences(&kept_totals(on).await?.without_zeros(), &totals.without_zeros()));
    Ok(found)
}

fn differences(kept: &Totals, counted: &Totals) -> Vec<Difference> {
    fn of<K: Ord + fmt::Debug, V: PartialEq + fmt::Debug + Default>(
        table: &str,
        kept: &BTreeMap<K, V>,
        counted: &BTreeMap<K, V>,
    ) -> Vec<Difference> {
        let mut places: Vec<&K> = kept.keys().chain(counted.keys()).collect();
        places.sort_unstable();
        places.dedup();
        let none = V::default();
        let pair = |place: &K| {
            let (kept, counted) = (kept.get(place).unwrap_or(&none), counted.get(place).unwrap_or(&none));
            let differs = || Difference {
                place: format!("{table} {place:?}"),
                kept: format!("{kept:?}"),
                counted: format!("{counted:?}"),
            };
            (kept != counted).then(differs)
        };
        places.into_iter().filter_map(pair).collect()
    }
    let mut found = of("case_counts", &kept.counts, &counted.counts);
    found.extend(of("case_outcomes", &kept.outcomes, &counted.outcomes));
    found
}

async fn kept_totals(on: &impl Source) -> Result<Totals> {
    let mut totals = Totals::default();
    let rows: Vec<CountRow> = on.all(Sql::new(format!("select {} from case_counts", CountRow::COLUMNS))).await?;
    for row in rows {
        let sums: Sums = [row.opened, row.closed, row.reopened, row.contacted, row.contact_days, row.contact_late];
        totals.counts.insert((row.month, row.office, row.problem, row.target_group, row.channel), sums);
    }
    let rows: Vec<OutcomeRow> = on.all(Sql::new(format!("select {} from case_outcomes", OutcomeRow::COLUMNS))).await?;
    for row in rows {
        totals.outcomes.insert((row.month, row.office, row.problem, row.reason), row.closed);
    }
    Ok(totals)
}

async fn kept_of(
    on: &impl Source,
    cases: impl Iterator<Item = Id<Case>>,
) -> Result<HashMap<Id<Case>, Vec<CountedRow>>> {
    let sql = Sql::new(format!("select {} from case_counted where case_id in", CountedRow::COLUMNS)).list(cases);
    let rows: Vec<CountedRow> = on.all(sql.then("order by case_id, month")).await?;
    Ok(by_case(rows.into_iter().map(|row| (row.case, row))))
}

fn by_case<T>(rows: impl IntoIterator<Item = (Id<Case>, T)>) -> HashMap<Id<Case>, Vec<T>> {
    let mut found: HashMap<Id<Case>, Vec<T>> = HashMap::new();
    for (case, row) in rows {
        found.entry(case).or_default().push(row);
    }
    found
}

type Batch = (BTreeMap<Id<Case>, Vec<CountedRow>>, Vec<CountedRow>, Option<Id<Case>>);

/// Of an erased case nothing is left but how it counted: those rows are the truth, and are neither made nor compared.
const ERASED: &str = "exists (select 1 from case_tombstones t where t.case_id = case_counted.case_id)";

/// How the next cases count, how those among them that were erased counted, and the last of them all.
async fn batch(on: &impl Source, after: Option<Id<Case>>) -> Result<Batch> {
    let after = after.map_or(0, Id::number);
    let sql = select().then("where c.id > ? order by c.id limit ?").bind(after).bind(TOGETHER);
    let cases: Vec<CaseRow> = on.all(sql).await?;
    let last = cases.last().map(|case| case.id);
    let all = cases.iter().map(|case| case.id);
    let stones = Sql::new("select case_id from case_tombstones where case_id in").list(all);
    let stones: Vec<(Id<Case>,)> = on.all(stones).await?;
    let is_erased = |case: &CaseRow| stones.iter().any(|(erased,)| *erased == case.id);
    let (gone, cases): (Vec<CaseRow>, Vec<CaseRow>) = cases.into_iter().partition(is_erased);
    let erased = kept_of(on, gone.iter().map(|case| case.id)).await?.into_values().flatten().collect();
    let ids: Vec<Id<Case>> = cases.iter().map(|case| case.id).collect();
    let mut gathered = Gathered::of(on, &ids).await?;
    let rows = cases.iter().map(|case| Ok((case.id, counted(case, &gathered.facts(case.id)?))));
    Ok((rows.collect::<Result<_>>()?, erased, last))
}

/// What decides about many cases.
struct Gathered {
    channels: HashMap<Id<Case>, String>,
    due: HashMap<Id<Case>, Moment>,
    contacts: HashMap<Id<Case>, Day>,
    papers: HashMap<Id<Case>, Vec<PaperRow>>,
    reopenings: HashMap<Id<Case>, Vec<Moment>>,
}

impl Gathered {
    async fn of(on: &impl Source, ids: &[Id<Case>]) -> Result<Self> {
        let of = |text: &str| Sql::new(text).list(ids.iter().copied());
        let intakes: Vec<(Id<Case>, String)> =
            on.all(of("select case_id, channel from case_intakes where case_id in").then("order by id desc")).await?;
        let due: Vec<(Id<Case>, Moment)> =
            on.all(of("select case_id, contact_due from case_triages where case_id in").then("order by id")).await?;
        let contacts = of("select case_id, min(happened_on) from case_papers where case_id in");
        let contacts = contacts.then("and step = ? and state in").bind(Step::Record);
        let contacts = contacts.list([PaperState::Submitted, PaperState::Signed]).then("group by case_id");
        let contacts: Vec<(Id<Case>, Day)> = on.all(contacts).await?;
        let papers = Sql::new(format!("select {} from case_papers where case_id in", PaperRow::COLUMNS));
        let papers = papers.list(ids.iter().copied()).then("and step in").list([Step::Diagnosis, Step::Closing]);
        let papers: Vec<PaperRow> = on.all(papers.then("order by id")).await?;
        let reopenings = of("select case_id, at from case_timeline where case_id in");
        let reopenings = reopenings.then("and what = ? order by id").bind(Happened::CaseReopened);
        let reopenings: Vec<(Id<Case>, Moment)> = on.all(reopenings).await?;
        Ok(Self {
            // The first intake and the last triage hold.
            channels: intakes.into_iter().collect(),
            due: due.into_iter().collect(),
            contacts: contacts.into_iter().collect(),
            papers: by_case(papers.into_iter().map(|paper| (paper.case, paper))),
            reopenings: by_case(reopenings),
        })
    }

    fn facts(&mut self, case: Id<Case>) -> Result<Facts> {
        let papers = self.papers.remove(&case).unwrap_or_default();
        let channel = self.channels.remove(&case);
        Ok(Facts {
            channel: channel.ok_or_else(|| StoreError::Broken(format!("case {case} has no intake").into()))?,
            contact_due: self.due.remove(&case).map(Moment::day),
            contact: self.contacts.remove(&case),
            problem: main_problem(&papers),
            closings: closings(&papers),
            reopenings: reopened(&papers, self.reopenings.remove(&case)),
        })
    }
}

/// Only a case whose closing report was superseded was opened again.
fn reopened(papers: &[PaperRow], told: Option<Vec<Moment>>) -> Vec<Moment> {
    let again = papers.iter().any(|paper| paper.step == Step::Closing && paper.state == PaperState::Superseded);
    told.filter(|_| again).unwrap_or_default()
}
