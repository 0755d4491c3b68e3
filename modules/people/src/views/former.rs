//! ค่าจากระเบียนเดิม: what the records that were merged into one said, where something else was chosen.

use kernel::{Id, Person};
use store::{Result, Source};
use ui::Page;

use super::{label_of, said};
use crate::model::{Copied, MergeRow, NewPerson};
use crate::rules;
use crate::store::merging;
use crate::store::persons::{self, Record};

/// A value that was not chosen: its label, what it says, and from which record it is.
pub(crate) type Unchosen = (String, String, String);

/// The mergings into a person's record that stand, the latest first, with the values that were not chosen.
pub(crate) async fn former(on: &impl Source, p: &Page, id: Id<Person>) -> Result<Vec<(MergeRow, Vec<Unchosen>)>> {
    let mut former = Vec::new();
    for merge in merging::into(on, id).await? {
        let before = merging::copied(on, merge.id, Copied::Before).await?;
        let after = merging::copied(on, merge.id, Copied::After).await?.person;
        let gone = persons::record(on, merge.gone).await?;
        let mut values = unchosen(p, &gone, &after, "people-former-of-other");
        values.extend(unchosen(p, &before, &after, "people-former-of-this"));
        former.push((merge, values));
    }
    Ok(former)
}

/// When, by whom and why two records were merged.
pub(crate) fn told_of(p: &Page, merge: &MergeRow) -> String {
    let when = p.moment(merge.at);
    let told = p.tn("people-merged-by", &[("who", &merge.by_name), ("when", &when)]);
    if merge.reason.is_empty() { told } else { format!("{told}: {}", merge.reason) }
}

fn unchosen(p: &Page, from: &Record, after: &NewPerson, origin: &str) -> Vec<Unchosen> {
    let moment = p.moment(from.changed_at);
    let origin = p.tn(origin, &[("who", &from.changed_by), ("when", &moment)]);
    let differs = rules::differing(&from.person, after).into_iter();
    let known = differs.filter(|detail| rules::fullness(*detail, &from.person) > 0);
    known.map(|detail| (p.t(label_of(detail)).into_owned(), said(p, detail, &from.person), origin.clone())).collect()
}
