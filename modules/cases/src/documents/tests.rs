//! The six papers from invented cases: each is set, and says what its data says.
//!
//! `KUEAKUN_PAPERS=FOLDER cargo nextest run -p cases documents` keeps each as PDF with its data, to look at.

use std::io::Write as _;
use std::process::{Command, Stdio};

use kernel::{Day, Moment};

use super::*;

const STORY: &str = "เพื่อนบ้านแจ้งว่านางสาย ทองสมมุติ อายุ 78 ปี อยู่บ้านลำพังมาตั้งแต่บุตรสาวไปทำงานต่างจังหวัด ไม่ได้กินข้าวมาสองวัน \
    เดินไม่สะดวก ต้องคลานไปห้องน้ำ น้ำประปาถูกตัดเพราะค้างชำระ 3 เดือน\nเพื่อนบ้านนำข้าวและน้ำดื่มมาให้เป็นครั้งคราว แต่ไม่อาจดูแลได้ทุกวัน \
    ผู้ใหญ่บ้านทราบเรื่องแล้วและประสานมายังกองสวัสดิการสังคมเพื่อขอให้นักสังคมสงเคราะห์เข้าเยี่ยมบ้านและให้ความช่วยเหลือโดยเร็ว";

const FACTS: &str = "บ้านไม้ชั้นเดียวยกพื้นสูง หลังคาสังกะสีรั่วสองจุด พื้นผุใกล้ประตูครัว ไม่มีราวจับในห้องน้ำ ยายสายนอนบนเสื่อกลางบ้าน \
    พูดคุยรู้เรื่อง จำชื่อบุตรและวันนัดของโรงพยาบาลได้ แต่ลืมกินยาความดันโลหิตสูงบ่อยครั้ง\nรายได้มีเพียงเบี้ยยังชีพผู้สูงอายุเดือนละ 700 บาท \
    บุตรสาวส่งเงินให้เดือนละ 1,000 บาท แต่ขาดส่งสามเดือนแล้วเพราะตกงาน หนี้ค่าน้ำประปา 1,245.50 บาท\n\
    วัดค่าความสามารถในการทำกิจวัตรประจำวันได้ 11 คะแนน (กลุ่มติดบ้าน) ยายสายบอกว่าไม่อยากไปอยู่สถานสงเคราะห์ อยากอยู่บ้านตัวเองจนตาย";

fn head() -> CaseHead {
    CaseHead {
        office: "กองสวัสดิการสังคม เทศบาลตำบลบ้านสมมุติ".into(),
        number: "27/2569".into(),
        title: "ผู้สูงอายุอยู่ลำพังขาดผู้ดูแล".into(),
        target_group: "ผู้สูงอายุ".into(),
        urgency: "เร่งด่วน".into(),
        owner: "สมศรี ใจสมมุติ".into(),
        opened: "1 กันยายน 2569".into(),
        confidentiality: String::new(),
    }
}

fn client() -> Client {
    Client {
        name: "นางสาย ทองสมมุติ".into(), facts: vec!["อายุ 78 ปี".into(), "หญิง".into(), "หมู่ 4 ตำบลบ้านสมมุติ".into()]
    }
}

fn intake() -> IntakeHead {
    IntakeHead {
        received: "1 กันยายน 2569 08.30 น.".into(),
        channel: "เดินเข้ามาติดต่อ".into(),
        reporter: "บุคคลอื่น เปิดเผยชื่อได้".into(),
        place: "บ้านเลขที่ 12 หมู่ 4".into(),
        request: "ขอให้ไปเยี่ยมและช่วยเรื่องอาหาร".into(),
        story: STORY.into(),
    }
}

fn record(form: &str) -> RecordLines {
    RecordLines {
        form: form.into(),
        happened: "2 กันยายน 2569".into(),
        place: "บ้านเลขที่ 12 หมู่ 4 ตำบลบ้านสมมุติ".into(),
        people: "นางสาย ทองสมมุติ, นางละออ แสงสมมุติ (เพื่อนบ้าน)".into(),
        facts: FACTS.into(),
        opinion: "ควรจัดอาหารกลางวันทุกวันผ่าน อพม. ซ่อมพื้นและติดราวจับ และประสานบุตรสาวเรื่องการกลับมาดูแล".into(),
    }
}

