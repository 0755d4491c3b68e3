//! Who offers services, and where they are.

use kernel::Lang;
use people::geography::{self, Place};
use serde::{Deserialize, Serialize};

use super::phone::{Contact, Phone};
use super::service::Source;

/// องค์กร as its entry says (HSDS `organization`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewOrganisation {
    /// Official name.
    pub name: String,
    /// ชื่อย่อ ชื่อที่เรียกกัน
    pub alternate_name: String,
    /// What it is and does.
    pub description: String,
    /// E-mail.
    pub email: String,
    /// เว็บไซต์
    pub website: String,
    /// ส่วนราชการ มูลนิธิ สมาคม …
    pub legal_status: String,
    /// Telephones.
    pub phones: Vec<Phone>,
    /// ผู้ประสานงาน
    pub contacts: Vec<Contact>,
    /// Where the entry comes from.
    pub source: Source,
}

/// พิกัด in degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

kernel::codes! {
    /// ชนิดของที่ตั้ง, in the words of HSDS 3.1 (`location.location_type`).
    #[derive(Default)]
    pub enum LocationKind {
        /// ไปหาได้
        #[default]
        Physical = "physical",
        /// ส่งจดหมายถึงได้
        Postal = "postal",
        /// ทางออนไลน์
        Virtual = "virtual",
    }
}

/// ที่ตั้ง as its entry says (HSDS `location` with its `address`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewLocation {
    /// What the place is called.
    pub name: String,
    /// Whether one can go there.
    pub kind: LocationKind,
    /// Its address on the net, for one that is nowhere else.
    pub url: String,
    /// House, road, village.
    pub address: String,
    /// ตำบล or อำเภอ: the code of [`geography::place`].
    pub place: Option<i64>,
    /// Sub-district, district and province as they came, where the list of places does not have them.
    pub elsewhere: [String; 3],
    /// รหัสไปรษณีย์
    pub postal_code: String,
    /// The id of the address for other directories, once there is one.
    pub address_id: super::Uuid,
    /// การเดินทาง
    pub transportation: String,
    /// ทางลาด ลิฟต์ ที่จอดรถคนพิการ
    pub accessibility: String,
    /// The id of the note on access for other directories, once there is one.
    pub accessibility_id: super::Uuid,
    /// พิกัด
    pub coordinates: Option<Coordinates>,
    /// Telephones.
    pub phones: Vec<Phone>,
}

impl NewLocation {
    /// The place of its code.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place.and_then(geography::place)
    }

    /// The address in one line; empty where none is known.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let place = self.place().map_or_else(
            || self.elsewhere.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" "),
            |place| place.line(lang),
        );
        let parts = [self.address.as_str(), &place, &self.postal_code];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
