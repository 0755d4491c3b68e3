//! The form of a service.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Lang, Missed};
use ui::{Choice, Field, Form, FormView, Look, Page};

use super::{address, email, hours, lines};
use crate::model::{
    Area, Cost, LANGUAGES, Language, Location, LocationRecord, NewService, Reach, ReferenceRow, ServicePoint,
    ServiceRecord, Topic, TopicList, Uuid,
};

/// What the form lets choose from.
#[derive(Debug)]
pub(crate) struct Choices {
    /// Words of both lists of topics.
    pub topics: Vec<ReferenceRow>,
    /// The locations of the organisation.
    pub locations: Vec<LocationRecord>,
}

/// The lists with the names of their fields.
const TOPICS: [(TopicList, &str); 2] = [(TopicList::Problem, "problem"), (TopicList::Group, "group")];
/// The oldest age that a condition may name, in years.
const OLDEST: i64 = 130;

/// Reads it: what the entry says, and the locations where the service is given.
pub(crate) fn read_service(
    fields: &Fields,
    today: Day,
    choices: &Choices,
) -> Result<(NewService, Vec<Id<Location>>), Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let alternate_name = check.line_or_empty("alternate_name");
    let description = check.prose("description");
    let topics = topics(&mut check, fields, &choices.topics);
    let eligibility = check.prose_or_empty("eligibility");
    let minimum_age = age(&mut check, fields, "minimum_age");
    let maximum_age = age(&mut check, fields, "maximum_age").and_then(|oldest| order(&mut check, &minimum_age, oldest));
    let areas = areas(&mut check, fields);
    let at = locations(&mut check, fields, &choices.locations);
    let schedules = hours::read(&mut check, fields);
    let phones = lines::phones(&mut check, fields, "phones");
    let (email, url) = (email(&mut check, "email"), address(&mut check, "url"));
    let application = check.prose_or_empty("application");
    let fees = check.prose_or_empty("fees");
    let accreditations = check.prose_or_empty("accreditations");
    let interpretation = check.prose_or_empty("interpretation");
    let alert = check.prose_or_empty("alert");
    check.finish(|| {
        let about = NewService {
            name: name?,
            alternate_name: alternate_name?,
            description: description?,
            topics: topics?,
            eligibility: eligibility?,
            minimum_age: minimum_age?,
            maximum_age: maximum_age?,
            areas: areas?,
            schedules: schedules?,
            phones: phones?,
            email: email?,
            url: url?,
            application: application?,
            fees: fees?,
            costs: if fields.get("free").is_empty() { Vec::new() } else { vec![Cost::free()] },
            documents: lines::documents(fields, "documents"),
            languages: languages(fields),
            contacts: lines::contacts(fields, "contacts"),
            accreditations: accreditations?,
            interpretation: interpretation?,
            alert: alert?,
            ..NewService::default()
        };
        Ok((about, at?))
    })
}

fn topics(check: &mut Check<'_>, fields: &Fields, known: &[ReferenceRow]) -> Result<Vec<Topic>, Missed> {
    let mut topics = Vec::new();
    for (list, name) in TOPICS {
        for code in fields.all(name) {
            if !known.iter().any(|row| row.list == list.code() && row.code == code) {
                return check.wrong(name, "form-unknown-choice");
            }
            topics.push(Topic { list, code: code.to_owned() });
        }
    }
    topics.sort();
    topics.dedup();
    Ok(topics)
}

fn age(check: &mut Check<'_>, fields: &Fields, name: &str) -> Result<Option<i64>, Missed> {
    if fields.get(name).trim().is_empty() { Ok(None) } else { check.number(name, 0, OLDEST).map(Some) }
}

fn order(
    check: &mut Check<'_>,
    youngest: &Result<Option<i64>, Missed>,
    oldest: Option<i64>,
) -> Result<Option<i64>, Missed> {
    match (youngest, oldest) {
        (Ok(Some(youngest)), Some(oldest)) if oldest < *youngest => check.wrong("maximum_age", "directory-ages-wrong"),
        _ => Ok(oldest),
    }
}

fn areas(check: &mut Check<'_>, fields: &Fields) -> Result<Vec<Area>, Missed> {
    let mut areas = lines::areas(check, fields, "areas")?;
    if check.ticked("country") {
        areas.insert(0, Area { id: Uuid::NONE, reach: Reach::Country, words: String::new() });
    }
    let words = check.line_or_empty("area_words")?;
    if !words.is_empty() {
        areas.push(Area { id: Uuid::NONE, reach: Reach::Words, words });
    }
    Ok(areas)
}

fn locations(check: &mut Check<'_>, fields: &Fields, known: &[LocationRecord]) -> Result<Vec<Id<Location>>, Missed> {
    let chosen = fields.all("location").map(|text| known.iter().find(|location| location.id.to_string() == text));
    let chosen: Option<Vec<Id<Location>>> = chosen.map(|found| found.map(|location| location.id)).collect();
    chosen.map_or_else(|| check.wrong("location", "form-unknown-choice"), Ok)
}

fn languages(fields: &Fields) -> Vec<Language> {
    let offered = LANGUAGES.iter().filter(|(code, ..)| fields.all("language").any(|chosen| chosen == *code));
    offered.map(|(code, ..)| Language { code: (*code).to_owned(), ..Language::default() }).collect()
}

