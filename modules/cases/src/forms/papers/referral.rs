//! หนังสือส่งต่อ: to whom, for what, which data one by one, and on what basis.

use kernel::{Check, Code as _, Day, Fields, Id, Missed, Office};
use ui::{Choice, Field, FormView, Look};

use super::super::past_day;
use super::{Piece, Sharing};
use crate::model::{Consent, ConsentWay, Consenter, Enclosed, Package, Receiver, ReceiverKind, ReferralBody, Urgency};
use crate::rules::CONSENT;

pub(super) fn read(
    check: &mut Check<'_>,
    fields: &Fields,
    today: Day,
    sharing: &Sharing,
) -> Result<ReferralBody, Missed> {
    let receiver = receiver(check, sharing);
    let urgency = check.code::<Urgency>("urgency");
    let purpose = check.prose("purpose");
    let known = |key: &str| sharing.offers.iter().any(|offer| offer.key == key);
    let shared = if fields.all("share").all(known) { Ok(()) } else { check.wrong("share", "form-unknown-choice") };
    let basis = basis(check, fields, sharing);
    let note = check.prose_or_empty("basis-note");
    let consent = if fields.get("basis") == CONSENT { consent(check, today).map(Some) } else { Ok(None) };
    let replaces = check.id_or_none("replaces");
    shared?;
    let pieces: Vec<_> = chosen(fields, sharing).collect();
    let enclosed = pieces.iter().filter_map(|(key, piece)| match piece {
        Piece::Enclosure(one) => Some(Enclosed { key: (*key).to_owned(), name: one.name.clone() }),
        Piece::Fact(_) => None,
    });
    let facts = pieces.iter().filter_map(|(_, piece)| match piece {
        Piece::Fact(fact) => Some(fact.field),
        Piece::Enclosure(_) => None,
    });
    Ok(ReferralBody {
        receiver: receiver?,
        urgency: urgency?,
        purpose: purpose?,
        basis: basis?,
        basis_note: note?,
        consent: consent?,
        fields: facts.collect(),
        enclosed: enclosed.collect(),
        digest: String::new(),
        replaces: replaces?,
    })
}

/// The offers whose boxes are ticked, in the order of the form.
fn chosen<'a>(fields: &'a Fields, sharing: &'a Sharing) -> impl Iterator<Item = (&'a str, &'a Piece)> {
    let ticked = |key: &str| fields.all("share").any(|ticked| ticked == key);
    sharing.offers.iter().filter(move |offer| ticked(&offer.key)).map(|offer| (offer.key.as_str(), &offer.piece))
}

/// What is sent: the name, the purpose, and nothing that was not ticked.
pub(super) fn package(body: &ReferralBody, fields: &Fields, sharing: &Sharing) -> Package {
    let law = sharing.laws.iter().find(|(code, _)| *code == body.basis).map(|(_, law)| law.clone());
    let mut package = Package {
        sender: sharing.sender.clone(),
        law: law.unwrap_or_default(),
        client: sharing.client.clone(),
        purpose: body.purpose.clone(),
        facts: Vec::new(),
        enclosures: Vec::new(),
    };
    for (_, piece) in chosen(fields, sharing) {
        match piece {
            Piece::Fact(fact) => package.facts.push(fact.clone()),
            Piece::Enclosure(enclosure) => package.enclosures.push(enclosure.clone()),
        }
    }
    package
}

fn receiver(check: &mut Check<'_>, sharing: &Sharing) -> Result<Receiver, Missed> {
    let kind = check.code::<ReceiverKind>("receiver-kind")?;
    let attention = check.line_or_empty("attention");
    let (office, listed, name, address) = match kind {
        ReceiverKind::Office => {
            let office: Id<Office> = check.id("receiver-office")?;
            match sharing.offices.iter().find(|choice| choice.value == office.to_string()) {
                Some(choice) => (Some(office), None, choice.label.clone(), String::new()),
                None => return check.wrong("receiver-office", "form-unknown-choice"),
            }
        }
        ReceiverKind::Listed => {
            let service: Id<directory::Service> = check.id("receiver-service")?;
            match sharing.services.iter().find(|choice| choice.value == service.to_string()) {
                Some(choice) => {
                    let address = check.line_or_empty("receiver-address")?;
                    let address = if address.is_empty() { choice.hint.clone() } else { address };
                    (None, Some(service), choice.label.clone(), address)
                }
                None => return check.wrong("receiver-service", "form-unknown-choice"),
            }
        }
        ReceiverKind::Outside => {
            let (name, address) = (check.line("receiver-name"), check.line("receiver-address"));
            (None, None, name?, address?)
        }
    };
    Ok(Receiver { kind, office, listed, name, address, attention: attention? })
}

/// The basis may be missing here: that is a rule's to refuse, with its section.
fn basis(check: &mut Check<'_>, fields: &Fields, sharing: &Sharing) -> Result<String, Missed> {
    let basis = fields.get("basis");
    if basis.is_empty() || sharing.bases.iter().any(|choice| choice.value == basis) {
        Ok(basis.to_owned())
    } else {
        check.wrong("basis", "form-unknown-choice")
    }
}

