//! The intake form: how a matter came, what was told, by whom.

use kernel::{Check, Fields, Id, Invalid, Missed, Moment, Office, Staff};
use ui::{Choice, Field, FormView, Look, Page};

use crate::actions::{OpenCase, ReporterGiven};
use crate::model::{Basis, Confidentiality, Package, ReferralRow, Reporter, Unit};

/// What the form needs to know beside what was typed.
#[derive(Debug)]
pub struct Known<'a> {
    /// The client.
    pub subject_name: &'a str,
    /// The office that takes it in.
    pub office: Id<Office>,
    /// เจ้าของเรื่อง
    pub owner: Id<Staff>,
    /// Now.
    pub now: Moment,
}

/// Reads the form.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, known: &Known<'_>) -> Result<OpenCase, Invalid> {
    let mut check = Check::new(fields, known.now.day());
    let unit = check.code::<Unit>("unit");
    let subject = subject(&mut check, fields);
    let title = check.line("title");
    let target_group = check.line("target-group");
    let channel = check.line("channel");
    let received_at = received(&mut check, fields, known.now);
    let story = check.prose("story");
    let request = check.line_or_empty("request");
    let reporter = reporter(&mut check);
    let basis = check.code::<Basis>("basis");
    let place = check.line_or_empty("place");
    let confidentiality = check.code::<Confidentiality>("confidentiality");
    check.finish(|| {
        Ok(OpenCase {
            office: known.office,
            unit: unit?,
            subject: subject?,
            subject_name: known.subject_name.to_owned(),
            title: title?,
            target_group: target_group?,
            channel: channel?,
            received_at: received_at?,
            story: story?,
            request: request?,
            reporter: reporter?,
            basis: basis?,
            place: place?,
            confidentiality: confidentiality?,
            owner: known.owner,
        })
    })
}

fn subject(check: &mut Check<'_>, fields: &Fields) -> Result<i64, Missed> {
    match fields.get("subject").parse::<Id<()>>() {
        Ok(id) => Ok(id.number()),
        Err(_) => check.wrong("subject", "form-choose"),
    }
}

/// Day and time of receipt; never in the future, since the clocks run from it.
fn received(check: &mut Check<'_>, fields: &Fields, now: Moment) -> Result<Moment, Missed> {
    let day = check.day("received-on")?;
    let (hour, minute) = match time(fields.get("received-time")) {
        Some(time) => time,
        None => return check.wrong("received-time", "cases-time-unreadable"),
    };
    let at = Moment::at(day, hour, minute);
    if at > now.plus_minutes(1) { check.wrong("received-on", "cases-form-not-yet") } else { Ok(at) }
}

/// "14.02", "14:02", "๑๔.๐๒ น."; nothing is midnight's start of the day at 08.30, when offices open.
pub(super) fn time(text: &str) -> Option<(i8, i8)> {
    let plain = thai::digits::to_arabic(text).replace("น.", "");
    let plain = plain.trim();
    if plain.is_empty() {
        return Some((8, 30));
    }
    let (hour, minute) = plain.split_once(['.', ':'])?;
    let (hour, minute) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

fn reporter(check: &mut Check<'_>) -> Result<ReporterGiven, Missed> {
    let kind = check.code::<Reporter>("reporter")?;
    let contact = check.line_or_empty("reporter-contact")?;
    if matches!(kind, Reporter::Named | Reporter::Protected) && contact.is_empty() {
        return check.wrong("reporter-contact", "cases-reporter-needed");
    }
    Ok(ReporterGiven { kind, contact })
}

/// The form as it opens.
#[must_use]
pub fn blank(unit: &str, subject: &str, now: Moment) -> Fields {
    let mut fields = Fields::default();
    let wall = now.wall();
    fields.set("unit", unit);
    fields.set("subject", subject);
    fields.set("received-on", thai::date::format_short(now.day().date()));
    fields.set("received-time", format!("{:02}.{:02}", wall.hour(), wall.minute()));
    fields.set("basis", "public-task");
    fields.set("confidentiality", "normal");
    fields
}

/// The form as it opens for a referral: what was sent is what was told, and the sending office is who spoke.
pub fn fill_from(fields: &mut Fields, p: &Page, referral: &ReferralRow, package: &Package) {
    let facts = package.facts.iter().map(|fact| format!("{}: {}", p.code("cases-share", fact.field), fact.value));
    let enclosed = package.enclosures.iter().map(|one| one.name.clone());
    let told: Vec<_> = std::iter::once(package.purpose.clone()).chain(facts).chain(enclosed).collect();
    fields.set("referral", referral.id.to_string());
    fields.set("title", package.purpose.lines().next().unwrap_or_default().chars().take(TITLE).collect::<String>());
    fields.set("channel", "referral");
    fields.set("story", told.join("\n"));
    fields.set("request", package.purpose.lines().next().unwrap_or_default().chars().take(TITLE).collect::<String>());
    fields.set("reporter", "named");
    fields.set("reporter-contact", format!("{} {}", package.sender.name, package.sender.phone).trim());
}

/// Letters of the purpose that become the title of a case: one line holds 200.
const TITLE: usize = 120;

/// The fields of the form.
#[must_use]
pub fn fields(view: &FormView<'_>, channels: Vec<Choice>, groups: Vec<Choice>) -> Vec<Field> {
    vec![
        view.hidden("unit"),
        view.hidden("subject"),
        view.hidden("referral"),
        view.hidden("letter"),
        view.text("title", "cases-intake-title").required(),
        view.choose(Look::Select, "target-group", "cases-intake-group", groups).required(),
        view.choose(Look::Radios, "channel", "cases-intake-channel", channels).required(),
        view.date("received-on", "cases-intake-received").required(),
        view.short("received-time", "cases-intake-time"),
        view.prose("story", "cases-intake-story").required(),
        view.text("request", "cases-intake-request"),
        view.text("place", "cases-intake-place"),
        view.heading("cases-intake-reporter-part"),
        view.codes::<Reporter>(Look::Radios, "reporter", "cases-reporter").required(),
        view.text("reporter-contact", "cases-intake-reporter-contact").autocomplete("off"),
        view.heading("cases-intake-privacy-part"),
        view.codes::<Basis>(Look::Radios, "basis", "cases-basis").required(),
        view.codes::<Confidentiality>(Look::Radios, "confidentiality", "cases-who-may-know").required(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        assert_eq!(time("14.02"), Some((14, 2)));
        assert_eq!(time("๑๔:๐๒ น."), Some((14, 2)));
        assert_eq!(time(""), Some((8, 30)));
        for text in ["25.00", "10.60", "เช้า", "10"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
