//! คอลัมน์ของไฟล์: which column of a file says what about a person.

use std::collections::BTreeMap;
use std::fmt;

/// สิ่งที่คอลัมน์บอก: what a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// รหัสระเบียน, one for each row
    RecId,
    /// คำนำหน้านาม
    Title,
    /// ชื่อตัว, with or without a title glued to it
    FirstName,
    /// ชื่อสกุล
    LastName,
    /// เพศ
    Sex,
    /// เลขประจำตัวประชาชน, 13 digits with a check digit
    Cid,
    /// เลขอื่นของบุคคล: any other number that is one person's, without a check digit
    Number,
    /// วันเกิด, in either era
    Dob,
    /// บ้านเลขที่
    HouseNo,
    /// หมู่ที่
    Moo,
    /// ถนน ซอย
    Street,
    /// อาคาร หมู่บ้าน
    Building,
    /// ตำบล แขวง, or the suburb or town of other countries
    Tambon,
    /// อำเภอ เขต
    Amphoe,
    /// จังหวัด, or a state
    Province,
    /// รหัสไปรษณีย์
    Postcode,
    /// โทรศัพท์
    Phone,
}

/// Every column with the name it has in our files and the names that others give it.
const COLUMNS: [(Column, &str, &[&str]); 17] = [
    (Column::RecId, "rec_id", &["id", "record_id"]),
    (Column::Title, "title", &["prefix", "คำนำหน้า", "คำนำหน้านาม"]),
    (Column::FirstName, "first_name", &["given_name", "forename", "ชื่อ", "ชื่อตัว"]),
    (Column::LastName, "last_name", &["surname", "family_name", "นามสกุล", "ชื่อสกุล"]),
    (Column::Sex, "sex", &["gender", "เพศ"]),
    (Column::Cid, "cid", &["citizen_id", "เลขประจำตัวประชาชน", "เลขบัตรประชาชน"]),
    (Column::Number, "number", &["soc_sec_id", "ssn"]),
    (Column::Dob, "dob", &["date_of_birth", "birth_date", "วันเกิด", "วันเดือนปีเกิด"]),
    (Column::HouseNo, "house_no", &["street_number", "บ้านเลขที่"]),
    (Column::Moo, "moo", &["หมู่", "หมู่ที่"]),
    (Column::Street, "street", &["address_1", "ถนน", "ซอย"]),
    (Column::Building, "building", &["address_2", "อาคาร", "หมู่บ้าน"]),
    (Column::Tambon, "tambon", &["suburb", "city", "subdistrict", "ตำบล", "แขวง"]),
    (Column::Amphoe, "amphoe", &["district", "อำเภอ", "เขต"]),
    (Column::Province, "province", &["state", "จังหวัด"]),
    (Column::Postcode, "postcode", &["postal_code", "zip", "รหัสไปรษณีย์"]),
    (Column::Phone, "phone", &["telephone", "phone_number", "โทรศัพท์", "เบอร์โทร"]),
];

impl Column {
    /// How many there are.
    pub(crate) const COUNT: usize = COLUMNS.len();

    /// The name in our files and in a schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        COLUMNS[self as usize].1
    }
}

/// Why columns cannot be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaError {
    /// The schema is not TOML of the form `column = "name in the file"`.
    Unreadable(String),
    /// A key of the schema that is no column of ours.
    UnknownColumn(String),
    /// A column that the schema names and the file has not.
    Absent(String),
    /// The file has no column with the id of each record.
    NoRecId,
    /// Nothing in the file tells persons apart.
    NothingToCompare,
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "the schema cannot be read: {why}"),
            Self::UnknownColumn(key) => {
                let known: Vec<&str> = COLUMNS.iter().map(|(_, name, _)| *name).collect();
                write!(f, "the schema has `{key}`, which is none of {}", known.join(", "))
            }
            Self::Absent(name) => write!(f, "the file has no column `{name}`, which the schema names"),
            Self::NoRecId => f.write_str("the file has no column `rec_id`; name the one that is in a schema"),
            Self::NothingToCompare => {
                f.write_str("no column of the file is known; write a schema with lines such as first_name = \"given\"")
            }
        }
    }
}

