//! Editing a person, and two who edit at once.

use crate::{browser, sai, start};

/// The fields that the edit page shows, with some of them changed.
async fn filled(
    browser: &mut testkit::Browser,
    path: &str,
    changes: &[(&'static str, &'static str)],
) -> Vec<(&'static str, String)> {
    let page = browser.open(&format!("{path}/edit")).await;
    let names = [
        "title",
        "title_other",
        "given",
        "middle",
        "family",
        "nickname",
        "former_given",
        "former_family",
        "spelling",
        "sex",
        "born",
        "dead",
        "died",
        "id_kind",
        "id_number",
        "nationality",
        "registration",
        "marital",
        "religion",
        "phone",
        "other_phone",
        "reg_house",
        "reg_moo",
        "reg_place",
        "reg_place_code",
        "elsewhere",
        "at_house",
        "at_place",
        "protected",
        "version",
    ];
    let value = |name: &'static str| {
        let changed = changes.iter().find(|(changed, _)| *changed == name).map(|(_, value)| (*value).to_owned());
        (name, changed.unwrap_or_else(|| page.field_value(name)))
    };
    names.into_iter().map(value).collect()
}

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn everything_that_is_known_can_be_written_and_is_found_again() {
    let app = start().await;
    let path = format!("/people/{}", sai(&app).await);
    let mut pimjai = browser(&app, "pimjai");
    let changes = [
        ("family", "ทองแท้"),
        ("former_family", "ทองดี, จันทร์แก้ว"),
        ("religion", "islam"),
        ("marital", "widowed"),
        ("elsewhere", "yes"),
        ("at_house", "12"),
        ("at_place", "ต.บ้านพรุ อ.หาดใหญ่"),
    ];
    let fields = filled(&mut pimjai, &path, &changes).await;
    let mark = app.mark().await;
    let page = pimjai.submit(&path, &pairs(&fields)).await;
    page.has_text("นางสาย ทองแท้")
        .has_text("ทองดี (ชื่อสกุลเดิม)")
        .has_text("อิสลาม")
        .has_text("หม้าย")
        .has_text("12 ต.บ้านพรุ อ.หาดใหญ่");
    app.assert_nothing_else_recorded(mark, &["person-changed"]).await;
    pimjai.open("/people?text=สาย+จันแก้ว").await.has_text("เคยใช้ชื่อนี้");
    pimjai.open("/people?text=สาย+บ้านพรุ").await.has_text("ทองแท้");
    assert_eq!(
        pimjai.open(&format!("{path}/edit")).await.field_value("id_number"),
        "",
        "the number stays hidden and stays"
    );
    pimjai.open(&path).await.has_text("1-99xx-xxxxx-");
}

#[tokio::test]
async fn two_who_edit_at_once_see_both_versions_and_nothing_is_lost() {
    let app = start().await;
    let path = format!("/people/{}", sai(&app).await);
    let (mut pimjai, mut anong) = (browser(&app, "pimjai"), browser(&app, "anong"));
    let mine = filled(&mut pimjai, &path, &[("nickname", "ยายแดง")]).await;
    let theirs = filled(&mut anong, &path, &[("nickname", "ป้าแดง"), ("sex", "female")]).await;
    anong.submit(&path, &pairs(&theirs)).await;
    let mark = app.mark().await;
    let page = pimjai.post(&path, &pairs(&mine)).await;
    page.is(409).has_text("ยายแดง").has_text("ป้าแดง").has_text("อนงค์ ทองแก้ว");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let version = page.field_value("version");
    let again: Vec<(&str, &str)> = pairs(&mine)
        .into_iter()
        .map(|(name, value)| if name == "version" { (name, version.as_str()) } else { (name, value) })
        .collect();
    pimjai.submit(&path, &again).await.has_text("ยายแดง");
}

#[tokio::test]
async fn a_wrong_edit_names_the_field_and_changes_nothing() {
    let app = start().await;
    let path = format!("/people/{}", sai(&app).await);
    let mut pimjai = browser(&app, "pimjai");
    let fields = filled(&mut pimjai, &path, &[("phone", "12"), ("born", "31/2/2491")]).await;
    let page = pimjai.post(&path, &pairs(&fields)).await;
    page.is(422);
    assert!(!page.field_error("phone").is_empty() && !page.field_error("born").is_empty());
    pimjai.open(&path).await.has_text("081-234-5678");
}
