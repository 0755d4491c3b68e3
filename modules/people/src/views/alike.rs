//! Those who may be the person that is being written down: beside the form while one types, and before anything is saved.

use askama::Template;
use store::{Result, Source};
use ui::{Form, Page};

use crate::brief::Hit;
use crate::model::Alike;
use crate::rules::LIKELY;

/// Those who are most likely the same person, and those who are only alike.
#[derive(Debug, Default)]
pub(crate) struct AlikeLists {
    pub likely: Vec<Hit>,
    pub others: Vec<Hit>,
}

impl AlikeLists {
    /// Reads who they are.
    pub(crate) async fn of(on: &impl Source, alike: &[Alike]) -> Result<Self> {
        let ids: Vec<_> = alike.iter().map(|alike| alike.person).collect();
        let mut briefs = crate::briefs(on, &ids).await?;
        let mut lists = Self::default();
        for Alike { person, probability, reasons } in alike {
            let Some(brief) = briefs.remove(person) else { continue };
            let list = if *probability >= LIKELY { &mut lists.likely } else { &mut lists.others };
            list.push(Hit { brief, score: 0, reasons: reasons.clone() });
        }
        Ok(lists)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.likely.is_empty() && self.others.is_empty()
    }

    /// How many there are, in words.
    pub(crate) fn found(&self, p: &Page) -> String {
        let count = |hits: &Vec<Hit>| i64::try_from(hits.len()).unwrap_or(i64::MAX);
        if self.likely.is_empty() {
            p.count("people-alike-found", count(&self.others))
        } else {
            p.count("people-alike-found-likely", count(&self.likely))
        }
    }
}

/// Registering or changing somebody, with those who are alike before the form.
#[derive(Debug, Template)]
#[template(path = "register.html")]
pub(crate) struct AlikePage {
    pub p: Page,
    pub lead: String,
    pub form: Form,
    pub alike: AlikeLists,
    pub for_case: bool,
    /// Whether whoever types is told meanwhile.
    pub while_typing: bool,
}

/// What stands beside the form while one types.
#[derive(Debug, Template)]
#[template(path = "alike.html")]
pub(crate) struct AlikePart {
    pub p: Page,
    pub alike: AlikeLists,
    pub for_case: bool,
}
