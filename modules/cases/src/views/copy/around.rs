//! What was done around a case, for its client's copy: where it was referred, when people met over it, what surrounds the client
//! without anybody's name, and that advice was asked. Notes of teaching are about colleagues and are never in it.

use ::store::{Db, Result};
use kernel::{Day, Held};
use ui::Page;

use crate::forms::network::KINDS;
use crate::model::{CaseRow, ConferenceRow, Happened, ReferenceEntry, ReferralRow};
use crate::store;
use crate::views::network::says;
use crate::views::papers;
use crate::views::reference::name;

/// The parts, each under its heading.
pub(super) async fn parts(db: &Db, p: &Page, case: &CaseRow, entries: &[ReferenceEntry]) -> Result<[Held; 4]> {
    Ok([
        referrals(db, p, case).await?,
        conferences(db, p, case).await?,
        network(db, p, case, entries).await?,
        advice(db, p, case).await?,
    ])
}

async fn referrals(db: &Db, p: &Page, case: &CaseRow) -> Result<Held> {
    let mut held = Held::new(p.t("cases-copy-referrals"));
    for row in store::referrals::of_case(db, case.id).await? {
        held = held.part(referral(db, p, &row)?);
    }
    Ok(held)
}

/// One referral. Of what was sent the names of the pieces: the fields may speak of the household.
fn referral(db: &Db, p: &Page, row: &ReferralRow) -> Result<Held> {
    let package = store::referrals::package(db, row)?;
    let fields = package.facts.iter().map(|fact| papers::label(p, fact.field));
    let pieces: Vec<_> = fields.chain(package.enclosures.iter().map(|one| one.name.clone())).collect();
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| p.day(day));
    Ok(Held::new(row.receiver.as_str())
        .fact(p.t("cases-referral-number"), row.number.as_str())
        .fact(p.t("cases-referral-sent-on"), day(row.sent_on))
        .fact(p.t("cases-referral-purpose"), row.purpose.as_str())
        .fact(p.t("cases-referral-share"), pieces.join("\n"))
        .fact(p.t("cases-copy-referral-law"), package.law)
        .fact(p.t("cases-copy-stands"), p.code("cases-referral-state", row.state))
        .fact(p.t("cases-referral-answer-words"), row.answer.as_str())
        .fact(p.t("cases-referral-outcome-on"), day(row.outcome_on))
        .fact(p.t("cases-referral-outcome"), row.outcome.as_str()))
}

async fn conferences(db: &Db, p: &Page, case: &CaseRow) -> Result<Held> {
    let met = store::conferences::of_case(db, case.id).await?;
    Ok(met.iter().fold(Held::new(p.t("cases-copy-conferences")), |held, row| held.part(conference(p, row))))
}

/// One conference without who was asked to come; what was resolved stands in its minutes.
fn conference(p: &Page, row: &ConferenceRow) -> Held {
    Held::new(p.moment(row.held_at))
        .fact(p.t("cases-copy-stands"), p.code("cases-conference-state", row.state))
        .fact(p.t("cases-conference-way"), p.code("cases-conference-way", row.way))
        .fact(p.t("cases-conference-place"), row.place.as_str())
        .fact(p.t("cases-conference-agenda"), row.agenda.as_str())
        .fact(p.t("cases-conference-client"), p.code("cases-conference-client", row.client_part))
}

/// How the client stands to what surrounds them. Names, and notes on those named, belong to others.
async fn network(db: &Db, p: &Page, case: &CaseRow, entries: &[ReferenceEntry]) -> Result<Held> {
    let ties = store::network::now(db, case.id).await?;
    let held = Held::new(p.t("cases-copy-network"));
    Ok(ties.iter().fold(held, |held, row| held.fact(name(p, entries, KINDS, &row.kind), says(p, row))))
}

/// That advice was asked; the question and the answer are the two colleagues' words.
async fn advice(db: &Db, p: &Page, case: &CaseRow) -> Result<Held> {
    let story = store::timeline::of_case(db, case.id).await?;
    let asked = story.iter().filter(|line| line.what == Happened::AdviceAsked);
    let held = Held::new(p.t("cases-copy-advice"));
    Ok(asked.fold(held, |held, line| held.fact(p.day(line.at.day()), p.t("cases-copy-advice-asked"))))
}
