//! เรื่องของผู้สูงอายุและคนพิการ: old people and people with disabilities.

use cases::model::{Confidentiality, Danger, Dimension, Gravity, PaperForm, Reporter, ServiceKind, Unit, Urgency};

use super::{Goal, ORDINARY, Record, Signs, Story, Trouble};

pub(super) const ALONE: Story = Story {
    unit: Unit::Individual,
    ages: (65, 110),
    title: "ผู้สูงอายุอยู่ลำพังหลังหกล้ม",
    target_group: "elderly",
    channel: "walk_in",
    told: "เพื่อนบ้านแจ้งว่า{name}หกล้มในห้องน้ำเมื่อสัปดาห์ก่อน เดินไม่คล่อง อยู่บ้านคนเดียวในเวลากลางวัน บุตรทำงานต่างจังหวัด",
    request: "ขอให้มีคนไปดูแลเรื่องอาหารและพาไปพบแพทย์ตามนัด",
    reporter: Reporter::Named,
    contact: "เพื่อนบ้านข้างเคียง 080-000-0001",
    confidentiality: Confidentiality::Normal,
    triage: Signs {
        urgency: Urgency::Urgent,
        danger: Danger::Risk,
        gravity: Gravity::Ordinary,
        floors: &[],
        reason: "เสี่ยงหกล้มซ้ำและขาดอาหาร แต่เพื่อนบ้านยังดูแลชั่วคราวได้",
    },
    records: &[
        Record {
            form: PaperForm::HomeVisit,
            place: "บ้านของผู้ใช้บริการ",
            people: "{name} และเพื่อนบ้าน",
            facts: "บ้านไม้ชั้นเดียวยกพื้น บันไดห้าขั้นไม่มีราวจับ ห้องน้ำอยู่นอกตัวบ้าน พื้นลื่น {name}เดินโดยจับผนัง มียาความดันเหลือสามวัน \
                    กินข้าววันละสองมื้อจากเพื่อนบ้าน ได้รับเบี้ยยังชีพทุกเดือน",
            opinion: "ผู้ใช้บริการอยากอยู่บ้านเดิม ไม่ต้องการย้ายไปอยู่กับบุตร และยอมรับให้มีคนมาช่วย",
        },
        Record {
            form: PaperForm::Collateral,
            place: "โทรศัพท์",
            people: "บุตรของ{name}",
            facts: "บุตรส่งเงินเดือนละสองพันบาท กลับบ้านปีละสองครั้ง ยินดีร่วมออกค่าปรับปรุงห้องน้ำ",
            opinion: "ครอบครัวยังผูกพันและพร้อมร่วมมือ",
        },
    ],
    failing: &[Dimension::Housing, Dimension::Health, Dimension::Access],
    problems: &[
        Trouble {
            area: "housing",
            what: "บ้านไม่ปลอดภัยต่อการเดิน",
            cause: "ห้องน้ำแยกจากตัวบ้าน พื้นลื่น ไม่มีราวจับ",
            effect: "หกล้มซ้ำ อาจพิการหรือเสียชีวิต",
            severity: 4,
            priority: 4,
            reason: "หกล้มแล้วหนึ่งครั้งและยังเดินไม่คล่อง",
        },
        Trouble {
            area: "health",
            what: "ขาดผู้ดูแลในเวลากลางวัน",
            cause: "บุตรทำงานต่างจังหวัด",
            effect: "ขาดยาและอาหารไม่ครบมื้อ",
            severity: 3,
            priority: 4,
            reason: "ยาจะหมดในสามวัน",
        },
    ],
    strengths: "เพื่อนบ้านไว้ใจได้ บุตรยังติดต่อ ผู้ใช้บริการตัดสินใจเองได้",
    diagnosis: "ผู้สูงอายุที่ช่วยเหลือตนเองได้บางส่วน อยู่ลำพังในบ้านที่ไม่ปลอดภัย ปัญหาหลักคือสภาพแวดล้อมและการขาดผู้ดูแลกลางวัน \
                มิใช่การถูกทอดทิ้ง หากปรับบ้านและจัดผู้ดูแลในชุมชน จะอยู่บ้านเดิมได้อย่างปลอดภัย",
    goals: &[
        Goal {
            what: "เดินในบ้านได้โดยไม่หกล้ม",
            measure: "ไม่หกล้มในสามเดือน",
            action: "ติดราวจับและปรับพื้นห้องน้ำ",
            days: 30,
            score: 1,
        },
        Goal {
            what: "ได้กินยาและอาหารครบ",
            measure: "อาสาเยี่ยมสัปดาห์ละสามครั้ง",
            action: "จัดอาสาดูแลผู้สูงอายุในหมู่บ้าน",
            days: 14,
            score: 2,
        },
    ],
    services: &[
        (ServiceKind::InKind, "ข้าวสาร อาหารแห้ง และยาสามัญประจำบ้าน", 120_000),
        (ServiceKind::Counselling, "พูดคุยเรื่องการอยู่ลำพังและการขอความช่วยเหลือ", 0),
    ],
    outcome: "ติดราวจับแล้ว อาสาเยี่ยมสม่ำเสมอ ไม่หกล้มอีกตลอดสามเดือน ผู้ใช้บริการและบุตรพอใจ",
};

