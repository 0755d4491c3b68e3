//! The forms of what people are to each other: chosen from the registry, changed, or taken back.

use kernel::{Check, Day, Fields, Id, Invalid, Lang, Missed, Person};
use thai::date::{PartialDate, Precision, format_partial, format_partial_en, parse_partial};
use ui::{Choice, Field, FormView, Look, Page};

use crate::brief::Hit;
use crate::model::{Born, NewRelation, Relation, RelationEnding, RelationForm, RelationTerms, RelationWord};

/// Highest place among siblings that a form takes.
const MOST_CHILDREN: i64 = 30;

/// The fields by which somebody is chosen, and what is recorded of the relation.
pub(crate) fn relating(p: &Page, fields: &Fields, invalid: &Invalid, hits: &[Hit]) -> Vec<Field> {
    let view = FormView::new(p, fields, invalid);
    let choice =
        |hit: &Hit| Choice::new(hit.brief.id.to_string(), hit.brief.name.as_str()).hint(hit.brief.facts(p).join(" · "));
    let mut shown = vec![
        view.choose(Look::Radios, "person", "people-pick-person", hits.iter().map(choice).collect()).required(),
        view.codes::<RelationWord>(Look::Select, "what", "people-relation").required(),
    ];
    shown.extend(particulars(&view, fields, invalid, None));
    shown.push(view.hidden("text"));
    shown
}

/// The fields of a relation whose people are known.
pub(crate) fn changing(p: &Page, fields: &Fields, invalid: &Invalid, relation: Relation) -> Vec<Field> {
    let view = FormView::new(p, fields, invalid);
    let mut shown = particulars(&view, fields, invalid, Some(relation));
    shown.push(view.hidden("version"));
    shown
}

/// What is recorded of a relation; of a known one only what fits it is asked.
fn particulars(view: &FormView<'_>, fields: &Fields, invalid: &Invalid, of: Option<Relation>) -> Vec<Field> {
    let fits = |form: &RelationForm| of.is_none_or(|relation| form.fits(relation));
    let ends = |ending: &RelationEnding| of.is_none_or(|relation| ending.fits(relation, None));
    let forms = choices::<RelationForm>(view, "people-form", fits);
    let mut shown = Vec::new();
    if !forms.is_empty() {
        shown.push(view.choose(Look::Select, "form", "people-form", forms));
    }
    if of.is_none_or(|relation| relation == Relation::Parent) {
        shown.push(view.short("birth-order", "people-birth-order").keyboard("numeric"));
    }
    shown.push(view.short("from", "people-since"));
    shown.push(view.short("until", "people-till"));
    shown.push(view.choose(Look::Select, "ending", "people-ending", choices(view, "people-ending", ends)));
    shown.push(view.text("note", "people-note"));
    if invalid.of("despite").is_some() || !fields.get("despite").is_empty() {
        shown.push(view.text("despite", "people-despite"));
    }
    shown
}

fn choices<T: kernel::Code>(view: &FormView<'_>, label: &str, fits: impl Fn(&T) -> bool) -> Vec<Choice> {
    let choice = |code: &T| Choice::new(code.code(), view.word(&format!("{label}-{}", code.code())));
    T::ALL.iter().filter(|code| fits(code)).map(choice).collect()
}

/// Reads who was chosen, as what, and what is recorded of it; and the reason to record it in spite of a doubt.
pub(crate) fn read_relation(fields: &Fields, today: Day) -> Result<(NewRelation, String), Invalid> {
    let mut check = Check::new(fields, today);
    let other: Result<Id<Person>, Missed> = check.id("person");
    let word: Result<RelationWord, Missed> = check.code("what");
    let particulars = read_particulars(&mut check, fields, today, word.ok().map(|word| word.kept().0));
    let despite = check.line_or_empty("despite");
    check.finish(|| Ok((NewRelation { other: other?, word: word?, particulars: particulars? }, despite?)))
}

/// Reads what is recorded of a relation that is known, and the reason to record it in spite of a doubt.
pub(crate) fn read_change(fields: &Fields, today: Day, of: Relation) -> Result<(RelationTerms, String), Invalid> {
    let mut check = Check::new(fields, today);
    let particulars = read_particulars(&mut check, fields, today, Some(of));
    let despite = check.line_or_empty("despite");
    check.finish(|| Ok((particulars?, despite?)))
}

