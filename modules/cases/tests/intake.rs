//! Taking in a matter of somebody who is not in the registry yet: registered on the way, without losing it.

use kueakun::demo::cast;

use crate::cases::the_way::{intake, pairs};

#[tokio::test]
async fn a_household_group_or_community_that_is_new_is_registered_on_the_way_and_chosen() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let name = "เพิงพักริมคลองเตยสมมุติ";
    for (unit, folder) in [("family", "/households"), ("group", "/groups"), ("community", "/communities")] {
        let search = somsri.open(&format!("/cases/new?unit={unit}&q={name}")).await;
        let new = search.forms().into_iter().find(|form| form.ends_with("/new") && form != "/cases/new");
        assert_eq!(new, Some(format!("{folder}/new")), "{unit}");
        assert_eq!((search.field_value("text"), search.field_value("for")), (name.to_owned(), "case".to_owned()));

        let form = somsri.open(&format!("{folder}/new?text={name}&for=case")).await;
        let typed = [("name", form.field_value("name")), ("for", form.field_value("for"))];
        let chosen = somsri.post(folder, &pairs(&typed)).await.is(303).location();
        let there = somsri.get(&chosen).await.is(303).location();
        let page = somsri.open(&there).await;
        page.has_text(name);
        assert_eq!(page.field_value("unit"), unit);

        let mut fields = intake(&page.field_value("subject"));
        fields.retain(|(field, _)| *field != "unit");
        fields.push(("unit", unit.to_owned()));
        let opened = somsri.post("/cases", &pairs(&fields)).await.is(303).location();
        somsri.open(opened.trim_end_matches("/triage")).await.has_text(name);
    }
}
