//! An organisation or a service as other modules and lists name it.

use kernel::Id;
use store::{FromRow, Result, Row, StoreError};

use super::{NewOrganisation, NewService, Organisation, Phone, Service, Status};

/// องค์กรโดยย่อ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationBrief {
    /// Id.
    pub id: Id<Organisation>,
    /// Name.
    pub name: String,
    /// Its first telephone; none when it has none.
    pub phone: Option<Phone>,
    /// Whether it still exists under this id.
    pub active: bool,
}

/// บริการโดยย่อ: enough to choose it, to call there, and to write to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceBrief {
    /// Id.
    pub id: Id<Service>,
    /// Name.
    pub name: String,
    /// Who offers it.
    pub organisation: Id<Organisation>,
    /// Their name.
    pub organisation_name: String,
    /// Its first telephone, or else the organisation's; none when neither has one.
    pub phone: Option<Phone>,
    /// Whether it can be had.
    pub status: Status,
    /// The day on which somebody last made sure of it.
    pub verified_on: Option<kernel::Day>,
}

impl OrganisationBrief {
    /// The address of its page.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/directory/organisations/{}", self.id)
    }
}

impl ServiceBrief {
    /// The address of its page.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/directory/services/{}", self.id)
    }
}

/// What an entry says, out of its column.
pub(crate) fn read<T: serde::de::DeserializeOwned>(row: &Row, place: usize) -> Result<T> {
    let text: String = row.at(place)?;
    serde_json::from_str(&text).map_err(|error| StoreError::Broken(format!("an entry's `about`: {error}").into()))
}

impl FromRow for OrganisationBrief {
    const COLUMNS: &'static str = "o.id, o.active, o.about";
    fn from_row(row: &Row) -> Result<Self> {
        let about: NewOrganisation = read(row, 2)?;
        Ok(Self { id: row.at(0)?, active: row.at(1)?, name: about.name, phone: about.phones.into_iter().next() })
    }
}

impl FromRow for ServiceBrief {
    const COLUMNS: &'static str = "s.id, s.organisation, s.status, s.verified_on, s.about, o.about";
    fn from_row(row: &Row) -> Result<Self> {
        let about: NewService = read(row, 4)?;
        let organisation: NewOrganisation = read(row, 5)?;
        Ok(Self {
            id: row.at(0)?,
            organisation: row.at(1)?,
            status: row.at(2)?,
            verified_on: row.at(3)?,
            phone: about.phones.into_iter().chain(organisation.phones).next(),
            name: about.name,
            organisation_name: organisation.name,
        })
    }
}
