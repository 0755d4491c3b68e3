//! การประชุม in the demonstration: the commission's meeting of 30 มิถุนายน 2560 with what the news of it says and nothing more, the
//! bodies of the council, and an invented working group with a meeting behind it, one to certify and one to come.

mod commission;
mod group;

use kernel::Actor;
use meetings::actions::EditBody;
use meetings::model::{BodyKind, Majority, Quorum};
use store::Db;

use super::NotMade;
use super::casework::actor as seen;
use super::district::District;

/// Lives through them; the clock is left at the present.
pub(super) async fn live(db: &Db, district: &District) -> Result<(), NotMade> {
    let now = db.now();
    commission::enter(db, district).await?;
    group::live(db, district, now).await?;
    db.clock().move_to(now);
    Ok(())
}

async fn actor(db: &Db, user_name: &str) -> Result<Actor, NotMade> {
    Ok(seen(db, user_name).await?.0)
}

/// A body with the usual rules.
fn body(name: impl Into<String>, kind: BodyKind) -> EditBody {
    EditBody {
        name: name.into(),
        kind,
        basis: String::new(),
        quorum: Quorum::Half,
        quorum_number: None,
        majority: Majority::Cast,
        casting_vote: true,
        deputies_count: false,
        apart: false,
        notice_days: 3,
        ended_on: None,
    }
}
