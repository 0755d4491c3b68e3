//! Lists of letters to be destroyed, their committees and their items.

use kernel::{Day, Id, Letter, Office, Staff};
use offices::Scope;
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Disposal, DisposalRow, ItemRow, KeepingRow, LetterRow, MemberRow, VoteRow};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_disposals", DisposalRow::COLUMNS))
}

/// A list of an office within a scope, or one on whose committee somebody sits.
pub async fn find(on: &impl Source, scope: &Scope, staff: Id<Staff>, id: Id<Disposal>) -> Result<DisposalRow> {
    let sql = select().then("where id = ? and (").bind(id).then_sql(scope.within("office_id"));
    let sql = sql.then(
        "or exists (select 1 from letter_disposal_members m where m.disposal = letter_disposals.id and m.staff = ?))",
    );
    on.one(sql.bind(staff)).await
}

/// A list for a command of the program itself.
pub async fn known(on: &impl Source, id: Id<Disposal>) -> Result<DisposalRow> {
    on.one(select().then("where id = ?").bind(id)).await
}

/// The lists of an office, the latest first.
pub async fn of(on: &impl Source, office: Id<Office>) -> Result<Vec<DisposalRow>> {
    on.all(select().then("where office_id = ? order by id desc limit 50").bind(office)).await
}

/// The lists on whose committees somebody sits, the latest first.
pub async fn before(on: &impl Source, staff: Id<Staff>) -> Result<Vec<DisposalRow>> {
    let sql = select().then("where id in (select disposal from letter_disposal_members where staff = ?)").bind(staff);
    on.all(sql.then("order by id desc limit 50")).await
}

/// The lists of offices within a scope that wait for their head: without a committee, or examined by it; the longest waiting first.
pub async fn waiting(on: &impl Source, scope: &Scope) -> Result<Vec<DisposalRow>> {
    let sql = select().then("where state in ('listed', 'examined') and").then_sql(scope.within("office_id"));
    on.all(sql.then("order by id limit 50")).await
}

/// The letters of a store whose last year is over and that nothing holds, lends or lists already; at most so many.
pub async fn due(on: &impl Source, office: Id<Office>, last: Day, most: i64) -> Result<Vec<KeepingRow>> {
    let sql = super::keeping::select()
        .then("where office_id = ? and keep_until is not null and keep_until <= ? and stored_number is not null and hold = ''")
        .bind(office)
        .bind(last)
        .then("and not exists (select 1 from letter_loans o where o.letter = letter_keeping.letter and o.returned_on is null)")
        .then("and not exists (select 1 from letter_disposal_items i join letter_disposals d on d.id = i.disposal")
        .then("where i.letter = letter_keeping.letter and d.state not in ('rejected', 'destroyed'))")
        .then("and not exists (select 1 from letter_handover_items h where h.letter = letter_keeping.letter and h.live = 1)")
        .then("and exists (select 1 from letters l where l.id = letter_keeping.letter and l.state = 'closed')")
        .then("order by keep_until, letter limit ?");
    on.all(sql.bind(most)).await
}

/// Writes a list.
pub async fn insert(tx: &Tx<'_>, row: &DisposalRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_disposals ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        DisposalRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.office).bind(row.year).bind(row.state).bind(row.listed_on).bind(row.listed_by);
    let sql = sql.bind(row.appointed_on).bind(row.appointed_by).bind(row.examined_on).bind(row.approved_on);
    let sql = sql.bind(row.approved_by).bind(row.archives_asked_on).bind(row.archives_number.as_str());
    let sql = sql.bind(row.archives_answer).bind(row.archives_answered_on).bind(row.method.as_str());
    tx.run(sql.bind(row.destroyed_on).bind(row.version)).await.map(|_| ())
}

/// Saves what became of a list, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &DisposalRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_disposals set state = ?, appointed_on = ?, appointed_by = ?, examined_on = ?, approved_on = ?, \
         approved_by = ?, archives_asked_on = ?, archives_number = ?, archives_answer = ?, archives_answered_on = ?, \
         method = ?, destroyed_on = ?, version = version + 1 where id = ? and version = ?",
    );
    let sql = sql.bind(row.state).bind(row.appointed_on).bind(row.appointed_by).bind(row.examined_on);
    let sql = sql.bind(row.approved_on).bind(row.approved_by).bind(row.archives_asked_on);
    let sql = sql.bind(row.archives_number.as_str()).bind(row.archives_answer).bind(row.archives_answered_on);
    tx.run_versioned(sql.bind(row.method.as_str()).bind(row.destroyed_on).bind(row.id).bind(row.version)).await
}

