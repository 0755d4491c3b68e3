//! A safety alert in the words of the instrument that raised it.

use instruments::Instrument;
use ui::Page;

use crate::model::AlertRow;

/// การเตือนความปลอดภัย
#[derive(Debug, Clone)]
pub struct AlertView {
    /// What it warns of, with the numbers to call.
    pub text: String,
    /// What must be done; empty where the instrument names nothing.
    pub task: String,
    /// The day by which.
    pub day: String,
    /// How far off that is.
    pub due: String,
    /// Whether that day has passed.
    pub late: bool,
    /// The result that raised it; empty on its own page.
    pub result_href: String,
    /// Where to write down what was done; empty once that happened.
    pub answer_href: String,
    /// Who did it and when; empty while it is open.
    pub answered: String,
    /// What was done.
    pub answer: String,
}

impl AlertView {
    /// An alert that is open.
    #[must_use]
    pub fn new(p: &Page, instrument: &Instrument, alert: &AlertRow) -> Self {
        let here = format!("/cases/{}", alert.case);
        let flag = instrument.flag(&alert.code);
        let task = flag.and_then(|flag| flag.task.as_ref());
        Self {
            text: flag.map_or_else(String::new, |flag| flag.text.of(p.lang).to_owned()),
            task: task.map_or_else(String::new, |task| task.text.of(p.lang).to_owned()),
            day: p.weekday(alert.due_on),
            due: p.due(alert.due_on),
            late: p.is_over(alert.due_on),
            result_href: format!("{here}/results/{}", alert.result),
            answer_href: match alert.answered_at {
                None => format!("{here}/alerts/{}/answer", alert.id),
                Some(_) => String::new(),
            },
            answered: String::new(),
            answer: String::new(),
        }
    }

    /// The same on the page of its result, with what was done about it.
    #[must_use]
    pub fn answered(self, p: &Page, alert: &AlertRow, by: &str, answer: &str) -> Self {
        let answered = alert.answered_at.map_or_else(String::new, |at| format!("{by} · {}", p.moment(at)));
        Self { answered, answer: answer.to_owned(), result_href: String::new(), ..self }
    }
}
