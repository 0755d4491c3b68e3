//! การเก็บ ยืม และทำลาย: nothing is destroyed before its time or otherwise, and what is destroyed is gone but for its line.

use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::receiving::{came, enter};
use super::routing::send;

/// A letter that was done on the day it came and lies in the store; answers its address.
pub async fn stored(mali: &mut Browser, subject: &str, class: &str) -> String {
    let bytes = format!("%PDF-1.7 {subject}").into_bytes();
    let answer = enter(mali, &came(subject, subject), &[("paper", "x.pdf", &bytes)]).await;
    answer.is(303);
    let letter = answer.location();
    let done = [("action", "ทราบ"), ("done-on", "1/9/69"), ("class", class)];
    send(mali, &format!("{letter}/closing"), &done).await.is(303);
    let id = letter.rsplit('/').next().unwrap();
    let office = mali.open("/letters/keeping").await.field_value("office");
    let fields = [("letter", id), ("file-code", "ก 1/2569"), ("office", office.as_str())];
    mali.post("/letters/keeping", &fields).await.is(303);
    letter
}

async fn id(app: &TestApp, user: &str) -> String {
    offices::staff_named(app.db(), user).await.unwrap().unwrap().to_string()
}

#[tokio::test]
async fn a_stored_letter_is_lent_to_a_head_and_comes_back() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = stored(&mut mali, "ขอเชิญประชุม", "everyday").await;
    mali.open("/letters/kept").await.has_text("ก 1/2569").has_text("เก็บถึง พ.ศ. 2570");
    let loan = format!("{letter}/loan");
    let due = mali.open(&loan).await.field_value("due-on");
    let (head, worker) = (id(&app, cast::PRASERT).await, id(&app, cast::SOMSRI).await);
    let to = |who: &str| [("borrower", who.to_owned()), ("purpose", "ตรวจสอบ".to_owned()), ("due-on", due.clone())];
    for (who, status) in [(&worker, 422), (&head, 303), (&head, 422)] {
        let fields = to(who);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        mali.post(&loan, &fields).await.is(status);
    }
    mali.open("/letters/loans").await.has_text("ประเสริฐ").has_text("ตรวจสอบ");
    mali.open("/letters").await.has_no_text("เกินกำหนดส่งคืน");
    app.days_later(40);
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open("/letters").await.has_text("หนังสือที่ให้ยืมเกินกำหนดส่งคืน 1 ฉบับ");
    mali.post(&format!("{letter}/return"), &[]).await.is(303);
    mali.post(&format!("{letter}/return"), &[]).await.is(404);
}

/// The files that letters name.
async fn digests(app: &TestApp) -> Vec<String> {
    let sql = store::Sql::new("select digest from letter_files order by digest");
    let rows: Vec<(String,)> = store::Source::all(app.db(), sql).await.unwrap();
    rows.into_iter().map(|(digest,)| digest).collect()
}

/// A year and some months later, in the days of the survey.
pub async fn in_the_window(app: &TestApp) -> [Browser; 5] {
    app.days_later(490);
    let mut all = Vec::new();
    for user in [cast::MALI, cast::THAWAT, cast::SOMSRI, cast::PRASERT, cast::NARUMON] {
        all.push(app.sign_in(user).await);
    }
    all.try_into().unwrap_or_else(|_| panic!("five of them"))
}

