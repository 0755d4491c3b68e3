//! Situation reports on screen: the list, and one with what its author writes.

use std::collections::HashMap;

use askama::Template;
use kernel::{Id, Office};
use ui::{Form, Page};

use super::list::Tab;
use crate::documents;
use crate::model::{ReportRow, ReportState};

/// รายงานฉบับหนึ่ง
#[derive(Debug)]
pub struct ReportLine {
    /// Its page.
    pub href: String,
    /// The month.
    pub month: String,
    /// The office, and the revision beyond the first.
    pub office: String,
    /// Where it stands, with who signed when.
    pub state: String,
    /// The shape of it.
    pub badge: &'static str,
    /// Its PDF.
    pub pdf: String,
}

impl ReportLine {
    /// A report in a list.
    #[must_use]
    pub fn new(p: &Page, report: &ReportRow, offices: &HashMap<Id<Office>, String>) -> Self {
        let office = offices.get(&report.office).map_or("", String::as_str);
        let revision = p.t1("cases-report-revision", "number", &report.revision.to_string());
        let href = format!("/figures/reports/{}", report.id);
        let state = p.code("cases-report-state", report.state);
        Self {
            pdf: format!("{href}/pdf"),
            month: documents::month(report.month).map_or_else(String::new, |month| month.label(p.lang)),
            office: if report.revision > 1 { format!("{office} · {revision}") } else { office.to_owned() },
            state: report.signed_at.map_or_else(
                || state.to_string(),
                |at| format!("{state} · {} · {}", report.signed_name, p.day_short(at.day())),
            ),
            badge: if report.state == ReportState::Signed { "badge-done" } else { "badge-draft" },
            href,
        }
    }
}

/// รายงานสถานการณ์
#[derive(Debug, Template)]
#[template(path = "reports.html")]
pub struct ReportsPage {
    /// The page.
    pub p: Page,
    /// The pages of figures.
    pub tabs: Vec<Tab>,
    /// The reports, the latest month first.
    pub lines: Vec<ReportLine>,
    /// The form that begins one, for those who write them.
    pub form: Option<Form>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// One part that the author wrote: its heading and its lines.
pub type Written = (String, Vec<String>);

/// รายงานสถานการณ์หนึ่งฉบับ
#[derive(Debug, Template)]
#[template(path = "report.html")]
pub struct ReportPage {
    /// The page.
    pub p: Page,
    /// The report as a line.
    pub line: ReportLine,
    /// What its author wrote.
    pub written: Vec<Written>,
    /// The form of a draft, for those who write reports there.
    pub form: Option<Form>,
    /// The form that signs it; where there is [`ReportPage::form`].
    pub signing: Option<Form>,
}

impl ReportPage {
    /// A report with what it says.
    #[must_use]
    pub fn new(p: Page, report: &ReportRow, line: ReportLine, forms: Option<(Form, Form)>) -> Self {
        let said = [
            ("cases-report-situation", &report.situation),
            ("cases-report-analysis", &report.analysis),
            ("cases-report-proposals", &report.proposals),
        ];
        let lines = |text: &String| text.lines().map(str::to_owned).collect();
        let written = said.into_iter().filter(|(_, text)| !text.is_empty());
        let written = written.map(|(key, text)| (p.t(key).into_owned(), lines(text))).collect();
        let (form, signing) = forms.unzip();
        Self { line, written, form, signing, p }
    }
}
