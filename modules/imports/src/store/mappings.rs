//! How the columns of a source were read the last time.

use ::store::{Result, Source, Sql, Tx};
use kernel::{Id, Office};

use crate::model::Template;

/// The mapping of a source that an office has sent before.
pub(crate) async fn find(
    on: &impl Source,
    office: Id<Office>,
    template: Template,
    source: &str,
) -> Result<Option<Vec<String>>> {
    let sql = Sql::new("select mapping from import_mappings where office_id = ? and template = ? and source = ?");
    let found: Option<(String,)> = on.first(sql.bind(office).bind(template).bind(source)).await?;
    Ok(found.and_then(|(mapping,)| serde_json::from_str(&mapping).ok()))
}

/// Remembers it.
pub(crate) async fn remember(
    tx: &Tx<'_>,
    office: Id<Office>,
    template: Template,
    source: &str,
    mapping: &[String],
) -> Result<()> {
    let json = serde_json::to_string(mapping).unwrap_or_else(|_| "[]".to_owned());
    let sql = Sql::new(
        "insert into import_mappings (office_id, template, source, mapping, changed_at) values (?, ?, ?, ?, ?) \
         on conflict (office_id, template, source) do update set mapping = excluded.mapping, changed_at = excluded.changed_at",
    );
    tx.run(sql.bind(office).bind(template).bind(source).bind(json).bind(tx.now())).await.map(|_| ())
}