#[tokio::test]
async fn letters_past_their_time_are_destroyed_by_all_the_steps_and_no_sooner() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let gone = stored(&mut mali, "หนังสือหมดอายุ", "everyday").await;
    let longer = stored(&mut mali, "หนังสือที่กรรมการให้เก็บต่อ", "everyday").await;
    let held = stored(&mut mali, "หนังสือที่ระงับ", "everyday").await;
    let ordinary = stored(&mut mali, "หนังสือสิบปี", "ordinary").await;
    send(&mut mali, &format!("{held}/hold"), &[("reason", "อยู่ระหว่างตรวจสอบ")]).await.is(303);
    mali.post("/letters/disposals", &[]).await.is(422).has_text("60 วัน");
    mali.open("/letters").await.has_no_text("สำรวจหนังสือที่ครบอายุ");
    let [mut mali, mut thawat, mut somsri, mut prasert, mut narumon] = in_the_window(&app).await;
    mali.open("/letters").await.has_text("สำรวจหนังสือที่ครบอายุการเก็บ ประจำปี พ.ศ. 2570 ภายในวันที่");
    somsri.open("/letters").await.has_no_text("สำรวจหนังสือที่ครบอายุ");
    let list = mali.post("/letters/disposals", &[]).await;
    list.is(303);
    let list = list.location();
    let page = mali.open(&list).await;
    page.has_text("หนังสือหมดอายุ").has_text("ให้เก็บต่อ").has_no_text("หนังสือที่ระงับ").has_no_text("หนังสือสิบปี");
    let members = [id(&app, cast::SOMSRI).await, id(&app, cast::PRASERT).await, id(&app, cast::NARUMON).await];
    let two = [("members", members[0].as_str()), ("members", &members[1]), ("chair", &members[1])];
    send(&mut thawat, &format!("{list}/committee"), &two).await.is(422).has_text("กรรมการอีกอย่างน้อยสองคน");
    let three =
        [("members", members[0].as_str()), ("members", &members[1]), ("members", &members[2]), ("chair", &members[1])];
    send(&mut thawat, &format!("{list}/committee"), &three).await.is(303);
    let tick = |letter: &str| letter.rsplit('/').next().unwrap().to_owned();
    let item = |letter: &str| format!("{list}/items/{}", tick(letter));
    let against = [("decision", "keep"), ("keep-years", "1"), ("opinion", "เห็นควรเก็บไว้ก่อน")];
    somsri.post(&item(&gone), &against).await.is(303);
    prasert.post(&format!("{list}/report"), &[("version", "2")]).await.is(422);
    narumon.post(&item(&longer), &[("decision", "keep"), ("keep-years", "")]).await.is(422);
    narumon.post(&item(&longer), &[("decision", "keep"), ("keep-years", "3")]).await.is(303);
    somsri.post(&item(&longer), &[("decision", "keep"), ("keep-years", "2")]).await.is(303);
    somsri.open(&list).await.has_text("ทำลาย 0 เก็บ 1 จากกรรมการ 3 คน").has_text("เก็บต่ออีก 3 ปี");
    let votes = format!("{list}/votes");
    prasert.post(&votes, &[("decision", "destroy"), ("opinion", "หมดความจำเป็น")]).await.is(422);
    let page = prasert.post(&votes, &[("letter", &tick(&gone)), ("opinion", "หมดความจำเป็น")]).await;
    assert!(!page.is(422).field_error("decision").is_empty());
    assert_eq!(page.field_value("opinion"), "หมดความจำเป็น");
    prasert.post(&votes, &[("rest", "yes"), ("decision", "destroy"), ("opinion", "")]).await.is(303);
    prasert.open(&list).await.has_text("เก็บต่ออีก 3 ปี").has_text("ประเสริฐ");
    narumon.post(&votes, &[("letter", &tick(&gone)), ("decision", "destroy"), ("opinion", "")]).await.is(303);
    mali.post(&item(&gone), &[("decision", "keep"), ("keep-years", "1"), ("opinion", "")]).await.is(422);
    mali.post(&votes, &[("rest", "yes"), ("decision", "destroy"), ("opinion", "")]).await.is(422);
    let version = "2";
    somsri.post(&format!("{list}/report"), &[("version", version)]).await.is(422);
    prasert.post(&format!("{list}/report"), &[("version", version)]).await.is(303);
    mali.post(&format!("{list}/approval"), &[("version", "3")]).await.is(403);
    assert!(thawat.open("/letters/disposals").await.link(&list), "the head finds what waits for them");
    assert!(thawat.open("/me/notices").await.text().contains("รอการพิจารณาของท่าน"));
    assert!(somsri.open("/me/notices").await.text().contains("ท่านเป็นกรรมการทำลายหนังสือ"));
    thawat.post(&format!("{list}/approval"), &[("version", "3")]).await.is(303);
    assert!(!thawat.open("/letters/disposals").await.link(&list));
    let asked = mali.open("/letters/disposals").await;
    asked.has_text("อนุมัติแล้ว");
    mali.open("/me/notices").await.has_text("หัวหน้าส่วนราชการพิจารณาบัญชี");
    let today =
        format!("{}/{}/{}", app.today().date().day(), app.today().date().month(), app.today().date().year() + 543);
    let early = [("number", "สม 0001/9"), ("on", "1/9/69")];
    let answer = send(&mut mali, &format!("{list}/archives"), &early).await;
    assert!(!answer.is(422).field_error("on").is_empty(), "nobody asked before the head had approved");
    let archives = [("number", "สม 0001/9"), ("on", today.as_str())];
    send(&mut mali, &format!("{list}/archives"), &archives).await.is(303);
    let sign = format!("{list}/record-signature");
    send(&mut somsri, &sign, &[("method", "ย่อยและลบไฟล์")]).await.is(422).has_text("หอจดหมายเหตุ");
    app.days_later(59);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    send(&mut somsri, &sign, &[("method", "ย่อยและลบไฟล์")]).await.is(422);
    app.days_later(1);
    let before = digests(&app).await;
    assert_eq!(before.len(), 4);
    for (user, last) in [(cast::SOMSRI, false), (cast::PRASERT, false), (cast::NARUMON, true)] {
        let mut member = app.sign_in(user).await;
        send(&mut member, &sign, &[("method", "ย่อยและลบไฟล์")]).await.is(303);
        let mut mali = app.sign_in(cast::MALI).await;
        let page = mali.open(&gone).await;
        if last {
            page.has_text("ทำลายแล้ว").has_no_text("ต้นฉบับ")
        } else {
            page.has_text("ต้นฉบับตามที่ได้รับ")
        };
    }
    let mut mali = app.sign_in(cast::MALI).await;
    for kept in [&longer, &held, &ordinary] {
        mali.open(kept).await.has_text("ต้นฉบับตามที่ได้รับ").has_no_text("ทำลายแล้ว");
    }
    let after = digests(&app).await;
    assert_eq!(after.len(), 3);
    for digest in &before {
        let there = store::files::read(app.db(), digest).await.is_ok();
        assert_eq!(there, after.contains(digest), "the bytes go with the row, and no others");
    }
    mali.open(&longer).await.has_text("เก็บถึง พ.ศ. 2573");
    mali.open("/letters/registers/received?year=2569").await.has_text("หนังสือหมดอายุ");
    mali.get(&format!("{list}/pdf")).await.is(200);
    mali.get(&format!("{list}/xlsx")).await.is(200);
    let record = mali.get(&format!("{list}/record")).await;
    // A narrow column breaks a long opinion where a word ends.
    let said: String = documents::scan::text(record.is(200).bytes()).unwrap().split_whitespace().collect();
    for part in ["บันทึกการทำลายหนังสือ", "เห็นควรเก็บไว้ก่อน", "(×)", "ถือว่าเห็นชอบ", "ย่อยและลบไฟล์", "ประธานกรรมการ", "ประเสริฐ"]
    {
        assert!(said.contains(part), "no {part} in {said}");
    }
    mali.open(&list).await.has_text("ทำลายแล้ว").has_text("เห็นควรเก็บไว้ก่อน");
}

