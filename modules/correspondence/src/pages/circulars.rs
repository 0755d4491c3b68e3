//! หนังสือเวียน: the list of addressees, who is put on it, sending to all of them, and how far that is.

mod copies;

use ::store::{Page as Part, Undone};
use kernel::{Code as _, Fields, Id, Invalid, Letter};
use offices::OfficeBrief;
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::issued::issued_letter;
use super::papers::set;
use super::{Query, answered, as_seen, asked, called, form, href, keeps, only};
use crate::actions::{self, Addressee};
use crate::documents::Copy;
use crate::forms::circulars as forms;
use crate::model::{Channel, Delivery, DeliveryRow, DeliveryState, LetterRow, LetterState, Series};
use crate::permissions::RouteLetters;
use crate::rules::issued::may_list;
use crate::store::deliveries;
use crate::views::tables::{Row, TablePage, headings};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/addressees", index)
        .post("/letters/{id}/addressees", unlist)
        .get("/letters/{id}/listing", listing)
        .post("/letters/{id}/listing", list)
        .get("/letters/{id}/circulation", circulating)
        .post("/letters/{id}/circulation", circulate)
        .and(copies::routes())
}

/// Addressees on a page.
const LINES: i64 = 60;

/// The columns of the list.
const LIST: [&str; 4] = [
    "correspondence-addressee",
    "correspondence-circulation-way",
    "correspondence-addressee-address",
    "correspondence-addressee-state",
];

/// A circular whose list the actor makes: who keeps its register, and who drafted it.
async fn circular(at: &Allowed<RouteLetters>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = issued_letter(at, id).await?;
    if letter.series != Series::Circular {
        return Err(Failure::NotFound);
    }
    only::<RouteLetters>(keeps(at, &letter).await? || letter.made_by == Some(at.actor().staff))?;
    Ok(letter)
}

fn here(id: Id<Letter>) -> String {
    format!("{}/addressees", href(id))
}

/// How many stand where.
struct Counts(Vec<(DeliveryState, Channel, i64)>);

impl Counts {
    fn of(&self, asked: impl Fn(DeliveryState, Channel) -> bool) -> i64 {
        self.0.iter().filter(|(state, channel, _)| asked(*state, *channel)).map(|(_, _, count)| count).sum()
    }

    fn listed(&self) -> i64 {
        self.of(|state, _| state == DeliveryState::Listed)
    }

    /// Each way with how many of the list go by it.
    fn ways(&self, p: &Page) -> Vec<String> {
        let way = |channel: &Channel| {
            let count = self.of(|state, way| state == DeliveryState::Listed && way == *channel);
            (count > 0).then(|| format!("{} {count}", p.code("correspondence-channel", *channel)))
        };
        Channel::ALL.iter().filter_map(way).collect()
    }

    /// What became of those to whom it went.
    fn went(&self, p: &Page) -> Vec<String> {
        use DeliveryState as S;
        let mail = self.of(|state, way| state == S::Waiting && way == Channel::Email);
        let offices = self.of(|state, way| state == S::Waiting && way == Channel::System);
        let all = [
            ("correspondence-circulation-sent", self.of(|state, _| state == S::Sent)),
            ("correspondence-circulation-taken", self.of(|state, _| state == S::Taken)),
            ("correspondence-circulation-mail", mail),
            ("correspondence-circulation-offices", offices),
        ];
        all.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| p.count(key, count)).collect()
    }

    fn next(&self, p: &Page, letter: &LetterRow) -> String {
        match (self.listed(), letter.state) {
            (0, _) if self.0.is_empty() => p.t("correspondence-addressees-next-list").into_owned(),
            (0, _) => String::new(),
            (count, LetterState::Numbered | LetterState::Sent) => p.count("correspondence-addressees-next-send", count),
            (count, _) => p.count("correspondence-addressees-next-number", count),
        }
    }
}

fn line(p: &Page, id: Id<Letter>, row: &DeliveryRow) -> Row {
    let is_listed = row.state == DeliveryState::Listed;
    let state = p.t(&format!("correspondence-delivery-{}", row.state.code()));
    let state = match (row.taken_at, is_listed) {
        (Some(at), _) => p.tn("correspondence-delivery-taken-by", &[("who", &row.taken_by), ("at", &p.moment(at))]),
        (None, true) => state.into_owned(),
        (None, false) => format!("{state} {}", p.moment(row.sent_at)),
    };
    Row {
        href: format!("{}/{}/paper", here(id), row.id),
        tick: if is_listed { row.id.to_string() } else { String::new() },
        cells: vec![
            row.to_name.clone(),
            p.code("correspondence-channel", row.channel).into_owned(),
            row.address.clone(),
            state,
        ],
    }
}

async fn index(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, query: Query) -> Answer {
    let letter = circular(&at, id).await?;
    let part = Part::parse(asked(&query, "page"), LINES);
    let slice = deliveries::listed(at.db(), id, part).await?;
    let counts = Counts(deliveries::counts(at.db(), id).await?);
    let p = at.page("correspondence-addressees");
    let rows: Vec<Row> = slice.rows.iter().map(|row| line(&p, id, row)).collect();
    let facts = [("correspondence-circulation-ways", counts.ways(&p)), ("correspondence-deliveries", counts.went(&p))];
    let facts = facts.into_iter().filter(|(_, lines)| !lines.is_empty());
    let heads = headings(&p, &LIST);
    let of_page = |number: i64| format!("{}?page={number}", here(id));
    html(&TablePage {
        kind: (href(id), called(&p, &letter)),
        lead: counts.next(&p, &letter),
        facts: facts.map(|(key, lines)| (p.t(key).into_owned(), lines)).collect(),
        deeds: deeds(&at, &p, &letter, &counts).await?,
        none: p.t("correspondence-addressees-none").into_owned(),
        form: unlisting(&p, id, &rows),
        newer: (part.number > 1).then(|| of_page(part.number - 1)),
        older: slice.more.then(|| of_page(part.number + 1)),
        ..TablePage::new(p, letter.subject, heads, rows)
    })
}

