//! What the cast writes: the words of a story put into the forms of casework.

use cases::actions::{OpenCase, ReporterGiven};
use cases::model::{
    Agreement, Assessment, Attainment, Basis, Closing, Content, Dimension, DimensionScore, Goal as PlannedGoal, Plan,
    PlannedAction, Problem, RecordBody,
};
use cases::rules::Triaged;
use kernel::{Actor, Code as _, Day, Moment};

use super::super::district::District;
use super::super::stories::{Goal, Story};
use super::matter::Matter;

/// The first report of a matter.
pub(super) fn report(matter: &Matter, district: &District, actor: &Actor, now: Moment) -> OpenCase {
    let story = matter.story;
    OpenCase {
        office: district.office(matter.office),
        unit: story.unit,
        subject: matter.subject.as_ref().id,
        subject_name: matter.name.clone(),
        title: story.title.to_owned(),
        target_group: story.target_group.to_owned(),
        channel: story.channel.to_owned(),
        received_at: now,
        story: matter.named(story.told),
        request: story.request.to_owned(),
        reporter: ReporterGiven { kind: story.reporter, contact: story.contact.to_owned() },
        basis: Basis::PublicTask,
        place: String::new(),
        confidentiality: story.confidentiality,
        owner: actor.staff,
    }
}

/// What is decided at triage.
pub(super) fn triage(story: &Story) -> Triaged {
    let signs = story.triage;
    Triaged {
        urgency: signs.urgency,
        danger: signs.danger,
        gravity: signs.gravity,
        floors: signs.floors.iter().map(|code| (*code).to_owned()).collect(),
        reason: signs.reason.to_owned(),
    }
}

impl Matter {
    fn named(&self, text: &str) -> String {
        text.replace("{name}", &self.name)
    }

    pub(super) fn record(&self, place: usize) -> Content {
        let record = self.story.records[place];
        Content::Record(RecordBody {
            place: record.place.to_owned(),
            people: self.named(record.people),
            facts: self.named(record.facts),
            opinion: record.opinion.to_owned(),
        })
    }

    pub(super) fn diagnosis(&self) -> Content {
        let story = self.story;
        let dimensions = Dimension::ALL.iter().map(|dimension| DimensionScore {
            dimension: *dimension,
            failing: story.failing.contains(dimension),
            note: String::new(),
        });
        let problems = story.problems.iter().map(|problem| Problem {
            area: problem.area.to_owned(),
            what: problem.what.to_owned(),
            cause: problem.cause.to_owned(),
            effect: problem.effect.to_owned(),
            severity: problem.severity,
            priority: problem.priority,
            reason: problem.reason.to_owned(),
        });
        Content::Diagnosis(Assessment {
            dimensions: dimensions.collect(),
            problems: problems.collect(),
            strengths: story.strengths.to_owned(),
            risks: story.triage.reason.to_owned(),
            diagnosis: story.diagnosis.to_owned(),
        })
    }

    pub(super) fn plan(&self, actor: &Actor, today: Day) -> Content {
        let goals = self.story.goals;
        let action = |(place, goal): (usize, &Goal)| PlannedAction {
            goal: i64::try_from(place + 1).unwrap_or(1),
            what: goal.action.to_owned(),
            owner: Some(actor.staff),
            owner_name: actor.name.clone(),
            due: today.plus_days(goal.days),
        };
        Content::Plan(Plan {
            goals: goals
                .iter()
                .map(|goal| PlannedGoal { what: goal.what.into(), measure: goal.measure.into() })
                .collect(),
            actions: goals.iter().enumerate().map(action).collect(),
            agreement: Agreement::Agreed,
            agreement_note: "ผู้ใช้บริการรับทราบและเห็นชอบด้วยวาจาต่อหน้าพยาน".to_owned(),
        })
    }

    pub(super) fn closing(&self) -> Content {
        let story = self.story;
        let attainment = story.goals.iter().map(|goal| Attainment { goal: goal.what.to_owned(), score: goal.score });
        Content::Closing(Closing {
            reason: "achieved".to_owned(),
            summary: story.outcome.to_owned(),
            onward: "อาสาสมัครในหมู่บ้านติดตามต่อเดือนละครั้ง".to_owned(),
            attainment: attainment.collect(),
        })
    }
}
