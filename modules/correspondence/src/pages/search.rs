//! ค้นหนังสือ: by words of what a letter says, by number; each reader within what they may know.

use kernel::{Id, Office};
use offices::Scope;
use web::{Allowed, Answer, Failure, Permission as _, Routes, html};

use super::{Query, asked, called};
use crate::access::Access;
use crate::forms::receiving::number_of_year;
use crate::model::{LetterRow, Series};
use crate::permissions::{ReadLetters, SeeRegisters};
use crate::store::finding::{self, Field};
use crate::store::registrars;
use crate::views::letters::{SearchPage, found_line};

pub(super) fn routes() -> Routes {
    Routes::new().get("/letters/search", show)
}

/// The longest line that is read, in characters.
const LINE: usize = 200;

async fn show(at: Allowed<ReadLetters>, query: Query) -> Answer {
    let text: String = query.get("q").map_or("", String::as_str).trim().chars().take(LINE).collect();
    let sees = at.actor().has_role(SeeRegisters::ROLES);
    let office = office(&at, asked(&query, "office")).await?;
    let found = if text.is_empty() { Vec::new() } else { found(&at, office, &text).await? };
    let p = at.page("correspondence-search");
    let units = if sees {
        offices::offices_within(at.db(), &Scope::for_permission::<SeeRegisters>(at.actor())).await?
    } else {
        Vec::new()
    };
    let units = units.iter().map(|unit| (unit.id.to_string(), unit.named(p.lang).to_owned(), Some(unit.id) == office));
    let lines = found.iter().map(|letter| found_line(&p, letter, &called(&p, letter))).collect();
    html(&SearchPage { units: units.collect(), text, lines, p })
}

/// The office whose register is looked through, where the reader may see one: their own where none is asked for.
async fn office(at: &Allowed<ReadLetters>, asked: &str) -> Result<Option<Id<Office>>, Failure> {
    let scope = Scope::for_permission::<SeeRegisters>(at.actor());
    let own = at.actor().office;
    let wanted = match asked {
        "" => own,
        text => text.parse().map_err(|_| Failure::NotFound)?,
    };
    Ok(scope.covers(at.db(), wanted).await?.then_some(wanted))
}

async fn found(at: &Allowed<ReadLetters>, office: Option<Id<Office>>, text: &str) -> Result<Vec<LetterRow>, Failure> {
    let access = Access::of(at);
    let mut found = Vec::new();
    if let (Some(office), Some(number)) = (office, number_of_year(text)) {
        for series in [Series::Received, Series::General] {
            found.extend(finding::by_number(at.db(), &access, (office, series), number).await?);
        }
    }
    let secret = registrars::offices(at.db(), at.actor().staff, at.today()).await?;
    let above = offices::way_up(at.db(), at.actor().office).await?;
    let field = Field { register: office, secret: &secret, above: &above };
    for letter in finding::find(at.db(), &access, field, text).await? {
        if !found.iter().any(|known| known.id == letter.id) {
            found.push(letter);
        }
    }
    Ok(found)
}
