//! The shape of an instrument's file as it is written, before anything in it is believed.

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub code: Spanned<String>,
    pub version: Spanned<i64>,
    pub standing: Spanned<String>,
    pub about: Spanned<String>,
    pub title: Text,
    pub purpose: Text,
    pub notice: Text,
    pub licence: Licence,
    pub source: Vec<Source>,
    pub marks: Marks,
    pub missing: Missing,
    #[serde(default)]
    pub scale: Vec<Scale>,
    #[serde(default)]
    pub group: Vec<Group>,
    pub item: Vec<Item>,
    #[serde(default)]
    pub subscale: Vec<Subscale>,
    pub total: Total,
    pub band: Vec<Band>,
    #[serde(default)]
    pub flag: Vec<Flag>,
    #[serde(default)]
    pub follow_on: Vec<FollowOn>,
    pub change: Change,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub th: Spanned<String>,
    pub en: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub mark: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: Spanned<String>,
    pub url: Option<Spanned<String>>,
    pub mark: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub scores: Spanned<String>,
    pub bands: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    pub policy: Spanned<String>,
    pub allowed: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub code: Spanned<String>,
    pub option: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub code: Spanned<String>,
    pub score: Spanned<i64>,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub code: Spanned<String>,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub code: Spanned<String>,
    pub group: Option<Spanned<String>>,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub scale: Option<Spanned<String>>,
    #[serde(default)]
    pub option: Vec<Choice>,
    pub ask_if: Option<AskIf>,
    pub subscale: Option<Spanned<String>>,
    pub mark: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskIf {
    pub item: Spanned<String>,
    pub is: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscale {
    pub code: Spanned<String>,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub combine: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    pub combine: Spanned<String>,
    pub of: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub code: Spanned<String>,
    pub from: Spanned<i64>,
    pub to: Spanned<i64>,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub short: Text,
    pub advice: Option<Text>,
    pub tone: Spanned<String>,
    pub mark: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    pub code: Spanned<String>,
    pub alert: bool,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub task: Option<Task>,
    pub any_of: Vec<Spanned<Condition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub within_days: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowOn {
    pub instrument: Spanned<String>,
    pub th: Spanned<String>,
    pub en: Spanned<String>,
    pub any_of: Vec<Spanned<Condition>>,
}

/// Either `item` with `is`, or a span of scores, of the total or of a `subscale`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub item: Option<Spanned<String>>,
    pub is: Option<Vec<Spanned<String>>>,
    pub subscale: Option<Spanned<String>>,
    pub score_from: Option<i64>,
    pub score_to: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub better: Spanned<String>,
    pub important: Option<Spanned<i64>>,
    pub basis: Option<Spanned<String>>,
    pub mark: Option<Spanned<String>>,
}
