//! A person as other programs see one, and from what they send to the fields that the forms read.

use kernel::{Code as _, Day, Fields, Id};
use serde::{Deserialize, Serialize};
use thai::date::{PartialDate, Precision};
use utoipa::ToSchema;
use web::api::{self, Problem, code, id};

use crate::brief::Hit;
use crate::model::{Address, Born, IdKind, Life, Marital, NameKind, NewPerson, Registration, Religion, Sex};
use crate::store::persons::Record;

/// A person with everything that is registered. Where they live is among it for whoever may read the details.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Person {
    #[schema(schema_with = id)]
    id: Id<kernel::Person>,
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
    house: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    building: String,
    /// Village number (หมู่ที่).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    village_no: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    soi: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    road: String,
    /// Code of the sub-district, district or province (6, 4 or 2 digits).
    #[serde(default, deserialize_with = "api::present", skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 10, maximum = 999_999, nullable = false)]
    place: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(pattern = "^([0-9]{5})?$")]
    postcode: String,
    /// รหัสประจำบ้าน, 11 digits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(pattern = "^([0-9]{11})?$")]
    house_code: String,
}

/// What registers somebody.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPersonBody {
    #[serde(default)]
    #[schema(max_length = 200)]
    title: String,
    #[schema(min_length = 1, max_length = 200)]
    given_name: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    family_name: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    nickname: String,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = code::<Sex>, required = false)]
    sex: Option<Sex>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY` in the Common Era.
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = api::partial_day_schema, required = false)]
    born: Option<String>,
    /// 13 digits, a passport or a G code; the kind is told by its form.
    #[serde(default)]
    #[schema(max_length = 200)]
    identity_number: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    phone: String,
    #[serde(default)]
    address: AddressBody,
    /// Whether the caller looked at those who may be the same person; without it they are told with 409.
    #[serde(default)]
    pub likely_duplicates_reviewed: bool,
}

/// Changes to a person; what is left out stays, `null` takes away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonChanges {
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    title: Change<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(min_length = 1, max_length = 200, nullable = false)]
    given_name: Option<String>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    middle_name: Change<String>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    family_name: Change<String>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    nickname: Change<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = code::<Sex>, required = false)]
    sex: Option<Sex>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::partial_day_or_null, required = false)]
    born: Change<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(nullable = false)]
    dead: Option<bool>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::day_or_null, required = false)]
    died: Change<String>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    nationality: Change<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = code::<Registration>, required = false)]
    registration: Option<Registration>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(schema_with = code::<Marital>, required = false)]
    marital: Option<Marital>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    phone: Change<String>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(schema_with = api::text_or_null, required = false)]
    other_phone: Change<String>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(nullable = false)]
    registered_address: Option<AddressBody>,
    #[serde(default, deserialize_with = "api::given")]
    #[schema(value_type = Option<AddressBody>)]
    current_address: Change<AddressBody>,
    #[serde(default, deserialize_with = "api::present")]
    #[schema(nullable = false)]
    protected: Option<bool>,
}

/// Left out, taken away, or set.
type Change<T> = Option<Option<T>>;

/// Where each field of the forms stands in a body.
pub(crate) const PLACES: &[(&str, &str)] = &[
    ("title", "/title"),
    ("title_other", "/title"),
    ("given", "/given_name"),
    ("middle", "/middle_name"),
    ("family", "/family_name"),
    ("nickname", "/nickname"),
    ("sex", "/sex"),
    ("born", "/born"),
    ("died", "/died"),
    ("id_number", "/identity_number"),
    ("nationality", "/nationality"),
    ("registration", "/registration"),
    ("marital", "/marital"),
    ("phone", "/phone"),
    ("other_phone", "/other_phone"),
    ("reg_house", "/registered_address/house"),
    ("reg_building", "/registered_address/building"),
    ("reg_moo", "/registered_address/village_no"),
    ("reg_soi", "/registered_address/soi"),
    ("reg_road", "/registered_address/road"),
    ("reg_place", "/registered_address/place"),
    ("reg_zip", "/registered_address/postcode"),
    ("reg_house_code", "/registered_address/house_code"),
];

/// The same for the address with which somebody is registered.
pub(crate) const PLACES_NEW: &[(&str, &str)] = &[
    ("at_house", "/address/house"),
    ("at_building", "/address/building"),
    ("at_moo", "/address/village_no"),
    ("at_soi", "/address/soi"),
    ("at_road", "/address/road"),
    ("at_place", "/address/place"),
    ("at_zip", "/address/postcode"),
    ("at_house_code", "/address/house_code"),
];

/// The same for the address where somebody lives now.
pub(crate) const PLACES_NOW: &[(&str, &str)] = &[
    ("at_house", "/current_address/house"),
    ("at_building", "/current_address/building"),
    ("at_moo", "/current_address/village_no"),
    ("at_soi", "/current_address/soi"),
    ("at_road", "/current_address/road"),
    ("at_place", "/current_address/place"),
    ("at_zip", "/current_address/postcode"),
    ("at_house_code", "/current_address/house_code"),
];

/// What is searched for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// Names, a number, a telephone, a day of birth, a place, in any order, as one types them on the page.
    #[schema(min_length = 1, max_length = 500)]
    pub text: String,
    /// How many are answered.
    #[serde(default, deserialize_with = "api::present")]
    #[schema(minimum = 1, maximum = 100, nullable = false)]
    pub limit: Option<i64>,
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
            reasons: Vec::new(),
        }
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
    pub(crate) fn of(record: &Record) -> Self {
        let person = &record.person;
        let (dead, died) = match person.life {
            Life::Living => (false, None),
            Life::Dead(day) => (true, day.map(api::day_text)),
        };
        let former = person.former.iter();
        Self {
            id: record.id,
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

/// A partial day as the forms write it.
fn partial(pointer: &str, text: &str) -> Result<String, Problem> {
    let (year, month, day) = api::iso_partial(pointer, text)?;
    let precision = match (month, day) {
        (_, Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        (None, None) => Precision::Year,
    };
    let date = Day::new(year, month.unwrap_or(1), day.unwrap_or(1));
    let date = date.ok_or_else(|| Problem::at(pointer, "api-day-unreadable"))?.date();
    Ok(thai::date::format_partial(PartialDate { date, precision }))
}

fn put_address(fields: &mut Fields, prefix: &str, address: &AddressBody) {
    let mut set = |part: &str, value: &str| fields.set(&format!("{prefix}_{part}"), value);
    set("house", &address.house);
    set("building", &address.building);
    set("moo", &address.village_no);
    set("soi", &address.soi);
    set("road", &address.road);
    set("zip", &address.postcode);
    set("house_code", &address.house_code);
    let place = address.place.map(|code| code.to_string()).unwrap_or_default();
    // The forms take a code for the place of a text; here the code stands for both.
    set("place", &place);
    set("place_pick", &place);
    set("place_code", "");
}

fn put_title(fields: &mut Fields, title: &str) {
    fields.set("title", "");
    fields.set("title_other", title);
}

impl NewPersonBody {
    /// The fields of the form that registers somebody.
    pub(crate) fn fields(&self) -> Result<Fields, Problem> {
        let mut fields = Fields::default();
        put_title(&mut fields, &self.title);
        fields.set("given", self.given_name.as_str());
        fields.set("family", self.family_name.as_str());
        fields.set("nickname", self.nickname.as_str());
        fields.set("sex", self.sex.map_or("", Sex::code));
        if let Some(born) = &self.born {
            fields.set("born", partial("/born", born)?);
        }
        fields.set("id_number", self.identity_number.as_str());
        fields.set("phone", self.phone.as_str());
        put_address(&mut fields, "at", &self.address);
        Ok(fields)
    }
}

impl PersonChanges {
    /// Puts the changes over the fields that the edit form would open with.
    pub(crate) fn over(&self, before: &NewPerson, version: i64) -> Result<Fields, Problem> {
        let mut fields = crate::forms::filled(before, version, kernel::Lang::Th);
        let texts = [
            ("middle", &self.middle_name),
            ("family", &self.family_name),
            ("nickname", &self.nickname),
            ("nationality", &self.nationality),
            ("phone", &self.phone),
            ("other_phone", &self.other_phone),
        ];
        for (name, change) in texts {
            if let Some(value) = change {
                fields.set(name, value.clone().unwrap_or_default());
            }
        }
        if let Some(title) = &self.title {
            put_title(&mut fields, title.as_deref().unwrap_or_default());
        }
        if let Some(given) = &self.given_name {
            fields.set("given", given.as_str());
        }
        self.put_codes(&mut fields);
        self.put_days(&mut fields)?;
        if let Some(address) = &self.registered_address {
            put_address(&mut fields, "reg", address);
        }
        if let Some(address) = &self.current_address {
            fields.set("elsewhere", if address.is_some() { "yes" } else { "" });
            put_address(&mut fields, "at", &address.clone().unwrap_or_default());
        }
        if let Some(protected) = self.protected {
            fields.set("protected", if protected { "yes" } else { "" });
        }
        Ok(fields)
    }

    fn put_codes(&self, fields: &mut Fields) {
        if let Some(sex) = self.sex {
            fields.set("sex", sex.code());
        }
        if let Some(registration) = self.registration {
            fields.set("registration", registration.code());
        }
        if let Some(marital) = self.marital {
            fields.set("marital", marital.code());
        }
    }

    fn put_days(&self, fields: &mut Fields) -> Result<(), Problem> {
        if let Some(born) = &self.born {
            let text = born.as_deref().map(|born| partial("/born", born)).transpose()?;
            fields.set("born", text.unwrap_or_default());
        }
        if let Some(died) = &self.died {
            let day = died.as_deref().map(|died| api::day("/died", died)).transpose()?;
            fields.set("died", day.map(|day| thai::date::format_long(day.date())).unwrap_or_default());
        }
        match self.dead {
            Some(true) => fields.set("dead", "yes"),
            Some(false) => {
                fields.set("dead", "");
                fields.set("died", "");
            }
            None => {}
        }
        Ok(())
    }
}
