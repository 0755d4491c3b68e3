//! Words of our lists as terms of a taxonomy, and other things that HSDS has no property for as attributes.

use kernel::Code as _;

use crate::model::{Topic, TopicList, Uuid};

/// How the name of a taxonomy of ours begins; the code of the list goes on.
pub(super) const TAXONOMY: &str = "kueakun/";
/// The `link_type` of an attribute that says where an entry comes from: `value` in words, `label` how certain it is.
pub(super) const SOURCE: &str = "source";
/// The `link_type` of an attribute that says whether an organisation still exists, for which HSDS has no property.
pub(super) const STATUS: &str = "status";

/// The UUID of a term: the same in every installation.
pub(super) fn term_id(topic: &Topic) -> Uuid {
    Uuid::named("kueakun/term", &format!("{}/{}", topic.list.code(), topic.code))
}

/// The UUID of an attribute of an entry.
pub(super) fn attribute_id(entry: Uuid, what: &str) -> Uuid {
    Uuid::named(&entry.to_string(), what)
}

/// The topic of a term of one of our taxonomies.
pub(super) fn topic(taxonomy: &str, code: &str) -> Option<Topic> {
    let list = TopicList::from_code(taxonomy.strip_prefix(TAXONOMY)?)?;
    Some(Topic { list, code: code.to_owned() })
}
