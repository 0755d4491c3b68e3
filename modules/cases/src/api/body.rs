//! Cases as other programs see them, and what is sent to open one.

mod visit;

use kernel::{Case, Code as _, Fields, Id, Office, Staff};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::{self, Problem, code, id};

use crate::model::{
    Basis, CaseRow, Confidentiality, Danger, Gravity, MemberRow, NextWhat, Part, Reporter, Stage, SubjectKind, Unit,
    Urgency,
};

pub(crate) use visit::{FileBody, SignBody, VISIT_PLACES, Visit, VisitDraft, Visits};

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseSummary {
    #[schema(schema_with = id)]
    id: Id<Case>,
    #[schema(schema_with = id)]
    office: Id<Office>,
    /// Its number in that office: running number / พ.ศ.
    number: String,
    title: String,
    #[schema(schema_with = code::<Unit>)]
    unit: Unit,
    subject: Subject,
    /// An entry of the reference data.
    target_group: String,
    #[schema(schema_with = code::<Stage>)]
    stage: Stage,
    #[schema(schema_with = code::<Urgency>)]
    urgency: Urgency,
    #[schema(schema_with = code::<Confidentiality>)]
    confidentiality: Confidentiality,
    #[schema(schema_with = id)]
    owner: Id<Staff>,
    #[schema(format = DateTime)]
    opened_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    closed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<NextStep>,
}

/// The registry record that a case is about.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Subject {
    #[schema(schema_with = code::<SubjectKind>)]
    kind: SubjectKind,
    #[schema(schema_with = id)]
    id: Id<()>,
    /// The name as it was when the case was opened.
    name: String,
}

/// What must be done next, by the clock that says so.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NextStep {
    #[schema(schema_with = code::<NextWhat>)]
    what: NextWhat,
    /// Who must do it; left out where it is whoever supervises the office.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = id, required = false)]
    who: Option<Id<Staff>>,
    #[schema(format = Date)]
    due: String,
    /// The clause that asks for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    clause: String,
}

/// A case, where it stands and who works on it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Case)]
pub(crate) struct CaseBody {
    #[serde(flatten)]
    summary: CaseSummary,
    version: i64,
    #[schema(schema_with = code::<Danger>)]
    danger: Danger,
    #[schema(schema_with = code::<Gravity>)]
    gravity: Gravity,
    team: Vec<TeamMember>,
}

/// Who works on a case now, and as what.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TeamMember {
    #[schema(schema_with = id)]
    staff: Id<Staff>,
    #[schema(schema_with = code::<Part>)]
    part: Part,
    #[schema(format = DateTime)]
    since: String,
}

/// A part of a list of cases.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Cases {
    pub items: Vec<CaseSummary>,
    /// The cursor of the next part, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl CaseSummary {
    pub(crate) fn of(case: &CaseRow) -> Self {
        let next = NextStep {
            what: case.next_what,
            who: case.next_who,
            due: api::day_text(case.next_due),
            clause: case.next_clause.clone(),
        };
        Self {
            id: case.id,
            office: case.office,
            number: case.number.clone(),
            title: case.title.clone(),
            unit: case.unit,
            subject: Subject { kind: case.subject_kind, id: Id::new(case.subject), name: case.subject_name.clone() },
            target_group: case.target_group.clone(),
            stage: case.stage,
            urgency: case.urgency,
            confidentiality: case.confidentiality,
            owner: case.owner,
            opened_at: case.opened_at.iso(),
            closed_at: case.closed_at.map(kernel::Moment::iso),
            next: (case.next_what != NextWhat::Nothing).then_some(next),
        }
    }
}

impl CaseBody {
    pub(crate) fn of(case: &CaseRow, team: &[MemberRow]) -> Self {
        let member = |row: &MemberRow| TeamMember { staff: row.staff, part: row.part, since: row.from_at.iso() };
        Self {
            summary: CaseSummary::of(case),
            version: case.version,
            danger: case.danger,
            gravity: case.gravity,
            team: team.iter().map(member).collect(),
        }
    }
}

/// What takes a matter in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCase {
    #[schema(schema_with = code::<Unit>)]
    pub unit: Unit,
    /// The registry record: a person for an individual, else a household, group or community.
    #[schema(schema_with = id)]
    pub subject: Id<()>,
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// A code of the list `target-group`.
    #[schema(min_length = 1, max_length = 200)]
    pub target_group: String,
    /// A code of the list `channel`.
    #[schema(min_length = 1, max_length = 200)]
    pub channel: String,
    #[schema(schema_with = api::day_schema)]
    received_on: String,
    /// `HH:MM` in Thailand; 08:30 where it is left out.
    #[serde(default, deserialize_with = "api::present")]
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", nullable = false)]
    received_time: Option<String>,
    #[schema(min_length = 1, max_length = 20_000)]
    story: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    request: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    place: String,
    #[schema(schema_with = code::<Reporter>)]
    reporter: Reporter,
    /// Name and how to reach them; kept sealed, and not at all for the anonymous.
    #[serde(default)]
    #[schema(max_length = 200)]
    reporter_contact: String,
    #[schema(schema_with = code::<Basis>)]
    basis: Basis,
    #[schema(schema_with = code::<Confidentiality>)]
    confidentiality: Confidentiality,
}

/// Where each field of the intake form stands in a body.
pub(crate) const CASE_PLACES: &[(&str, &str)] = &[
    ("unit", "/unit"),
    ("subject", "/subject"),
    ("title", "/title"),
    ("target-group", "/target_group"),
    ("channel", "/channel"),
    ("received-on", "/received_on"),
    ("received-time", "/received_time"),
    ("story", "/story"),
    ("request", "/request"),
    ("place", "/place"),
    ("reporter", "/reporter"),
    ("reporter-contact", "/reporter_contact"),
    ("basis", "/basis"),
    ("confidentiality", "/confidentiality"),
];

impl NewCase {
    /// The fields of the intake form.
    pub(crate) fn fields(&self) -> Result<Fields, Problem> {
        let day = api::day("/received_on", &self.received_on)?;
        let mut fields = Fields::default();
        fields.set("unit", self.unit.code());
        fields.set("subject", self.subject.to_string());
        fields.set("title", self.title.as_str());
        fields.set("target-group", self.target_group.as_str());
        fields.set("channel", self.channel.as_str());
        fields.set("received-on", thai::date::format_short(day.date()));
        fields.set("received-time", self.received_time.clone().unwrap_or_default());
        fields.set("story", self.story.as_str());
        fields.set("request", self.request.as_str());
        fields.set("place", self.place.as_str());
        fields.set("reporter", self.reporter.code());
        fields.set("reporter-contact", self.reporter_contact.as_str());
        fields.set("basis", self.basis.code());
        fields.set("confidentiality", self.confidentiality.code());
        Ok(fields)
    }
}
