//! เรื่องที่รับไว้ก่อนใช้ระบบ: matters that an office had open before, opened as they were received, and taken back untouched.

use ::store::{Entry, Result, Source, Sql, StoreError, Tx, Undone};
use kernel::{Actor, Case, Day, Id, Moment, Office, Person};
use people::Subject;

use super::intake::{OpenCase, ReporterGiven, open_in};
use crate::model::{Basis, Confidentiality, Reporter, Stage, Unit};
use crate::store::{self, erasing, figures, reference, workload};

/// เรื่องเดิม: what is known of a matter from the register that an office kept before.
#[derive(Debug, Clone)]
pub struct Brought<'a> {
    /// The office that works on it; whoever brings it in is its owner until it is assigned.
    pub office: Id<Office>,
    /// About whom, and their name now.
    pub person: (Id<Person>, &'a str),
    /// In a few words.
    pub title: &'a str,
    /// What was told.
    pub story: &'a str,
    /// What was asked for.
    pub request: &'a str,
    /// When it was received.
    pub received_on: Day,
    /// The target group: its code or its name in either language.
    pub target_group: &'a str,
    /// The channel: its code or its name in either language.
    pub channel: &'a str,
}

/// Why a matter cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// The target group is none of the reference data.
    TargetGroup,
    /// The channel is none of the reference data.
    Channel,
}

/// Opens a matter in the transaction of whoever brings it in. The offices of the time did not say who spoke, so the reporter
/// is the client; the clocks run from the day of receipt.
pub(crate) async fn bring_in(
    tx: &Tx<'_>,
    actor: &Actor,
    matter: &Brought<'_>,
) -> Result<std::result::Result<Id<Case>, Unknown>> {
    let Some(target_group) = entry(tx, "target-group", matter.target_group).await? else {
        return Ok(Err(Unknown::TargetGroup));
    };
    let Some(channel) = entry(tx, "channel", matter.channel).await? else { return Ok(Err(Unknown::Channel)) };
    let (person, name) = matter.person;
    let command = OpenCase {
        office: matter.office,
        unit: Unit::Individual,
        subject: person.number(),
        subject_name: name.to_owned(),
        title: matter.title.to_owned(),
        target_group,
        channel,
        received_at: Moment::at(matter.received_on, 8, 30),
        story: matter.story.to_owned(),
        request: matter.request.to_owned(),
        reporter: ReporterGiven { kind: Reporter::Client, contact: String::new() },
        basis: Basis::PublicTask,
        place: String::new(),
        confidentiality: Confidentiality::Normal,
        owner: actor.staff,
    };
    match open_in(tx, actor, command, Subject::Person(person)).await {
        Ok(id) => Ok(Ok(id)),
        Err(Undone::Failed(error)) => Err(error),
        Err(_) => Err(StoreError::Broken("a matter of a register was refused".into())),
    }
}

/// The code of an entry of the reference data that is written as its code or its name.
async fn entry(on: &impl Source, list: &'static str, word: &str) -> Result<Option<String>> {
    let wanted = thai::fold::fold(word);
    let fits = |name: &str| thai::fold::fold(name) == wanted;
    let entries = reference::lists(on, &[list]).await?;
    Ok(entries.into_iter().find(|one| one.code == word || fits(&one.th) || fits(&one.en)).map(|one| one.code))
}

/// Whether any case is about a record of the registry, or names it in its network.
pub(crate) async fn concerns(on: &impl Source, subject: Subject) -> Result<bool> {
    let about = subject.as_ref();
    let sql = Sql::new("select id from cases where subject_kind = ? and subject_id = ? limit 1");
    if on.first::<(i64,)>(sql.bind(about.kind).bind(about.id)).await?.is_some() {
        return Ok(true);
    }
    let sql = Sql::new("select case_id from case_network where person = ? limit 1").bind(about.id);
    Ok(matches!(subject, Subject::Person(_)) && on.first::<(i64,)>(sql).await?.is_some())
}

/// Takes back a matter that nobody has worked on since it was brought in: no command has changed it, no sample drew it and no
/// referral names it. Its number is not given again.
pub(crate) async fn take_back(tx: &Tx<'_>, id: Id<Case>) -> Result<bool> {
    let case = store::load(tx, id).await?;
    let sampled = Sql::new("select id from case_sample_items where case_id = ? limit 1").bind(id);
    let touched = case.version != 1 || case.stage != Stage::Intake;
    if touched || tx.first::<(i64,)>(sampled).await?.is_some() {
        return Ok(false);
    }
    figures::forget(tx, id).await?;
    for (table, of_case) in erasing::GOES {
        tx.run(Sql::new(format!("delete from {table} where {of_case}")).bind(id)).await?;
    }
    offices::forget_notices(tx, id.as_ref()).await?;
    tx.run(Sql::new("delete from cases where id = ?").bind(id)).await?;
    workload::note(tx, vec![case.owner]).await?;
    tx.record(Entry::new("case-taken-back", id.as_ref()).office(case.office)).await?;
    Ok(true)
}
