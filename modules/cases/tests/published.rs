//! Figures as they are shown: what is hidden stays hidden, a sheet says what the page says, and behind a figure stand only
//! cases that may be opened.

use std::io::Read as _;

use cases::model::Confidentiality;
use kernel::{Id, Office};
use kueakun::demo::cast;
use store::{By, Source as _, Sql};
use testkit::{Answer, Browser, TestApp};

use super::figures::run;
use super::lists::{id_of, keep};
use super::the_way::{client, close, cosign, intake, open_case, pairs, triage, visit};

/// As many cases of one target group and channel.
async fn cases_of(app: &TestApp, browser: &mut Browser, (group, channel): (&str, &str), many: usize) -> Vec<String> {
    let mut opened = Vec::new();
    for _ in 0..many {
        let person = client(app, "มี", "ซ่อนสมมุติ").await;
        let mut fields = intake(&person.to_string());
        fields.retain(|(name, _)| !["target-group", "channel"].contains(name));
        fields.extend([("target-group", group.to_owned()), ("channel", channel.to_owned())]);
        let answer = browser.post("/cases", &pairs(&fields)).await;
        answer.is(303);
        opened.push(answer.location().strip_suffix("/triage").unwrap().to_owned());
    }
    opened
}

/// The rows of the first table under the headings of tables: words of the cells, the first row being the headings.
fn table(page: &Answer) -> Vec<Vec<String>> {
    let text = page.text();
    let start = text.find("<h2>").unwrap();
    let end = start + text[start..].find("</table>").unwrap();
    let html = testkit::Html::read(&text[start..end]);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for element in html.elements() {
        match element.name() {
            "tr" => rows.push(Vec::new()),
            "th" | "td" => rows.last_mut().unwrap().push(html.text_of(element).trim().to_owned()),
            _ => {}
        }
    }
    rows
}

fn line<'r>(rows: &'r [Vec<String>], label: &str) -> &'r [String] {
    &rows.iter().find(|row| row[0] == label).unwrap_or_else(|| panic!("{label}: {rows:?}"))[1..]
}

const TWO: &str = "/figures?rows=target-group&columns=channel";

async fn mixed(app: &TestApp) -> Vec<String> {
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut made = cases_of(app, &mut somsri, ("elderly", "walk_in"), 2).await;
    made.extend(cases_of(app, &mut somsri, ("elderly", "letter"), 6).await);
    made.extend(cases_of(app, &mut somsri, ("child", "walk_in"), 7).await);
    made.extend(cases_of(app, &mut somsri, ("child", "letter"), 9).await);
    made
}

#[tokio::test]
async fn whoever_may_open_every_case_sees_every_count() {
    let app = crate::start().await;
    mixed(&app).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let page = thawat.open(TWO).await;
    page.has_no_text("ปกปิด").has_text("เรื่องที่รับ: 24").has_text("ไตรมาส 4/2569");
    let rows = table(&page);
    let total = rows[0].len() - 2;
    assert_eq!(line(&rows, "รวม")[total], "24");
    assert!(line(&rows, "เด็ก").contains(&"9".to_owned()), "{rows:?}");
    let page = thawat.open("/figures?span=month&from=202609&rows=contact").await;
    assert_eq!(line(&table(&page), "ยังไม่ได้ติดต่อ"), ["24"]);
    assert_eq!(page.field_value("span"), "month");
}

#[tokio::test]
async fn offices_in_several_provinces_are_counted_by_province_and_drawn_as_a_map() {
    let app = crate::start().await;
    mixed(&app).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    thawat.open("/figures?rows=area").await.has_no_text("เรื่องที่รับ จำแนกตามจังหวัด");
    let far =
        "update offices set place = '500101' where id not in (select office_id from cases) and parent_id is not null";
    run(&app, far).await;
    let page = thawat.open("/figures?rows=area").await;
    page.has_text("เรื่องที่รับ จำแนกตามจังหวัด");
    let map = page.text();
    let map = &map[map.find("chart-provinces").expect("a map")..];
    let map = &map[..map.find("</svg>").expect("its end")];
    assert!(map.matches("\"tile\"").count() >= 77, "a tile for each province");
    assert_eq!(map.matches("\"tile-count\"").count(), 1, "a count where there are cases");
    assert_eq!(line(&table(&page), "รวม"), ["24"]);
    app.sign_in(cast::SOMSRI).await.open("/figures?rows=area").await.has_no_text("เรื่องที่รับ จำแนกตามจังหวัด");
}

