//! The form of one entry of the reference data.

use kernel::{Certainty, Check, Code as _, Day, Fields, Invalid, Missed};
use ui::{Choice, ConflictRow, Field, FormView, Look, Page};

use crate::model::ReferenceEntry;

/// The longest clock: a year, in hours.
const YEAR: i64 = 366 * 24;
/// The largest number that an entry may set.
const MOST: i64 = 100;

/// What the form changes of an entry, and the version that its writer read.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, before: &ReferenceEntry) -> Result<ReferenceEntry, Invalid> {
    let mut check = Check::new(fields, today);
    let th = check.line("th");
    let en = check.line("en");
    let clock = |check: &mut Check<'_>, name: &str, had: Option<i64>| match had {
        Some(_) => check.number(name, 1, YEAR).map(Some),
        None => Ok(None),
    };
    let contact = clock(&mut check, "hours-contact", before.hours_contact);
    let facts = clock(&mut check, "hours-facts", before.hours_facts);
    let plan = clock(&mut check, "hours-plan", before.hours_plan);
    let plan = in_order(&mut check, contact, facts, plan);
    let amount = match before.amount {
        Some(_) => check.number("amount", least(&before.list), MOST).map(Some),
        None => Ok(None),
    };
    let legal_basis = check.line_or_empty("legal-basis");
    let source_mark = check.code::<Certainty>("mark");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| {
        Ok(ReferenceEntry {
            th: th?,
            en: en?,
            hours_contact: contact?,
            hours_facts: facts?,
            hours_plan: plan?,
            amount: amount?,
            legal_basis: legal_basis?,
            source_mark: source_mark?,
            version: version?,
            ..before.clone()
        })
    })
}

/// Weights and switches may be nothing; a count from which figures are published may not.
fn least(list: &str) -> i64 {
    i64::from(!matches!(list, "workload" | "supervision"))
}

type Clock = Result<Option<i64>, Missed>;

/// The clocks run out one after the other: contact, facts, plan.
fn in_order(check: &mut Check<'_>, contact: Clock, facts: Clock, plan: Clock) -> Clock {
    match (contact, facts, plan) {
        (Ok(contact), Ok(facts), Ok(plan)) if contact > facts || facts > plan => {
            check.wrong("hours-plan", "cases-reference-clocks-order")
        }
        (.., plan) => plan,
    }
}

/// An entry as the form shows it.
#[must_use]
pub fn filled(entry: &ReferenceEntry) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in values(entry) {
        fields.set(name, value);
    }
    fields.set("version", entry.version.to_string());
    fields
}

fn values(entry: &ReferenceEntry) -> Vec<(&'static str, String)> {
    let clocks =
        [("hours-contact", entry.hours_contact), ("hours-facts", entry.hours_facts), ("hours-plan", entry.hours_plan)];
    let mut values = vec![("th", entry.th.clone()), ("en", entry.en.clone())];
    values.extend(clocks.into_iter().filter_map(|(name, hours)| hours.map(|hours| (name, hours.to_string()))));
    values.extend(entry.amount.map(|amount| ("amount", amount.to_string())));
    values.extend([("legal-basis", entry.legal_basis.clone()), ("mark", entry.source_mark.code().to_owned())]);
    values
}

fn label(name: &str) -> String {
    format!("cases-reference-{name}")
}

/// The fields of an entry; clocks are shown where it has them.
#[must_use]
pub fn fields(p: &Page, view: &FormView<'_>, entry: &ReferenceEntry) -> Vec<Field> {
    let shown = values(entry).into_iter().map(|(name, _)| match name {
        "mark" => {
            let choice = |mark: &Certainty| Choice::new(mark.code(), format!("{}: {}", mark.code(), p.t(mark.key())));
            view.choose(Look::Select, name, &label(name), Certainty::ALL.iter().map(choice).collect()).required()
        }
        "legal-basis" => view.text(name, &label(name)),
        "th" | "en" => view.text(name, &label(name)).required(),
        _ => view.short(name, &label(name)).keyboard("numeric").required(),
    });
    shown.chain([view.hidden("version")]).collect()
}

