//! What other programs send about a person, and how it becomes the fields that the forms read.

use kernel::{Code as _, Day, Fields};
use serde::Deserialize;
use thai::date::{PartialDate, Precision};
use utoipa::ToSchema;
use web::api::{self, Problem, code};

use super::person::AddressBody;
use crate::model::{Marital, NewPerson, Registration, Sex};

/// The longest line that the document allows, in characters.
const LINE: usize = 200;

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
        // The forms count what is left after cleaning; the document promises what is sent.
        let lines = [
            ("/title", &self.title),
            ("/given_name", &self.given_name),
            ("/family_name", &self.family_name),
            ("/nickname", &self.nickname),
            ("/identity_number", &self.identity_number),
            ("/phone", &self.phone),
        ];
        if let Some((pointer, _)) = lines.iter().find(|(_, text)| text.chars().count() > LINE) {
            return Err(Problem::at(pointer, "form-too-long"));
        }
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
