//! XLSX (ECMA-376): the parts of the archive that tables need, read as they stream by.

mod package;
mod rows;
mod strings;
mod styles;
mod workbook;
mod xml;

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::serial::System;
use crate::table::{Survey, Tab};
use crate::{Line, Origin, Unreadable};

use package::Package;
use rows::Rows;
use strings::Strings;
use styles::Styles;

/// สมุดงาน: what its sheets share.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    tabs: Vec<Tab>,
    system: System,
    strings: Arc<Strings>,
    styles: Arc<Styles>,
}

impl Book {
    pub(crate) fn open(origin: &Origin) -> Result<Self, Unreadable> {
        let mut package = Package::open(origin)?;
        let (tabs, system) = workbook::read(&mut package)?;
        let styles = Arc::new(styles::read(&mut package)?);
        let strings = Arc::new(strings::read(&mut package)?);
        Ok(Self { tabs, system, strings, styles })
    }

    pub(crate) fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn part(&self, tab: usize) -> Result<&str, Unreadable> {
        self.tabs.get(tab).map(|tab| tab.part.as_str()).ok_or(Unreadable::Damaged)
    }

    fn rows(&self) -> Rows<'_> {
        Rows { system: self.system, strings: &self.strings, styles: &self.styles }
    }

    pub(crate) fn survey(&self, origin: &Origin, tab: usize) -> Result<Survey, Unreadable> {
        let mut survey = Survey::default();
        let mut package = Package::open(origin)?;
        let mut counted = (0, 0);
        self.rows().read(package.part(self.part(tab)?)?, &mut survey, &mut |line| {
            counted.0 += 1;
            counted.1 += u32::from(line.hidden);
            ControlFlow::Continue(())
        })?;
        (survey.rows, survey.hidden_rows) = counted;
        Ok(survey)
    }

    pub(crate) fn each(
        &self,
        origin: &Origin,
        tab: usize,
        take: &mut dyn FnMut(Line) -> ControlFlow<()>,
    ) -> Result<(), Unreadable> {
        let mut package = Package::open(origin)?;
        self.rows().read(package.part(self.part(tab)?)?, &mut Survey::default(), take)
    }
}