fn consent(check: &mut Check<'_>, today: Day) -> Result<Consent, Missed> {
    let by = check.code::<Consenter>("consent-by");
    let name = check.line("consent-name");
    let on = past_day(check, "consent-on", today);
    let way = check.code::<ConsentWay>("consent-way");
    let scope = check.prose("consent-scope");
    Ok(Consent { by: by?, name: name?, on: on?, way: way?, scope: scope? })
}

pub(super) fn fields_of(body: &ReferralBody) -> Fields {
    let mut fields = Fields::default();
    fields.set("receiver-kind", body.receiver.kind.code());
    fields.set("receiver-office", body.receiver.office.map_or_else(String::new, |office| office.to_string()));
    fields.set("receiver-service", body.receiver.listed.map_or_else(String::new, |service| service.to_string()));
    if body.receiver.kind == ReceiverKind::Outside {
        fields.set("receiver-name", body.receiver.name.as_str());
    }
    fields.set("receiver-address", body.receiver.address.as_str());
    fields.set("attention", body.receiver.attention.as_str());
    fields.set("urgency", body.urgency.code());
    fields.set("purpose", body.purpose.as_str());
    for field in &body.fields {
        fields.add("share", field.code());
    }
    for enclosed in &body.enclosed {
        fields.add("share", enclosed.key.as_str());
    }
    fields.set("basis", body.basis.as_str());
    fields.set("basis-note", body.basis_note.as_str());
    if let Some(consent) = &body.consent {
        fields.set("consent-by", consent.by.code());
        fields.set("consent-name", consent.name.as_str());
        fields.set("consent-on", thai::date::format_short(consent.on.date()));
        fields.set("consent-way", consent.way.code());
        fields.set("consent-scope", consent.scope.as_str());
    }
    fields.set("replaces", body.replaces.map_or_else(String::new, |id| id.to_string()));
    fields
}

