//! เรื่องของเด็กและเยาวชน: children and young people.

use cases::model::{Confidentiality, Danger, Dimension, Gravity, PaperForm, Reporter, ServiceKind, Unit, Urgency};

use super::{Goal, ORDINARY, Record, Signs, Story, Trouble};

pub(super) const CHILD: Story = Story {
    unit: Unit::Individual,
    ages: (4, 14),
    title: "เด็กถูกลงโทษรุนแรงในครอบครัว",
    target_group: "child",
    channel: "hotline_1300",
    told: "ครูพบรอยฟกช้ำที่แขนและขาของ{name} เด็กบอกว่าถูกตีด้วยสายไฟเมื่อคืน และไม่อยากกลับบ้าน",
    request: "ขอให้คุ้มครองเด็กและสอบข้อเท็จจริงโดยเร็ว",
    reporter: Reporter::Protected,
    contact: "ครูประจำชั้น โรงเรียนในเขต ขอสงวนนาม",
    confidentiality: Confidentiality::Restricted,
    triage: Signs {
        urgency: Urgency::Emergency,
        danger: Danger::Harm,
        gravity: Gravity::ViolentOrCrisis,
        floors: &["child_in_danger", "violence"],
        reason: "พบร่องรอยบาดเจ็บ เด็กกลัวการกลับบ้าน",
    },
    records: &[
        Record {
            form: PaperForm::Interview,
            place: "ห้องพยาบาลโรงเรียน",
            people: "{name} และครู",
            facts: "เด็กเล่าว่าถูกตีเมื่อทำของเสียหาย เกิดขึ้นสามครั้งในเดือนนี้ มีรอยช้ำเก่าและใหม่ เด็กไม่ปวดศีรษะ ไม่อาเจียน กินข้าวได้",
            opinion: "เด็กพูดคุยสม่ำเสมอ ไว้ใจครู กลัวผู้ใหญ่ในบ้านหนึ่งคน",
        },
        Record {
            form: PaperForm::HomeVisit,
            place: "บ้านของเด็ก",
            people: "มารดาและยายของเด็ก",
            facts: "มารดารับว่าตีจริงเพราะเครียดเรื่องเงิน ไม่มีสุราในบ้าน ยายอยู่บ้านถัดไปและพร้อมรับเด็กไปดูแลชั่วคราว",
            opinion: "มารดาสำนึกและขอความช่วยเหลือ ยายเป็นที่พึ่งได้",
        },
    ],
    failing: &[Dimension::Income, Dimension::Access],
    problems: &[Trouble {
        area: "violence",
        what: "เด็กถูกทำร้ายร่างกายโดยผู้ปกครอง",
        cause: "ความเครียดจากหนี้และการขาดทักษะเลี้ยงดู",
        effect: "บาดเจ็บซ้ำ เสียความไว้วางใจ กระทบการเรียน",
        severity: 4,
        priority: 4,
        reason: "เกิดซ้ำสามครั้งในหนึ่งเดือน",
    }],
    strengths: "ยายดูแลได้ ครูติดตามทุกวัน มารดายอมรับและร่วมมือ",
    diagnosis: "เด็กถูกกระทำรุนแรงจากการลงโทษที่เกินเลยของมารดาซึ่งเครียดเรื่องหนี้ เสี่ยงเกิดซ้ำหากกลับไปอยู่ด้วยทันที \
                ควรให้อยู่กับยายชั่วคราวพร้อมปรับวิธีเลี้ยงดูและลดแรงกดดันทางเศรษฐกิจ",
    goals: &[
        Goal {
            what: "เด็กปลอดภัยจากการถูกทำร้าย",
            measure: "ไม่มีร่องรอยใหม่ในสามเดือน",
            action: "ให้เด็กอยู่กับยายและครูสังเกตทุกวัน",
            days: 3,
            score: 1,
        },
        Goal {
            what: "มารดาเลี้ยงดูโดยไม่ใช้ความรุนแรง",
            measure: "ร่วมกลุ่มพ่อแม่ครบหกครั้ง",
            action: "ส่งเข้ากลุ่มทักษะการเลี้ยงดู",
            days: 45,
            score: 1,
        },
    ],
    services: &[
        (ServiceKind::Protection, "พาไปตรวจร่างกายและจัดให้อยู่กับยาย", 0),
        (ServiceKind::Counselling, "ให้คำปรึกษามารดาเรื่องการลงโทษ", 0),
    ],
    outcome: "ไม่พบร่องรอยใหม่ มารดาร่วมกลุ่มครบ เด็กกลับบ้านโดยมียายดูแลร่วม",
};

pub(super) const TEENAGER: Story = Story {
    unit: Unit::Individual,
    ages: (14, 20),
    title: "เยาวชนไม่ไปโรงเรียนต่อเนื่อง",
    target_group: "youth",
    channel: "referral",
    told: "โรงเรียนแจ้งว่า{name}ขาดเรียนสามสัปดาห์ ติดต่อผู้ปกครองไม่ได้",
    request: "ขอให้ติดตามและช่วยให้กลับเข้าเรียน",
    reporter: Reporter::Named,
    contact: "ฝ่ายปกครองโรงเรียนในเขต 080-000-0002",
    confidentiality: Confidentiality::Normal,
    triage: ORDINARY,
    records: &[
        Record {
            form: PaperForm::HomeVisit,
            place: "บ้านของเยาวชน",
            people: "{name} และผู้ปกครอง",
            facts: "ช่วยผู้ปกครองขายของตั้งแต่ตีสี่ จึงตื่นไปเรียนไม่ทัน ผลการเรียนเดิมปานกลาง ไม่มีปัญหากับเพื่อน",
            opinion: "อยากเรียนสายอาชีพ แต่เกรงใจผู้ปกครอง",
        },
        Record {
            form: PaperForm::History,
            place: "ที่ทำการ",
            people: "ผู้ปกครอง",
            facts: "ผู้ปกครองแยกทางกันเมื่อสามปีก่อน รายได้จากขายของวันละสี่ร้อยบาท มีหนี้สหกรณ์",
            opinion: "ผู้ปกครองยินดีลดงานของบุตรหากมีคนช่วย",
        },
    ],
    failing: &[Dimension::Income, Dimension::Education],
    problems: &[Trouble {
        area: "education",
        what: "เสี่ยงหลุดจากระบบการศึกษา",
        cause: "ต้องช่วยงานหารายได้",
        effect: "ไม่จบการศึกษาภาคบังคับ",
        severity: 3,
        priority: 3,
        reason: "ขาดเรียนเกือบครบเกณฑ์หมดสิทธิสอบ",
    }],
    strengths: "มีเป้าหมายชัด ผู้ปกครองรับฟัง ครูพร้อมช่วยสอนเสริม",
    diagnosis: "ขาดเรียนเพราะภาระงานในครอบครัว มิใช่ปัญหาพฤติกรรม แก้ได้ด้วยการจัดเวลาและรายได้เสริมของครอบครัว",
    goals: &[Goal {
        what: "กลับเข้าเรียนสม่ำเสมอ",
        measure: "มาเรียนร้อยละแปดสิบขึ้นไป",
        action: "จัดตารางงานกับผู้ปกครองและครู",
        days: 15,
        score: 1,
    }],
    services: &[(ServiceKind::Counselling, "วางแผนการเรียนสายอาชีพ", 0)],
    outcome: "มาเรียนร้อยละเก้าสิบ สมัครเรียนสายอาชีพแล้ว",
};
