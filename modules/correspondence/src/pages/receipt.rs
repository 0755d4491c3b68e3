//! การลงชื่อรับ: who took what a letter carrier or the post brought, as they signed in the dispatch book (แบบที่ 17) or on a receipt (16).

use kernel::{Fields, Id, Invalid, Letter};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Routes, html};

use super::issued::issued_letter;
use super::{answered, form, keeps, only};
use crate::actions;
use crate::forms::receipt as forms;
use crate::model::{DeliveryRow, LetterRow};
use crate::permissions::KeepRegisters;
use crate::store::deliveries;

/// Addressees that the form offers.
const OFFERED: i64 = 200;

pub(super) fn routes() -> Routes {
    Routes::new().get("/letters/{id}/receipt", signing).post("/letters/{id}/receipt", sign)
}

/// A letter of the reader's register, and those who have not signed for it yet.
async fn found(at: &Allowed<KeepRegisters>, id: Id<Letter>) -> Result<(LetterRow, Vec<DeliveryRow>), Failure> {
    let letter = issued_letter(at, id).await?;
    only::<KeepRegisters>(keeps(at, &letter).await?)?;
    let open = deliveries::unsigned(at.db(), id, OFFERED).await?;
    if open.is_empty() { Err(Failure::NotFound) } else { Ok((letter, open)) }
}

fn page(
    at: &Allowed<KeepRegisters>,
    (letter, open): (&LetterRow, &[DeliveryRow]),
    filled: (&Fields, &Invalid),
) -> FormPage {
    form(at, letter, "receipt", filled, |_, view| forms::fields(view, open))
}

async fn signing(at: Allowed<KeepRegisters>, Path(id): Path<Id<Letter>>) -> Answer {
    let (letter, open) = found(&at, id).await?;
    html(&page(&at, (&letter, &open), (&forms::blank(&open, at.now()), &Invalid::default())))
}

async fn sign(at: Allowed<KeepRegisters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let (letter, open) = found(&at, id).await?;
    let done = match forms::read(&fields, &open, at.now()) {
        Ok(signed) => actions::sign_for(at.db(), at.actor(), &letter, signed).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-receipt-noted", |wrong| page(&at, (&letter, &open), (&fields, wrong)))
}
