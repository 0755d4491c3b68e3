//! งานตามปฏิทินของนายทะเบียน: what the season asks of whoever keeps the registers, and what was lent and has not come back.

use kernel::{Day, Id, Office};
use ui::Page;
use web::{Allowed, Failure, Permission as _};

use crate::permissions::{KeepRegisters, ReadLetters};
use crate::rules::{destruction, handover};
use crate::store::{disposals, handovers, loans, reference};

/// Address and words of each duty of the reader; of so many offices at most, since nobody keeps more by themselves.
pub(super) async fn of(at: &Allowed<ReadLetters>, p: &Page) -> Result<Vec<(String, String)>, Failure> {
    const OFFICES: usize = 5;
    let mut duties = Vec::new();
    for office in at.actor().offices(KeepRegisters::ROLES).into_iter().take(OFFICES) {
        let late = loans::late(at.db(), office, at.today()).await?;
        if late > 0 {
            let words = p.t1("correspondence-duty-loans", "count", &late.to_string());
            duties.push((format!("/letters/loans?office={office}"), words));
        }
        duties.extend(survey(at, p, office).await?);
        duties.extend(turned_twenty(at, p, office).await?);
    }
    Ok(duties)
}

/// The survey of the year that is over, as long as its days last and no list was made (ข้อ 66).
async fn survey(at: &Allowed<ReadLetters>, p: &Page, office: Id<Office>) -> Result<Option<(String, String)>, Failure> {
    let days = reference::setting(at.db(), "setting", "survey-days").await?.amount.unwrap_or_default();
    let Ok(year) = destruction::survey(at.today(), days) else { return Ok(None) };
    let Some(last) = Day::new(at.today().date().year() - 1, 12, 31) else { return Ok(None) };
    let is_made = disposals::of(at.db(), office).await?.iter().any(|list| list.year == year);
    if is_made || disposals::due(at.db(), office, last, 1).await?.is_empty() {
        return Ok(None);
    }
    let until = p.day(last.plus_days(days));
    let words = p.tn("correspondence-duty-survey", &[("year", &year.to_string()), ("until", &until)]);
    Ok(Some((format!("/letters/disposals?office={office}"), words)))
}

/// What became so old in the year that is over, in the month in which it goes to the National Archives (ข้อ 58).
async fn turned_twenty(
    at: &Allowed<ReadLetters>,
    p: &Page,
    office: Id<Office>,
) -> Result<Option<(String, String)>, Failure> {
    let years = reference::setting(at.db(), "setting", "handover-years").await?.amount.unwrap_or_default();
    let Some((first, last, until)) = handover::season(at.today(), years) else { return Ok(None) };
    if handovers::due(at.db(), office, (Some(first), last), 1).await?.is_empty() {
        return Ok(None);
    }
    let words = p.tn("correspondence-duty-handover", &[("years", &years.to_string()), ("until", &p.day(until))]);
    Ok(Some((format!("/letters/handovers/due?office={office}"), words)))
}