impl std::error::Error for SchemaError {}

/// ผังคอลัมน์: how the columns of a file are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// Nothing means: by our names or their usual translations.
    named: Option<BTreeMap<Column, String>>,
}

impl Schema {
    /// Reads a schema: TOML with a line `column = "name in the file"` for each column the file has.
    ///
    /// # Errors
    /// When it is not such TOML or names a column that is none.
    pub fn parse(text: &str) -> Result<Self, SchemaError> {
        let lines: BTreeMap<String, String> =
            toml::from_str(text).map_err(|error| SchemaError::Unreadable(error.message().to_owned()))?;
        let mut named = BTreeMap::new();
        for (key, name) in lines {
            let column = COLUMNS.iter().find(|(_, ours, _)| *ours == key);
            let Some((column, ..)) = column else { return Err(SchemaError::UnknownColumn(key)) };
            named.insert(*column, name.trim().to_lowercase());
        }
        Ok(Self { named: Some(named) })
    }

    /// Where each column stands in a header; the order is that of [`Column`].
    ///
    /// # Errors
    /// When the id or everything else is missing, or a column that the schema names.
    pub(crate) fn places(&self, header: &[String]) -> Result<[Option<usize>; Column::COUNT], SchemaError> {
        let mut places = [None; Column::COUNT];
        for (place, (column, ours, others)) in places.iter_mut().zip(&COLUMNS) {
            let at = |name: &str| header.iter().position(|found| found == name);
            *place = match &self.named {
                None => at(ours).or_else(|| others.iter().find_map(|name| at(name))),
                Some(named) => match named.get(column) {
                    Some(name) => Some(at(name).ok_or_else(|| SchemaError::Absent(name.clone()))?),
                    None => None,
                },
            };
        }
        match places {
            [None, ..] => Err(SchemaError::NoRecId),
            [Some(_), rest @ ..] if rest.iter().all(Option::is_none) => Err(SchemaError::NothingToCompare),
            places => Ok(places),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn columns_stand_in_the_order_of_their_kind() {
        for (at, (column, ..)) in COLUMNS.iter().enumerate() {
            assert_eq!(*column as usize, at);
        }
    }

    #[test]
    fn our_names_and_their_translations_are_known() {
        let places = Schema::default().places(&header(&["rec_id", "surname", "วันเกิด"])).unwrap();
        assert_eq!(places[Column::LastName as usize], Some(1));
        assert_eq!(places[Column::Dob as usize], Some(2));
        assert_eq!(places[Column::Phone as usize], None);
    }

    #[test]
    fn a_schema_names_what_others_call_it() {
        let schema = Schema::parse("rec_id = 'key'\nfirst_name = 'Vorname'").unwrap();
        let places = schema.places(&header(&["vorname", "key", "surname"])).unwrap();
        assert_eq!((places[Column::RecId as usize], places[Column::FirstName as usize]), (Some(1), Some(0)));
        assert_eq!(places[Column::LastName as usize], None);
    }

    #[test]
    fn what_cannot_be_is_said() {
        assert_eq!(Schema::parse("name = 'x'"), Err(SchemaError::UnknownColumn("name".into())));
        assert!(matches!(Schema::parse("rec_id ="), Err(SchemaError::Unreadable(_))));
        let schema = Schema::parse("rec_id = 'id'\nsex = 'x'").unwrap();
        assert_eq!(schema.places(&header(&["id"])), Err(SchemaError::Absent("x".into())));
        assert_eq!(Schema::default().places(&header(&["sex"])), Err(SchemaError::NoRecId));
        assert_eq!(Schema::default().places(&header(&["id", "x"])), Err(SchemaError::NothingToCompare));
    }
}
