//! A person's fields: a few to register somebody, all of them to edit.

mod reading;

use kernel::{Code as _, Fields, Invalid, Lang};
use thai::phone::Phone;
use ui::{Choice, Field, Form, FormView, Look, Page};

use crate::forms::address::{self, Parts};
use crate::model::{IdKind, Life, Marital, NameKind, NewPerson, Registration, Religion, Sex};

pub(crate) use reading::{read_edit, read_registering, read_sketch};

/// Titles offered in the list; every other one is written.
const TITLES: usize = 8;

/// The form that registers somebody; `deed` is the key of its button.
pub(crate) fn registering_form(p: &Page, fields: &Fields, invalid: &Invalid, deed: &str) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mut shown = names(p, &view);
    shown.push(view.codes::<Sex>(Look::Radios, "sex", "people-sex"));
    shown.push(view.short("born", "people-born"));
    shown.push(view.short("id_number", "people-id-number").keyboard("numeric"));
    shown.push(view.short("phone", "people-phone").keyboard("tel"));
    shown.push(view.heading("people-lives"));
    shown.extend(address::fields(p, fields, invalid, "at", Parts::Few));
    shown.push(view.hidden("for"));
    view.form("/people", deed, "/people", shown)
}

fn names(p: &Page, view: &FormView<'_>) -> Vec<Field> {
    let english = p.lang == Lang::En;
    let name = |title: &thai::name::Title| {
        if english { format!("{} ({})", title.en, title.long) } else { title.long.to_owned() }
    };
    let titles = thai::name::titles().iter().take(TITLES).map(|title| Choice::new(title.long, name(title))).collect();
    vec![
        view.choose(Look::Select, "title", "people-name-title", titles),
        view.short("title_other", "people-name-title-other"),
        view.text("given", "people-given").required().autocomplete("off"),
        view.text("family", "people-family").autocomplete("off"),
        view.short("nickname", "people-nickname").autocomplete("off"),
    ]
}

/// Everything a person's record holds, as the fields of the edit form.
fn edit_fields(p: &Page, fields: &Fields, invalid: &Invalid) -> Vec<Field> {
    let view = FormView::new(p, fields, invalid);
    let mut shown = names(p, &view);
    shown.insert(3, view.text("middle", "people-middle").autocomplete("off"));
    shown.push(view.text("former_given", "people-former-given"));
    shown.push(view.text("former_family", "people-former-family"));
    shown.push(view.text("spelling", "people-spelling"));
    shown.push(view.codes::<Sex>(Look::Radios, "sex", "people-sex"));
    shown.push(view.short("born", "people-born"));
    shown.push(view.tick("dead", "people-dead"));
    shown.push(view.date("died", "people-died"));
    shown.push(view.heading("people-part-number"));
    shown.push(view.codes::<IdKind>(Look::Select, "id_kind", "people-id-kind").required());
    shown.push(
        view.short("id_number", "people-id-new")
            .hint(p.t1("people-id-keep", "number", fields.get("id_masked")))
            .keyboard("numeric"),
    );
    shown.push(view.hidden("id_masked"));
    shown.push(view.short("nationality", "people-nationality"));
    shown.push(view.codes::<Registration>(Look::Select, "registration", "people-registration").required());
    shown.push(view.codes::<Marital>(Look::Select, "marital", "people-marital").required());
    shown.push(view.codes::<Religion>(Look::Select, "religion", "people-religion"));
    shown.push(view.heading("people-part-contact"));
    shown.push(view.short("phone", "people-phone").keyboard("tel"));
    shown.push(view.short("other_phone", "people-other-phone").keyboard("tel"));
    shown.push(view.heading("people-registered-at"));
    shown.extend(address::fields(p, fields, invalid, "reg", Parts::All));
    shown.push(view.heading("people-lives"));
    shown.push(view.tick("elsewhere", "people-elsewhere"));
    shown.extend(address::fields(p, fields, invalid, "at", Parts::All));
    shown.push(view.tick("protected", "people-protected"));
    shown.push(view.hidden("version"));
    shown
}

/// The edit form.
pub(crate) fn edit_form(p: &Page, fields: &Fields, invalid: &Invalid, page: &str) -> Form {
    FormView::new(p, fields, invalid).form(page, "people-save", page, edit_fields(p, fields, invalid))
}

/// The fields filled from a record.
pub(crate) fn filled(person: &NewPerson, version: i64, lang: Lang) -> Fields {
    let mut fields = Fields::default();
    let listed = thai::name::titles().iter().take(TITLES).any(|title| title.long == person.title);
    fields.set(if listed { "title" } else { "title_other" }, person.title.as_str());
    for (name, value) in [
        ("given", &person.given),
        ("middle", &person.middle),
        ("family", &person.family),
        ("nickname", &person.nickname),
        ("nationality", &person.nationality),
    ] {
        fields.set(name, value.as_str());
    }
    for (name, kind) in FORMER {
        let of_kind = person.former.iter().filter(|former| former.kind == kind).map(|former| former.name.as_str());
        fields.set(name, of_kind.collect::<Vec<_>>().join(", "));
    }
    fields.set("sex", person.sex.code());
    fields.set("born", person.born.map(thai::date::format_partial).unwrap_or_default());
    if let Life::Dead(day) = person.life {
        fields.set("dead", "yes");
        fields.set("died", day.map(|day| thai::date::format_long(day.date())).unwrap_or_default());
    }
    fields.set("id_kind", person.identity.kind().code());
    fields.set("id_masked", person.identity.masked());
    fields.set("registration", person.registration.code());
    fields.set("marital", person.marital.code());
    fields.set("religion", person.religion.map_or("", Religion::code));
    let phone = |phone: &Option<Phone>| phone.as_ref().map(ToString::to_string).unwrap_or_default();
    fields.set("phone", phone(&person.phone));
    fields.set("other_phone", phone(&person.other_phone));
    address::fill(&mut fields, "reg", &person.registered, lang);
    if let Some(current) = &person.current {
        fields.set("elsewhere", "yes");
        address::fill(&mut fields, "at", current, lang);
    }
    if person.protected {
        fields.set("protected", "yes");
    }
    fields.set("version", version.to_string());
    fields
}

const FORMER: [(&str, NameKind); 3] =
    [("former_given", NameKind::Given), ("former_family", NameKind::Family), ("spelling", NameKind::Spelling)];