/// The committee of a list, the chair first.
pub async fn members(on: &impl Source, id: Id<Disposal>) -> Result<Vec<MemberRow>> {
    let sql = Sql::new(format!(
        "select {} from letter_disposal_members where disposal = ? order by chairs desc, staff",
        MemberRow::COLUMNS
    ));
    on.all(sql.bind(id)).await
}

/// Seats a member.
pub async fn seat(tx: &Tx<'_>, id: Id<Disposal>, staff: Id<Staff>, chairs: bool) -> Result<()> {
    let sql = Sql::new("insert into letter_disposal_members (disposal, staff, chairs) values (?, ?, ?)");
    tx.run(sql.bind(id).bind(staff).bind(chairs)).await.map(|_| ())
}

/// Notes that a member signed the record of destruction.
pub async fn sign(tx: &Tx<'_>, id: Id<Disposal>, staff: Id<Staff>) -> Result<()> {
    let sql = Sql::new(
        "update letter_disposal_members set signed_at = ? where disposal = ? and staff = ? and signed_at is null",
    );
    tx.run_versioned(sql.bind(tx.now()).bind(id).bind(staff)).await
}

/// The letters of a list, in its order.
pub async fn items(on: &impl Source, id: Id<Disposal>) -> Result<Vec<ItemRow>> {
    let sql = Sql::new(format!(
        "select {} from letter_disposal_items where disposal = ? order by place limit 5000",
        ItemRow::COLUMNS
    ));
    on.all(sql.bind(id)).await
}

/// Puts a letter on a list.
pub async fn add(tx: &Tx<'_>, id: Id<Disposal>, place: i64, letter: Id<Letter>) -> Result<()> {
    let sql = Sql::new(
        "insert into letter_disposal_items (disposal, place, letter, decision, keep_years, minority, version) \
         values (?, ?, ?, 'undecided', 0, '', 1)",
    );
    tx.run(sql.bind(id).bind(place).bind(letter)).await.map(|_| ())
}

/// Saves what was decided of a letter, and what the National Archives want of it, under the version that was read.
pub async fn decide(tx: &Tx<'_>, id: Id<Disposal>, row: &ItemRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_disposal_items set decision = ?, keep_years = ?, minority = ?, archives = ?, version = version + 1 \
         where disposal = ? and place = ? and version = ?",
    );
    let sql = sql.bind(row.decision).bind(row.keep_years).bind(row.minority.as_str()).bind(row.archives);
    tx.run_versioned(sql.bind(id).bind(row.place).bind(row.version)).await
}

/// The votes on a list, letter by letter.
pub async fn votes(on: &impl Source, id: Id<Disposal>) -> Result<Vec<VoteRow>> {
    let sql = Sql::new(format!(
        "select {} from letter_disposal_votes where disposal = ? order by place, staff limit 100000",
        VoteRow::COLUMNS
    ));
    on.all(sql.bind(id)).await
}

/// Writes the vote of a member on a letter, in the place of one they gave before.
pub async fn vote(tx: &Tx<'_>, id: Id<Disposal>, row: &VoteRow) -> Result<()> {
    let sql = Sql::new(
        "insert into letter_disposal_votes (disposal, place, staff, decision, keep_years, opinion, voted_at) \
         values (?, ?, ?, ?, ?, ?, ?) on conflict (disposal, place, staff) do update set decision = excluded.decision, \
         keep_years = excluded.keep_years, opinion = excluded.opinion, voted_at = excluded.voted_at",
    );
    let sql = sql.bind(id).bind(row.place).bind(row.staff).bind(row.decision).bind(row.keep_years);
    tx.run(sql.bind(row.opinion.as_str()).bind(row.voted_at)).await.map(|_| ())
}

/// Notes whom a member wants to preside while the chair is away.
pub async fn stand_in(tx: &Tx<'_>, id: Id<Disposal>, staff: Id<Staff>, choice: Option<Id<Staff>>) -> Result<()> {
    let sql = Sql::new("update letter_disposal_members set stand_in = ? where disposal = ? and staff = ?");
    tx.run_versioned(sql.bind(choice).bind(id).bind(staff)).await
}

/// These letters of a list, for whoever may read the list: it names each as the form wants it. Secret letters have classes without
/// an end and never come onto a list.
pub async fn letters(on: &impl Source, id: Id<Disposal>, ids: &[Id<Letter>]) -> Result<Vec<LetterRow>> {
    let sql = super::letters::select()
        .then("where l.secrecy = 'open' and l.id in (select letter from letter_disposal_items where disposal = ?) and l.id in")
        .bind(id);
    on.all(sql.list(ids.iter().copied())).await
}
