//! A case before its first deed: whose story it tells, and whose work it is.

use cases::model::Unit;
use kernel::{Case, Id};
use people::{NewCommunity, NewGroup, Subject};
use store::Db;

use crate::demo::cast;
use crate::demo::district::{District, Post};
use crate::demo::persons::Resident;
use crate::demo::stories::Story;
use crate::demo::{NotMade, PART};

/// One case on its way.
pub(super) struct Matter {
    pub(super) story: &'static Story,
    pub(super) subject: Subject,
    pub(super) name: String,
    pub(super) office: Post,
    pub(super) owner: &'static str,
    pub(super) id: Option<Id<Case>>,
    pub(super) signed: bool,
}

/// Finds or makes the client of a case, and says who owns it.
pub(super) async fn begin(
    db: &Db,
    district: &District,
    residents: &[Resident],
    story: &'static Story,
    number: usize,
) -> Result<Option<Matter>, NotMade> {
    let fits = |resident: &&Resident| {
        let lives_so = story.unit != Unit::Family || resident.household.is_some();
        lives_so && (story.ages.0..=story.ages.1).contains(&resident.age) && owner(resident.office, 0).is_some()
    };
    let fitting: Vec<&Resident> = residents.iter().filter(fits).collect();
    let Some(resident) = fitting.get(number * 5 % fitting.len().max(1)) else { return Ok(None) };
    let Some(owner) = owner(resident.office, number) else { return Ok(None) };
    let tx = db.write(PART).await?;
    let office = district.office(resident.office);
    let (subject, name) = match (story.unit, resident.household) {
        (Unit::Group, _) => {
            let name = format!("ชมรมผู้สูงอายุบ้านสมมุติ {}", number + 1);
            let group = NewGroup {
                name: name.clone(), purpose: "พบปะและออกกำลังกาย".to_owned(), ..NewGroup::default()
            };
            (Subject::Group(people::new_group(&tx, office, &group).await?), name)
        }
        (Unit::Community, _) => {
            let name = format!("บ้านคลองสมมุติ หมู่ที่ {}", number % 12 + 1);
            let moo = (number % 12 + 1).to_string();
            let community = NewCommunity { name: name.clone(), moo, place: resident.place, ..NewCommunity::default() };
            (Subject::Community(people::new_community(&tx, office, &community).await?), name)
        }
        (Unit::Family, Some(household)) => (Subject::Household(household), format!("บ้าน{}", resident.given)),
        (Unit::Family, None) => return Ok(None),
        (Unit::Individual, _) => (Subject::Person(resident.id), resident.name.clone()),
    };
    tx.commit().await?;
    Ok(Some(Matter { story, subject, name, office: resident.office, owner, id: None, signed: false }))
}

/// Who owns the cases of an office, in turn.
fn owner(office: Post, number: usize) -> Option<&'static str> {
    match office {
        Post::SubdistrictWelfare if number % 3 == 2 => Some(cast::NARUMON),
        Post::SubdistrictWelfare => Some(cast::SOMSRI),
        Post::TownshipWelfare => Some(cast::NARONG),
        _ => None,
    }
}
