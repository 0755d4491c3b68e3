//! One's own tokens of the API: what they may do, how long, and when they were last used.

use kernel::{Fields, Id, Invalid};
use store::Undone;
use web::{Allowed, Answer, Failure, Form, Path, html, invalid, see_other};

use crate::model::Token;
use crate::permissions::KeepAccount;
use crate::store::tokens;
use crate::{actions, forms, views};

/// The list and the form.
pub async fn index(at: Allowed<KeepAccount>) -> Answer {
    let mut fields = Fields::default();
    fields.set("days", crate::rules::tokens::DAYS[0].to_string());
    html(&page(&at, &fields, &Invalid::default()).await?)
}

async fn page(at: &Allowed<KeepAccount>, fields: &Fields, wrong: &Invalid) -> Result<views::tokens::Index, Failure> {
    let p = at.page("offices-tokens-title");
    let rows = tokens::of(at.db(), at.actor().staff, at.now()).await?;
    let form = forms::tokens::view(&p, fields, wrong);
    Ok(views::tokens::Index::new(p, rows, form))
}

/// Makes one, and shows it this once.
pub async fn create(at: Allowed<KeepAccount>, Form(fields): Form) -> Answer {
    let done = match forms::tokens::read(&fields, at.today()) {
        Ok(command) => actions::tokens::issue_own(at.db(), at.actor(), &command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(text) => html(&views::tokens::Issued { p: at.page("offices-tokens-issued"), text }),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => invalid(&page(&at, &fields, &Invalid::default()).await?.refused(&refusal)),
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// Withdraws one.
pub async fn withdraw(at: Allowed<KeepAccount>, Path(id): Path<Id<Token>>, Form(_): Form) -> Answer {
    actions::tokens::withdraw(at.db(), at.actor(), id).await?;
    see_other("/me/tokens", "offices-tokens-withdrawn")
}
