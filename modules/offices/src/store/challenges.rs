//! Challenges: what this program asked a browser or a provider and must remember for one answer.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Source as _, Sql, Tx};

store::row! {
    /// A challenge as it was kept.
    pub struct Challenge {
        /// Whose answer alone counts, where that was known.
        pub staff: Option<Id<Staff>> = "staff_id",
        /// What must be remembered of the question.
        pub state: String,
        /// Until when an answer counts.
        pub until: Moment,
    }
}

/// Keeps a challenge in its place, instead of the one that was there; those that are over go.
pub async fn keep(tx: &Tx<'_>, place: &str, challenge: &Challenge) -> Result<()> {
    tx.run(Sql::new("delete from challenges where until <= ?").bind(tx.now())).await?;
    let sql = Sql::new(
        "insert into challenges (place, staff_id, state, until) values (?, ?, ?, ?) on conflict (place) do update set \
         staff_id = excluded.staff_id, state = excluded.state, until = excluded.until",
    );
    let Challenge { staff, state, until } = challenge;
    tx.run(sql.bind(place).bind(*staff).bind(state.as_str()).bind(*until)).await.map(|_| ())
}

/// Takes the challenge out of its place; none when there is none or its time is over.
pub async fn take(tx: &Tx<'_>, place: &str) -> Result<Option<Challenge>> {
    let sql = Sql::new(format!("select {} from challenges where place = ?", Challenge::COLUMNS));
    let found: Option<Challenge> = tx.first(sql.bind(place)).await?;
    // Of two answers at once only the one that takes it away may use it.
    let taken = tx.run(Sql::new("delete from challenges where place = ?").bind(place)).await? == 1;
    Ok(found.filter(|challenge| taken && tx.now() < challenge.until))
}
