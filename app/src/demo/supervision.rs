//! การนิเทศงานสมมุติ: advice asked and answered, teaching notes, a sample of closed cases, and a report begun.

use cases::access::{Access, TeachingAccess};
use cases::actions::{
    self, AskAdvice, DrawSample, HowMany, Outcome, Review, Say, WriteTeaching, begin_report, save_report,
};
use cases::model::{AdviceSaid, CaseRow, QualityMark, ReportRow, SampleMarkRow, Stage, Teaching, TeachingWay, Urgency};
use kernel::{Actor, Day, Id, Level};
use store::Db;

use super::casework::{Lived, actor};
use super::{NotMade, cast};

/// Days back in which cases were closed that are drawn from.
const SPAN: i64 = 90;

/// Lives through the supervision of the cases that were lived through.
pub(super) async fn live(db: &Db, lived: &[Lived]) -> Result<(), NotMade> {
    let (somsri, access) = actor(db, cast::SOMSRI).await?;
    let mut open = Vec::new();
    for one in lived {
        let Ok(case) = cases::store::find(db, &access, one.id).await else { continue };
        if case.owner == somsri.staff && case.stage != Stage::Closed {
            open.push(case);
        }
    }
    if let [first, second, ..] = &open[..] {
        advise(db, (&somsri, &access), first).await?;
        let question = "ผู้รับบริการไม่ยอมไปโรงพยาบาล ควรชวนอย่างไรโดยไม่ฝืนใจ";
        let tried = "คุยสองครั้งและให้เพื่อนบ้านช่วยชวน ยังไม่ยอม";
        ask(db, (&somsri, &access), second, (question, tried), (Urgency::Urgent, Level::Professional)).await?;
        teach(db, &somsri, first).await?;
    }
    sample(db).await?;
    report(db).await
}

async fn ask(
    db: &Db,
    (asker, access): (&Actor, &Access),
    case: &CaseRow,
    (question, tried): (&str, &str),
    (urgency, level): (Urgency, Level),
) -> Result<Id<cases::model::Advice>, NotMade> {
    let command = AskAdvice {
        question: question.to_owned(),
        tried: tried.to_owned(),
        urgency,
        level,
        adviser: None,
        opens_sealed: false,
    };
    Ok(actions::ask_advice(db, access, asker, case.id, command).await?)
}

/// A conversation from the question to what was done.
async fn advise(db: &Db, asker: (&Actor, &Access), case: &CaseRow) -> Result<(), NotMade> {
    let asked =
        ("ครอบครัวเห็นไม่ตรงกันว่าใครจะดูแล ควรประชุมครอบครัวก่อนหรือแยกคุยทีละคน", "คุยกับลูกสองคนแยกกันแล้ว ต่างคนต่างรอให้อีกคนรับ");
    let advice = ask(db, asker, case, asked, (Urgency::Normal, Level::SeniorProfessional)).await?;
    let (kanlaya, _) = actor(db, cast::KANLAYA).await?;
    let said = [
        (&kanlaya, AdviceSaid::AskBack, "ผู้รับบริการเองอยากอยู่กับใคร และมีใครที่ทั้งสองคนเชื่อฟัง"),
        (asker.0, AdviceSaid::Reply, "อยากอยู่บ้านตัวเอง ทั้งสองคนเกรงใจน้าที่อยู่ตำบลเดียวกัน"),
        (&kanlaya, AdviceSaid::Answer, "เชิญน้าเป็นคนกลางประชุมครอบครัว ให้ผู้รับบริการพูดก่อน แล้วแบ่งหน้าที่เป็นรายวันให้ชัด"),
        (asker.0, AdviceSaid::Close, "ประชุมแล้ว ลูกคนโตดูแลวันธรรมดา คนเล็กดูแลวันหยุด น้าช่วยตาม"),
    ];
    for (version, (who, what, body)) in (1..).zip(said) {
        actions::say(db, who, advice, Say { what, body: body.to_owned(), version }).await?;
    }
    Ok(())
}

