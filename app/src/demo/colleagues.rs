//! Colleagues by the dozen, so that thousands of cases lie on as many shoulders as they would: each carries some sixty.

use std::collections::BTreeMap;

use kernel::{Day, Id, Lang, Level, Office, Role, Staff};
use offices::{NewAppointment, NewStaff};
use store::Tx;

use super::chance::Chance;
use super::{NotMade, names};

/// Cases that one social worker carries.
const EACH: u32 = 60;

/// A social worker without an account.
#[derive(Debug)]
pub(super) struct Colleague {
    /// Who.
    pub staff: Id<Staff>,
    /// Their name as it stands under what they sign.
    pub name: String,
}

/// Social workers of some offices.
#[derive(Debug)]
pub(super) struct Colleagues(BTreeMap<Id<Office>, Vec<Colleague>>);

impl Colleagues {
    /// Hires as many in each of these offices as that many cases there need.
    pub(super) async fn hire(tx: &Tx<'_>, offices: &[Id<Office>], cases: u32) -> Result<Self, NotMade> {
        let mut chance = Chance::of(u64::from(cases));
        let mut all = BTreeMap::new();
        for office in offices {
            let mut hired = Vec::new();
            for _ in 0..cases / EACH {
                hired.push(hire(tx, *office, &mut chance).await?);
            }
            all.insert(*office, hired);
        }
        Ok(Self(all))
    }

    /// Whose turn it is in that office; none where nobody was hired.
    pub(super) fn of(&self, office: Id<Office>, turn: u32) -> Option<&Colleague> {
        let hired = self.0.get(&office).filter(|hired| !hired.is_empty())?;
        // The one whom everything was copied from keeps a share like the others'.
        hired.get(turn as usize % (hired.len() + 1))
    }
}

async fn hire(tx: &Tx<'_>, office: Id<Office>, chance: &mut Chance) -> Result<Colleague, NotMade> {
    let female = chance.happens(70);
    let title = if female { "นางสาว" } else { "นาย" };
    let (given, family) = (names::given(chance, female), names::family(chance));
    let file = NewStaff { lang: Lang::Th, ..NewStaff::new(office, title, given, family) };
    let staff = offices::new_staff(tx, file).await?;
    if let Some(from) = Day::new(2024, 10, 1) {
        let level = Some(Level::Professional);
        let post = NewAppointment { staff, office, role: Role::SocialWorker, level, from, until: None };
        offices::appoint(tx, post).await?;
    }
    Ok(Colleague { staff, name: format!("{given} {family}") })
}