#[tokio::test]
async fn a_reader_with_a_case_closed_to_them_sees_no_small_count_and_cannot_work_it_out() {
    let app = crate::start().await;
    let made = mixed(&app).await;
    keep(&app, &made[0], Confidentiality::Sealed).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    for query in ["", "&span=month&from=202609", "&span=calendar-year"] {
        let page = thawat.open(&format!("{TWO}{query}")).await;
        page.has_text("ปกปิด").has_text("จำนวนที่น้อยกว่า 5");
        assert!(!page.text().contains("name=\"span\"") && !page.text().contains("name=\"office\""));
        let rows = table(&page);
        assert!(!rows.iter().flatten().any(|cell| cell == "2"), "{rows:?}");
        for row in &rows[1..] {
            let hidden = row.iter().filter(|cell| *cell == "ปกปิด").count();
            assert_ne!(hidden, 1, "one hidden count of a line is the rest of its total: {row:?}");
        }
        for column in 1..rows[0].len() {
            let hidden = rows.iter().filter(|row| row[column] == "ปกปิด").count();
            assert_ne!(hidden, 1, "{column}: {rows:?}");
        }
        assert_eq!(line(&rows, "รวม").last().map(String::as_str), Some("24"));
    }
    // One office alone would be the whole less the others.
    let office = app.db().first::<(Id<Office>,)>(Sql::new("select office_id from cases limit 1")).await.unwrap();
    let page = thawat.open(&format!("{TWO}&office={}", office.unwrap().0)).await;
    page.has_text("สำนักงาน พมจ.ตัวอย่าง");
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open(TWO).await.has_no_text("ปกปิด");
}

#[tokio::test]
async fn sheets_say_what_the_page_says_and_are_recorded() {
    let app = crate::start().await;
    let made = mixed(&app).await;
    keep(&app, &made[0], Confidentiality::Sealed).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let rows = table(&thawat.open(TWO).await);
    let mark = app.mark().await;
    let answer = thawat.get("/figures/sheet.csv?rows=target-group&columns=channel").await;
    answer.is(200);
    assert!(answer.header("content-disposition").contains("figures-202607.csv"));
    let text = answer.text();
    let csv: Vec<Vec<String>> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect())
        .collect();
    assert_eq!(csv, rows);
    let answer = thawat.get("/figures/sheet.xlsx?rows=target-group&columns=channel").await;
    answer.is(200);
    assert_eq!(xlsx(answer.bytes()), rows);
    app.assert_nothing_else_recorded(mark, &["figures-exported", "figures-exported"]).await;
    let mut pimjai = app.sign_in(cast::PIMJAI).await;
    pimjai.open("/figures").await.has_no_text("ดาวน์โหลด");
    for path in ["/figures/sheet.csv", "/figures/sheet.xlsx"] {
        pimjai.get(path).await.is(403);
    }
}

fn part(book: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>, name: &str) -> String {
    let mut text = String::new();
    book.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands between the first `<name …>` and its end.
fn inside<'t>(text: &'t str, name: &str) -> &'t str {
    let start = text.find(&format!("<{name}")).unwrap_or_else(|| panic!("{name} in {text}"));
    let begins = start + text[start..].find('>').unwrap() + 1;
    &text[begins..begins + text[begins..].find(&format!("</{name}>")).unwrap()]
}

