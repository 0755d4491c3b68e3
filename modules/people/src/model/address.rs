//! Where someone is registered or lives, part by part.

use kernel::Lang;
use serde::{Deserialize, Serialize};
use thai::address::{AddressParts, format};

use crate::geography::{self, Place};

/// ที่อยู่: parts as they were given; all may be blank, for those who live nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// บ้านเลขที่
    #[serde(skip_serializing_if = "String::is_empty")]
    pub house: String,
    /// ชื่อหมู่บ้าน อาคาร ห้อง ชั้น
    #[serde(skip_serializing_if = "String::is_empty")]
    pub building: String,
    /// หมู่ที่
    #[serde(skip_serializing_if = "String::is_empty")]
    pub moo: String,
    /// ตรอก/ซอย
    #[serde(skip_serializing_if = "String::is_empty")]
    pub soi: String,
    /// ถนน
    #[serde(skip_serializing_if = "String::is_empty")]
    pub road: String,
    /// ตำบล/แขวง (or as far down as is known): the code of [`geography::place`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<i64>,
    /// รหัสไปรษณีย์
    #[serde(skip_serializing_if = "String::is_empty")]
    pub zip: String,
    /// รหัสประจำบ้าน, 11 digits
    #[serde(skip_serializing_if = "String::is_empty")]
    pub house_code: String,
}

impl Address {
    /// The place of its code.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place.and_then(geography::place)
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many of its parts are known.
    pub(crate) fn parts(&self) -> usize {
        let texts = [&self.house, &self.building, &self.moo, &self.soi, &self.road, &self.zip, &self.house_code];
        texts.iter().filter(|text| !text.is_empty()).count() + usize::from(self.place.is_some())
    }

    /// The address in one line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let place = self.place();
        let zip = if self.zip.is_empty() { place.map_or("", Place::zip) } else { &self.zip };
        if lang == Lang::En {
            let place = place.map(|place| place.line(lang)).unwrap_or_default();
            let local = format(&self.local());
            return [local.as_str(), &place, zip]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
        }
        let is_subdistrict = |place: &Place| place.rank() == geography::Rank::Subdistrict;
        format(&AddressParts {
            subdistrict: place.filter(is_subdistrict).map(|place| place.th),
            district: place.and_then(Place::district).map(|place| place.th),
            province: place.and_then(Place::province).map(|place| place.th),
            postcode: Some(zip),
            ..self.local()
        })
    }

    fn local(&self) -> AddressParts<'_> {
        AddressParts {
            house_no: Some(&self.house),
            moo: Some(&self.moo),
            village: Some(&self.building),
            soi: Some(&self.soi),
            road: Some(&self.road),
            ..AddressParts::default()
        }
    }

    pub(crate) fn to_text(&self) -> String {
        if self.is_empty() { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }

    pub(crate) fn from_text(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_line_and_reads_back_from_its_text() {
        let address = Address { house: "99/1".into(), moo: "4".into(), place: Some(901_102), ..Address::default() };
        let line = address.line(Lang::Th);
        assert!(line.starts_with("99/1 หมู่ที่ 4 ต.") && line.contains("อ.หาดใหญ่ จ.สงขลา 901"), "{line}");
        assert_eq!(Address::from_text(&address.to_text()), address);
        assert_eq!(Address::from_text(""), Address::default());
    }
}
