//! Databases that come and go on a server, so that every test has one of its own and may take it away.

use std::time::Duration;

use crate::dialect::postgres;
use crate::{OpenError, Result, Sql};

/// One connection to a server's maintenance database, for whoever may create databases there.
#[derive(Debug)]
pub struct Server {
    pool: postgres::Pool,
    address: String,
}

impl Server {
    /// Connects to `postgres://USER@HOST:PORT/NAME`.
    ///
    /// # Errors
    /// [`OpenError::Database`] when nobody answers there.
    pub async fn connect(address: &str) -> std::result::Result<Self, OpenError> {
        let pool = postgres::connect_once(address).await?;
        Ok(Self { pool, address: address.to_owned() })
    }

    /// The address of another database on the same server.
    #[must_use]
    pub fn address_of(&self, name: &str) -> String {
        let (place, query) = self.address.split_once('?').unwrap_or((&self.address, ""));
        let start = place.rsplit_once('/').map_or(place, |(start, _)| start);
        if query.is_empty() { format!("{start}/{name}") } else { format!("{start}/{name}?{query}") }
    }

    /// Waits for the lock of that number; it is held until this connection ends.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn lock(&self, number: i64) -> Result<()> {
        self.answer(Sql::new("select cast(pg_advisory_lock(?) as text)").bind(number)).await.map(|_| ())
    }

    /// Makes a database, as a copy of `template` where one is named. Its files are copied as they are: written through the
    /// log, page by page, a small database takes five times as long.
    ///
    /// # Errors
    /// [`crate::StoreError`], for instance because the name is taken.
    pub async fn create(&self, name: &str, template: Option<&str>) -> Result<()> {
        let template = template.unwrap_or("template0");
        let (name, template) = (quoted(name), quoted(template));
        self.run(&format!("create database {name} template {template} strategy file_copy")).await
    }

    /// Removes a database, whoever is still connected to it. The server looks only every tenth of a second whether those
    /// that it cut off are gone, so they are cut off and looked for before it is asked.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn remove(&self, name: &str) -> Result<()> {
        for _ in 0..50 {
            if self.cut_off(name).await? == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        self.run(&format!("drop database if exists {} with (force)", quoted(name))).await
    }

    /// The names of the databases that begin like this.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn named(&self, start: &str) -> Result<Vec<String>> {
        let sql = Sql::new("select cast(datname as text) from pg_database where starts_with(cast(datname as text), ?)");
        let rows: Vec<(String,)> = postgres::all(&self.pool, sql.bind(start)).await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// Writes a remark on a database.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn remark(&self, name: &str, text: &str) -> Result<()> {
        self.run(&format!("comment on database {} is '{}'", quoted(name), text.replace('\'', "''"))).await
    }

    /// The remark on a database; none where there is no such database or nothing was remarked.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn remark_on(&self, name: &str) -> Result<Option<String>> {
        let sql =
            Sql::new("select shobj_description(oid, 'pg_database') from pg_database where datname = ?").bind(name);
        self.answer(sql).await
    }

    /// Takes a database away from its users: every connection is cut and no new one let in, until `open` again.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn let_in(&self, name: &str, open: bool) -> Result<()> {
        self.run(&format!("alter database {} allow_connections {open}", quoted(name))).await?;
        if !open {
            self.cut_off(name).await?;
        }
        Ok(())
    }

    /// Cuts every connection to a database; how many there were.
    async fn cut_off(&self, name: &str) -> Result<i64> {
        let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = ?";
        let row: Option<(i64,)> = postgres::first(&self.pool, Sql::new(sql).bind(name)).await?;
        Ok(row.map_or(0, |(count,)| count))
    }

    async fn run(&self, text: &str) -> Result<()> {
        postgres::script(&self.pool, text).await
    }

    async fn answer(&self, sql: Sql) -> Result<Option<String>> {
        let row: Option<(Option<String>,)> = postgres::first(&self.pool, sql).await?;
        Ok(row.and_then(|(text,)| text))
    }
}

/// A name in double quotes, whatever it holds.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
