//! Questions about the installation as a whole.

use crate::db::Source;
use crate::{Db, Result, Sql};

/// Whatever was ever done left an entry in the audit log.
pub(crate) async fn is_untouched(on: &impl Source) -> Result<bool> {
    let any: Option<(i64,)> = on.first(Sql::new("select id from audit_entries limit 1")).await?;
    Ok(any.is_none())
}

impl Db {
    /// Whether nothing was ever done here.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn is_untouched(&self) -> Result<bool> {
        is_untouched(self).await
    }

    /// Looks through the whole database for damage; answers what is wrong, nothing when it is whole.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn examine(&self) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = self.all(self.engine().examination()).await?;
        Ok(rows.into_iter().map(|(text,)| text).filter(|text| text != "ok").collect())
    }
}
