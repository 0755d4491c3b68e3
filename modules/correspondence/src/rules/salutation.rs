//! คำขึ้นต้นและคำลงท้าย by addressee, as `data/reference/salutations.toml` has them.

use std::sync::LazyLock;

use serde::Deserialize;

/// คำขึ้นต้นและคำลงท้ายชุดหนึ่ง
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Salutation {
    /// Its code, never reused.
    pub code: String,
    /// To whom, in Thai.
    pub th: String,
    /// To whom, in English.
    pub en: String,
    /// คำขึ้นต้น
    pub greeting: String,
    /// คำลงท้าย
    pub farewell: String,
    /// How sure the source is.
    pub source_mark: String,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    salutation: Vec<Salutation>,
}

static ALL: LazyLock<Vec<Salutation>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../../data/reference/salutations.toml")).unwrap_or_default();
    file.salutation
});

/// Every one, the general one first.
#[must_use]
pub fn all() -> &'static [Salutation] {
    &ALL
}

/// Greeting and farewell of a code; those of the general one where the code is unknown.
#[must_use]
pub fn words(code: &str) -> (&'static str, &'static str) {
    let found = ALL.iter().find(|one| one.code == code).or(ALL.first());
    found.map_or(("เรียน", "ขอแสดงความนับถือ"), |one| {
        (&one.greeting, &one.farewell)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_addressee_is_greeted_and_taken_leave_of_as_the_annex_says() {
        assert_eq!(all().len(), 4);
        assert_eq!(words("general"), ("เรียน", "ขอแสดงความนับถือ"));
        assert_eq!(words("high"), ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"));
        assert_eq!(words("high-monk"), ("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"));
        assert_eq!(words("nobody"), words("general"));
    }
}
