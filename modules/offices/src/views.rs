//! What the templates need, and the words that several pages share.

pub(crate) mod account;
pub(crate) mod delegations;
pub(crate) mod identities;
pub(crate) mod jobs;
pub(crate) mod links;
pub(crate) mod notices;
pub(crate) mod offices;
pub(crate) mod passkeys;
pub(crate) mod sign_in;
pub(crate) mod staff;
pub(crate) mod tokens;

use kernel::{Id, Lang, Level, Role, Staff};
use store::{Result, Source};
use ui::Page;

/// Who changed a record last, in words.
pub(crate) async fn changed_by(on: &impl Source, p: &Page, staff: Option<Id<Staff>>) -> Result<String> {
    let brief = match staff {
        Some(id) => crate::brief(on, &[id]).await?.remove(&id),
        None => None,
    };
    Ok(brief.map_or_else(|| p.t("offices-by-program").into_owned(), |brief| brief.name))
}

/// The name of a post: "นักสังคมสงเคราะห์ชำนาญการ", "หัวหน้างาน (ชำนาญการ)", "Social worker, Professional".
pub(crate) fn post_name(p: &Page, role: Option<Role>, level: Option<Level>) -> String {
    let Some(role) = role else { return p.t("role-none").into_owned() };
    let name = p.code("role", role);
    match (level, p.lang) {
        (None, _) => name.into_owned(),
        (Some(level), Lang::Th) if role == Role::SocialWorker => format!("{name}{}", level.thai()),
        (Some(level), Lang::Th) => format!("{name} ({})", level.thai()),
        (Some(level), Lang::En) => format!("{name}, {}", level.english()),
    }
}

/// The name of an office in the reader's language.
pub(crate) fn office_name<'a>(p: &Page, name: &'a str, name_en: &'a str) -> &'a str {
    if p.lang == Lang::En && !name_en.is_empty() { name_en } else { name }
}

/// The addresses of the neighbouring pages of a list.
pub(crate) fn neighbours(base: &str, search: &str, page: store::Page, more: bool) -> (Option<String>, Option<String>) {
    let address = |number: i64| match search {
        "" => format!("{base}?page={number}"),
        search => format!("{base}?q={}&page={number}", escape(search)),
    };
    ((page.number > 1).then(|| address(page.number - 1)), more.then(|| address(page.number + 1)))
}

/// A value for a query.
fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        use std::fmt::Write as _;
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
