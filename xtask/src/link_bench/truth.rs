//! Which records are one person, and how well found pairs agree with that.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use crate::outcome::{During, Outcome};

/// The labels of a set, which no matcher reads.
#[derive(Debug)]
pub enum Truth {
    /// The pairs themselves.
    Links(HashSet<(String, String)>),
    /// The person of each record, and how many pairs there are.
    Persons(HashMap<String, String>, u64),
}

/// How well pairs agree with the truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quality {
    /// Of the found pairs the right ones.
    pub precision: f64,
    /// Of the right pairs the found ones.
    pub recall: f64,
}

impl Quality {
    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(f64::MIN_POSITIVE)
    }
}

impl Truth {
    /// From a CSV of pairs.
    pub fn of_links(path: &Path) -> Outcome<Self> {
        Ok(Self::Links(pairs(path)?.into_iter().map(|(a, b)| ordered(a, b)).collect()))
    }

    /// From a CSV of records and their persons.
    pub fn of_labels(path: &Path) -> Outcome<Self> {
        let persons: HashMap<String, String> = pairs(path)?.into_iter().collect();
        let mut sizes: HashMap<&str, u64> = HashMap::new();
        for person in persons.values() {
            *sizes.entry(person).or_default() += 1;
        }
        let pairs = sizes.values().map(|size| size * (size - 1) / 2).sum();
        Ok(Self::Persons(persons, pairs))
    }

    /// How well the pairs in a CSV agree.
    pub fn quality(&self, found: &Path) -> Outcome<Quality> {
        let found = pairs(found)?;
        let all = found.len() as f64;
        let right = found.into_iter().filter(|(a, b)| self.holds(a, b)).count() as f64;
        let true_pairs = match self {
            Self::Links(links) => links.len() as f64,
            Self::Persons(_, pairs) => *pairs as f64,
        };
        Ok(Quality { precision: right / all.max(1.0), recall: right / true_pairs.max(1.0) })
    }

    fn holds(&self, a: &str, b: &str) -> bool {
        match self {
            Self::Links(links) => links.contains(&ordered(a.to_owned(), b.to_owned())),
            Self::Persons(persons, _) => persons.get(a).is_some_and(|person| persons.get(b) == Some(person)),
        }
    }
}

fn ordered(a: String, b: String) -> (String, String) {
    if a <= b { (a, b) } else { (b, a) }
}

/// The first two columns of a CSV without quotes.
fn pairs(path: &Path) -> Outcome<Vec<(String, String)>> {
    let text = fs::read_to_string(path).during(format!("cannot read {}", path.display()))?;
    let two = |line: &str| {
        let mut fields = line.split(',');
        Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
    };
    Ok(text.lines().skip(1).filter_map(two).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_and_recall_are_counted_over_pairs() {
        let folder = crate::workspace::empty_folder("tmp/link-truth").unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let labels = file("labels", "rec_id,person\na,1\nb,1\nc,1\nd,2\n");
        let found = file("found", "l,r,p\na,b,1\nc,d,1\n");
        let truth = Truth::of_labels(&labels).unwrap();
        let quality = truth.quality(&found).unwrap();
        assert_eq!(quality, Quality { precision: 0.5, recall: 1.0 / 3.0 });
        assert!((quality.f1() - 0.4).abs() < 1e-12);
        let links = Truth::of_links(&file("links", "l,r\nb,a\n")).unwrap();
        assert_eq!(links.quality(&found).unwrap(), Quality { precision: 0.5, recall: 1.0 });
    }
}
