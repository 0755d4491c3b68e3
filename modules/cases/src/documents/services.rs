//! บริการที่ให้, as papers tell it: what was given again and again in the same words is one line with its days and its sum.

use std::collections::BTreeMap;

use kernel::{Code as _, Day, Satang};
use serde::Serialize;
use ui::Page;

use crate::model::ServiceRow;
use crate::views::case::Around;

/// บริการที่ให้
#[derive(Debug, Clone, Serialize)]
pub struct ServiceLine {
    /// When; the first and the last day, where it was given more than once.
    pub given: String,
    /// Kind, what, and its worth; how often and how much in all, where it was given more than once.
    pub what: String,
}

impl ServiceLine {
    pub(super) fn all(p: &Page, around: &Around) -> Vec<Self> {
        gathered(&around.services).iter().map(|given| given.line(p)).collect()
    }
}

/// One service, as often as it was given.
#[derive(Debug)]
struct Given<'a> {
    service: &'a ServiceRow,
    first: Day,
    last: Day,
    times: i64,
}

impl Given<'_> {
    fn line(&self, p: &Page) -> ServiceLine {
        let (given, what) = crate::views::case::service(p, self.service);
        if self.times == 1 {
            return ServiceLine { given, what };
        }
        let worth = self.service.amount.map(|Satang(each)| Satang(each.saturating_mul(self.times)));
        let worth = worth.map(|worth| p.t1("cases-service-worth", "amount", &worth.baht()));
        let often = p.count("cases-service-times", self.times);
        let what = [Some(what), Some(often), worth].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let given = [self.first, self.last].map(|day| p.day_short(day));
        ServiceLine { given: if self.first == self.last { given[0].clone() } else { given.join(" – ") }, what }
    }
}

/// The services, alike ones as one, in the order in which they began.
fn gathered(services: &[ServiceRow]) -> Vec<Given<'_>> {
    let mut all: BTreeMap<(&str, &str, Option<i64>), Given<'_>> = BTreeMap::new();
    for service in services {
        let key = (service.kind.code(), service.what.trim(), service.amount.map(|Satang(amount)| amount));
        let day = service.given_on;
        let given = all.entry(key).or_insert(Given { service, first: day, last: day, times: 0 });
        (given.first, given.last, given.times) = (given.first.min(day), given.last.max(day), given.times + 1);
    }
    let mut all: Vec<Given<'_>> = all.into_values().collect();
    all.sort_by_key(|given| (given.first, given.last, given.service.id));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ServiceKind;
    use kernel::Id;

    fn service(day: i64, what: &str, amount: Option<i64>) -> ServiceRow {
        ServiceRow {
            id: Id::new(day),
            kind: ServiceKind::Cash,
            given_on: Day::from_number(day).unwrap(),
            what: what.to_owned(),
            amount: amount.map(Satang),
            given_by: Id::new(1),
        }
    }

    fn told(services: &[ServiceRow]) -> Vec<(String, i64, i64, i64)> {
        let line =
            |given: &Given<'_>| (given.service.what.clone(), given.first.number(), given.last.number(), given.times);
        gathered(services).iter().map(line).collect()
    }

    #[test]
    fn what_was_given_every_month_is_one_line_with_its_first_and_last_day() {
        let monthly = "เงินสงเคราะห์ครอบครัว";
        let services = [
            service(20_261_101, monthly, Some(300_000)),
            service(20_261_001, monthly, Some(300_000)),
            service(20_260_910, "ค่าพาหนะ", Some(20_000)),
            service(20_260_901, monthly, Some(300_000)),
        ];
        let monthly = (monthly.to_owned(), 20_260_901, 20_261_101, 3);
        assert_eq!(told(&services), [monthly, ("ค่าพาหนะ".to_owned(), 20_260_910, 20_260_910, 1)]);
    }

    #[test]
    fn another_sum_is_another_line() {
        let services = [service(20_260_901, "เงิน", Some(100)), service(20_260_901, "เงิน", Some(200))];
        assert_eq!(told(&services).len(), 2);
    }
}
