//! How an organisation, a service or somebody who works there is reached.

use serde::{Deserialize, Serialize};

use super::uuid::{Part, Uuid};

/// โทรศัพท์ (HSDS `phone`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// Its id.
    pub id: Uuid,
    /// The number as it is written: 1300, 055-123-456.
    pub number: String,
    /// หมายเลขต่อ
    pub extension: Option<i64>,
    /// Voice, fax, text …, as RFC 6350 names them; empty when not said.
    pub kind: String,
    /// What it is for, or when somebody answers.
    pub description: String,
}

impl Phone {
    /// What a telephone dials: `tel:1300`, `tel:055123456;ext=12` (RFC 3966).
    #[must_use]
    pub fn href(&self) -> String {
        let digits: String = self.number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        self.extension.map_or_else(|| format!("tel:{digits}"), |extension| format!("tel:{digits};ext={extension}"))
    }

    /// The number with its extension.
    #[must_use]
    pub fn shown(&self) -> String {
        self.extension.map_or_else(|| self.number.clone(), |extension| format!("{} ต่อ {extension}", self.number))
    }
}

impl Part for Phone {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.number, self.extension) == (&other.number, other.extension)
    }
}

/// ผู้ประสานงาน (HSDS `contact`): whoever is spoken to, in their office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Its id.
    pub id: Uuid,
    /// Who.
    pub name: String,
    /// ตำแหน่ง
    pub title: String,
    /// ฝ่าย
    pub department: String,
    /// E-mail.
    pub email: String,
    /// Telephones.
    pub phones: Vec<Phone>,
}

impl Part for Contact {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.name, &self.title) == (&other.name, &other.title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_dials_what_is_written() {
        let phone = Phone { number: "055-123-456".into(), extension: Some(12), ..Phone::default() };
        assert_eq!(phone.href(), "tel:055123456;ext=12");
        assert_eq!(Phone { number: "1300".into(), ..Phone::default() }.href(), "tel:1300");
    }
}