#[tokio::test]
async fn another_office_finds_no_list() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    stored(&mut mali, "หนังสือหมดอายุ", "everyday").await;
    let [mut mali, ..] = in_the_window(&app).await;
    let list = mali.post("/letters/disposals", &[]).await.location();
    for user in [cast::WICHAI, cast::NARONG, cast::SOMSRI, cast::PHUM] {
        app.sign_in(user).await.get(&list).await.is(404);
    }
    app.sign_in(cast::PIMJAI).await.open(&list).await.has_text("หนังสือหมดอายุ");
}

/// A list that was examined by three, and that the head approved and sent to the National Archives; answers its address.
async fn asked(app: &TestApp, browsers: &mut [Browser; 5]) -> String {
    let [mali, thawat, somsri, prasert, narumon] = browsers;
    let list = mali.post("/letters/disposals", &[]).await.location();
    let members = [id(app, cast::SOMSRI).await, id(app, cast::PRASERT).await, id(app, cast::NARUMON).await];
    let three =
        [("members", members[0].as_str()), ("members", &members[1]), ("members", &members[2]), ("chair", &members[1])];
    send(thawat, &format!("{list}/committee"), &three).await.is(303);
    let votes = [("rest", "yes"), ("decision", "destroy"), ("opinion", "")];
    for member in [&mut *somsri, &mut *narumon] {
        member.post(&format!("{list}/votes"), &votes).await.is(303);
    }
    // The chair is away: the two others choose who presides.
    somsri.post(&format!("{list}/report"), &[("version", "2")]).await.is(422);
    prasert.post(&format!("{list}/stand-in"), &[("stand-in", &members[0])]).await.is(422);
    somsri.post(&format!("{list}/stand-in"), &[("stand-in", &members[1])]).await.is(422);
    for member in [&mut *somsri, &mut *narumon] {
        member.post(&format!("{list}/stand-in"), &[("stand-in", &members[0])]).await.is(303);
    }
    somsri.open(&list).await.has_text("กรรมการทำหน้าที่ประธาน");
    somsri.post(&format!("{list}/report"), &[("version", "2")]).await.is(303);
    thawat.post(&format!("{list}/approval"), &[("version", "3")]).await.is(303);
    let today = thai::date::format_short(app.today().date());
    send(mali, &format!("{list}/archives"), &[("number", "สม 0001/9"), ("on", &today)]).await.is(303);
    list
}

