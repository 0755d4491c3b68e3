//! Deciding about a pair: merging it, saying that it is two persons, asking another office, looking again; and separating what was
//! merged.

use axum::Extension;
use axum::extract::Path;
use kernel::{Fields, Id, Invalid, Person};
use store::{StoreError, Undone};
use ui::FormView;
use web::{Allowed, Answer, Failure, Form, form_again, html, invalid, see_other};

use super::pairs::{Both, Others, Seen, Typed, page, sight, stale};
use super::{id, mine};
use crate::actions::{self, Merging};
use crate::links::Elsewhere;
use crate::model::{Copied, Merge, MergeRow, PLACES};
use crate::permissions::{MergePeople, ReviewPairs};
use crate::store::persons::Record;
use crate::store::{merging, moving};
use crate::views::{SeparationPage, label_of, told_of};
use crate::{forms, rules};

/// Whether what was read is still there.
fn as_read(both: &Both, fields: &Fields) -> bool {
    forms::versions(fields) == (both.row.version, both.a.version, both.b.version)
}

/// POST /people/pairs/{pair}/merging
pub async fn merge(
    at: Allowed<MergePeople>,
    Path(path): Path<String>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let pair = id(&path)?;
    let elsewhere = elsewhere.as_ref();
    let both = match sight(&at, pair).await? {
        Seen::Both(both) if as_read(&both, &fields) => both,
        Seen::One { .. } => return Err(Failure::NotFound),
        _ => return stale(&at, elsewhere, pair, fields).await,
    };
    let differing = rules::differing(&both.a.person, &both.b.person);
    let done = match forms::read_merging(&fields, at.today(), &differing) {
        Ok((choices, reason)) => {
            let (version, versions) = (both.row.version, (both.a.version, both.b.version));
            let command = Merging { pair, version, versions, choices: &choices, reason: &reason };
            actions::merge(at.db(), at.actor(), elsewhere, command).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(kept) => see_other(&format!("/people/{kept}"), "people-pair-merged"),
        Err(Undone::Failed(StoreError::Stale)) => stale(&at, elsewhere, pair, fields).await,
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Invalid(wrong)) => {
            invalid(&page(&at, elsewhere, &both, &Typed { fields, wrong, ..Typed::default() }).await?)
        }
        Err(Undone::Refused(refusal)) => {
            let typed = Typed { fields, ..Typed::default() };
            invalid(&page(&at, elsewhere, &both, &typed).await?.refused(&refusal))
        }
    }
}

/// POST /people/pairs/{pair}/difference
pub async fn differ(
    at: Allowed<ReviewPairs>,
    Path(path): Path<String>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let pair = id(&path)?;
    let both = match sight(&at, pair).await? {
        Seen::Both(both) => both,
        Seen::One { .. } => return Err(Failure::NotFound),
        Seen::Merged { .. } | Seen::Moved(_) => return stale(&at, elsewhere.as_ref(), pair, fields).await,
    };
    let (version, ..) = forms::versions(&fields);
    let done = match forms::read_reason(&fields, at.today()) {
        Ok(why) => actions::differ(at.db(), at.actor(), (pair, version), &why).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/people/pairs", "people-pair-differs"),
        Err(Undone::Failed(StoreError::Stale)) => stale(&at, elsewhere.as_ref(), pair, fields).await,
        Err(Undone::Invalid(wrong)) => {
            invalid(&page(&at, elsewhere.as_ref(), &both, &Typed { fields, wrong, ..Typed::default() }).await?)
        }
        Err(undone) => Err(undone.into()),
    }
}

/// POST /people/pairs/{pair}/reopening
pub async fn reopen(
    at: Allowed<ReviewPairs>,
    Path(path): Path<String>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let pair = id(&path)?;
    if !matches!(sight(&at, pair).await?, Seen::Both(_)) {
        return Err(Failure::NotFound);
    }
    let (version, ..) = forms::versions(&fields);
    match actions::reopen(at.db(), at.actor(), (pair, version)).await {
        Ok(()) => see_other(&format!("/people/pairs/{pair}"), "people-pair-reopened"),
        Err(Undone::Failed(StoreError::Stale)) => stale(&at, elsewhere.as_ref(), pair, fields).await,
        Err(undone) => Err(undone.into()),
    }
}