fn signatures() -> Vec<Signed> {
    let signed = |part: &str, name: &str, post: &str, when: &str| Signed {
        part: part.into(),
        name: name.into(),
        post: post.into(),
        signed: when.into(),
    };
    vec![
        signed("ลงชื่อ ผู้จัดทำ", "สมศรี ใจสมมุติ", "นักสังคมสงเคราะห์ปฏิบัติการ กองสวัสดิการสังคม", "2 กันยายน 2569 15.10 น."),
        signed("ลงชื่อ ผู้ลงนามร่วม", "วันเพ็ญ แก้วสมมุติ", "นักสังคมสงเคราะห์ชำนาญการ กองสวัสดิการสังคม", "3 กันยายน 2569 09.05 น."),
    ]
}

fn addenda() -> Vec<Added> {
    vec![Added {
        author: "สมศรี ใจสมมุติ".into(),
        written: "4 กันยายน 2569 10.00 น.".into(),
        body: "เพื่อนบ้านโทรแจ้งว่าการประปาต่อน้ำให้แล้ว".into(),
    }]
}

fn goals() -> Vec<GoalLine> {
    let goal = |number: &str, what: &str, measure: &str| GoalLine {
        number: number.into(),
        what: what.into(),
        measure: measure.into(),
    };
    vec![
        goal("1", "ได้กินอาหารครบทุกวัน", "บันทึกการส่งอาหารไม่ขาดเกิน 1 มื้อต่อสัปดาห์"),
        goal("2", "อยู่บ้านได้โดยไม่หกล้ม", "มีราวจับและพื้นซ่อมเสร็จภายใน 30 วัน ไม่มีการหกล้มใน 3 เดือน"),
    ]
}

fn services() -> Vec<ServiceLine> {
    let service = |given: &str, what: &str| ServiceLine { given: given.into(), what: what.into() };
    vec![
        service("3 ก.ย. 2569", "ช่วยเหลือเป็นสิ่งของ · ถุงยังชีพ · 750 บาท"),
        service("10 ก.ย. 2569", "ช่วยเหลือเป็นเงิน · เงินสงเคราะห์ครอบครัวผู้มีรายได้น้อย · 3,000 บาท"),
    ]
}

fn fact_finding() -> FactFinding {
    FactFinding {
        case: head(),
        client: client(),
        intake: intake(),
        record: record("สัมภาษณ์"),
        addenda: addenda(),
        signatures: signatures(),
    }
}

fn visit() -> Visit {
    let followup =
        FollowupLine {
            due: "16 ก.ย. 2569".into(), what: "ดูว่าราวจับติดแล้วและกินยาครบ".into(), who: "สมศรี ใจสมมุติ".into()
        };
    Visit {
        case: head(),
        client: client(),
        record: record("เยี่ยมบ้าน"),
        followups: vec![followup],
        addenda: addenda(),
        signatures: signatures(),
    }
}

fn care_plan() -> CarePlan {
    let action = |goal: &str, what: &str, who: &str, due: &str| ActionLine {
        goal: goal.into(),
        what: what.into(),
        who: who.into(),
        due: due.into(),
    };
    let mut signatures = signatures();
    signatures.push(Signed::open("ผู้รับบริการ".into(), "นางสาย ทองสมมุติ"));
    CarePlan {
        case: head(),
        client: client(),
        revision: "(ฉบับที่ 2)".into(),
        diagnosis: "ผู้สูงอายุอยู่ลำพัง ขาดผู้ดูแลและรายได้ไม่พอเพราะบุตรตกงาน ยังช่วยตัวเองได้บางส่วน มีเพื่อนบ้านเป็นแหล่งพึ่งพิง".into(),
        goals: goals(),
        actions: vec![
            action("1", "ส่งอาหารกลางวันทุกวันผ่านอาสาสมัครพัฒนาสังคมและความมั่นคงของมนุษย์", "วันเพ็ญ แก้วสมมุติ", "5 ก.ย. 2569"),
            action("2", "ซ่อมพื้น ติดราวจับในห้องน้ำ", "กองช่าง เทศบาลตำบลบ้านสมมุติ", "2 ต.ค. 2569"),
        ],
        agreement: "เห็นชอบด้วยตนเอง".into(),
        agreement_note: "ยายสายพูดว่า “ขออยู่บ้าน ขอให้มีคนมาดูบ้างก็พอ”".into(),
        addenda: Vec::new(),
        signatures,
    }
}

fn closing() -> ClosingReport {
    let attainment = GoalResult {
        number: "1".into(), goal: "ได้กินอาหารครบทุกวัน".into(), result: "0 ถึงเป้าหมาย".into()
    };
    ClosingReport {
        case: head(),
        client: client(),
        happened: "15 ธันวาคม 2569".into(),
        reason: "บรรลุเป้าหมาย".into(),
        summary: FACTS.into(),
        onward: "ผู้ใหญ่บ้านหมู่ 4 และ อพม.".into(),
        attainment: vec![attainment],
        services: services(),
        addenda: Vec::new(),
        signatures: signatures(),
    }
}

