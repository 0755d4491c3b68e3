//! คำเชิญที่รอการตอบรับ: ประเสริฐ has invited a clerk who has not answered yet.

use kernel::{Role, Staff};
use offices::{NewAppointment, NewStaff, Scope};
use store::Db;

use super::district::{District, Post};
use super::{NotMade, cast};

/// Lets the head of the welfare division invite somebody, with a link on paper.
pub(super) async fn invite(db: &Db, district: &District) -> Result<(), NotMade> {
    let Some(prasert) = offices::staff_named(db, cast::PRASERT).await? else { return Ok(()) };
    let today = db.now().day();
    let actor = offices::actor(db, prasert, today).await?;
    let scope = Scope::with_roles(&actor, &[Role::Supervisor]);
    let office = district.office(Post::SubdistrictWelfare);
    let new = NewStaff::new(office, "นางสาว", "ดวงดาว", "มาใหม่สมมุติ");
    let post = move |staff: kernel::Id<Staff>| NewAppointment {
        staff,
        office,
        role: Role::Clerk,
        level: None,
        from: today,
        until: None,
    };
    offices::invite_new(db, &actor, &scope, new, (post, false)).await?;
    Ok(())
}