/// What takes the ticked ones off the list, where any can be ticked.
fn unlisting(p: &Page, id: Id<Letter>, rows: &[Row]) -> Option<ui::Form> {
    let (fields, wrong) = (Fields::default(), Invalid::default());
    let view = FormView::new(p, &fields, &wrong);
    let any = rows.iter().any(|row| !row.tick.is_empty());
    any.then(|| view.form(here(id), "correspondence-unlist-deed", href(id), Vec::new()))
}

async fn deeds(
    at: &Allowed<RouteLetters>,
    p: &Page,
    letter: &LetterRow,
    counts: &Counts,
) -> Result<Vec<(String, String)>, Failure> {
    let goes = matches!(letter.state, LetterState::Numbered | LetterState::Sent) && counts.listed() > 0;
    let may = [(goes && keeps(at, letter).await?, "circulation"), (may_list(letter.state).is_ok(), "listing")];
    let deed =
        |word: &str| (format!("{}/{word}", href(letter.id)), p.t(&format!("correspondence-{word}-deed")).into_owned());
    let mut deeds: Vec<_> = may.into_iter().filter(|(may, _)| *may).map(|(_, word)| deed(word)).collect();
    let copies = copies::href(letter.id, counts);
    deeds.extend(copies.map(|href| (href, p.t("correspondence-posted-deed").into_owned())));
    Ok(deeds)
}

async fn unlist(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = circular(&at, id).await?;
    let ids: Vec<Id<Delivery>> = fields.all("letter").filter_map(|text| text.parse().ok()).collect();
    if ids.is_empty() {
        return see_other(&here(id), "correspondence-unlisted-none");
    }
    match actions::unlist(at.db(), at.actor(), &letter, &ids).await {
        Ok(()) => see_other(&here(id), "correspondence-unlisted"),
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Refused(_) | Undone::Invalid(_)) => Err(Failure::NotFound),
    }
}

/// From whom one chooses.
struct Sources {
    offices: Vec<OfficeBrief>,
    directory: Vec<directory::Correspondent>,
}

impl Sources {
    async fn of(at: &Allowed<RouteLetters>) -> Result<Self, Failure> {
        let offices = offices::every(at.db()).await?;
        Ok(Self { offices, directory: directory::correspondents(at.db()).await? })
    }

    fn form(&self, at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
        form(at, letter, "listing", filled, |p, view| forms::listing(view, &self.offices, &self.directory, p.lang))
    }
}

async fn listing(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = circular(&at, id).await?;
    html(&Sources::of(&at).await?.form(&at, &letter, (&Fields::default(), &Invalid::default())))
}

async fn list(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = circular(&at, id).await?;
    let sources = Sources::of(&at).await?;
    let done = match forms::read_listing(&fields, &sources.offices, &sources.directory, at.today()) {
        Ok(wanted) => {
            let below = match wanted.below {
                Some(office) => offices::below(at.db(), office).await?,
                None => Vec::new(),
            };
            let own = |office: &OfficeBrief| office.id != letter.office;
            let to =
                |office: OfficeBrief| Addressee { name: office.name, office: Some(office.id), address: String::new() };
            let all = below.into_iter().filter(own).map(to).chain(wanted.others).collect();
            actions::list(at.db(), at.actor(), &letter, all).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(0) => see_other(&here(id), "correspondence-listed-none"),
        Ok(_) => see_other(&here(id), "correspondence-listed"),
        Err(undone) => form_again(undone, |wrong| sources.form(&at, &letter, (&fields, wrong))),
    }
}

async fn confirming(
    at: &Allowed<RouteLetters>,
    letter: &LetterRow,
    filled: (&Fields, &Invalid),
) -> Result<FormPage, Failure> {
    let counts = Counts(deliveries::counts(at.db(), letter.id).await?);
    let page = form(at, letter, "circulation", filled, |_, view| forms::circulation(view));
    let lead = [vec![page.lead], counts.ways(&page.p)].concat().join(" · ");
    Ok(FormPage { lead, ..page })
}

/// A circular that the actor sends: who keeps its register.
async fn kept(at: &Allowed<RouteLetters>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = circular(at, id).await?;
    only::<RouteLetters>(keeps(at, &letter).await?)?;
    Ok(letter)
}

async fn circulating(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = kept(&at, id).await?;
    let mut fields = Fields::of_version(letter.version);
    fields.set("own-names", "yes");
    html(&confirming(&at, &letter, (&fields, &Invalid::default())).await?)
}

async fn circulate(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = kept(&at, id).await?;
    let done = match forms::read_circulation(&fields, at.today()) {
        Ok(sent) => {
            let pdf = set(&at, &letter, Copy::Original).await?;
            actions::circulate(at.db(), at.actor(), as_seen(&letter, &fields), sent, pdf).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&here(id), "correspondence-circulated"),
        done => {
            let wrong = if let Err(Undone::Invalid(wrong)) = &done { wrong.clone() } else { Invalid::default() };
            let page = confirming(&at, &letter, (&fields, &wrong)).await?;
            answered(id, done, "correspondence-circulated", |_| page)
        }
    }
}