fn case_summary() -> CaseSummary {
    let gist = |heading: &str| RecordGist { heading: heading.into(), facts: FACTS.into() };
    CaseSummary {
        case: CaseHead { confidentiality: "จำกัด".into(), ..head() },
        client: client(),
        intake: intake(),
        records: vec![gist("เยี่ยมบ้าน 2 กันยายน 2569"), gist("สัมภาษณ์ 9 กันยายน 2569"), gist("เยี่ยมบ้าน 16 กันยายน 2569")],
        diagnosis: "ผู้สูงอายุอยู่ลำพัง ขาดผู้ดูแลและรายได้ไม่พอ".into(),
        problems: vec!["ขาดอาหาร (รายได้) สาเหตุ: บุตรตกงาน ผลกระทบ: ร่างกายทรุด".into()],
        goals: goals(),
        services: services(),
        network: vec![NetworkLine {
            who: "นางละออ แสงสมมุติ (เพื่อนและเพื่อนบ้าน)".into(),
            tie: "สัมพันธ์แน่นแฟ้น · ให้แก่ผู้ใช้บริการ".into(),
            more: "ตั้งแต่ 2560".into(),
        }],
        stage: "ช่วยเหลือและติดตาม".into(),
        next: "ติดตามผล".into(),
        team: vec!["สมศรี ใจสมมุติ".into(), "วันเพ็ญ แก้วสมมุติ".into()],
        signatures: vec![Signed::open("ผู้สรุป".into(), "สมศรี ใจสมมุติ")],
    }
}

fn letter() -> ReferralLetter {
    let fact = |name: &str, value: &str| SharedFact { name: name.into(), value: value.into() };
    ReferralLetter {
        letter: LetterHead {
            number: "สข 52001/123".into(),
            office: "สำนักงานเทศบาลตำบลบ้านสมมุติ".into(),
            address: "ถนนสมมุติ อำเภอเมือง จังหวัดสงขลา 90000".into(),
            date: "3 กันยายน 2569".into(),
            subject: "ขอส่งต่อผู้รับบริการเพื่อรับการฟื้นฟูสมรรถภาพ".into(),
            salutation: "เรียน".into(),
            addressee: "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบลบ้านสมมุติ".into(),
            reference: "หนังสือโรงพยาบาลส่งเสริมสุขภาพตำบลบ้านสมมุติ ที่ สข 0033/45 ลงวันที่ 20 สิงหาคม 2569".into(),
            enclosures: vec!["บันทึกการเยี่ยมบ้าน จำนวน 1 ฉบับ".into(), "หนังสือยินยอม จำนวน 1 ฉบับ".into()],
            cause: "ด้วยเทศบาลตำบลบ้านสมมุติได้รับแจ้งว่ามีผู้สูงอายุอยู่ลำพังในพื้นที่หมู่ 4 และนักสังคมสงเคราะห์ได้เยี่ยมบ้านแล้ว \
                พบว่าผู้รับบริการมีภาวะติดบ้าน เดินไม่สะดวก โดยมีข้อมูลเท่าที่จำเป็นดังนี้"
                .into(),
            shared: vec![fact("ชื่อ", "นางสาย ทองสมมุติ"), fact("อายุ", "78 ปี")],
            purpose: "เทศบาลตำบลบ้านสมมุติจึงขอส่งต่อผู้รับบริการรายนี้เพื่อรับการฟื้นฟูสมรรถภาพที่บ้านและการดูแลเรื่องยา \
                ทั้งนี้ ผู้รับบริการให้ความยินยอมในการเปิดเผยข้อมูลข้างต้นแล้ว และขอได้โปรดแจ้งผลการพิจารณาภายในวันที่ 17 กันยายน 2569"
                .into(),
            conclusion: "จึงเรียนมาเพื่อโปรดพิจารณา".into(),
            farewell: "ขอแสดงความนับถือ".into(),
            signer: Signer {
                name: "นายสมชาย สุขสมมุติ".into(), post: "นายกเทศมนตรีตำบลบ้านสมมุติ".into()
            },
            contact: vec![
                "กองสวัสดิการสังคม".into(),
                "โทร. 0 7400 0000".into(),
                "ไปรษณีย์อิเล็กทรอนิกส์ social1@example.go.th".into(),
            ],
            copies: Vec::new(),
            annexes: vec![Annex {
                name: "บันทึกการเยี่ยมบ้าน 1 กันยายน 2569".into(), parts: vec![fact("ข้อเท็จจริง", FACTS)]
            }],
        },
    }
}