fn read_particulars(
    check: &mut Check<'_>,
    fields: &Fields,
    today: Day,
    of: Option<Relation>,
) -> Result<RelationTerms, Missed> {
    let mut form: Result<Option<RelationForm>, Missed> = check.code_or_none("form");
    let from = read_when(check, fields, today, "from");
    let mut until = read_when(check, fields, today, "until");
    let mut ending: Result<Option<RelationEnding>, Missed> = check.code_or_none("ending");
    let order = if fields.get("birth-order").trim().is_empty() {
        Ok(None)
    } else {
        check.number("birth-order", 1, MOST_CHILDREN).map(Some)
    };
    let note = check.line_or_empty("note");
    if let (Some(of), Ok(Some(chosen))) = (of, form)
        && !chosen.fits(of)
    {
        form = check.wrong("form", "people-form-misfit");
    }
    if let (Some(of), Ok(Some(chosen)), Ok(form)) = (of, ending, form)
        && !chosen.fits(of, form)
    {
        ending = check.wrong("ending", "people-ending-misfit");
    }
    if let (Ok(Some(from)), Ok(Some(end))) = (from, until)
        && last(end) < from.date
    {
        until = check.wrong("until", "people-refused-backwards");
    }
    let birth_order = order.map(|order| order.filter(|_| of.is_none_or(|of| of == Relation::Parent)))?;
    Ok(RelationTerms { form: form?, from: from?, until: until?, ending: ending?, birth_order, note: note? })
}

/// The last day that a date may be, as far as it is known.
fn last(when: PartialDate) -> thai::date::CivilDate {
    let more = match when.precision {
        Precision::Day => 0,
        Precision::Month => 30,
        Precision::Year => 364,
    };
    Day::from_date(when.date).plus_days(more).date()
}

/// A day, a month or a year, or nothing.
fn read_when(check: &mut Check<'_>, fields: &Fields, today: Day, name: &str) -> Result<Born, Missed> {
    let text = fields.get(name).trim();
    if text.is_empty() {
        return Ok(None);
    }
    parse_partial(text, today.date()).map(Some).or_else(|problem| check.wrong(name, problem.key()))
}

/// The form of a relation as it is stored.
pub(crate) fn filled_relation(particulars: &RelationTerms, version: i64, lang: Lang) -> Fields {
    let mut fields = Fields::default();
    let when = |when: Born| {
        let words = |when| if lang == Lang::Th { format_partial(when) } else { format_partial_en(when) };
        when.map(words).unwrap_or_default()
    };
    fields.set("version", version.to_string());
    fields.set("form", particulars.form.map_or("", kernel::Code::code));
    fields.set("from", when(particulars.from));
    fields.set("until", when(particulars.until));
    fields.set("ending", particulars.ending.map_or("", kernel::Code::code));
    fields.set("birth-order", particulars.birth_order.map(|order| order.to_string()).unwrap_or_default());
    fields.set("note", particulars.note.as_str());
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::from_number(20_260_901).unwrap()
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_year_is_enough_and_reads_back_the_same_in_both_languages() {
        let sent = fields(&[("form", "registered"), ("from", "2515"), ("until", "มี.ค. 2540"), ("ending", "divorce")]);
        let (read, _) = read_change(&sent, today(), Relation::Spouse).unwrap();
        assert_eq!(read.from.map(|from| from.precision), Some(Precision::Year));
        for lang in [Lang::Th, Lang::En] {
            let again = read_change(&filled_relation(&read, 1, lang), today(), Relation::Spouse).unwrap().0;
            assert_eq!(again, read, "{lang:?}");
        }
    }

    #[test]
    fn only_what_fits_the_relation_is_taken() {
        let wrong = |pairs: &[(&str, &str)], of| read_change(&fields(pairs), today(), of).unwrap_err();
        assert!(wrong(&[("form", "foster")], Relation::Spouse).of("form").is_some());
        let parted = wrong(&[("form", "cohabiting"), ("ending", "divorce")], Relation::Spouse);
        assert!(parted.of("ending").is_some());
        let backwards = wrong(&[("from", "2540"), ("until", "2539")], Relation::Friend);
        assert!(backwards.of("until").is_some());
        assert!(read_change(&fields(&[("from", "5/2540"), ("until", "2540")]), today(), Relation::Friend).is_ok());
    }
}
