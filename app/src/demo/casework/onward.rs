//! What goes on from a case to others: a referral inside and one outside, and a conference with somebody from outside.

use cases::actions::{self, Answered, AskToCome, CallConference, Outcome, Reply};
use cases::model::{
    Attendee, ClientPart, Content, Fact, MeetingWay, Minutes, Package, PaperForm, ParticipantKind, Receiver,
    ReceiverKind, ReferralBody, Resolution, Sender, ShareField, Urgency,
};

use super::At;
use super::matter::Matter;
use crate::demo::NotMade;
use crate::demo::district::{District, Post};

const PURPOSE: &str = "ขอให้ร่วมดูแลและจัดบริการที่หน่วยงานของท่านมี";

/// Refers a case: to the office of another municipality, where it waits in the intake, or to a made-up hospital, which
/// answers and tells what it gave.
pub(super) async fn refer(at: &At<'_>, matter: &Matter, district: &District, to_hospital: bool) -> Result<(), NotMade> {
    let At { db, actor, access, id, today } = *at;
    let from = offices::office(db, district.office(matter.office)).await?;
    let there = if matter.office == Post::TownshipWelfare { Post::SubdistrictWelfare } else { Post::TownshipWelfare };
    let receiver = if to_hospital { hospital() } else { inside(district, there) };
    let package = Package {
        sender: Sender {
            name: format!("{} {}", from.name, district.above(matter.office)),
            address: from.place_name,
            phone: from.phone,
        },
        law: "ภารกิจของรัฐและการให้บริการด้านสังคมสงเคราะห์".to_owned(),
        client: matter.name.clone(),
        purpose: PURPOSE.to_owned(),
        facts: vec![Fact { field: ShareField::Summary, value: matter.story.title.to_owned() }],
        enclosures: Vec::new(),
    };
    let body = ReferralBody {
        receiver,
        urgency: Urgency::Urgent,
        purpose: PURPOSE.to_owned(),
        basis: "public-task".to_owned(),
        basis_note: "บริการนี้อยู่ในหน้าที่ของปลายทาง".to_owned(),
        consent: None,
        fields: vec![ShareField::Summary],
        enclosed: Vec::new(),
        digest: package.digest(),
        replaces: None,
    };
    let paper = actions::begin(db, access, actor, id, PaperForm::Referral).await?;
    at.finish(paper, Content::Referral(body), Some(package), true).await?;
    let sent = cases::store::referrals::of_paper(db, paper).await?.ok_or(store::StoreError::NotFound)?;
    if to_hospital {
        let by = "พยาบาลประจำตึกผู้ป่วยนอก".to_owned();
        let answered = Answered {
            reply: Reply::Accepted, on: today, by, words: "นัดสัปดาห์หน้า".to_owned()
        };
        actions::hear(db, access, actor, id, sent.id, &answered).await?;
        let outcome = Outcome {
            done_on: today, result: "ตรวจและให้อุปกรณ์ช่วยเดินแล้ว".to_owned()
        };
        actions::note_outcome(db, access, actor, id, sent.id, &outcome).await?;
    }
    Ok(())
}

fn hospital() -> Receiver {
    Receiver {
        kind: ReceiverKind::Outside,
        office: None,
        listed: None,
        name: "โรงพยาบาลสมมุติ".to_owned(),
        address: "ถนนสมมุติ อำเภอเมือง โทร. 055-000-000".to_owned(),
        attention: "ผู้อำนวยการ".to_owned(),
    }
}

fn inside(district: &District, there: Post) -> Receiver {
    Receiver {
        kind: ReceiverKind::Office,
        office: Some(district.office(there)),
        listed: None,
        name: format!("กองสวัสดิการสังคม {}", district.above(there)),
        address: String::new(),
        attention: String::new(),
    }
}

/// Calls a conference with a nurse from outside, holds it, and has its minutes signed.
pub(super) async fn confer(at: &At<'_>) -> Result<(), NotMade> {
    let At { db, actor, access, id, today } = *at;
    let command = CallConference {
        held_at: db.now(),
        way: MeetingWay::InPerson,
        place: "ห้องประชุมกองสวัสดิการสังคม".to_owned(),
        agenda: "ความก้าวหน้าตามแผน\nการแบ่งงานดูแลต่อเนื่อง".to_owned(),
        client_part: ClientPart::Family,
        client_reason: String::new(),
        colleagues: Vec::new(),
    };
    let conference = actions::call(db, access, actor, id, command.clone()).await?;
    let nurse = AskToCome::Outside {
        name: "นางสายใจ พยาบาลสมมุติ".to_owned(),
        listed: None,
        organisation: "รพ.สต.บ้านสมมุติ".to_owned(),
        post: "พยาบาลวิชาชีพ".to_owned(),
        phone: "055-000-001".to_owned(),
    };
    actions::ask_to_come(db, access, actor, (id, conference), nurse).await?;
    let paper = actions::begin_minutes(db, access, actor, id, conference).await?;
    let participants = cases::store::conferences::participants(db, conference).await?;
    let attendees = participants.into_iter().map(|one| Attendee {
        key: one.id.to_string(),
        post: format!("{} · {}", one.post, one.organisation),
        came: true,
        undertook: one.kind == ParticipantKind::Outside,
        kind: one.kind,
        name: one.name,
    });
    let resolution = |what: &str, owner, owner_name: &str, days| Resolution {
        what: what.to_owned(),
        owner,
        owner_name: owner_name.to_owned(),
        due: today.plus_days(days),
    };
    let minutes = Minutes {
        held_at: command.held_at.millis(),
        way: command.way,
        place: command.place,
        agenda: command.agenda,
        client_part: command.client_part,
        client_reason: command.client_reason,
        attendees: attendees.collect(),
        discussion: "ที่ประชุมทบทวนแผนและเห็นว่าควรเยี่ยมร่วมกันในเดือนแรก ครอบครัวพร้อมร่วมดูแล".to_owned(),
        told: "แจ้งสภาพความเป็นอยู่และนัดหมายของผู้รับบริการเท่าที่จำเป็นต่อการเยี่ยม".to_owned(),
        resolutions: vec![
            resolution("เยี่ยมบ้านร่วมกับพยาบาล", Some(actor.staff), &actor.name, 14),
            resolution("ติดตามการใช้ยาทางโทรศัพท์", None, "รพ.สต.บ้านสมมุติ", 30),
        ],
    };
    at.finish(paper, Content::Minutes(minutes), None, true).await
}