/// Sets a paper and gives the letters that a reader copies out of it.
fn set(name: &str, template: &'static Template, data: &impl Serialize) -> String {
    let names = Names {
        author: "กองสวัสดิการสังคม".into(),
        names: ["นางสาย ทองสมมุติ", "สมศรี ใจสมมุติ", "วันเพ็ญ แก้วสมมุติ", "นางละออ แสงสมมุติ"].map(str::to_owned).into(),
    };
    let document = Document::new(template, name.into(), name.into(), names, data).unwrap();
    let pdf = document.render(Moment::at(Day::new(2026, 9, 4).unwrap(), 9, 0)).unwrap();
    if let Ok(folder) = std::env::var("KUEAKUN_PAPERS") {
        std::fs::write(format!("{folder}/{name}.pdf"), &pdf).unwrap();
        std::fs::write(format!("{folder}/{name}.json"), document.data.to_string()).unwrap();
    }
    copied(&pdf)
}

fn copied(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is needed: install poppler-utils");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    letters(&String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[track_caller]
fn says(paper: &str, texts: &[&str]) {
    for text in texts.iter().flat_map(|text| text.lines()) {
        assert!(paper.contains(&thai::digits::to_thai(&letters(text))), "{text}\n\n{paper}");
    }
}

#[test]
fn the_form_of_fact_finding_has_intake_facts_opinion_and_signatures() {
    let paper = set("fact_finding", &FACT_FINDING, &fact_finding());
    says(&paper, &["แบบสอบข้อเท็จจริง", STORY, FACTS, "ควรจัดอาหารกลางวัน", "(สมศรี ใจสมมุติ)", "คำเพิ่มเติมหลังลงนาม"]);
}

#[test]
fn a_visit_tells_what_was_found_and_what_is_looked_at_next() {
    let paper = set("visit", &VISIT, &visit());
    says(&paper, &["บันทึกการเยี่ยมบ้าน", FACTS, "ดูว่าราวจับติดแล้วและกินยาครบ", "(วันเพ็ญ แก้วสมมุติ)"]);
}

#[test]
fn a_plan_has_goals_actions_and_a_place_for_the_client_to_sign() {
    let paper = set("care_plan", &CARE_PLAN, &care_plan());
    says(
        &paper,
        &[
            "แผนการให้ความช่วยเหลือ (ฉบับที่ 2)",
            "ได้กินอาหารครบทุกวัน",
            "กองช่าง เทศบาลตำบลบ้านสมมุติ",
            "เห็นชอบด้วยตนเอง",
            "(นางสาย ทองสมมุติ)",
        ],
    );
}

#[test]
fn a_closing_report_says_why_and_how_far_each_goal_was_reached() {
    let paper = set("closing", &CLOSING, &closing());
    says(&paper, &["เหตุที่ยุติ", "บรรลุเป้าหมาย", "0 ถึงเป้าหมาย", "ผู้ใหญ่บ้านหมู่ 4 และ อพม.", "3,000 บาท"]);
}

#[test]
fn a_summary_tells_the_whole_case_and_its_confidentiality() {
    let paper = set("case_summary", &CASE_SUMMARY, &case_summary());
    says(&paper, &["จำกัด", STORY, "สัมภาษณ์ 9 กันยายน 2569", "บุตรตกงาน", "ถุงยังชีพ", "- ๒ -", "ผู้สรุป"]);
}

#[test]
fn a_letter_of_referral_has_the_parts_of_an_outside_letter_in_their_order() {
    let paper = set("referral_letter", &REFERRAL_LETTER, &letter());
    let order = [
        "ที่สข๕๒๐๐๑/๑๒๓",
        "๓กันยายน๒๕๖๙",
        "เรื่อง",
        "เรียนผู้อำนวยการ",
        "อ้างถึง",
        "สิ่งที่ส่งมาด้วย",
        "ด้วยเทศบาล",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        "ขอแสดงความนับถือ",
        "(นายสมชายสุขสมมุติ)",
        "กองสวัสดิการสังคมโทร.",
        "บันทึกการเยี่ยมบ้าน๑กันยายน๒๕๖๙",
    ];
    let places: Vec<usize> =
        order.iter().map(|part| paper.find(part).unwrap_or_else(|| panic!("{part}\n\n{paper}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(paper.contains("social1@example.go.th"), "an address on the net keeps its digits");
}
