//! Home visits, their signatures and their files as other programs see them.

use kernel::{Case, Fields, Id, Staff};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::{self, Problem, code, id};

use crate::forms;
use crate::model::{Attachment, AttachmentRow, Paper, PaperRow, PaperState, SignaturePart, SignatureRow};

/// A home visit: a paper that its author writes, signs, and others may have to co-sign.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Visit {
    #[schema(schema_with = id)]
    id: Id<Paper>,
    #[schema(schema_with = id)]
    case: Id<Case>,
    version: i64,
    #[schema(schema_with = code::<PaperState>)]
    state: PaperState,
    #[schema(schema_with = id)]
    author: Id<Staff>,
    #[schema(format = Date)]
    happened_on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    place: String,
    /// Who was there.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    people: String,
    /// What was seen and said.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    facts: String,
    /// What the author thinks of it, apart from the facts.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    opinion: String,
    #[schema(format = DateTime)]
    saved_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    signed_at: Option<String>,
    /// Who is asked to co-sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = id, required = false)]
    reviewer: Option<Id<Staff>>,
    /// Why it was sent back.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    comment: String,
    signatures: Vec<Signature>,
    files: Vec<FileBody>,
}

/// A signature under a paper.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Signature {
    #[schema(schema_with = id)]
    staff: Id<Staff>,
    name: String,
    #[schema(schema_with = code::<SignaturePart>)]
    part: SignaturePart,
    #[schema(format = DateTime)]
    signed_at: String,
}

/// The home visits of a case, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Visits {
    pub items: Vec<Visit>,
}

impl Visit {
    pub(crate) fn of(paper: &PaperRow, signatures: &[SignatureRow], files: &[AttachmentRow]) -> Self {
        let fields = forms::papers::open(paper);
        let text = |name: &str| fields.get(name).to_owned();
        let signature = |row: &SignatureRow| Signature {
            staff: row.staff,
            name: row.name.clone(),
            part: row.part,
            signed_at: row.signed_at.iso(),
        };
        Self {
            id: paper.id,
            case: paper.case,
            version: paper.version,
            state: paper.state,
            author: paper.author,
            happened_on: api::day_text(paper.happened_on),
            place: text("place"),
            people: text("people"),
            facts: text("facts"),
            opinion: text("opinion"),
            saved_at: paper.saved_at.iso(),
            signed_at: paper.signed_at.map(kernel::Moment::iso),
            reviewer: paper.reviewer,
            comment: paper.comment.clone(),
            signatures: signatures.iter().filter(|row| row.paper == paper.id).map(signature).collect(),
            files: files.iter().filter(|row| row.paper == paper.id).map(FileBody::of).collect(),
        }
    }
}

/// What is written into a home visit; what is left out stays as it is. Nothing is asked for before the signature.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VisitDraft {
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = api::day_schema, required = false)]
    happened_on: Option<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(max_length = 200, nullable = false)]
    place: Option<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(max_length = 200, nullable = false)]
    people: Option<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(max_length = 20_000, nullable = false)]
    facts: Option<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(max_length = 20_000, nullable = false)]
    opinion: Option<String>,
}

/// Where each field of a home visit stands in a body.
pub(crate) const VISIT_PLACES: &[(&str, &str)] = &[
    ("happened-on", "/happened_on"),
    ("place", "/place"),
    ("people", "/people"),
    ("facts", "/facts"),
    ("opinion", "/opinion"),
];

impl VisitDraft {
    /// Puts what was sent over the fields with which the paper's form opens. What would never fit is refused at once.
    pub(crate) fn over(&self, mut fields: Fields) -> Result<Fields, Problem> {
        if let Some(day) = &self.happened_on {
            let day = api::day("/happened_on", day)?;
            fields.set("happened-on", thai::date::format_short(day.date()));
        }
        let lines = [("place", &self.place, 200), ("people", &self.people, 200)];
        let prose = [("facts", &self.facts, 20_000), ("opinion", &self.opinion, 20_000)];
        for (name, text, most) in lines.into_iter().chain(prose) {
            let Some(text) = text else { continue };
            if text.chars().count() > most {
                return Err(Problem::at(&format!("/{name}"), "form-too-long"));
            }
            fields.set(name, text.as_str());
        }
        Ok(fields)
    }
}

/// Who is asked to co-sign, where the rule of the step asks for it and the author wants somebody in particular.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignBody {
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = id, required = false)]
    pub reviewer: Option<Id<Staff>>,
}

/// A file of a home visit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = File)]
pub(crate) struct FileBody {
    #[schema(schema_with = id)]
    id: Id<Attachment>,
    #[schema(schema_with = id)]
    visit: Id<Paper>,
    name: String,
    media_type: String,
    /// Bytes.
    size: i64,
    /// SHA-256 of its content, in hex.
    digest: String,
    #[schema(schema_with = id)]
    added_by: Id<Staff>,
    #[schema(format = DateTime)]
    added_at: String,
}

impl FileBody {
    pub(crate) fn of(row: &AttachmentRow) -> Self {
        Self {
            id: row.id,
            visit: row.paper,
            name: row.name.clone(),
            media_type: row.kind.content_type(&row.name).to_owned(),
            size: row.size,
            digest: row.digest.clone(),
            added_by: row.added_by,
            added_at: row.added_at.iso(),
        }
    }
}