/// The first sheet of a workbook.
fn xlsx(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let shared = part(&mut book, "xl/sharedStrings.xml");
    let words: Vec<String> = shared.split("<si>").skip(1).map(|entry| inside(entry, "t").to_owned()).collect();
    let sheet = part(&mut book, "xl/worksheets/sheet1.xml");
    let cell = |cell: &str| match inside(cell, "v") {
        value if cell.split('>').next().unwrap().contains("t=\"s\"") => words[value.parse::<usize>().unwrap()].clone(),
        value => value.to_owned(),
    };
    let rows = inside(&sheet, "sheetData").split("<row").skip(1);
    rows.map(|row| row.split("<c ").skip(1).map(cell).collect()).collect()
}

#[tokio::test]
async fn behind_a_figure_stand_only_cases_that_the_reader_may_open() {
    let app = crate::start().await;
    let made = mixed(&app).await;
    keep(&app, &made[0], Confidentiality::Sealed).await;
    let path = "/figures/cases?span=quarter&from=202607&target-group=elderly&channel=walk_in";
    let mut thawat = app.sign_in(cast::THAWAT).await;
    assert!(thawat.open(TWO).await.link(path));
    let page = thawat.open(path).await;
    page.has_text("ผู้สูงอายุ").has_text("ไตรมาส 4/2569");
    assert!(page.link(&made[1]) && !page.link(&made[0]) && !page.link(&made[2]));
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open(path).await;
    assert!(page.link(&made[1]) && page.link(&made[0]));
    let all = somsri.open("/figures/cases?span=quarter&from=202607&contact=none").await;
    assert!(all.link(&made[23]));
    for other in ["contact=late", "contact=in-time", "problem=family", "area=10"] {
        let page = somsri.open(&format!("/figures/cases?span=quarter&from=202607&{other}")).await;
        assert!(!page.link(&made[1]), "{other}");
    }
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.open(path).await.has_text("ไม่มีเรื่องที่ท่านเปิดดูได้");
    let mut pimjai = app.sign_in(cast::PIMJAI).await;
    assert!(!pimjai.open(TWO).await.text().contains("/figures/cases"));
    pimjai.get(path).await.is(403);
}

#[tokio::test]
async fn behind_closings_and_what_is_open_today_stand_their_cases() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let closed = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &closed, "ordinary").await;
    let visited = visit(&mut somsri, &closed).await;
    cosign(&mut prasert, &visited).await;
    close(&mut somsri, &mut prasert, &closed).await;
    let open = open_case(&app, &mut somsri).await;
    let figures = prasert.open("/figures?span=quarter&from=202607").await;
    let closings = "/figures/cases?span=quarter&from=202607&of=closed&reason=achieved";
    assert!(figures.link(closings), "{:?}", figures.links());
    let page = prasert.open(closings).await;
    page.has_text("เหตุที่ยุติ");
    assert!(page.link(&closed) && !page.link(&open));
    assert!(!prasert.open(&closings.replace("achieved", "moved")).await.link(&closed));
    let today = figures.first_link("/figures/cases?span=quarter&from=202607&of=open&area=");
    for (due, there) in [("", true), ("&due=on-time", true), ("&due=overdue", false)] {
        let page = prasert.open(&format!("{}{due}", today.split("&due").next().unwrap())).await;
        assert!(page.link(&open) == there && !page.link(&closed), "{due}");
    }
}

#[tokio::test]
async fn a_sealed_case_is_named_nowhere_in_the_figures() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    for user in [cast::THAWAT, cast::PIMJAI, cast::WILAI, cast::KANLAYA] {
        let mut reader = app.sign_in(user).await;
        for path in ["/figures", "/figures?rows=area", "/figures/forecast", "/figures/cases", "/figures/sheet.csv"] {
            let answer = reader.get(path).await;
            answer.has_no_text("ทองสมมุติ").has_no_text("ผู้สูงอายุอยู่ลำพัง");
            assert!(!answer.text().contains(&case), "{user} {path}");
        }
    }
}

