//! ผังเครือญาติ of a person, from the relations of the registry.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Path;
use documents::drawing::Sheet;
use kernel::{Id, Person};
use kinship::{Family, Genogram, Paper, Who};
use offices::Scope;
use web::{Allowed, Answer, Failure, html, see_other, show_pdf};

use super::{Sight, id, outside, sight, within};
use crate::actions;
use crate::brief::Brief;
use crate::model::Subject;
use crate::permissions::ReadPeople;
use crate::rules::{self, Tied};
use crate::store::persons::Record;
use crate::store::relations;
use crate::views::FamilyPage;

/// How many relations away from the person others are looked for: grandparents, grandchildren, and their other partners.
const FAR: usize = 4;
/// The widest drawing, in its mm, that can be read on a sheet of A4 that stands upright.
const UPRIGHT: f64 = 170.0;
/// Most people looked up for one genogram.
const MOST: usize = 60;

/// GET /people/{id}/family
pub async fn show(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Person> = id(&path)?;
    let record = match sight(&at, id).await? {
        Sight::Inside(record) => record,
        Sight::Outside(subject) => return outside(&at, subject).await,
        Sight::Moved(there) => return see_other(&format!("/people/{there}/family"), "people-merged"),
    };
    let p = at.page("people-family-title");
    let (brief, family) = family(&at, id, &record, &p).await?;
    let say = |key: &str, values: &[(&str, &str)]| p.tn(key, values);
    let page = match Genogram::new(&family) {
        Ok(genogram) => FamilyPage {
            drawing: genogram.svg("family", Paper::Screen, &say),
            across: genogram.width > UPRIGHT,
            sections: genogram.sections(&say),
            untenable: String::new(),
            brief,
            p,
        },
        Err(untenable) => {
            let untenable = p.t(untenable.key()).into_owned();
            FamilyPage { drawing: String::new(), across: false, sections: Vec::new(), untenable, brief, p }
        }
    };
    html(&page)
}

/// GET /people/{id}/family/pdf: the drawing on a sheet of A4 laid across, and the same in sentences.
pub async fn sheet(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Person> = id(&path)?;
    let record = super::mine(&at, id).await?;
    let p = at.paper();
    let (brief, family) = family(&at, id, &record, &p).await?;
    let genogram = Genogram::new(&family).map_err(|_| Failure::NotFound)?;
    let say = |key: &str, values: &[(&str, &str)]| p.tn(key, values);
    let sheet = Sheet {
        ident: format!("family-{}", brief.id),
        title: p.t("people-family-title").into_owned(),
        author: at.actor().office_name.clone(),
        made_at: at.now(),
        names: family.people.iter().map(|person| person.name.clone()).collect(),
        svg: genogram.svg("family", Paper::A4Landscape, &say),
        lead: format!("{} · {}", brief.name, p.day(at.today())),
        note: p.t("people-family-from").into_owned(),
        in_words: p.t("people-family-in-words").into_owned(),
        sections: kinship::texts(genogram.sections(&say)),
    };
    let name = sheet.file_name();
    let pdf = tokio::task::spawn_blocking(move || sheet.render()).await.map_err(Failure::internal)?;
    show_pdf(pdf.map_err(Failure::internal)?, &name)
}

/// Who is around the person of a record; that a protected one was read is written down first.
async fn family(
    at: &Allowed<ReadPeople>,
    id: Id<Person>,
    record: &Record,
    p: &ui::Page,
) -> Result<(Brief, Family), Failure> {
    if record.person.protected {
        actions::note_reading(at.db(), at.actor(), id).await?;
    }
    let brief = super::brief(at, id).await?;
    let found = Found::around(at, id).await?;
    Ok((brief, found.family(at, id, p).await?))
}

/// The people around somebody, whether the reader may see their records, and what ties them.
#[derive(Debug, Default)]
struct Found {
    open: BTreeMap<i64, bool>,
    ties: BTreeMap<i64, Tied>,
    household: BTreeSet<i64>,
}

impl Found {
    /// Follows relations from record to record. A record in other offices' hands is not followed: what it says of
    /// others is not the reader's to know.
    async fn around(at: &Allowed<ReadPeople>, id: Id<Person>) -> Result<Self, Failure> {
        let mut found = Self { open: BTreeMap::from([(id.number(), true)]), ..Self::default() };
        let mut edge = vec![id];
        for step in 0..=FAR {
            let mut next = Vec::new();
            for one in edge {
                for row in relations::of(at.db(), one).await? {
                    let (other, _) = row.seen_from(one);
                    let known = found.open.contains_key(&other.number());
                    // The last step ties those who were found to each other, and finds nobody more.
                    if !rules::kin(row.kind) || !known && (step == FAR || found.open.len() >= MOST) {
                        continue;
                    }
                    found.ties.insert(row.id, row.tied());
                    if !known && found.meet(at, other).await? {
                        next.push(other);
                    }
                }
            }
            edge = next;
        }
        found.home(at, id).await?;
        Ok(found)
    }

    /// Notes a person; answers whether the reader may see their record.
    async fn meet(&mut self, at: &Allowed<ReadPeople>, id: Id<Person>) -> Result<bool, Failure> {
        let open = within(at, Subject::Person(id)).await?;
        self.open.insert(id.number(), open);
        Ok(open)
    }

    /// Who lives with the person today, as far as the reader may know.
    async fn home(&mut self, at: &Allowed<ReadPeople>, id: Id<Person>) -> Result<(), Failure> {
        let subject = Subject::Person(id);
        for member in crate::housemates(at.db(), &Scope::of(at), subject, at.today()).await? {
            let number = member.number();
            if self.open.len() < MOST && !self.open.contains_key(&number) {
                self.meet(at, member).await?;
            }
            if self.open.contains_key(&number) {
                self.household.insert(number);
            }
        }
        Ok(())
    }

    async fn family(&self, at: &Allowed<ReadPeople>, id: Id<Person>, p: &ui::Page) -> Result<Family, Failure> {
        let ids: Vec<Id<Person>> = self.open.keys().map(|number| Id::new(*number)).collect();
        let briefs = crate::briefs(at.db(), &ids).await?;
        let mut known: Vec<_> = ids.iter().filter_map(|id| briefs.get(id)).collect();
        let ties: Vec<Tied> = self.ties.values().copied().collect();
        known.sort_by_key(|brief| {
            let born = brief.born.map(|born| born.date);
            (born.is_none(), born, rules::birth_order(brief.id, &ties), brief.id.number())
        });
        let hidden = p.t("people-family-hidden");
        let open = |id: Id<Person>| self.open.get(&id.number()).copied().unwrap_or(false);
        let people = known.into_iter().map(|brief| rules::person(brief, open(brief.id), &hidden, at.today())).collect();
        Ok(Family {
            household: self.household.iter().map(|number| Who(*number)).collect(),
            client: Some(Who(id.number())),
            ..rules::family(people, &ties, at.today())
        })
    }
}
