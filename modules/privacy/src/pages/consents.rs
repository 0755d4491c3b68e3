//! Giving and withdrawing consent.

use ::store::files;
use ::store::{StoreError, Undone};
use axum::Extension;
use kernel::{Fields, Id, Invalid, Person};
use people::Brief;
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Routes, Upload, download, form_again, html, see_other};

use super::{Others, desk, person};
use crate::model::{ActivityRow, Consent, ConsentRow};
use crate::permissions::{SeeRequests, ServePersons};
use crate::store::{consents, reference};
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/privacy/people/{id}/consents/new", new)
        .post("/privacy/people/{id}/consents", create)
        .get("/privacy/people/{id}/consents/{consent}/withdrawal", withdrawal)
        .post("/privacy/people/{id}/consents/{consent}/withdrawal", withdraw)
        .get("/privacy/people/{id}/consents/{consent}/file", paper)
}

/// What may be consented to.
async fn purposes(at: &Allowed<ServePersons>) -> Result<Vec<ActivityRow>, Failure> {
    let mut all = reference::activities(at.db()).await?;
    all.retain(|activity| activity.asks_consent);
    Ok(all)
}

async fn new(at: Allowed<ServePersons>, Path(id): Path<Id<Person>>) -> Answer {
    let brief = person(&at, id).await?;
    let fields = forms::today_in("given-on", at.today());
    html(&giving(&at, &brief, &purposes(&at).await?, &fields, &Invalid::default()))
}

async fn create(at: Allowed<ServePersons>, Path(id): Path<Id<Person>>, upload: Upload) -> Answer {
    let brief = person(&at, id).await?;
    let purposes = purposes(&at).await?;
    let paper = match upload.file("paper") {
        None => Ok(None),
        Some(file) => {
            files::check(&file.name, &file.bytes).map(|kind| Some((file.name.clone(), kind, file.bytes.clone())))
        }
    };
    let done = match forms::consents::read_given(&upload.fields, at.today(), &purposes, paper) {
        Ok(given) => {
            let age = brief.age(given.given_on);
            actions::give(at.db(), at.actor(), (brief.id, desk(&at)?), age, given).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(_) => see_other(&format!("/privacy/people/{}", brief.id), "privacy-consent-given"),
        Err(undone) => form_again(undone, |wrong| giving(&at, &brief, &purposes, &upload.fields, wrong)),
    }
}

fn giving(
    at: &Allowed<ServePersons>,
    brief: &Brief,
    purposes: &[ActivityRow],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("privacy-consent-give");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/privacy/people/{}", brief.id);
    let asked = forms::consents::given(&view, purposes, p.lang);
    let form = view.form(format!("{here}/consents"), "privacy-consent-deed", here, asked).with_files();
    FormPage { lead: brief.name.clone(), form, p }
}

/// A consent of a person within the scope.
async fn find(
    at: &Allowed<ServePersons>,
    id: Id<Person>,
    consent: Id<Consent>,
) -> Result<(Brief, ConsentRow), Failure> {
    let brief = person(at, id).await?;
    let consent = consents::find(at.db(), brief.id, consent).await?;
    Ok((brief, consent))
}

async fn withdrawal(at: Allowed<ServePersons>, Path((id, consent)): Path<(Id<Person>, Id<Consent>)>) -> Answer {
    let (brief, consent) = find(&at, id, consent).await?;
    let purpose = reference::activity(at.db(), &consent.purpose).await?;
    let fields = forms::today_in("withdrawn-on", at.today());
    html(&withdrawing(&at, &brief, (&consent, &purpose), &fields, &Invalid::default()))
}

async fn withdraw(
    at: Allowed<ServePersons>,
    Path((id, consent)): Path<(Id<Person>, Id<Consent>)>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let (brief, consent) = find(&at, id, consent).await?;
    let purpose = reference::activity(at.db(), &consent.purpose).await?;
    let done = match forms::consents::read_withdrawn(&fields, at.today(), consent.given_on) {
        Ok(withdrawn) => actions::withdraw(at.db(), at.actor(), &consent, withdrawn, &*elsewhere).await,
        Err(wrong) => Err(wrong.into()),
    };
    let there = format!("/privacy/people/{}", brief.id);
    match done {
        // Somebody was faster: it is withdrawn, which is what was asked.
        Ok(()) | Err(Undone::Failed(StoreError::Stale)) => see_other(&there, "privacy-consent-withdrawn-done"),
        Err(undone) => form_again(undone, |wrong| withdrawing(&at, &brief, (&consent, &purpose), &fields, wrong)),
    }
}

/// The form says what stops when the consent is withdrawn.
fn withdrawing(
    at: &Allowed<ServePersons>,
    brief: &Brief,
    (consent, purpose): (&ConsentRow, &ActivityRow),
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("privacy-consent-withdraw");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/privacy/people/{}", brief.id);
    let action = format!("{here}/consents/{}/withdrawal", consent.id);
    let form = view.form(action, "privacy-consent-withdraw", here, forms::consents::withdrawn(&view));
    let values = [
        ("name", brief.name.as_str()),
        ("purpose", purpose.name(p.lang)),
        ("effect", purpose.without_consent.as_str()),
    ];
    FormPage { lead: p.tn("privacy-consent-withdraw-lead", &values), form, p }
}

async fn paper(at: Allowed<SeeRequests>, Path((id, consent)): Path<(Id<Person>, Id<Consent>)>) -> Answer {
    let brief = person(&at, id).await?;
    let consent = consents::find(at.db(), brief.id, consent).await?;
    let kind = consent.kind.ok_or(Failure::NotFound)?;
    let bytes = files::read(at.db(), &consent.digest).await?;
    let ending = consent.file_name.rsplit_once('.').map_or("bin", |(_, ending)| ending).to_ascii_lowercase();
    let known = ending.chars().all(|letter| letter.is_ascii_alphanumeric());
    let name = format!("consent-{}.{}", consent.id, if known { ending.as_str() } else { "bin" });
    download(bytes, kind.content_type(&consent.file_name), &name)
}
