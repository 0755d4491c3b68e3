//! Links that open an account once. Only the hash of what a link says is kept, and none until it was handed out.

use kernel::{Code as _, Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::AccountLink;
use crate::rules::links::{LinkPurpose, LinkState};
use crate::scope::Scope;

store::row! {
    /// A link as it lies in its table.
    pub struct LinkRow {
        /// Its id.
        pub id: Id<AccountLink>,
        /// Whose account it opens.
        pub staff: Id<Staff> = "staff_id",
        /// What for.
        pub purpose: LinkPurpose,
        /// Where it was sent; empty when it was handed over on paper.
        pub mail: String,
        /// How it stands.
        pub state: LinkState,
        /// Until when it is good.
        pub until: Moment,
    }
}

store::row! {
    /// An open invitation as its office sees it.
    pub struct OpenInvitation {
        /// Its id.
        pub id: Id<AccountLink> = "l.id",
        /// Who is invited.
        pub staff: Id<Staff> = "l.staff_id",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// Their office.
        pub office_name: String = "o.name",
        /// Where it was sent; empty on paper.
        pub mail: String = "l.mail",
        /// When it was made.
        pub made_at: Moment = "l.made_at",
        /// Until when it is good.
        pub until: Moment = "l.until",
        /// When it left for the mail server.
        pub sent_at: Option<Moment> = "l.sent_at",
    }
}

/// Adds a link; `hash` is empty while nobody has been told what it says.
pub async fn add(
    tx: &Tx<'_>,
    (staff, purpose): (Id<Staff>, LinkPurpose),
    (hash, mail, until): (&str, &str, Moment),
) -> Result<Id<AccountLink>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into account_links (id, staff_id, purpose, hash, mail, state, made_at, made_by, until) \
         values (?, ?, ?, ?, ?, 'open', ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(staff).bind(purpose).bind(hash).bind(mail).bind(tx.now());
    tx.run(sql.bind(tx.by().staff()).bind(until)).await?;
    Ok(id)
}

/// The open link of this purpose that says something with this hash, while it is good.
pub async fn open(on: &impl Source, purpose: LinkPurpose, hash: &str, now: Moment) -> Result<Option<LinkRow>> {
    let sql = Sql::new(format!(
        "select {} from account_links where hash = ? and purpose = ? and state = 'open' and until > ?",
        LinkRow::COLUMNS
    ));
    on.first(sql.bind(hash).bind(purpose).bind(now)).await
}

/// One link.
pub async fn find(on: &impl Source, id: Id<AccountLink>) -> Result<LinkRow> {
    on.one(Sql::new(format!("select {} from account_links where id = ?", LinkRow::COLUMNS)).bind(id)).await
}

/// Gives a link something to say, in the place of what it said before.
pub async fn say(tx: &Tx<'_>, id: Id<AccountLink>, hash: &str) -> Result<()> {
    let sql = Sql::new("update account_links set hash = ?, sent_at = ? where id = ? and state = 'open'");
    tx.run(sql.bind(hash).bind(tx.now()).bind(id)).await.map(|_| ())
}

/// Uses a link up; false when somebody else just did.
pub async fn use_up(tx: &Tx<'_>, id: Id<AccountLink>) -> Result<bool> {
    let sql = Sql::new("update account_links set state = 'used' where id = ? and state = 'open'").bind(id);
    Ok(tx.run(sql).await? == 1)
}

/// Takes every open link of that purpose away from somebody; answers how many.
pub async fn revoke(tx: &Tx<'_>, staff: Id<Staff>, purpose: LinkPurpose) -> Result<u64> {
    let sql =
        Sql::new("update account_links set state = 'revoked' where staff_id = ? and purpose = ? and state = 'open'");
    tx.run(sql.bind(staff).bind(purpose)).await
}

/// Open invitations of the scope shown at once.
const SHOWN: i64 = 100;

/// The open invitations within a scope, the latest first; also those whose time is over, for they can be sent again.
pub async fn invitations(on: &impl Source, scope: &Scope) -> Result<Vec<OpenInvitation>> {
    let sql = Sql::new(format!(
        "select {} from account_links l join staff s on s.id = l.staff_id join offices o on o.id = s.office_id \
         where l.purpose = ? and l.state = 'open' and",
        OpenInvitation::COLUMNS
    ));
    let sql = sql.bind(LinkPurpose::Invitation.code()).then_sql(scope.within("s.office_id"));
    on.all(sql.then("order by l.id desc limit ?").bind(SHOWN)).await
}