/// Mine beside what is stored now.
#[must_use]
pub fn compare(p: &Page, mine: &Fields, stored: &ReferenceEntry) -> Vec<ConflictRow> {
    let row = |(name, theirs): (&'static str, String)| ConflictRow {
        label: p.t(&label(name)).into_owned(),
        mine: mine.get(name).to_owned(),
        theirs,
    };
    values(stored).into_iter().map(row).collect()
}

/// Mine as posted, without token and version.
#[must_use]
pub fn sent(mine: &Fields, stored: &ReferenceEntry) -> Vec<(String, String)> {
    values(stored).into_iter().map(|(name, _)| (name.to_owned(), mine.get(name).to_owned())).collect()
}

/// The clocks of an entry in words: "24, 72, 168 ชั่วโมง"; empty where it has none.
#[must_use]
pub fn clocks(p: &Page, entry: &ReferenceEntry) -> String {
    let hours = [entry.hours_contact, entry.hours_facts, entry.hours_plan];
    let [Some(contact), Some(facts), Some(plan)] = hours else { return String::new() };
    let [contact, facts, plan] = [contact, facts, plan].map(|hours| span(p, hours));
    p.tn("cases-reference-clocks", &[("contact", &contact), ("facts", &facts), ("plan", &plan)])
}

fn span(p: &Page, hours: i64) -> String {
    if hours > 24 && hours % 24 == 0 {
        p.count("cases-reference-days", hours / 24)
    } else {
        p.count("cases-reference-hours", hours)
    }
}

/// The least urgency that an entry sets, in words; empty where it sets none.
#[must_use]
pub fn floor(p: &Page, entry: &ReferenceEntry) -> String {
    entry
        .floor_urgency
        .map_or_else(String::new, |urgency| p.t1("cases-reference-floor", "urgency", &p.code("cases-urgency", urgency)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn entry() -> ReferenceEntry {
        ReferenceEntry {
            list: "urgency".to_owned(),
            code: "emergency".to_owned(),
            th: "ฉุกเฉิน".to_owned(),
            en: "Emergency".to_owned(),
            hours_contact: Some(24),
            hours_facts: Some(72),
            hours_plan: Some(168),
            amount: None,
            floor_urgency: None,
            legal_basis: "พ.ร.บ. คุ้มครองเด็ก พ.ศ. 2546 ม.29".to_owned(),
            source_mark: Certainty::KnownWell,
            version: 1,
        }
    }

    /// An item of the checklist of quality.
    pub(in crate::forms) fn quality(code: &str) -> ReferenceEntry {
        ReferenceEntry { list: "quality".to_owned(), code: code.to_owned(), ..entry() }
    }

    fn edited(name: &str, value: &str) -> Result<ReferenceEntry, Invalid> {
        let mut fields = filled(&entry());
        fields.set(name, value);
        read(&fields, Day::new(2026, 9, 1).expect("a day"), &entry())
    }

    #[test]
    fn an_entry_reads_back_as_it_was_shown() {
        let read = edited("th", "ฉุกเฉินมาก").expect("well formed");
        assert_eq!((read.th.as_str(), read.hours_facts, read.code.as_str()), ("ฉุกเฉินมาก", Some(72), "emergency"));
    }

    #[test]
    fn the_clocks_run_out_one_after_the_other() {
        assert_eq!(
            edited("hours-contact", "๙๖").expect_err("order").of("hours-plan"),
            Some("cases-reference-clocks-order")
        );
        assert_eq!(edited("hours-contact", "0").expect_err("range").of("hours-contact"), Some("form-out-of-range"));
        assert_eq!(edited("hours-contact", "").expect_err("empty").of("hours-contact"), Some("form-required"));
    }

    #[test]
    fn a_mark_is_one_of_those_explained() {
        assert_eq!(edited("mark", "Z").expect_err("unknown").of("mark"), Some("form-unknown-choice"));
        assert_eq!(edited("mark", "V").map(|entry| entry.source_mark), Ok(Certainty::Seen));
    }
}
