//! The acts of this module and the roles that have them.

use kernel::{Code as _, Role};
use web::Permission;

/// ค้นและดูบุคคล: everyone who serves people searches the whole registry, so that nobody is registered twice; details only
/// within the offices that registered or serve the person.
#[derive(Debug)]
pub struct ReadPeople;
impl Permission for ReadPeople {
    const KEY: &'static str = "people-read";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk, Role::Director];
}

/// ขึ้นทะเบียนและแก้ไข: registers and changes persons, households, groups, communities and how they belong together.
#[derive(Debug)]
pub struct RegisterPeople;
impl Permission for RegisterPeople {
    const KEY: &'static str = "people-register";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk];
}

/// ตรวจคู่ระเบียนที่อาจซ้ำ: looks through the queue, says that two are not the same person, asks another office.
#[derive(Debug)]
pub struct ReviewPairs;
impl Permission for ReviewPairs {
    const KEY: &'static str = "people-pairs";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk];
}

/// รวมและแยกระเบียน: those who may see a number in full, because comparing numbers is what decides.
#[derive(Debug)]
pub struct MergePeople;
impl Permission for MergePeople {
    const KEY: &'static str = "people-merge";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// เปิดดูเลขประจำตัว: sees an identity number in full, once, for a reason that is logged.
#[derive(Debug)]
pub struct UnmaskNumbers;
impl Permission for UnmaskNumbers {
    const KEY: &'static str = "people-unmask";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// ค้นสถานที่: the names of provinces, districts and sub-districts, which are public.
#[derive(Debug)]
pub struct ReadPlaces;
impl Permission for ReadPlaces {
    const KEY: &'static str = "people-places";
    const ROLES: &'static [Role] = Role::ALL;
}
