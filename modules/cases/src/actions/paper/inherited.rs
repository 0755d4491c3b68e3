//! รับร่างมาเขียนต่อ หรือทิ้งร่าง: a draft whose author has no part in the case any more blocks the next one no longer.

use ::store::Db;
use kernel::{Actor, Case, Code as _, Id};

use super::super::{Done, Told, finish, load, notify};
use crate::access::Access;
use crate::model::{Happened, Paper, PaperState};
use crate::{rules, store};

kernel::codes! {
    /// ทำอย่างไรกับร่าง
    pub enum Fate {
        /// รับมาเขียนต่อ
        TakeOver = "take-over",
        /// ทิ้งร่าง
        Discard = "discard",
    }
}

/// คำสั่งรับหรือทิ้งร่าง
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inherit {
    /// Which draft.
    pub paper: Id<Paper>,
    /// What becomes of it.
    pub fate: Fate,
    /// Why.
    pub reason: String,
    /// Whether the actor supervises the office of the case.
    pub supervises: bool,
}

/// Takes over the draft of somebody who has left the team, or throws it away; its author is told.
///
/// # Errors
/// [`rules::take_over`].
pub async fn inherit(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: &Inherit) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut paper = store::papers::find(&tx, id, command.paper).await?;
    let team = store::team::now(&tx, id).await?;
    let author_here = team.iter().any(|member| member.staff == paper.author);
    rules::take_over(&case, &paper, access.staff(), command.supervises, author_here)?;
    let before = paper.author;
    let what = match command.fate {
        Fate::TakeOver => {
            paper.author = actor.staff;
            Happened::PaperTakenOver
        }
        Fate::Discard => {
            paper.state = PaperState::Discarded;
            Happened::PaperDiscarded
        }
    };
    store::papers::inherit(&tx, &paper).await?;
    if before != actor.staff {
        let args = [("case", case.number.as_str()), ("who", actor.name.as_str())];
        let key = format!("cases-notice-{}", what.code());
        notify(&tx, before, &key, id, &args).await?;
    }
    finish(&tx, actor, &mut case, Told::new(what).about(paper.id).reason(&command.reason)).await?;
    Ok(tx.commit().await?)
}
