//! A community's own columns.

use kernel::{Community, Id};
use store::{Result, Row, Sql};

use super::{OWN, Unit};
use crate::model::{NewCommunity, Subject};

impl Unit for Community {
    type New = NewCommunity;
    const SELECT: &'static str = "select id, version, changed_at, changed_by, name, moo, place, leader, leader_phone, \
         note from communities";
    const INSERT: &'static str = "insert into communities (id, version, name, moo, place, leader, leader_phone, note, \
         made_at, changed_at, changed_by) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    const UPDATE: &'static str = "update communities set version = version + 1, name = ?, moo = ?, place = ?, \
         leader = ?, leader_phone = ?, note = ?, changed_at = ?, changed_by = ? where id = ? and version = ?";
    const REGISTERED: &'static str = "community-registered";
    const CHANGED: &'static str = "community-changed";

    fn subject(id: Id<Self>) -> Subject {
        Subject::Community(id)
    }

    fn bind(sql: Sql, new: &NewCommunity) -> Sql {
        let NewCommunity { name, moo, place, leader, leader_phone, note } = new;
        let sql = sql.bind(name.as_str()).bind(moo.as_str()).bind(*place);
        sql.bind(leader.as_str()).bind(leader_phone.as_str()).bind(note.as_str())
    }

    fn load(row: &Row) -> Result<NewCommunity> {
        Ok(NewCommunity {
            name: row.at(OWN)?,
            moo: row.at(OWN + 1)?,
            place: row.at(OWN + 2)?,
            leader: row.at(OWN + 3)?,
            leader_phone: row.at(OWN + 4)?,
            note: row.at(OWN + 5)?,
        })
    }

    fn found_by(new: &NewCommunity) -> (&str, Option<i64>) {
        (&new.name, new.place)
    }
}