/// POST /people/pairs/{pair}/question
pub async fn ask(
    at: Allowed<ReviewPairs>,
    Path(path): Path<String>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let pair = id(&path)?;
    let Seen::One { hidden, .. } = sight(&at, pair).await? else { return Err(Failure::NotFound) };
    let (version, ..) = forms::versions(&fields);
    match actions::ask(at.db(), at.actor(), (pair, version), hidden).await {
        Ok(()) => see_other("/people/pairs", "people-pair-asked"),
        Err(Undone::Failed(StoreError::Stale)) => stale(&at, elsewhere.as_ref(), pair, fields).await,
        Err(undone) => Err(undone.into()),
    }
}

/// A merging into a person whom the actor may see.
struct One {
    record: Record,
    row: MergeRow,
    name: String,
    stays: Vec<String>,
}

impl One {
    /// Loading is the check: what was merged into somebody else, or separated already, is not found.
    async fn find(
        at: &Allowed<MergePeople>,
        elsewhere: &dyn Elsewhere,
        (path, merge): &(String, String),
    ) -> Result<Self, Failure> {
        let whose: Id<Person> = id(path)?;
        let record = mine(at, whose).await?;
        let merge: Id<Merge> = id(merge)?;
        let row = merging::standing(at.db(), whose, merge).await?;
        let name = crate::brief(at.db(), row.gone).await?.name;
        let stays = stays(at, elsewhere, &record, &row).await?;
        Ok(Self { record, row, name, stays })
    }

    fn page(&self, at: &Allowed<MergePeople>, fields: &Fields, wrong: &Invalid) -> SeparationPage {
        let p = at.page("people-separate-title");
        let view = FormView::new(&p, fields, wrong);
        let shown = vec![
            view.text("reason", "people-separate-reason").required(),
            view.tick("different", "people-separate-different"),
            view.hidden("version"),
        ];
        let here = format!("/people/{}", self.record.id);
        let action = format!("{here}/merges/{}/separation", self.row.id);
        let form = view.form(action, "people-separate-deed", here, shown);
        let lead = format!("{} · {}", self.name, told_of(&p, &self.row));
        SeparationPage { lead, stays: self.stays.clone(), form, p }
    }
}

/// What stays with the record because it came since: details that were changed, and what was added, as far as the actor may know.
async fn stays(
    at: &Allowed<MergePeople>,
    elsewhere: &dyn Elsewhere,
    record: &Record,
    row: &MergeRow,
) -> Result<Vec<String>, Failure> {
    let p = at.page("people-separate-title");
    let after = merging::copied(at.db(), row.id, Copied::After).await?.person;
    let changed = rules::changed_since(&after, &record.person);
    let mut stays: Vec<String> = changed.into_iter().map(|detail| p.t(label_of(detail)).into_owned()).collect();
    for place in PLACES.iter().filter(|place| place.table != "people_holds") {
        let count = moving::since(at.db(), place, record.id, row.id).await?;
        if count > 0 {
            stays.push(p.count(&format!("people-separate-{}", place.table.replace('_', "-")), count));
        }
    }
    let kept = elsewhere.kept(at.db(), &p, at.actor(), record.id).await?;
    stays.extend(kept.into_iter().filter(|kept| kept.id > row.id.number()).map(|kept| kept.title));
    stays.dedup();
    Ok(stays)
}

/// GET /people/{id}/merges/{merge}/separation
pub async fn separation(
    at: Allowed<MergePeople>,
    Path(path): Path<(String, String)>,
    Extension(elsewhere): Others,
) -> Answer {
    let one = One::find(&at, elsewhere.as_ref(), &path).await?;
    let fields = Fields::of_version(one.record.version);
    html(&one.page(&at, &fields, &Invalid::default()))
}

/// POST /people/{id}/merges/{merge}/separation
pub async fn separate(
    at: Allowed<MergePeople>,
    Path(path): Path<(String, String)>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let one = One::find(&at, elsewhere.as_ref(), &path).await?;
    let version = fields.version();
    let done = match forms::read_separating(&fields, at.today()) {
        Ok((reason, different)) => {
            let (kept, undoing) = ((one.record.id, version), (one.row.id, reason.as_str(), different));
            actions::separate(at.db(), at.actor(), elsewhere.as_ref(), kept, undoing).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(gone) => see_other(&format!("/people/{gone}"), "people-separated"),
        Err(undone) => form_again(undone, |wrong| one.page(&at, &fields, wrong)),
    }
}