#[tokio::test]
async fn what_the_national_archives_want_otherwise_is_kept_or_listed_for_them_and_the_rest_is_destroyed() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut letters = Vec::new();
    for subject in ["รายการหนึ่ง", "รายการสอง", "รายการสาม", "รายการสี่"]
    {
        letters.push(stored(&mut mali, subject, "everyday").await);
    }
    let mut browsers = in_the_window(&app).await;
    let list = asked(&app, &mut browsers).await;
    let mali = &mut browsers[0];
    let today = thai::date::format_short(app.today().date());
    let here = format!("{list}/archives-answer");
    let said = |extend: &'static str, years: &'static str, good: &'static str, send: &'static str| {
        let on = today.clone();
        [
            ("answer", "partly".to_owned()),
            ("on", on),
            ("extend", extend.to_owned()),
            ("extend-years", years.to_owned()),
            ("for-good", good.to_owned()),
            ("send", send.to_owned()),
        ]
    };
    for (wrong, field) in [
        (said("", "", "", ""), "extend"),
        (said("9", "2", "", ""), "extend"),
        (said("1", "", "", ""), "extend-years"),
        (said("1", "2", "1", ""), "for-good"),
        (said("", "", "", "3-x"), "send"),
    ] {
        let fields: Vec<(&str, &str)> = wrong.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert!(!send(mali, &here, &fields).await.is(422).field_error(field).is_empty(), "{wrong:?}");
    }
    let fields = said("๑", "2", "2", "3");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    send(mali, &here, &fields).await.is(303);
    mali.open(&list).await.has_text("ให้ขยายเวลาเก็บ").has_text("ให้เก็บไว้ตลอดไป").has_text("ขอรับไว้");
    mali.open(&letters[0]).await.has_text("เก็บถึง พ.ศ. 2572");
    mali.open(&letters[1]).await.has_text("ห้ามทำลาย");
    for member in browsers.iter_mut().skip(2) {
        send(member, &format!("{list}/record-signature"), &[("method", "ย่อยและลบไฟล์")]).await.is(303);
    }
    let mali = &mut browsers[0];
    for (letter, gone) in letters.iter().zip([false, false, false, true]) {
        let page = mali.open(letter).await;
        assert_eq!(page.text().contains("ทำลายแล้ว"), gone, "{letter}");
    }
    let wanted = mali.open("/letters/handovers").await;
    wanted.has_text("ขอรับไว้แทนการทำลาย");
    let due = "/letters/handovers/due";
    let wanted =
        wanted.links().into_iter().find(|link| link.starts_with("/letters/handovers/") && link != due).unwrap();
    mali.open(&wanted).await.has_text("รายการสาม").has_no_text("รายการสี่");
    let taken = [("on", today.as_str()), ("receiver", "นักจดหมายเหตุ"), ("number", "วธ 0001/1")];
    send(mali, &format!("{wanted}/receipt"), &taken).await.is(303);
    mali.open(&letters[2]).await.has_text("ส่งมอบ");
}