/// The form with these values.
pub(crate) fn service_form(
    p: &Page,
    fields: &Fields,
    wrong: &Invalid,
    choices: &Choices,
    (action, back): (&str, &str),
) -> Form {
    let view = FormView::new(p, fields, wrong);
    let mut shown = vec![
        view.text("name", "directory-field-name").required(),
        view.text("alternate_name", "directory-field-alternate-name"),
        view.prose("description", "directory-field-description").rows(4).required(),
        view.prose("alert", "directory-field-alert").rows(2),
        view.prose("phones", "directory-field-phones").rows(3),
        view.text("email", "directory-field-email").keyboard("email"),
        view.text("url", "directory-field-url").keyboard("url"),
    ];
    shown.push(view.heading("directory-part-when"));
    shown.extend(hours::fields(&view));
    shown.push(view.heading("directory-part-where"));
    shown.extend(wheres(p, &view, choices));
    shown.push(view.heading("directory-part-whom"));
    shown.extend(whoms(p, &view, choices));
    shown.push(view.heading("directory-part-how"));
    shown.extend([
        view.prose("application", "directory-field-application").rows(3),
        view.prose("documents", "directory-field-documents").rows(3),
        view.tick("free", "directory-free"),
        view.prose("fees", "directory-field-fees").rows(2),
        languages_field(p, &view),
        view.prose("interpretation", "directory-field-interpretation").rows(2),
        view.prose("contacts", "directory-field-contacts").rows(3),
        view.prose("accreditations", "directory-field-accreditations").rows(2),
        view.hidden("version"),
    ]);
    view.form(action, "directory-save", back, shown)
}

fn wheres(p: &Page, view: &FormView<'_>, choices: &Choices) -> Vec<Field> {
    let choice = |location: &LocationRecord| {
        Choice::new(location.id.to_string(), location.about.name.as_str()).hint(location.about.line(p.lang))
    };
    let mut shown = Vec::new();
    if !choices.locations.is_empty() {
        let locations = choices.locations.iter().map(choice).collect();
        shown.push(view.choose(Look::Boxes, "location", "directory-field-points", locations));
    }
    shown.extend([
        view.tick("country", "directory-country"),
        view.prose("areas", "directory-field-areas").rows(3),
        view.text("area_words", "directory-area-words"),
    ]);
    shown
}

fn whoms(p: &Page, view: &FormView<'_>, choices: &Choices) -> Vec<Field> {
    let mut shown: Vec<Field> = TOPICS
        .iter()
        .map(|(list, name)| {
            let words = choices.topics.iter().filter(|row| row.list == list.code());
            let words = words.map(|row| Choice::new(row.code.as_str(), row.name(p.lang))).collect();
            view.choose(Look::Boxes, name, &format!("directory-topic-{}", list.code()), words)
        })
        .collect();
    shown.extend([
        view.prose("eligibility", "directory-field-eligibility").rows(3),
        view.short("minimum_age", "directory-field-minimum-age").keyboard("numeric"),
        view.short("maximum_age", "directory-field-maximum-age").keyboard("numeric"),
    ]);
    shown
}

fn languages_field(p: &Page, view: &FormView<'_>) -> Field {
    let choice = |(code, th, en): &(&str, &str, &str)| Choice::new(*code, if p.lang == Lang::Th { *th } else { *en });
    view.choose(Look::Boxes, "language", "directory-field-languages", LANGUAGES.iter().map(choice).collect())
}

/// The values of an entry.
pub(crate) fn filled_service(record: &ServiceRecord, points: &[ServicePoint], lang: Lang) -> Fields {
    let about = &record.about;
    let mut fields = Fields::default();
    for (name, value) in [
        ("name", &about.name),
        ("alternate_name", &about.alternate_name),
        ("description", &about.description),
        ("alert", &about.alert),
        ("email", &about.email),
        ("url", &about.url),
        ("eligibility", &about.eligibility),
        ("application", &about.application),
        ("fees", &about.fees),
        ("interpretation", &about.interpretation),
        ("accreditations", &about.accreditations),
    ] {
        fields.set(name, value.as_str());
    }
    fields.set("phones", lines::of_phones(&about.phones));
    fields.set("contacts", lines::of_contacts(&about.contacts));
    fields.set("documents", lines::of_documents(&about.documents));
    fields.set("areas", lines::of_areas(&about.areas, lang));
    fill_choices(&mut fields, about, points);
    hours::fill(&mut fields, &about.schedules);
    fields.set("version", record.stamp.version.to_string());
    fields
}

fn fill_choices(fields: &mut Fields, about: &NewService, points: &[ServicePoint]) {
    let age = |age: Option<i64>| age.map_or_else(String::new, |age| age.to_string());
    fields.set("minimum_age", age(about.minimum_age));
    fields.set("maximum_age", age(about.maximum_age));
    let words = about.areas.iter().filter(|area| area.reach == Reach::Words).map(|area| area.words.as_str());
    fields.set("area_words", words.collect::<Vec<_>>().join(" "));
    if about.areas.iter().any(|area| area.reach == Reach::Country) {
        fields.set("country", "yes");
    }
    if about.costs.iter().any(Cost::is_free) {
        fields.set("free", "yes");
    }
    for (list, name) in TOPICS {
        about.topics.iter().filter(|topic| topic.list == list).for_each(|topic| fields.add(name, topic.code.as_str()));
    }
    about.languages.iter().for_each(|language| fields.add("language", language.code.as_str()));
    points.iter().for_each(|point| fields.add("location", point.location.to_string()));
}
