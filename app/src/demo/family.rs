//! One family of three generations, with every symbol that a genogram knows, and the case of its youngest: whoever is around
//! him is written down at the intake, and again after two months.

use cases::actions::{self, OpenCase, ReporterGiven, TieRead};
use cases::model::{
    Basis, Confidentiality, Danger, Gravity, Reporter, SupportFlow, Surrounding, TieStrength, Unit, Urgency,
};
use cases::rules::Triaged;
use kernel::{Case, Day, Id, Person};
use people::{
    Address, HouseholdMember, Life, NewHousehold, NewPerson, NewRelation, RelationEnding, RelationForm, RelationTerms,
    RelationWord, Sex, Span,
};
use store::Db;
use thai::date::{PartialDate, Precision};

use super::casework::actor;
use super::district::{District, Post};
use super::{NotMade, PART, cast};

use RelationEnding::{Death, Divorce, Separation};
use RelationForm::{Adopted, Birth, Cohabiting, Foster, Fraternal, Identical, Registered, Step};
use Sex::{Female as F, Male as M, Unknown as U};

/// Title, given name, family name, sex, years of birth and death in the Common Era; 0 where there is none.
type Known = (&'static str, &'static str, &'static str, Sex, i16, i16);

/// Everybody; the place in this list is how the ties name them.
const PEOPLE: [Known; 26] = [
    ("นาย", "บุญมี", "ทองสมมุติ", M, 1942, 2010),
    ("นาง", "สายหยุด", "ทองสมมุติ", F, 1947, 0),
    ("นาย", "หวล", "แก้วสมมุติ", M, 1944, 2001),
    ("นาง", "จันทร์เพ็ญ", "แก้วสมมุติ", F, 1950, 0),
    ("นาย", "สมบูรณ์", "ทองสมมุติ", M, 1967, 2020),
    ("นาง", "พยอม", "ศรีสมมุติ", F, 1970, 0),
    ("นาย", "ประสิทธิ์", "ทองสมมุติ", M, 1974, 0),
    ("นาง", "วิไลวรรณ", "ทองสมมุติ", F, 1977, 0),
    ("นาย", "สมหมาย", "แก้วสมมุติ", M, 1971, 1993),
    ("นาง", "อรุณี", "พรสมมุติ", F, 1980, 0),
    ("นาง", "สมพร", "อินสมมุติ", F, 1969, 0),
    ("นางสาว", "ลำดวน", "บัวสมมุติ", F, 1972, 0),
    ("นาย", "วินัย", "ศรีสมมุติ", M, 1968, 0),
    ("นาย", "สุเทพ", "พรสมมุติ", M, 1978, 0),
    ("นาย", "ธีระ", "ทองสมมุติ", M, 1991, 0),
    ("นาย", "ศักดา", "ทองสมมุติ", M, 1994, 0),
    ("นางสาว", "น้ำผึ้ง", "ทองสมมุติ", F, 2002, 0),
    ("นางสาว", "กัลยา", "ศรีสมมุติ", F, 1999, 0),
    ("นาย", "ก้องเกียรติ", "ทองสมมุติ", M, 2001, 0),
    ("เด็กชาย", "ต้นกล้า", "ทองสมมุติ", M, 2013, 0),
    ("เด็กชาย", "ต้นตาล", "ทองสมมุติ", M, 2013, 0),
    ("นางสาว", "ฟ้าใส", "พรสมมุติ", F, 2006, 0),
    ("นาย", "เมฆา", "พรสมมุติ", M, 2006, 0),
    ("เด็กหญิง", "ดาวเรือง", "ใจสมมุติ", F, 2016, 0),
    ("นาย", "โอม", "พรสมมุติ", M, 2000, 0),
    ("", "ไม่ทราบชื่อ", "แก้วสมมุติ", U, 0, 0),
];

/// ต้นกล้า, whose case it is, his grandmother and his father.
const CLIENT: usize = 19;
const GRANDMOTHER: usize = 1;
const FATHER: usize = 6;

/// Two, in which form, since when, until when, and how it ended.
type Pair = (usize, usize, RelationForm, i16, i16, Option<RelationEnding>);

const COUPLES: [Pair; 7] = [
    (0, 1, Registered, 1966, 2010, Some(Death)),
    (2, 3, Registered, 1969, 2001, Some(Death)),
    (4, 10, Registered, 1990, 1998, Some(Divorce)),
    (4, 11, Cohabiting, 2000, 2020, Some(Death)),
    (12, 5, Registered, 1995, 0, None),
    (6, 7, Registered, 2000, 0, None),
    (13, 9, Registered, 2004, 2015, Some(Separation)),
];

/// Parents, their children from the eldest, and how they are theirs.
const CHILDREN: [(&[usize], &[usize], RelationForm); 10] = [
    (&[0, 1], &[4, 5, 6], Birth),
    (&[2, 3], &[8, 7, 9, 25], Birth),
    (&[4, 10], &[14, 15], Birth),
    (&[4, 11], &[16], Birth),
    (&[12, 5], &[17], Adopted),
    (&[6, 7], &[18, 19, 20], Birth),
    (&[13, 9], &[21, 22], Birth),
    (&[9], &[23], Foster),
    (&[13], &[24], Birth),
    (&[9], &[24], Step),
];

const TWINS: [(usize, usize, RelationForm); 2] = [(19, 20, Identical), (21, 22, Fraternal)];

/// Who lives together, as what, and until which year.
const AT_HOME: [(usize, HouseholdMember, i16); 6] = [
    (6, HouseholdMember::Head, 0),
    (7, HouseholdMember::Spouse, 0),
    (1, HouseholdMember::Parent, 0),
    (18, HouseholdMember::Child, 2022),
    (19, HouseholdMember::Child, 0),
    (20, HouseholdMember::Child, 0),
];

/// How many people and cases the family adds.
pub(super) const ADDS: (usize, usize) = (PEOPLE.len(), 1);

/// Registers the family and lives through the first months of its case; the clock is left where it was.
pub(super) async fn live(db: &Db, district: &District) -> Result<(), NotMade> {
    let now = db.now();
    let family = register(db, district).await?;
    db.clock().move_to(now.plus_hours(-24 * 62));
    let case = open(db, district, family[CLIENT]).await?;
    let before = around(&family);
    for says in &before {
        let (actor, access) = actor(db, cast::SOMSRI).await?;
        actions::add_tie(db, &access, &actor, case, says).await?;
    }
    db.clock().move_to(now.plus_hours(-24 * 6));
    look_again(db, case).await?;
    db.clock().move_to(now);
    Ok(())
}

fn year(year: i16) -> people::Born {
    let day = Day::new(year, 1, 1).filter(|_| year > 0)?;
    Some(PartialDate { date: day.date(), precision: Precision::Year })
}

fn person(known: &Known) -> NewPerson {
    let (title, given, family, sex, born, died) = *known;
    let day = |year| Day::new(year, 6, 15).filter(|_| year > 0);
    let life = day(died).map_or(Life::Living, |day| Life::Dead(Some(day)));
    let (title, given, family) = (title.to_owned(), given.to_owned(), family.to_owned());
    NewPerson { title, given, family, sex, born: year(born), life, ..NewPerson::default() }
}

async fn register(db: &Db, district: &District) -> Result<Vec<Id<Person>>, NotMade> {
    let tx = db.write(PART).await?;
    let office = district.office(Post::SubdistrictWelfare);
    let mut family = Vec::new();
    for known in &PEOPLE {
        family.push(people::new_person(&tx, office, &person(known)).await?);
    }
    for (one, other, new) in relations(&family) {
        people::relate(&tx, one, &NewRelation { other, ..new }).await?;
    }
    let household = NewHousehold {
        name: "บ้านยายสายหยุด".to_owned(),
        address: Address { house: "27/1".to_owned(), moo: "4".to_owned(), ..Address::default() },
        note: String::new(),
    };
    let home = people::new_household(&tx, office, &household).await?;
    for (who, part, until) in AT_HOME {
        let until = Day::new(until, 5, 1).filter(|_| until > 0);
        people::join_household(&tx, home, family[who], part, Span { from: None, until }).await?;
    }
    tx.commit().await?;
    Ok(family)
}

/// Every tie of the family: whose, to whom, and what.
fn relations(family: &[Id<Person>]) -> Vec<(Id<Person>, Id<Person>, NewRelation)> {
    let new = |one: usize, other: usize, word, particulars| {
        let (one, other) = (family[one], family[other]);
        (one, other, NewRelation { other, word, particulars })
    };
    let couples = COUPLES.iter().map(|(one, other, form, from, until, ending)| {
        let (from, until) = (year(*from), year(*until));
        let particulars = RelationTerms { form: Some(*form), from, until, ending: *ending, ..RelationTerms::default() };
        new(*one, *other, RelationWord::Spouse, particulars)
    });
    let children = CHILDREN.iter().flat_map(|(parents, children, form)| {
        let pairs = parents.iter().flat_map(|parent| children.iter().zip(1..).map(move |child| (*parent, child)));
        pairs.map(|(parent, (child, order))| {
            let particulars = RelationTerms { form: Some(*form), birth_order: Some(order), ..RelationTerms::default() };
            new(parent, *child, RelationWord::Child, particulars)
        })
    });
    let twins = TWINS.iter().map(|(one, other, form)| {
        new(*one, *other, RelationWord::Sibling, RelationTerms { form: Some(*form), ..RelationTerms::default() })
    });
    couples.chain(children).chain(twins).collect()
}

async fn open(db: &Db, district: &District, client: Id<Person>) -> Result<Id<Case>, NotMade> {
    let (actor, access) = actor(db, cast::SOMSRI).await?;
    let command = OpenCase {
        office: district.office(Post::SubdistrictWelfare),
        unit: Unit::Individual,
        subject: client.number(),
        subject_name: "เด็กชายต้นกล้า ทองสมมุติ".to_owned(),
        title: "เด็กขาดเรียนบ่อย ครอบครัวเป็นหนี้".to_owned(),
        target_group: "child".to_owned(),
        channel: "walk_in".to_owned(),
        received_at: db.now(),
        story: "ครูประจำชั้นแจ้งว่าเด็กแฝดขาดเรียนสัปดาห์ละสองวัน บิดาเมาบ่อย มีคนมาทวงหนี้ที่บ้าน ย่าเป็นผู้ดูแลหลัก".to_owned(),
        request: "ขอให้ช่วยเรื่องการเรียนและหนี้สิน".to_owned(),
        reporter: ReporterGiven {
            kind: Reporter::Named, contact: "ครูประจำชั้น 080-000-0002".to_owned()
        },
        basis: Basis::PublicTask,
        place: String::new(),
        confidentiality: Confidentiality::Normal,
        owner: actor.staff,
    };
    let case = actions::open(db, &actor, command, people::Subject::Person(client)).await?;
    let triaged = Triaged {
        urgency: Urgency::Normal,
        danger: Danger::None,
        gravity: Gravity::Ordinary,
        floors: Vec::new(),
        reason: "เด็กมีย่าดูแล ไม่พบการทำร้าย แต่เสี่ยงหลุดจากระบบการศึกษา".to_owned(),
    };
    actions::decide(db, &access, &actor, case, triaged).await?;
    Ok(case)
}

fn named(name: &str, kind: &str, strength: TieStrength, stressful: bool, flow: SupportFlow) -> Surrounding {
    let (name, kind) = (name.to_owned(), kind.to_owned());
    Surrounding { person: None, name, kind, strength, stressful, flow, since: String::new(), note: String::new() }
}

/// Who was around him at the intake.
fn around(family: &[Id<Person>]) -> Vec<Surrounding> {
    use SupportFlow::{Both, Inward, Outward, Unsaid};
    use TieStrength::{Ordinary, Strong, Weak};
    let grandmother = named("", "family", Strong, false, Inward);
    let father = named("", "family", Weak, true, Outward);
    let note = |says: Surrounding, note: &str| Surrounding { note: note.to_owned(), ..says };
    vec![
        Surrounding {
            person: Some(family[GRANDMOTHER]), ..note(grandmother, "เลี้ยงมาตั้งแต่เล็ก")
        },
        Surrounding {
            person: Some(family[FATHER]), ..note(father, "เมาบ่อย ด่าทอเมื่อถูกทวงหนี้")
        },
        note(named("โรงเรียนวัดบ้านสมมุติ", "school", Weak, true, Both), "ขาดเรียนสัปดาห์ละสองวัน"),
        named("รพ.สต.บ้านสมมุติ", "health", Weak, false, Inward),
        named("เจ้าหนี้นอกระบบ", "creditor", Ordinary, true, Outward),
        named("วัดบ้านสมมุติ", "faith", Ordinary, false, Inward),
        named("เพื่อนบ้านฝั่งคลอง", "friend", Ordinary, false, Unsaid),
    ]
}

/// What had changed after two months.
async fn look_again(db: &Db, case: Id<Case>) -> Result<(), NotMade> {
    use SupportFlow::{Both, Inward};
    use TieStrength::{Ordinary, Strong};
    let (actor, access) = actor(db, cast::SOMSRI).await?;
    for row in cases::store::network::now(db, case).await? {
        let read = TieRead { case, tie: row.id, version: row.version };
        let change = match row.kind.as_str() {
            "school" => named(&row.name, "school", Strong, false, Both),
            "health" => named(&row.name, "health", Ordinary, false, Inward),
            "creditor" => {
                let reason = "ไกล่เกลี่ยหนี้ที่ศูนย์ดำรงธรรมอำเภอเสร็จแล้ว";
                actions::remove_tie(db, &access, &actor, read, reason).await?;
                continue;
            }
            _ => continue,
        };
        actions::change_tie(db, &access, &actor, read, &change).await?;
    }
    let volunteer = named("อพม. ประจำหมู่ 4", "volunteer", Strong, false, Inward);
    let aid = named("กองทุนคุ้มครองเด็ก", "aid", Ordinary, false, Inward);
    for says in [volunteer, Surrounding { since: "2569".to_owned(), ..aid }] {
        actions::add_tie(db, &access, &actor, case, &says).await?;
    }
    Ok(())
}