pub(super) fn fields(view: &FormView<'_>, sharing: &Sharing) -> Vec<Field> {
    let offer = |offer: &super::Offer| Choice::new(&*offer.key, &*offer.label).hint(&*offer.preview);
    let offers = sharing.offers.iter().map(offer).collect();
    vec![
        view.hidden("replaces"),
        view.heading("cases-referral-to-part"),
        view.codes::<ReceiverKind>(Look::Radios, "receiver-kind", "cases-receiver").required(),
        view.choose(Look::Select, "receiver-office", "cases-referral-office", sharing.offices.clone()),
        view.choose(Look::Select, "receiver-service", "cases-referral-service", sharing.services.clone()),
        view.text("receiver-name", "cases-referral-name"),
        view.text("receiver-address", "cases-referral-address"),
        view.text("attention", "cases-referral-attention"),
        view.codes::<Urgency>(Look::Radios, "urgency", "cases-urgency").required(),
        view.prose("purpose", "cases-referral-purpose").rows(4).required(),
        view.choose(Look::Boxes, "share", "cases-referral-share", offers),
        view.heading("cases-referral-basis-part"),
        view.choose(Look::Radios, "basis", "cases-referral-basis", sharing.bases.clone()).required(),
        view.prose("basis-note", "cases-referral-basis-note").rows(2),
        view.heading("cases-referral-consent-part"),
        view.codes::<Consenter>(Look::Radios, "consent-by", "cases-consent-by"),
        view.text("consent-name", "cases-consent-name"),
        view.date("consent-on", "cases-consent-on"),
        view.codes::<ConsentWay>(Look::Radios, "consent-way", "cases-consent-way"),
        view.prose("consent-scope", "cases-consent-scope").rows(3),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::{Lists, Offer, read as read_paper};
    use super::*;
    use crate::model::{Content, Enclosure, Fact, PaperForm, ShareField};

    fn today() -> Day {
        Day::new(2026, 9, 1).expect("a day")
    }

    fn lists() -> Lists {
        let fact = |field: ShareField, value: &str| Offer {
            key: field.code().to_owned(),
            label: String::new(),
            preview: value.to_owned(),
            piece: Piece::Fact(Fact { field, value: value.to_owned() }),
        };
        let visit = Enclosure {
            form: None, name: "บันทึกการเยี่ยมบ้าน".to_owned(), parts: Vec::new()
        };
        let sharing = Sharing {
            client: "นางสาย ทองสมมุติ".to_owned(),
            offices: vec![Choice::new(Id::<Office>::new(5).to_string(), "อบต.สมมุติ")],
            services: vec![
                Choice::new(Id::<directory::Service>::new(6).to_string(), "ตรวจสุขภาพ · รพ.สต.สมมุติ").hint("074-000-000"),
            ],
            bases: vec![Choice::new("consent", "ความยินยอม"), Choice::new("public-task", "ภารกิจของรัฐ")],
            offers: vec![
                fact(ShareField::Phone, "080-000-0001"),
                fact(ShareField::Diagnosis, "ขาดผู้ดูแล"),
                Offer {
                    key: "paper:1".to_owned(),
                    label: String::new(),
                    preview: String::new(),
                    piece: Piece::Enclosure(visit),
                },
            ],
            ..Sharing::default()
        };
        Lists { sharing, ..Lists::default() }
    }

    fn sent(pairs: &[(&str, &str)]) -> Fields {
        let base = [
            ("happened-on", "1/9/69"),
            ("receiver-kind", "outside"),
            ("receiver-name", "โรงพยาบาลสมมุติ"),
            ("receiver-address", "ถนนสมมุติ"),
            ("urgency", "normal"),
            ("purpose", "ขอให้ฟื้นฟูสมรรถภาพ"),
        ];
        let pairs = base.iter().chain(pairs);
        Fields::new(pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn beside_name_and_purpose_only_what_is_ticked_is_sent() {
        let read = |pairs: &[(&str, &str)]| {
            let written = read_paper(PaperForm::Referral, &sent(pairs), today(), &lists()).expect("well formed");
            (written.content, written.package.expect("a referral sends something"))
        };
        let (_, nothing) = read(&[("basis", "public-task")]);
        assert_eq!((nothing.client.as_str(), nothing.facts.len(), nothing.enclosures.len()), ("นางสาย ทองสมมุติ", 0, 0));
        let (content, some) = read(&[("basis", "public-task"), ("share", "phone"), ("share", "paper:1")]);
        assert_eq!(some.facts, [Fact { field: ShareField::Phone, value: "080-000-0001".to_owned() }]);
        assert_eq!(some.enclosures.len(), 1);
        let Content::Referral(body) = content else { panic!("a referral") };
        assert_eq!((body.fields.as_slice(), body.enclosed.len()), ([ShareField::Phone].as_slice(), 1));
        assert_eq!(body.digest, some.digest());
        assert_ne!(some.digest(), nothing.digest());
    }

    #[test]
    fn what_cannot_be_chosen_cannot_be_sent() {
        let wrong = |pairs: &[(&str, &str)]| {
            read_paper(PaperForm::Referral, &sent(pairs), today(), &lists()).expect_err("no such choice")
        };
        assert_eq!(wrong(&[("share", "paper:2")]).of("share"), Some("form-unknown-choice"));
        assert_eq!(wrong(&[("basis", "curiosity")]).of("basis"), Some("form-unknown-choice"));
    }

    #[test]
    fn consent_as_basis_asks_who_when_how_and_to_what() {
        let wrong = read_paper(PaperForm::Referral, &sent(&[("basis", "consent")]), today(), &lists())
            .expect_err("there is no consent yet");
        for field in ["consent-by", "consent-name", "consent-on", "consent-way", "consent-scope"] {
            assert!(wrong.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn the_receiver_is_an_office_a_listed_service_or_written_in_with_its_address() {
        let receiver = |pairs: &[(&str, &str)]| {
            let mut fields = sent(&[("basis", "public-task")]);
            for (name, value) in pairs {
                fields.set(name, *value);
            }
            read_paper(PaperForm::Referral, &fields, today(), &lists()).map(|written| match written.content {
                Content::Referral(body) => body.receiver,
                other => panic!("{other:?}"),
            })
        };
        let office = Id::<Office>::new(5).to_string();
        let inside = receiver(&[("receiver-kind", "office"), ("receiver-office", &office)]).expect("an office");
        assert_eq!((inside.name.as_str(), inside.office), ("อบต.สมมุติ", Some(Id::new(5))));
        let service = Id::<directory::Service>::new(6).to_string();
        let fields = [("receiver-kind", "listed"), ("receiver-service", service.as_str()), ("receiver-address", "")];
        let listed = receiver(&fields).expect("a service");
        assert_eq!((listed.address.as_str(), listed.listed), ("074-000-000", Some(Id::new(6))));
        let wrong = receiver(&[("receiver-address", "")]).expect_err("no address");
        assert_eq!(wrong.of("receiver-address"), Some("form-required"));
        let wrong = receiver(&[("receiver-kind", "office"), ("receiver-office", &service)]).expect_err("not offered");
        assert_eq!(wrong.of("receiver-office"), Some("form-unknown-choice"));
    }

    #[test]
    fn a_letter_opens_as_it_was_signed() {
        let pairs =
            [("basis", "public-task"), ("basis-note", "ตามภารกิจ"), ("share", "diagnosis"), ("share", "paper:1")];
        let written = read_paper(PaperForm::Referral, &sent(&pairs), today(), &lists()).expect("well formed");
        let Content::Referral(body) = &written.content else { panic!("a referral") };
        let opened = fields_of(body);
        assert_eq!(opened.all("share").collect::<Vec<_>>(), ["diagnosis", "paper:1"]);
        assert_eq!(opened.get("basis-note"), "ตามภารกิจ");
    }
}
