//! A group's own columns, and who belongs to it.

use kernel::{Group, Id};
use store::{Result, Row, Sql};

use super::{OWN, Unit};
use crate::model::{GroupMember, NewGroup, Subject};
use crate::store::ties::Members;

impl Unit for Group {
    type New = NewGroup;
    const SELECT: &'static str =
        "select id, version, changed_at, changed_by, name, purpose, place, note from people_groups";
    const INSERT: &'static str = "insert into people_groups (id, version, name, purpose, place, note, made_at, \
         changed_at, changed_by) values (?, 1, ?, ?, ?, ?, ?, ?, ?)";
    const UPDATE: &'static str = "update people_groups set version = version + 1, name = ?, purpose = ?, place = ?, \
         note = ?, changed_at = ?, changed_by = ? where id = ? and version = ?";
    const REGISTERED: &'static str = "group-registered";
    const CHANGED: &'static str = "group-changed";

    fn subject(id: Id<Self>) -> Subject {
        Subject::Group(id)
    }

    fn bind(sql: Sql, new: &NewGroup) -> Sql {
        let NewGroup { name, purpose, place, note } = new;
        sql.bind(name.as_str()).bind(purpose.as_str()).bind(*place).bind(note.as_str())
    }

    fn load(row: &Row) -> Result<NewGroup> {
        let (place, note) = (row.at(OWN + 2)?, row.at(OWN + 3)?);
        Ok(NewGroup { name: row.at(OWN)?, purpose: row.at(OWN + 1)?, place, note })
    }

    fn found_by(new: &NewGroup) -> (&str, Option<i64>) {
        (&new.name, new.place)
    }
}

impl Members for Group {
    type Part = GroupMember;
    const TABLE: &'static str = "group_members";
    const UNIT: &'static str = "group_id";
    const PART: &'static str = "part";
    const WORDS: &'static str = "people-part";
    const JOINED: &'static str = "group-member-added";
    const LEFT: &'static str = "group-member-left";
}
