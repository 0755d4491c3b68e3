//! What can be sent of a case, piece by piece, each with what it would say.

use ::instruments::Instrument;
use kernel::Code as _;
use people::Particulars;
use ui::Page;

use crate::forms::papers::{Offer, Piece};
use crate::model::{
    Assessment, CaseRow, Content, Enclosure, Fact, PaperRow, PaperState, Plan, ResultRow, ShareField, Step,
};
use crate::views::case::{Around, first_words, service};
use crate::views::instruments::gist;
use crate::views::papers::{Section, label, problem_words, sections};
use crate::views::reference::name;

/// Everything out of which something can be chosen.
#[derive(Debug)]
pub struct Known<'a> {
    /// The case.
    pub case: &'a CaseRow,
    /// What is around it.
    pub around: &'a Around,
    /// What is known of the client.
    pub particulars: &'a Particulars,
    /// The results that the author may see, each with its instrument.
    pub results: &'a [(ResultRow, Instrument)],
}

/// What can be sent: fields of which something is known, signed papers, results. `p` is the reader's page, `thai` the one in
/// whose language everything is sent.
#[must_use]
pub fn offers(p: &Page, thai: &Page, known: &Known<'_>) -> Vec<Offer> {
    let facts = ShareField::ALL.iter().filter_map(|field| {
        let value = value(thai, known, *field);
        (!value.is_empty()).then(|| Offer {
            key: field.code().to_owned(),
            label: label(p, *field),
            preview: value.clone(),
            piece: Piece::Fact(Fact { field: *field, value }),
        })
    });
    let papers = known.around.papers.iter().filter(|paper| can_go(paper)).map(|paper| enclosed(p, thai, known, paper));
    let results = known.results.iter().map(|(result, made_with)| {
        let line = format!("{} · {}", gist(thai, made_with, result), thai.day_short(result.asked_on));
        Offer {
            key: format!("result:{}", result.id),
            label: p.t("cases-referral-result").into_owned(),
            preview: line.clone(),
            piece: Piece::Enclosure(Enclosure { form: None, name: line, parts: Vec::new() }),
        }
    });
    facts.chain(papers).chain(results).collect()
}

/// Letters and minutes speak of others too, and do not go on.
fn can_go(paper: &PaperRow) -> bool {
    paper.state == PaperState::Signed && !matches!(paper.step, Step::Referral | Step::Minutes)
}

fn enclosed(p: &Page, thai: &Page, known: &Known<'_>, paper: &PaperRow) -> Offer {
    let says = sections(thai, paper, &known.around.entries);
    let parts: Vec<_> = says.iter().map(|section| (section.heading.clone(), whole(section))).collect();
    let preview = parts.iter().map(|(heading, text)| format!("{heading}: {}", first_words(text)));
    let day = |p: &Page| format!("{} {}", p.code("cases-paper", paper.form), p.day_short(paper.happened_on));
    Offer {
        key: format!("paper:{}", paper.id),
        label: day(p),
        preview: preview.collect::<Vec<_>>().join(" · "),
        piece: Piece::Enclosure(Enclosure { form: Some(paper.form), name: day(thai), parts }),
    }
}

fn whole(section: &Section) -> String {
    let text = (!section.text.is_empty()).then(|| section.text.clone());
    text.into_iter().chain(section.items.iter().cloned()).collect::<Vec<_>>().join("\n")
}

fn value(thai: &Page, known: &Known<'_>, field: ShareField) -> String {
    let about = known.particulars;
    let assessed = |pick: fn(&Assessment) -> &String| diagnosis(known).map(|found| pick(&found).clone());
    match field {
        ShareField::IdNumber => about.id_number.clone(),
        ShareField::Birth => about.born.clone(),
        ShareField::Phone => about.phone.clone(),
        ShareField::Address => about.address.clone(),
        ShareField::Household => about.household.join("\n"),
        ShareField::TargetGroup => {
            name(thai, &known.around.entries, "target-group", &known.case.target_group).to_owned()
        }
        ShareField::Summary => known.case.title.clone(),
        ShareField::Problems => diagnosis(known).map_or_else(String::new, |found| {
            let line = |problem| problem_words(thai, problem, &known.around.entries);
            found.problems.iter().map(line).collect::<Vec<_>>().join("\n")
        }),
        ShareField::Diagnosis => assessed(|found| &found.diagnosis).unwrap_or_default(),
        ShareField::Strengths => assessed(|found| &found.strengths).unwrap_or_default(),
        ShareField::Risks => assessed(|found| &found.risks).unwrap_or_default(),
        ShareField::Plan => plan(known).map_or_else(String::new, |plan| plan_words(thai, &plan)),
        ShareField::Services => {
            let line = |given| {
                let (day, what) = service(thai, given);
                format!("{day} {what}")
            };
            known.around.services.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

fn in_force(known: &Known<'_>, step: Step) -> Option<Content> {
    let signed = |paper: &&PaperRow| paper.step == step && paper.state == PaperState::Signed;
    known.around.papers.iter().rev().find(signed).and_then(|paper| paper.says().ok())
}

fn diagnosis(known: &Known<'_>) -> Option<Assessment> {
    match in_force(known, Step::Diagnosis) {
        Some(Content::Diagnosis(found)) => Some(found),
        _ => None,
    }
}

fn plan(known: &Known<'_>) -> Option<Plan> {
    match in_force(known, Step::Plan) {
        Some(Content::Plan(plan)) => Some(plan),
        _ => None,
    }
}

fn plan_words(thai: &Page, plan: &Plan) -> String {
    let goals = (1..)
        .zip(&plan.goals)
        .map(|(number, goal): (i64, _)| format!("{} {number}: {}", thai.t("cases-goal"), goal.what));
    let actions = (1..).zip(&plan.actions).map(|(number, action): (i64, _)| {
        let (what, who, due) = (&action.what, &action.owner_name, thai.day_short(action.due));
        format!("{} {number}: {what} ({who}, {due})", thai.t("cases-action"))
    });
    goals.chain(actions).collect::<Vec<_>>().join("\n")
}
