//! Form fields to commands and back.

use kernel::{Check, Fields, Id, Invalid, Missed, Office};
use ui::{Choice, Field, Form, FormView, Look, Page};

use crate::actions::Chosen;
use crate::model::{Decision, ImportRow, Template};
use crate::rules::columns;

/// The form that takes a file.
pub(crate) fn begin_form(p: &Page, fields: &Fields, invalid: &Invalid, offices: Vec<Choice>) -> Form {
    let view = FormView::new(p, fields, invalid);
    let shown = vec![
        view.codes::<Template>(Look::Radios, "template", "imports-template").required(),
        view.choose(Look::Select, "office", "imports-office", offices).required(),
        view.field(Look::File, "file", "imports-file").required(),
    ];
    view.form("/imports", "imports-begin", "/imports", shown).with_files()
}

/// Reads what goes with a file; the office is one of these.
pub(crate) fn read_begin(
    fields: &Fields,
    today: kernel::Day,
    offices: &[Id<Office>],
) -> Result<(Id<Office>, Template), Invalid> {
    let mut check = Check::new(fields, today);
    let template = check.code("template");
    let office = read_office(&mut check, offices);
    check.finish(|| Ok((office?, template?)))
}

fn read_office(check: &mut Check<'_>, offices: &[Id<Office>]) -> Result<Id<Office>, Missed> {
    let office = check.id("office")?;
    if offices.contains(&office) { Ok(office) } else { check.wrong("office", "form-unknown-choice") }
}

/// One field for each column of the file: what it says.
pub(crate) fn column_fields(p: &Page, row: &ImportRow, invalid: &Invalid) -> Vec<Field> {
    let mut fields = Fields::default();
    for (place, name) in row.mapping().iter().enumerate() {
        fields.set(&format!("column-{place}"), name.as_str());
    }
    let view = FormView::new(p, &fields, invalid);
    let thai = p.lang == kernel::Lang::Th;
    let choices: Vec<Choice> = columns::of(row.template)
        .iter()
        .map(|column| Choice::new(column.name, if thai { column.th } else { column.en }))
        .collect();
    let headings = row.headings();
    let field = |(place, heading): (usize, &String)| {
        let mut field = view.choose(Look::Select, &format!("column-{place}"), "imports-column", choices.clone());
        field.label = format!("{} {heading}", sheets::column_letters(place));
        if let Some(none) = field.options.first_mut() {
            none.label = p.t("imports-column-none").into_owned();
        }
        field
    };
    headings.iter().enumerate().map(field).collect()
}

/// Which sheet of the file is read.
pub(crate) fn tab_field(p: &Page, names: &[&str], here: usize) -> Field {
    let mut fields = Fields::default();
    fields.set("tab", here.to_string());
    let choices = names.iter().enumerate().map(|(place, name)| Choice::new(place.to_string(), *name)).collect();
    FormView::new(p, &fields, &Invalid::default()).choose(Look::Radios, "tab", "imports-sheet", choices).required()
}

/// Reads what each column of a file says.
pub(crate) fn read_columns(fields: &Fields, width: usize) -> Chosen {
    Chosen::Mapping((0..width).map(|place| fields.get(&format!("column-{place}")).to_owned()).collect())
}

/// Reads which sheet is meant.
pub(crate) fn read_tab(fields: &Fields) -> Chosen {
    Chosen::Tab(fields.get("tab").parse().unwrap_or(0))
}

/// Reads a decision.
pub(crate) fn read_decision(fields: &Fields, today: kernel::Day) -> Result<Decision, Invalid> {
    let mut check = Check::new(fields, today);
    let decision = check.code("decision");
    check.finish(|| decision)
}

/// The form that takes the people of an office out.
pub(crate) fn export_form(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let format = ["xlsx", "csv"].map(|code| Choice::new(code, code.to_uppercase())).to_vec();
    let shown = vec![
        view.codes::<Template>(Look::Radios, "template", "imports-template").required(),
        view.text("reason", "imports-export-reason").required(),
        view.choose(Look::Radios, "format", "imports-export-format", format).required(),
    ];
    view.form("/imports/exports", "imports-export-deed", "/imports", shown)
}

/// Reads which register is taken out, why, and whether as a spreadsheet.
pub(crate) fn read_export(fields: &Fields, today: kernel::Day) -> Result<(Template, String, bool), Invalid> {
    let mut check = Check::new(fields, today);
    let template = check.code("template");
    let reason = check.line("reason");
    let format = match fields.get("format") {
        "xlsx" => Ok(true),
        "csv" => Ok(false),
        _ => check.wrong("format", "form-choose"),
    };
    check.finish(|| Ok((template?, reason?, format?)))
}
