//! A person as other programs see one, and from what they send to the fields that the forms read.

use kernel::{Code as _, Id};
use serde::{Deserialize, Serialize};
use thai::date::{PartialDate, Precision};
use utoipa::ToSchema;
use web::api::{self, code, id};

use crate::brief::Hit;
use crate::model::{Address, Alike, Born, IdKind, Life, Marital, NameKind, Registration, Religion, Sex};
use crate::store::persons::Record;

/// A person with everything that is registered. Where they live is among it for whoever may read the details.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Person {
    #[schema(schema_with = id)]
    id: Id<kernel::Person>,
    /// Ids of records that were merged into this one; they lead here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<String>, required = false)]
    merged_ids: Vec<Id<kernel::Person>>,
    /// Named by an update in `If-Match`, as the first part of the `ETag`.
    version: i64,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    title: String,
    given_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    middle_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    family_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    nickname: String,
    former_names: Vec<FormerName>,
    #[schema(schema_with = code::<Sex>)]
    sex: Sex,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: as much as is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = api::partial_day_schema, required = false)]
    born: Option<String>,
    dead: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    died: Option<String>,
    #[schema(schema_with = code::<IdKind>)]
    identity_kind: IdKind,
    /// The identity number with most of it hidden.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    identity_masked: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    nationality: String,
    #[schema(schema_with = code::<Registration>)]
    registration: Registration,
    #[schema(schema_with = code::<Marital>)]
    marital: Marital,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = code::<Religion>, required = false)]
    religion: Option<Religion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_phone: Option<String>,
    registered_address: AddressBody,
    /// Left out when it is the registered one.
    #[serde(skip_serializing_if = "Option::is_none")]
    current_address: Option<AddressBody>,
    /// Whether where they live is kept from those who do not look after them.
    protected: bool,
    #[schema(format = DateTime)]
    changed_at: String,
}

/// A name that somebody had before, or another spelling.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormerName {
    #[schema(schema_with = code::<NameKind>)]
    kind: NameKind,
    name: String,
}

/// An address, part by part.
#[derive(Debug, Default, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Address)]
pub(crate) struct AddressBody {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub(super) house: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub(super) building: String,
    /// Village number (หมู่ที่).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub(super) village_no: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub(super) soi: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub(super) road: String,
    /// Code of the sub-district, district or province (6, 4 or 2 digits).
    #[serde(default, deserialize_with = "api::present", skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 10, maximum = 999_999, nullable = false)]
    pub(super) place: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(pattern = "^([0-9]{5})?$")]
    pub(super) postcode: String,
    /// รหัสประจำบ้าน, 11 digits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(pattern = "^([0-9]{11})?$")]
    pub(super) house_code: String,
}

/// A person who fits a search: enough to tell people apart, nothing that is kept from other offices.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Match {
    #[schema(schema_with = id)]
    id: Id<kernel::Person>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = api::partial_day_schema, required = false)]
    born: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    identity_masked: String,
    /// Higher fits better; from 200 on it is very likely the same person.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<i64>,
    /// How likely this is the person that was sent, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    /// Why, weightiest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    reasons: Vec<String>,
}

/// A part of a list of people.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct People {
    pub items: Vec<Match>,
    /// The cursor of the next part, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

fn born_text(born: Born) -> Option<String> {
    let PartialDate { date, precision } = born?;
    Some(match precision {
        Precision::Day => date.to_string(),
        Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
        Precision::Year => format!("{:04}", date.year()),
    })
}

impl Match {
    pub(crate) fn of(brief: &crate::Brief) -> Self {
        Self {
            id: brief.id,
            name: brief.name.clone(),
            born: born_text(brief.born),
            identity_masked: brief.masked_id.clone(),
            score: None,
            probability: None,
            reasons: Vec::new(),
        }
    }

    pub(crate) fn alike(brief: &crate::Brief, alike: &Alike) -> Self {
        let reasons = alike.reasons.iter().map(|reason| reason.code().to_owned()).collect();
        // Four places say more than any model knows.
        let probability = (alike.probability * 10_000.0).round() / 10_000.0;
        Self { probability: Some(probability), reasons, ..Self::of(brief) }
    }

    pub(crate) fn found(hit: &Hit) -> Self {
        let reasons = hit.reasons.iter().map(|reason| reason.code().to_owned()).collect();
        Self { score: Some(hit.score), reasons, ..Self::of(&hit.brief) }
    }
}

impl From<&Address> for AddressBody {
    fn from(address: &Address) -> Self {
        Self {
            house: address.house.clone(),
            building: address.building.clone(),
            village_no: address.moo.clone(),
            soi: address.soi.clone(),
            road: address.road.clone(),
            place: address.place,
            postcode: address.zip.clone(),
            house_code: address.house_code.clone(),
        }
    }
}

impl Person {
    pub(crate) fn of(record: &Record, merged_ids: Vec<Id<kernel::Person>>) -> Self {
        let person = &record.person;
        let (dead, died) = match person.life {
            Life::Living => (false, None),
            Life::Dead(day) => (true, day.map(api::day_text)),
        };
        let former = person.former.iter();
        Self {
            id: record.id,
            merged_ids,
            version: record.version,
            title: person.title.clone(),
            given_name: person.given.clone(),
            middle_name: person.middle.clone(),
            family_name: person.family.clone(),
            nickname: person.nickname.clone(),
            former_names: former.map(|name| FormerName { kind: name.kind, name: name.name.clone() }).collect(),
            sex: person.sex,
            born: born_text(person.born),
            dead,
            died,
            identity_kind: person.identity.kind(),
            identity_masked: person.identity.masked(),
            nationality: person.nationality.clone(),
            registration: person.registration,
            marital: person.marital,
            religion: person.religion,
            phone: person.phone.as_ref().map(|phone| phone.digits().to_owned()),
            other_phone: person.other_phone.as_ref().map(|phone| phone.digits().to_owned()),
            registered_address: AddressBody::from(&person.registered),
            current_address: person.current.as_ref().map(AddressBody::from),
            protected: person.protected,
            changed_at: record.changed_at.iso(),
        }
    }
}