pub(super) const DISABLED: Story = Story {
    unit: Unit::Individual,
    ages: (16, 64),
    title: "คนพิการยังไม่มีบัตรและขาดอุปกรณ์",
    target_group: "disabled",
    channel: "outreach",
    told: "พบ{name}ระหว่างออกหน่วย เคลื่อนไหวลำบากมาแต่กำเนิด ไม่เคยขึ้นทะเบียนคนพิการ มารดาอุ้มไปทุกที่",
    request: "ขอมีบัตรประจำตัวคนพิการและรถเข็น",
    reporter: Reporter::Client,
    contact: "",
    confidentiality: Confidentiality::Normal,
    triage: ORDINARY,
    records: &[Record {
        form: PaperForm::HomeVisit,
        place: "บ้านของผู้ใช้บริการ",
        people: "{name} และมารดา",
        facts: "นั่งได้เอง ยืนไม่ได้ พูดสื่อสารได้ดี บ้านมีทางลาด มารดาอายุมากและเริ่มปวดหลัง ไม่มีใบรับรองความพิการ",
        opinion: "ต้องการเรียนรู้งานฝีมือและออกไปพบเพื่อน",
    }],
    failing: &[Dimension::Health, Dimension::Access],
    problems: &[Trouble {
        area: "status",
        what: "ไม่ได้รับสิทธิคนพิการ",
        cause: "ไม่ทราบขั้นตอนและเดินทางลำบาก",
        effect: "ไม่ได้เบี้ยความพิการและอุปกรณ์",
        severity: 3,
        priority: 3,
        reason: "เสียสิทธิมานานหลายปี",
    }],
    strengths: "สติปัญญาดี มารดาดูแลใกล้ชิด บ้านมีทางลาด",
    diagnosis: "คนพิการทางการเคลื่อนไหวที่เข้าไม่ถึงสิทธิเพราะขาดข้อมูลและการเดินทาง ศักยภาพในการทำงานมีสูงเมื่อมีอุปกรณ์",
    goals: &[Goal {
        what: "ได้สิทธิคนพิการครบ",
        measure: "มีบัตร เบี้ย และรถเข็น",
        action: "พาไปตรวจประเมินและยื่นคำขอมีบัตร",
        days: 20,
        score: 2,
    }],
    services: &[
        (ServiceKind::RightsDefence, "ช่วยยื่นคำขอมีบัตรประจำตัวคนพิการ", 0),
        (ServiceKind::InKind, "รถเข็นจากกองทุน", 650_000),
    ],
    outcome: "ได้บัตรและรถเข็น เข้าร่วมกลุ่มงานฝีมือสัปดาห์ละครั้ง",
};

pub(super) const CLUB: Story = Story {
    unit: Unit::Group,
    ages: (50, 110),
    title: "กลุ่มผู้สูงอายุขาดกิจกรรมต่อเนื่อง",
    target_group: "elderly",
    channel: "walk_in",
    told: "ชมรมผู้สูงอายุหยุดกิจกรรมตั้งแต่ประธานเดิมย้ายไป สมาชิกหลายคนซึมและไม่ออกจากบ้าน",
    request: "ขอให้ช่วยฟื้นชมรมและฝึกแกนนำใหม่",
    reporter: Reporter::Client,
    contact: "",
    confidentiality: Confidentiality::Normal,
    triage: ORDINARY,
    records: &[Record {
        form: PaperForm::Interview,
        place: "ศาลาอเนกประสงค์",
        people: "กรรมการชมรมเดิมสามคน",
        facts: "สมาชิกสี่สิบสองคน มาร่วมครั้งล่าสุดเจ็ดคน มีเงินออมเหลือหกพันบาท ขาดคนจัดการและพาหนะ",
        opinion: "ยังมีคนอยากทำ แต่ไม่มั่นใจ",
    }],
    failing: &[Dimension::Access],
    problems: &[Trouble {
        area: "family",
        what: "สมาชิกโดดเดี่ยวทางสังคม",
        cause: "ชมรมขาดแกนนำ",
        effect: "ซึมเศร้า สุขภาพถดถอย",
        severity: 2,
        priority: 3,
        reason: "สมาชิกหกคนไม่ออกจากบ้านเกินเดือน",
    }],
    strengths: "มีสถานที่และเงินทุน มีแกนนำรุ่นใหม่สองคน",
    diagnosis: "กลุ่มเดิมมีทุนทางสังคมดีแต่ขาดแกนนำ ต้องการการฝึกและพี่เลี้ยงในระยะแรก",
    goals: &[Goal {
        what: "ชมรมจัดกิจกรรมเองได้",
        measure: "จัดกิจกรรมเดือนละสองครั้ง",
        action: "ฝึกแกนนำและจัดกิจกรรมนำร่อง",
        days: 60,
        score: 1,
    }],
    services: &[(ServiceKind::Development, "กิจกรรมกลุ่มฝึกแกนนำสองครั้ง", 0)],
    outcome: "ชมรมจัดกิจกรรมเองเดือนละสองครั้ง มีผู้ร่วมเฉลี่ยยี่สิบห้าคน",
};
