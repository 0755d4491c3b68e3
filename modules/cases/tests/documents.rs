//! Papers as PDF: for those who may read the page of the same, once signed, and written down when the case is restricted.

use cases::model::Confidentiality;
use kueakun::demo::cast;

use super::lists::keep;
use super::the_way::{begin, open_case, triage, visit};

#[tokio::test]
async fn a_signed_visit_and_the_whole_case_can_be_had_as_pdf_from_their_pages() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    for (page, pdf) in [(&paper, format!("{paper}/pdf")), (&case, format!("{case}/summary/pdf"))] {
        assert!(somsri.open(page).await.link(&pdf), "{pdf}");
        let answer = somsri.get(&pdf).await;
        answer.is(200);
        assert_eq!(answer.header("content-type"), "application/pdf");
        assert!(answer.bytes().starts_with(b"%PDF"));
        assert!(answer.header("content-disposition").is_ascii(), "a file's name tells no person's name");
    }
}

#[tokio::test]
async fn a_draft_has_no_pdf() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (paper, _) = begin(&mut somsri, &case, "home-visit").await;
    somsri.get(&format!("{paper}/pdf")).await.is(404);
}

#[tokio::test]
async fn who_may_not_open_a_sealed_case_gets_no_pdf_of_it_and_who_may_leaves_a_trace() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    for pdf in [format!("{paper}/pdf"), format!("{case}/summary/pdf")] {
        narumon.get(&pdf).await.is(404);
        let mark = app.mark().await;
        somsri.get(&pdf).await.is(200);
        let lines = app.audit_since(mark).await;
        assert_eq!(lines.iter().filter(|line| line.act == "case-read").count(), 1, "{pdf}");
    }
}
