//! From a row of a file to what it says: the cells become the fields of the registry's own forms, which read them strictly.

mod places;

use kernel::{Check, Code as _, Day, Fields, Invalid, Missed};
use people::{HouseholdMember, IdKind, Identity, NewHousehold, NewPerson};
use sheets::Line;
use thai::name::split_titles;

use super::{columns, values};
use crate::model::{Column, Problem, Template};
use places::Places;

/// What a row says.
#[derive(Debug, Clone)]
pub enum Given {
    /// บุคคล
    Person(Box<NewPerson>),
    /// ครัวเรือน
    Household(NewHousehold),
    /// สมาชิกครัวเรือน
    Member(Membership),
    /// เรื่องที่รับไว้แล้ว
    Case(Matter),
}

/// Whom a row means who stands elsewhere: the source's own key, or the number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whom {
    /// The key of their row in the file of persons; empty when there is none.
    pub key: String,
    /// Their number.
    pub identity: Identity,
}

/// สมาชิกครัวเรือน
#[derive(Debug, Clone)]
pub struct Membership {
    /// The key of the household's row.
    pub household: String,
    /// Who.
    pub who: Whom,
    /// What they are there.
    pub relation: HouseholdMember,
    /// Since when.
    pub since: Option<Day>,
}

/// เรื่อง: a matter that was open already when the office began to work with this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The source's number of it.
    pub key: String,
    /// About whom.
    pub who: Whom,
    /// In a few words.
    pub title: String,
    /// What was told.
    pub story: String,
    /// What was asked for.
    pub request: String,
    /// When it was received.
    pub received_on: Day,
    /// The target group, in words or as its code.
    pub target_group: String,
    /// The channel, in words or as its code.
    pub channel: String,
}

/// What came of a row.
#[derive(Debug, Clone)]
pub struct Read {
    /// Number of the row.
    pub number: u32,
    /// What it says; none when something is wrong.
    pub given: Option<Given>,
    /// Everything that is wrong with it.
    pub problems: Vec<Problem>,
    /// What was mended: column of the file, and the key of what.
    pub notes: Vec<(usize, &'static str)>,
    /// The source's own key of the row; empty when there is none.
    pub key: String,
    /// The cells as they were understood, by column of the file, for a preview.
    pub understood: Vec<String>,
}

/// ผู้อ่านแถว: reads rows of one file, one after the other.
#[derive(Debug)]
pub struct Reader {
    template: Template,
    columns: Vec<Option<&'static Column>>,
    today: Day,
    places: Places,
    /// Merged areas of the sheet, where a row is refused.
    merges: Vec<sheets::Merge>,
}

impl Reader {
    /// A reader of a template whose columns stand like this in the file.
    #[must_use]
    pub fn new(template: Template, mapping: &[String], merges: Vec<sheets::Merge>, today: Day) -> Self {
        let columns = mapping.iter().map(|name| columns::named(template, name)).collect();
        Self { template, columns, today, places: Places::default(), merges }
    }

    /// Reads a row.
    #[must_use]
    pub fn read(&mut self, line: &Line) -> Read {
        let mut read = Read {
            number: line.number,
            given: None,
            problems: Vec::new(),
            notes: Vec::new(),
            key: String::new(),
            understood: vec![String::new(); self.columns.len()],
        };
        let mut fields = Fields::default();
        if self.is_merged(line) {
            read.problems.push(Problem { column: None, key: "imports-row-merged".to_owned() });
        }
        self.read_cells(line, &mut fields, &mut read);
        fields.get("key").clone_into(&mut read.key);
        match self.given(&mut fields) {
            Ok(given) => read.given = Some(given),
            Err(invalid) => self.blame(&invalid, &mut read),
        }
        if !read.problems.is_empty() {
            read.given = None;
        }
        read
    }

    /// Whether a merged area takes part of the row: only its first cell holds the value, the others are empty.
    fn is_merged(&self, line: &Line) -> bool {
        self.merges.iter().any(|merge| {
            let mapped = self.columns.iter().enumerate().filter(|(_, column)| column.is_some());
            (merge.rows.0..=merge.rows.1).contains(&line.number)
                && mapped.into_iter().any(|(place, _)| (merge.columns.0..=merge.columns.1).contains(&place))
        })
    }

    fn read_cells(&self, line: &Line, fields: &mut Fields, read: &mut Read) {
        for (place, column) in self.columns.iter().enumerate() {
            let Some(column) = column else { continue };
            match values::read(line.cell(place), column.kind) {
                Ok(understood) => {
                    if !understood.note.is_empty() {
                        read.notes.push((place, understood.note));
                    }
                    read.understood[place] = values::shown(&understood.text, column.kind, self.today);
                    if !understood.text.is_empty() {
                        fields.add(column.field, understood.text);
                    }
                }
                Err(key) => read.problems.push(Problem { column: Some(place), key: key.to_owned() }),
            }
        }
    }

    fn given(&mut self, fields: &mut Fields) -> Result<Given, Invalid> {
        match self.template {
            Template::Persons => {
                let mut wrong = self.place(fields, &["reg", "at"]);
                settle_person(fields);
                let person = people::import::read_person(fields, self.today);
                all_right(&mut wrong, person).map(|person| Given::Person(Box::new(person)))
            }
            Template::Households => {
                let mut wrong = self.place(fields, &["at"]);
                let household = people::import::read_household(fields, self.today);
                all_right(&mut wrong, household).map(Given::Household)
            }
            Template::Members => read_membership(fields, self.today).map(Given::Member),
            Template::Cases => read_matter(fields, self.today).map(Given::Case),
        }
    }

