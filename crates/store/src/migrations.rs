//! Tables by plain SQL files, one text for both engines, each run once and never changed afterwards.

use sha2::{Digest as _, Sha256};

use crate::db::Source as _;
use crate::dialect::Engine;
use crate::keys::hex;
use crate::{By, Db, OpenError, Sql, StoreError, Tx};

/// One SQL file of a module.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Date, time and module: `202611210900_cases`; migrations run in this order.
    pub id: &'static str,
    /// The text for both engines.
    pub sql: &'static str,
    /// The text for PostgreSQL where one text for both cannot be had.
    pub postgres: Option<&'static str>,
}

impl Migration {
    /// A migration with one text for both engines.
    #[must_use]
    pub const fn new(id: &'static str, sql: &'static str) -> Self {
        Self { id, sql, postgres: None }
    }

    /// A migration of how rows lie in a file; a server has nothing to change.
    #[must_use]
    pub const fn of_a_file(id: &'static str, sql: &'static str) -> Self {
        Self { id, sql, postgres: Some("SELECT 1;\n") }
    }

    const fn text(&self, engine: Engine) -> &'static str {
        match (engine, self.postgres) {
            (Engine::Postgres, Some(text)) => text,
            _ => self.sql,
        }
    }
}

/// The tables of the platform itself.
pub(crate) fn own() -> Vec<Migration> {
    vec![
        Migration::new("202611210000_store", include_str!("../migrations/202611210000_store.sql")),
        Migration::new("202611220700_store", include_str!("../migrations/202611220700_store.sql")),
        Migration::new("202611221000_store", include_str!("../migrations/202611221000_store.sql")),
    ]
}

const LEDGER: &str =
    "CREATE TABLE IF NOT EXISTS schema_migrations (id TEXT PRIMARY KEY, digest TEXT NOT NULL, at BIGINT NOT NULL)";

/// The name under which the fingerprint of the keys is kept.
const KEYS: &str = "keys";

pub(crate) async fn migrate(db: &Db, mut migrations: Vec<Migration>) -> Result<(), OpenError> {
    migrations.sort_by_key(|migration| migration.id);
    let failed = |error: StoreError| OpenError::Migration(error.to_string());
    let tx = db.write(By::System("migrate")).await.map_err(failed)?;
    db.engine().lock_migrations(&tx).await.map_err(failed)?;
    tx.script(LEDGER).await.map_err(failed)?;
    let done: Vec<(String, String)> =
        tx.all(Sql::new("select id, digest from schema_migrations order by id")).await.map_err(failed)?;
    refuse_newer(&done, &migrations)?;
    for migration in &migrations {
        let text = migration.text(db.engine());
        let digest = hex(&Sha256::digest(text));
        match done.iter().find(|(id, _)| id == migration.id) {
            Some((_, known)) if *known == digest => {}
            Some(_) => return Err(OpenError::Migration(format!("{} was changed after it ran", migration.id))),
            None => run(&tx, migration.id, &db.engine().ddl(text), &digest)
                .await
                .map_err(|error| OpenError::Migration(format!("{}: {error}", migration.id)))?,
        }
    }
    check_keys(&tx).await?;
    if crate::load::refuse_half_loaded(&tx).await.map_err(failed)? {
        return Err(OpenError::Database(
            "it was being filled and that broke off; empty the database and its folder and begin again".to_owned(),
        ));
    }
    tx.commit().await.map_err(failed)
}

/// A database written by a newer program is left alone.
fn refuse_newer(done: &[(String, String)], migrations: &[Migration]) -> Result<(), OpenError> {
    match done.iter().find(|(id, _)| !migrations.iter().any(|migration| migration.id == id)) {
        Some((id, _)) => Err(OpenError::Migration(format!(
            "the database was written by a newer version of the program (it knows {id}); use that version"
        ))),
        None => Ok(()),
    }
}

async fn run(tx: &Tx<'_>, id: &'static str, text: &str, digest: &str) -> Result<(), StoreError> {
    tx.script(text).await?;
    let sql = Sql::new("insert into schema_migrations (id, digest, at) values (?, ?, ?)");
    tx.run(sql.bind(id).bind(digest).bind(tx.now())).await.map(|_| ())
}

/// Sealed fields open only with the keys they were sealed with, so a database without its keys is not opened.
async fn check_keys(tx: &Tx<'_>) -> Result<(), OpenError> {
    let failed = |error: StoreError| OpenError::Migration(error.to_string());
    let mine = tx.keys().fingerprint();
    let sql = Sql::new("select value from installation where name = ?").bind(KEYS);
    match tx.first::<(String,)>(sql).await.map_err(failed)? {
        Some((known,)) if known == mine => Ok(()),
        Some((known,)) => Err(OpenError::Keys(format!(
            "it was written with keys {known}, the data folder has {mine}; give the folder that belongs to it with --data"
        ))),
        None => {
            let sql = Sql::new("insert into installation (name, value) values (?, ?)").bind(KEYS).bind(mine);
            tx.run(sql).await.map(|_| ()).map_err(failed)
        }
    }
}
