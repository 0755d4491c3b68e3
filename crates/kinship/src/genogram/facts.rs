//! ถ้อยคำแทนผัง: what a genogram shows, in sentences, for whoever does not see it, and for the file.

use super::{Genogram, era};
use crate::family::{Bond, Break, Couple, Life, Origin, Sex, Zygosity};
use crate::units::Unit;
use crate::{Say, Section, Sentence, joined};

impl Genogram {
    /// How many people and generations, and who the client is: one sentence.
    pub fn summary(&self, say: &impl Say) -> String {
        let generations = self.symbols.iter().map(|symbol| symbol.row + 1).max().unwrap_or(0).to_string();
        let people = self.symbols.len().to_string();
        let count = say.say("kinship-summary", &[("people", &people), ("generations", &generations)]);
        let client =
            self.kin.client.map(|client| say.say("kinship-summary-client", &[("name", &self.kin.people[client].name)]));
        joined([count, client.unwrap_or_default()], say)
    }

    /// Everything that the drawing shows, in sentences: people by generation from left to right, couples and their
    /// children, twins, the household.
    pub fn sections(&self, say: &impl Say) -> Vec<Section> {
        let rows = self.symbols.iter().map(|symbol| symbol.row + 1).max().unwrap_or(0);
        let mut sections: Vec<Section> = (0..rows).map(|row| self.generation(row, say)).collect();
        let families = self.kin.units.iter().map(|unit| self.unit(unit, say));
        let twins = self.kin.twins.iter().map(|set| {
            let key = match set.zygosity {
                Zygosity::Identical => "kinship-say-twins-identical",
                Zygosity::Fraternal => "kinship-say-twins-fraternal",
                Zygosity::Unknown => "kinship-say-twins-unknown",
            };
            say.say(key, &[("names", &self.names(&set.who))])
        });
        let steps = self.kin.steps.iter().map(|(child, step)| {
            say.say("kinship-say-stepchild", &[("name", self.name(*child)), ("parent", self.name(*step))])
        });
        let lines: Vec<Sentence> =
            families.chain(steps).chain(twins).map(|text| Sentence { who: None, text }).collect();
        if !lines.is_empty() {
            sections.push(Section { heading: say.say("kinship-section-ties", &[]), lines });
        }
        let home: Vec<usize> = (0..self.symbols.len()).filter(|place| self.kin.at_home[*place]).collect();
        if !home.is_empty() {
            let text = say.say("kinship-say-household", &[("names", &self.names(&home))]);
            let lines = vec![Sentence { who: None, text }];
            sections.push(Section { heading: say.say("kinship-household", &[]), lines });
        }
        sections
    }

    fn generation(&self, row: usize, say: &impl Say) -> Section {
        let mut line: Vec<usize> = (0..self.symbols.len()).filter(|place| self.symbols[*place].row == row).collect();
        line.sort_by(|one, other| self.symbols[*one].at.0.total_cmp(&self.symbols[*other].at.0));
        let sentence = |place: usize| Sentence { who: Some(self.kin.people[place].who), text: self.person(place, say) };
        Section {
            heading: say.say("kinship-generation", &[("number", &(row + 1).to_string())]),
            lines: line.into_iter().map(sentence).collect(),
        }
    }

    /// One person in a sentence.
    pub(super) fn person(&self, place: usize, say: &impl Say) -> String {
        let person = &self.kin.people[place];
        let year = |key: &str, year: Option<i32>| {
            year.map(|year| say.say(key, &[("year", &era(year).to_string())])).unwrap_or_default()
        };
        let sex = match person.sex {
            Sex::Male => "kinship-sex-male",
            Sex::Female => "kinship-sex-female",
            Sex::Unknown => "kinship-sex-unknown",
        };
        let age = |key: &str| person.age.map(|age| say.say(key, &[("years", &age.to_string())])).unwrap_or_default();
        let life = match person.life {
            Life::Living => vec![age("kinship-say-age")],
            Life::Dead(None) => vec![say.say("kinship-dead", &[]), age("kinship-say-age-at-death")],
            Life::Dead(died) => vec![year("kinship-say-died", died), age("kinship-say-age-at-death")],
        };
        let client = if self.kin.client == Some(place) { say.say("kinship-client", &[]) } else { String::new() };
        let head = [person.name.clone(), say.say(sex, &[]), year("kinship-say-born", person.born)];
        joined(head.into_iter().chain(life).chain([client]), say)
    }

    /// A couple or a lone parent with their children, or siblings alone.
    fn unit(&self, unit: &Unit, say: &impl Say) -> String {
        let children = self.children(unit, say);
        match unit.parents[..] {
            [one, other] => {
                let names = [("one", self.name(one)), ("other", self.name(other))];
                let couple = say.say("kinship-say-couple", &names);
                let known = unit.couple.and_then(|couple| self.kin.couples.get(couple));
                let bond = known
                    .map_or_else(|| vec![say.say("kinship-say-by-children", &[])], |(_, _, couple)| bond(couple, say));
                joined([couple].into_iter().chain(bond).chain([children]), say)
            }
            [one] => joined([say.say("kinship-say-lone", &[("name", self.name(one))]), children], say),
            _ => {
                let names: Vec<usize> = unit.children.iter().map(|child| child.0).collect();
                say.say("kinship-say-siblings", &[("names", &self.names(&names))])
            }
        }
    }

    /// The children in the order of birth, and which were adopted.
    fn children(&self, unit: &Unit, say: &impl Say) -> String {
        let name = |(child, origin): &(usize, Origin)| match origin {
            Origin::Birth => self.name(*child).to_owned(),
            Origin::Adoption => say.say("kinship-say-adopted", &[("name", self.name(*child))]),
            Origin::Foster => say.say("kinship-say-foster", &[("name", self.name(*child))]),
            Origin::Step => say.say("kinship-say-step", &[("name", self.name(*child))]),
        };
        let names: Vec<String> = unit.children.iter().map(name).collect();
        if names.is_empty() {
            return say.say("kinship-say-childless", &[]);
        }
        say.say("kinship-say-children", &[("count", &names.len().to_string()), ("names", &names.join(", "))])
    }

    fn name(&self, place: usize) -> &str {
        &self.kin.people[place].name
    }

    fn names(&self, places: &[usize]) -> String {
        places.iter().map(|place| self.name(*place)).collect::<Vec<_>>().join(", ")
    }
}

/// How two are together, since when, and how it ended.
fn bond(couple: &Couple, say: &impl Say) -> Vec<String> {
    let said = |key: &str, year: Option<i32>| {
        let since = year.map(|year| say.say("kinship-say-in", &[("year", &era(year).to_string())]));
        match since {
            Some(since) => format!("{} {since}", say.say(key, &[])),
            None => say.say(key, &[]),
        }
    };
    let key = match couple.bond {
        Bond::Marriage => "kinship-bond-marriage",
        Bond::Cohabitation => "kinship-bond-cohabitation",
        Bond::Unsaid => "kinship-bond-unsaid",
    };
    let ended = couple.ended.map(|ended| match ended {
        Break::Separation => said("kinship-separated", couple.until),
        Break::Divorce => said("kinship-divorced", couple.until),
    });
    std::iter::once(said(key, couple.from)).chain(ended).collect()
}