/// Months before this one in which cases like that one were received: `each` or one or two more.
async fn past(app: &TestApp, case: &str, months: i64, each: i64) {
    let tx = app.db().write(By::System("test")).await.unwrap();
    let columns = "office_id, problem, target_group, channel, closed, reopened, contacted, contact_days, contact_late";
    for back in 1..=months {
        let month = (2026 * 12 + 8 - back).div_euclid(12) * 100 + (2026 * 12 + 8 - back).rem_euclid(12) + 1;
        let text = format!(
            "insert into case_counts (month, opened, {columns}) select ?, ?, office_id, problem, target_group, channel, \
             0, 0, 0, 0, 0 from case_counted where case_id = ?"
        );
        tx.run(Sql::new(text).bind(month).bind(each + back % 3).bind(id_of(case))).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_forecast_shows_its_method_and_error_or_says_what_is_missing() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    somsri.open("/figures/forecast").await.has_text("ข้อมูลยังไม่พอ มี 0 เดือน ต้องมี 20 เดือน");
    past(&app, &case, 30, 20).await;
    let page = somsri.open("/figures/forecast").await;
    page.has_text("คลาดเคลื่อนเฉลี่ยเดือนละ").has_text("คาดว่า ก.ย. 2569").has_text("เท่าเดือนล่าสุด");
    assert_eq!(page.field_value("problem"), "");
    somsri.open("/figures/forecast?problem=family").await.has_text("ข้อมูลยังไม่พอ มี 0 เดือน");
}

#[tokio::test]
async fn a_forecast_is_made_for_one_area_of_the_offices_in_care() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    past(&app, &case, 30, 20).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let page = thawat.open("/figures/forecast").await;
    page.has_text("ทุกพื้นที่").has_text("คาดว่า ก.ย. 2569");
    let sql = "select substr(o.place, 1, 4) from offices o join cases c on c.office_id = o.id";
    let here: (String,) = app.db().one(Sql::new(sql)).await.unwrap();
    let html = testkit::Html::read(&page.text());
    let values = html.elements().filter(|element| element.name() == "option").map(|one| one.attribute("value"));
    let districts: Vec<&str> = values.filter(|value| value.len() == 4 && value.parse::<u32>().is_ok()).collect();
    assert!(districts.len() > 1 && districts.contains(&here.0.as_str()), "{districts:?}");
    for district in districts {
        let expected = if district == here.0 {
            "คาดว่า ก.ย. 2569"
        } else {
            "ข้อมูลยังไม่พอ มี 0 เดือน"
        };
        thawat.open(&format!("/figures/forecast?area={district}")).await.has_text(expected);
    }
}

#[tokio::test]
async fn months_that_are_hidden_are_not_forecast_for_those_who_may_not_see_them() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    past(&app, &case, 30, 20).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let page = thawat.open("/figures/forecast?problem=family").await;
    page.has_text("คลาดเคลื่อนเฉลี่ยเดือนละ");
    assert!(!page.text().contains("name=\"problem\""), "published there is the whole alone");
    run(&app, "update case_counts set opened = 3 where month = 202602").await;
    thawat.open("/figures/forecast").await.has_text("จึงไม่แสดงพยากรณ์").has_no_text("คลาดเคลื่อน");
    somsri.open("/figures/forecast").await.has_text("คลาดเคลื่อน");
}

#[tokio::test]
async fn the_count_that_is_published_is_what_the_office_sets() {
    let app = crate::start().await;
    let made = mixed(&app).await;
    keep(&app, &made[0], Confidentiality::Sealed).await;
    let mut phum = app.sign_in(cast::PHUM).await;
    let path = "/cases/reference/figures/below";
    let form = phum.open(path).await;
    let [th, en, version] = ["th", "en", "version"].map(|name| form.field_value(name));
    let fields = |amount: &'static str| {
        vec![
            ("th", th.clone()),
            ("en", en.clone()),
            ("amount", amount.to_owned()),
            ("mark", "M".to_owned()),
            ("version", version.clone()),
        ]
    };
    assert!(!phum.post(path, &pairs(&fields("0"))).await.is(422).field_error("amount").is_empty());
    phum.submit(path, &pairs(&fields("2"))).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    thawat.open(TWO).await.has_text("จำนวนที่น้อยกว่า 2").has_text("เรื่องที่รับ: 24");
    assert!(line(&table(&thawat.open(TWO).await), "ผู้สูงอายุ").contains(&"2".to_owned()));
}
