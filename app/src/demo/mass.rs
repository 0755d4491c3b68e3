//! Persons, cases and letters by the thousand, to measure with. Each case repeats one that the cast lived through, with another
//! client and other days; beyond it there is what years of work add: visits signed twice, services, follow-ups. Nothing
//! is left out, neither signatures nor the story nor the audit log.

mod letters;
mod repeated;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Office, Staff};
use store::{Db, Pile, Tx, numbering};
use tokio::sync::mpsc::Sender;

use self::repeated::{Hands, Pattern, Turn};
use super::casework::Lived;
use super::colleagues::Colleagues;
use super::district::District;
use super::filling::{fill as fill_tables, send};
use super::persons::{self, Resident};
use super::{NotMade, PART, Size};

/// Cases on one pile.
const PILED: u32 = 500;

/// Fills in so many persons, cases and letters beyond those that are there; answers how many cases came, and how many rows.
///
/// Of the signed records of a case, one in four is a visit, two are services, one a follow-up.
pub(super) async fn fill(
    db: &Db,
    district: &District,
    residents: Vec<Resident>,
    lived: &[Lived],
    more: Size,
) -> Result<(usize, u64), NotMade> {
    if more == (Size { persons: 0, cases: 0, records: 0, letters: 0 }) {
        return Ok((0, 0));
    }
    let patterns = patterns(db, district, lived).await?;
    let office = prepare(db, patterns, more).await?;
    let mut loader = db.load().await?;
    let (registered, letters_of, district) = (residents.len(), district.clone(), district.clone());
    let newcomers = fill_tables(db, &mut loader, more.persons, move |db, piles| {
        persons::pile_up(db, district, (registered, more.persons as usize), piles)
    });
    let newcomers = newcomers.await?;
    let residents: Vec<Resident> = residents.into_iter().chain(newcomers).collect();
    let done = fill_tables(db, &mut loader, more.cases, move |db, piles| pile_up(db, office, residents, more, piles));
    let (done, owners) = done.await?;
    letters::fill(db, &mut loader, &letters_of, more.letters).await?;
    let rows = loader.finish().await?;
    let tx = db.write(PART).await?;
    cases::store::figures::rebuild(&tx).await?;
    cases::store::workload::note(&tx, owners.into_iter().collect()).await?;
    tx.commit().await?;
    Ok((done, rows))
}

/// What repeating needs: the cases to repeat, who repeats them, and the numbers that they get.
struct Work {
    patterns: Vec<Pattern>,
    colleagues: Colleagues,
    numbers: BTreeMap<Id<Office>, i64>,
    year: i64,
}

async fn patterns(db: &Db, district: &District, lived: &[Lived]) -> Result<Vec<Pattern>, NotMade> {
    let mut patterns = Vec::new();
    for one in lived.iter().filter(|one| one.signed) {
        patterns.push(Pattern::of(db, one.id, one.office, district).await?);
    }
    Ok(patterns)
}

/// Hires whoever works on the cases, and takes the numbers for them.
async fn prepare(db: &Db, patterns: Vec<Pattern>, more: Size) -> Result<Work, NotMade> {
    let mut counts: BTreeMap<Id<Office>, u32> = BTreeMap::new();
    for number in 0..if patterns.is_empty() { 0 } else { more.cases } {
        *counts.entry(patterns[number as usize % patterns.len()].office()).or_default() += 1;
    }
    let tx = db.write(PART).await?;
    let year = i64::from(thai::date::be_year(tx.now().day().date()));
    let mut numbers = BTreeMap::new();
    for (office, count) in &counts {
        let first = numbering::take(&tx, &series(*office), year, i64::from(*count)).await?;
        numbers.insert(*office, first);
    }
    let offices: Vec<Id<Office>> = counts.keys().copied().collect();
    let in_each = more.cases / u32::try_from(offices.len().max(1)).unwrap_or(u32::MAX);
    let colleagues = Colleagues::hire(&tx, &offices, in_each).await?;
    tx.commit().await?;
    Ok(Work { patterns, colleagues, numbers, year })
}

fn series(office: Id<Office>) -> String {
    format!("case/{office}")
}

/// Repeats cases onto piles; answers how many, and whose they are.
async fn pile_up(
    db: Db,
    mut work: Work,
    residents: Vec<Resident>,
    more: Size,
    piles: Sender<(Pile, u32)>,
) -> Result<(usize, BTreeSet<Id<Staff>>), NotMade> {
    let mut owners = BTreeSet::new();
    if work.patterns.is_empty() {
        return Ok((0, owners));
    }
    let clients: Vec<Vec<&Resident>> = work
        .patterns
        .iter()
        .map(|pattern| residents.iter().filter(|resident| resident.office == pattern.post()).collect())
        .collect();
    let mut done = 0;
    while done < more.cases {
        let tx = db.aside(PART);
        let until = (done + PILED).min(more.cases);
        for number in done..until {
            let place = number as usize % work.patterns.len();
            let client = clients[place].get(number as usize * 7 % clients[place].len().max(1));
            if let Some(client) = client {
                owners.insert(work.repeat(&tx, place, client, number, more).await?);
            }
        }
        send(&piles, tx.pile(), (until - done) as usize).await?;
        done = until;
    }
    Ok((done as usize, owners))
}

impl Work {
    /// Repeats one case; answers whose it is.
    async fn repeat(
        &mut self,
        tx: &Tx<'_>,
        place: usize,
        client: &Resident,
        number: u32,
        more: Size,
    ) -> Result<Id<Staff>, NotMade> {
        let pattern = &self.patterns[place];
        let next = self.numbers.entry(pattern.office()).or_insert(1);
        let turn = Turn {
            days: -i64::from(number % 45),
            client,
            number: format!("{next}/{}", self.year),
            hands: Hands {
                owner: pattern.owner(),
                colleague: self.colleagues.of(pattern.office(), number / self.patterns.len() as u32),
            },
            before: pattern.client(),
        };
        *next += 1;
        let upto = |number: u32| u64::from(more.records) * u64::from(number) / u64::from(more.cases);
        let records = u32::try_from(upto(number + 1) - upto(number)).unwrap_or(0);
        pattern.again(tx, &turn, records).await
    }
}
