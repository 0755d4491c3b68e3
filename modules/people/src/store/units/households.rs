//! A household's own columns, and who lives in it.

use kernel::{Household, Id};
use store::{Result, Row, Sql};

use super::{OWN, Unit};
use crate::model::{Address, HouseholdMember, NewHousehold, Subject};
use crate::store::ties::Members;

impl Unit for Household {
    type New = NewHousehold;
    const SELECT: &'static str = "select id, version, changed_at, changed_by, name, address, note from households";
    const INSERT: &'static str = "insert into households (id, version, name, address, place, moo, note, made_at, \
         changed_at, changed_by) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)";
    const UPDATE: &'static str = "update households set version = version + 1, name = ?, address = ?, place = ?, \
         moo = ?, note = ?, changed_at = ?, changed_by = ? where id = ? and version = ?";
    const REGISTERED: &'static str = "household-registered";
    const CHANGED: &'static str = "household-changed";

    fn subject(id: Id<Self>) -> Subject {
        Subject::Household(id)
    }

    fn bind(sql: Sql, new: &NewHousehold) -> Sql {
        let NewHousehold { name, address, note } = new;
        let sql = sql.bind(name.as_str()).bind(address.to_text());
        sql.bind(address.place).bind(address.moo.as_str()).bind(note.as_str())
    }

    fn load(row: &Row) -> Result<NewHousehold> {
        let address: String = row.at(OWN + 1)?;
        Ok(NewHousehold { name: row.at(OWN)?, address: Address::from_text(&address), note: row.at(OWN + 2)? })
    }

    fn found_by(new: &NewHousehold) -> (&str, Option<i64>) {
        (&new.name, new.address.place)
    }
}

impl Members for Household {
    type Part = HouseholdMember;
    const TABLE: &'static str = "household_members";
    const UNIT: &'static str = "household";
    const PART: &'static str = "relation";
    const WORDS: &'static str = "people-member";
    const JOINED: &'static str = "household-member-added";
    const LEFT: &'static str = "household-member-left";
}
