//! The offices of the made-up district: real places on the map, invented names on the doors.

use kernel::{Id, Office};
use offices::{NewOffice, OfficeKind};
use store::{Result, Tx};

/// หน่วยงานในชุดสาธิต: the offices, each named by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// กรม
    Department,
    /// สำนักงาน พมจ.
    ProvinceOffice,
    /// อบจ.
    ProvincialAdministration,
    /// กองสวัสดิการสังคมของ อบจ.
    ProvincialWelfare,
    /// เทศบาลนคร
    City,
    /// กองสวัสดิการสังคมของเทศบาลนคร
    CityWelfare,
    /// เทศบาลตำบล
    Township,
    /// กองสวัสดิการสังคมของเทศบาลตำบล
    TownshipWelfare,
    /// อบต.
    Subdistrict,
    /// กองสวัสดิการสังคมของ อบต.
    SubdistrictWelfare,
}

/// One line of the tree: which office, under which, its kind, names, place and the place in words.
type Line = (Post, Option<Post>, OfficeKind, &'static str, &'static str, &'static str, &'static str);

const WELFARE: &str = "กองสวัสดิการสังคม";
const WELFARE_EN: &str = "Social Welfare Division";

/// The tree, parents first. The places are those of จังหวัดพิษณุโลก by the codes of กรมการปกครอง.
const TREE: [Line; 10] = [
    (
        Post::Department,
        None,
        OfficeKind::Department,
        "กรมกิจการสังคมสมมุติ",
        "Department of Fictitious Social Affairs",
        "",
        "",
    ),
    (
        Post::ProvinceOffice,
        Some(Post::Department),
        OfficeKind::ProvinceOffice,
        "สำนักงาน พมจ.ตัวอย่าง",
        "Example Provincial Office",
        "65",
        "จังหวัดพิษณุโลก",
    ),
    (
        Post::ProvincialAdministration,
        Some(Post::ProvinceOffice),
        OfficeKind::ProvincialAdministration,
        "อบจ.ตัวอย่าง",
        "Example Provincial Administration",
        "65",
        "จังหวัดพิษณุโลก",
    ),
    (
        Post::ProvincialWelfare,
        Some(Post::ProvincialAdministration),
        OfficeKind::Division,
        WELFARE,
        WELFARE_EN,
        "65",
        "จังหวัดพิษณุโลก",
    ),
    (
        Post::City,
        Some(Post::ProvinceOffice),
        OfficeKind::CityMunicipality,
        "เทศบาลนครตัวอย่าง",
        "Example City",
        "6501",
        "อำเภอเมืองพิษณุโลก จังหวัดพิษณุโลก",
    ),
    (
        Post::CityWelfare,
        Some(Post::City),
        OfficeKind::Division,
        WELFARE,
        WELFARE_EN,
        "6501",
        "อำเภอเมืองพิษณุโลก จังหวัดพิษณุโลก",
    ),
    (
        Post::Township,
        Some(Post::ProvinceOffice),
        OfficeKind::SubdistrictMunicipality,
        "เทศบาลตำบลทุ่งตัวอย่าง",
        "Thung Tuayang Municipality",
        "6504",
        "อำเภอบางระกำ จังหวัดพิษณุโลก",
    ),
    (
        Post::TownshipWelfare,
        Some(Post::Township),
        OfficeKind::Division,
        WELFARE,
        WELFARE_EN,
        "6504",
        "อำเภอบางระกำ จังหวัดพิษณุโลก",
    ),
    (
        Post::Subdistrict,
        Some(Post::ProvinceOffice),
        OfficeKind::SubdistrictAdministration,
        "อบต.บ้านสมมุติ",
        "Ban Sommut Administration",
        "6506",
        "อำเภอพรหมพิราม จังหวัดพิษณุโลก",
    ),
    (
        Post::SubdistrictWelfare,
        Some(Post::Subdistrict),
        OfficeKind::Division,
        WELFARE,
        WELFARE_EN,
        "6506",
        "อำเภอพรหมพิราม จังหวัดพิษณุโลก",
    ),
];

/// The offices once they are made.
#[derive(Debug, Clone)]
pub struct District(Vec<Id<Office>>);

impl District {
    /// Makes the offices.
    pub(super) async fn make(tx: &Tx<'_>) -> Result<Self> {
        let mut made = Self(Vec::new());
        for (_, parent, kind, name, name_en, place, place_name) in TREE {
            let office = NewOffice {
                name_en: name_en.to_owned(),
                place: place.to_owned(),
                place_name: place_name.to_owned(),
                ..NewOffice::new(parent.map(|parent| made.office(parent)), kind, name)
            };
            made.0.push(offices::new_office(tx, office).await?);
        }
        Ok(made)
    }

    /// The id of one of them.
    #[must_use]
    pub fn office(&self, post: Post) -> Id<Office> {
        self.0[post as usize]
    }

    /// The name of the organisation to which one of them belongs; empty at the top.
    pub(super) fn above(&self, post: Post) -> &'static str {
        let parent = TREE[post as usize].1;
        parent.map_or("", |parent| TREE[parent as usize].3)
    }

    /// How many there are.
    #[must_use]
    pub const fn offices(&self) -> usize {
        TREE.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_stand_before_what_is_below_them_and_each_office_in_its_own_place() {
        for (place, line) in TREE.iter().enumerate() {
            assert_eq!(line.0 as usize, place);
            assert!(line.1.is_none_or(|parent| (parent as usize) < place));
        }
    }
}