/// Two notes: one acknowledged with a step done and one open, and one that waits.
async fn teach(db: &Db, somsri: &Actor, case: &CaseRow) -> Result<(), NotMade> {
    let (prasert, _) = actor(db, cast::PRASERT).await?;
    let today = db.now().day();
    let first = WriteTeaching {
        supervisee: somsri.staff,
        held_on: today.plus_days(-12),
        way: TeachingWay::Observed,
        minutes: 60,
        goals: "การฟังและถามปลายเปิดในการเยี่ยมบ้าน".to_owned(),
        observations: "ทักทายและบอกสิทธิได้ดี ช่วงกลางถามนำสองครั้ง เมื่อเงียบรอนานขึ้นผู้รับบริการเล่าเองมากขึ้น".to_owned(),
        case: Some(case.id),
        steps: vec![
            ("เตรียมคำถามปลายเปิดห้าข้อก่อนเยี่ยมครั้งหน้า".to_owned(), today.plus_days(-5)),
            ("บันทึกเสียงตนเองซ้อมหนึ่งครั้งแล้วฟังร่วมกัน".to_owned(), today.plus_days(4)),
        ],
    };
    let note = actions::teach(db, &prasert, prasert.office, first).await?;
    let reader = TeachingAccess::new(somsri.staff, Vec::new());
    let comment = "เห็นด้วย ตอนเงียบยังรู้สึกอึดอัด จะลองนับในใจก่อนถามต่อ";
    actions::acknowledge(db, &reader, somsri, (note, 1), comment).await?;
    finish_first(db, (somsri, &reader), note, today).await?;
    let second = WriteTeaching {
        supervisee: somsri.staff,
        held_on: today.plus_days(-1),
        way: TeachingWay::InPerson,
        minutes: 40,
        goals: "การเขียนเป้าหมายที่วัดได้".to_owned(),
        observations: "เป้าหมายบอกสิ่งที่จะทำ แต่ยังไม่บอกว่าผู้รับบริการจะเปลี่ยนอย่างไร".to_owned(),
        case: None,
        steps: vec![("เขียนเป้าหมายสองข้อใหม่แล้วส่งให้ดู".to_owned(), today.plus_days(6))],
    };
    actions::teach(db, &prasert, prasert.office, second).await?;
    Ok(())
}

async fn finish_first(
    db: &Db,
    (actor, reader): (&Actor, &TeachingAccess),
    note: Id<Teaching>,
    today: Day,
) -> Result<(), NotMade> {
    let steps = cases::store::teaching::steps(db, &[note]).await?;
    let Some(step) = steps.first() else { return Ok(()) };
    let outcome = Outcome {
        done_on: today.plus_days(-6), result: "เตรียมแล้ว ใช้จริงสามข้อ ได้เรื่องเล่ามากกว่าเดิม".to_owned()
    };
    Ok(actions::finish_step(db, reader, actor, (note, step.id), &outcome).await?)
}

/// Half of what the division closed is drawn, and what one reviewer can review is.
async fn sample(db: &Db) -> Result<(), NotMade> {
    let (prasert, access) = actor(db, cast::PRASERT).await?;
    let (narumon, sees) = actor(db, cast::NARUMON).await?;
    let today = db.now().day();
    let closed = (today.plus_days(-SPAN), today);
    if cases::store::samples::closed(db, &access, prasert.office, closed, 1).await?.is_empty() {
        return Ok(());
    }
    let command = DrawSample {
        office: prasert.office,
        from: closed.0,
        until: closed.1,
        size: HowMany::Percent(50),
        reviewer: narumon.staff,
    };
    actions::draw_sample(db, &access, &prasert, command).await?;
    let waiting = cases::store::samples::waiting(db, &[narumon.staff]).await?;
    let Some(item) = waiting.into_iter().next() else { return Ok(()) };
    let checklist = cases::store::reference::lists(db, &["quality"]).await?;
    let mark = |code: &String| match code.as_str() {
        "followup" => (QualityMark::Partly, "นัดครั้งเดียวก่อนยุติ"),
        _ => (QualityMark::Met, ""),
    };
    let marks = checklist.iter().map(|entry| {
        let (mark, comment) = mark(&entry.code);
        SampleMarkRow { code: entry.code.clone(), mark, comment: comment.to_owned() }
    });
    let feedback = "ข้อเท็จจริงครบและเคารพการตัดสินใจของผู้รับบริการ ครั้งหน้านัดติดตามอีกครั้งหลังยุติหนึ่งเดือน".to_owned();
    let review = Review { item, marks: marks.collect(), feedback };
    Ok(actions::review_sample(db, &sees, &narumon, review).await?)
}

/// Last month's report, written and not signed yet.
async fn report(db: &Db) -> Result<(), NotMade> {
    let (prasert, _) = actor(db, cast::PRASERT).await?;
    let Some(month) = cases::forms::reports::months(db.now().day()).into_iter().next() else { return Ok(()) };
    let id = begin_report(db, &prasert, prasert.office, month).await?;
    let offices = [prasert.office];
    let begun = cases::store::reports::find(db, &offices, &offices, id).await?;
    let written = ReportRow {
        situation: "ผู้สูงอายุที่อยู่ลำพังและครอบครัวที่มีหนี้เป็นเรื่องที่รับมากที่สุด หลายเรื่องมาจากเพื่อนบ้านและอาสาสมัคร".to_owned(),
        analysis: "เรื่องของผู้สูงอายุมักมาหลังฤดูเพาะปลูกเมื่อลูกหลานกลับไปทำงานต่างจังหวัด".to_owned(),
        proposals: "ขยายครัวชุมชนอีกสองหมู่ และนัดอบรมการจัดการหนี้ร่วมกับธนาคารชุมชน".to_owned(),
        ..begun
    };
    Ok(save_report(db, &prasert, &written).await?)
}