    /// Sub-district, district and province of each address become the one place that they name; answers what is wrong.
    fn place(&mut self, fields: &mut Fields, prefixes: &[&str]) -> Invalid {
        let mut wrong = Invalid::default();
        for prefix in prefixes {
            let part = |name: &str| fields.get(&format!("{prefix}_{name}")).to_owned();
            let parts = places::Parts {
                subdistrict: part("subdistrict"),
                district: part("district"),
                province: part("province"),
                zip: part("zip"),
            };
            match self.places.find(parts) {
                Ok(Some(code)) => {
                    // The form reads a picked place beside any text.
                    fields.set(&format!("{prefix}_place"), "-");
                    fields.set(&format!("{prefix}_place_pick"), code.to_string());
                }
                Ok(None) => {}
                Err(key) => wrong.add(&format!("{prefix}_place"), key),
            }
        }
        wrong
    }

    /// Puts what a form found wrong to the columns from which its fields came.
    fn blame(&self, invalid: &Invalid, read: &mut Read) {
        for (field, key) in invalid.problems() {
            let column = self.column_of(field);
            let known = read.problems.iter().any(|problem| problem.column.is_some() && problem.column == column);
            if !known {
                read.problems.push(Problem { column, key: (*key).to_owned() });
            }
        }
    }

    fn column_of(&self, field: &str) -> Option<usize> {
        let of =
            |wanted: &str| self.columns.iter().position(|column| column.is_some_and(|column| column.field == wanted));
        let place = |prefix: &str| {
            ["subdistrict", "district", "province", "zip"].iter().find_map(|part| of(&format!("{prefix}_{part}")))
        };
        match field {
            "title_other" => of("title"),
            "reg_place" => place("reg"),
            "at_place" => place("at"),
            "id_kind" => of("id_number"),
            field => of(field),
        }
    }
}

/// What was read, when nothing was wrong before either; everything wrong otherwise.
fn all_right<T>(wrong: &mut Invalid, read: Result<T, Invalid>) -> Result<T, Invalid> {
    match read {
        Ok(value) if wrong.is_empty() => return Ok(value),
        Ok(_) => {}
        Err(more) => more.problems().iter().for_each(|(field, key)| wrong.add(field, key)),
    }
    Err(std::mem::take(wrong))
}

/// What the form asks beside the columns: the kind of the number, which follows from it, the title in full, and whether there
/// is a current address.
fn settle_person(fields: &mut Fields) {
    let number = fields.get("id_number").to_owned();
    let kind =
        Identity::guess(&number).map_or(if number.is_empty() { IdKind::None } else { IdKind::Thai }, |id| id.kind());
    fields.set("id_kind", kind.code());
    if fields.get("registration").is_empty() {
        fields.set("registration", if kind == IdKind::Thai { "thai" } else { "unknown" });
    }
    if fields.get("marital").is_empty() {
        fields.set("marital", "unknown");
    }
    let title = fields.get("title").to_owned();
    if !title.is_empty() {
        fields.set("title", "");
        fields.set("title_other", full_title(&title));
    }
    let lives_elsewhere = fields.pairs().iter().any(|(name, value)| name.starts_with("at_") && !value.is_empty());
    if lives_elsewhere {
        fields.set("elsewhere", "yes");
    }
}

/// `น.ส.` is นางสาว; a title that is none of the known ones stays as it is written.
fn full_title(title: &str) -> String {
    const NAME: &str = "กก";
    let (known, rest) = split_titles(&format!("{title}{NAME}"));
    match known.as_slice() {
        [] => title.to_owned(),
        known if rest == NAME => known.iter().map(|title| title.long).collect::<Vec<_>>().join(""),
        _ => title.to_owned(),
    }
}

fn read_whom(check: &mut Check<'_>, fields: &Fields) -> Result<Whom, Missed> {
    let key = check.line_or_empty("person")?;
    let number = fields.get("id_number");
    if number.is_empty() {
        return if key.is_empty() {
            check.wrong("id_number", "imports-whom")
        } else {
            Ok(Whom { key, ..Whom::default() })
        };
    }
    match Identity::guess(number) {
        Some(identity) => Ok(Whom { key, identity }),
        None => check.wrong("id_number", "imports-number-wrong"),
    }
}

fn read_membership(fields: &Fields, today: Day) -> Result<Membership, Invalid> {
    let mut check = Check::new(fields, today);
    let household = check.line("household");
    let who = read_whom(&mut check, fields);
    let relation = check.code("relation");
    let since = check.day_or_none("since");
    check.finish(|| Ok(Membership { household: household?, who: who?, relation: relation?, since: since? }))
}

fn read_matter(fields: &Fields, today: Day) -> Result<Matter, Invalid> {
    let mut check = Check::new(fields, today);
    let key = check.line_or_empty("key");
    let who = read_whom(&mut check, fields);
    let (title, story, request) = (check.line("title"), check.prose("story"), check.line_or_empty("request"));
    let received_on = check
        .day("received-on")
        .and_then(|day| if day > today { check.wrong("received-on", "imports-not-yet") } else { Ok(day) });
    let (target_group, channel) = (check.line("target-group"), check.line("channel"));
    check.finish(|| {
        Ok(Matter {
            key: key?,
            who: who?,
            title: title?,
            story: story?,
            request: request?,
            received_on: received_on?,
            target_group: target_group?,
            channel: channel?,
        })
    })
}

#[cfg(test)]
mod tests;
