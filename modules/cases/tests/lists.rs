//! Lists and search: exactly what may be opened, narrowed as asked, and nothing that a name could betray.

use cases::model::Confidentiality;
use kernel::{Case, Id};
use kueakun::demo::cast;
use store::{By, Sql};
use testkit::TestApp;

use super::the_way::{open_case, triage};

/// The id in the address of a case.
pub fn id_of(case: &str) -> Id<Case> {
    case.strip_prefix("/cases/").unwrap().parse().unwrap()
}

/// Makes a case as confidential as that, whatever it was.
pub async fn keep(app: &TestApp, case: &str, to: Confidentiality) {
    let tx = app.db().write(By::System("test")).await.unwrap();
    let sql = Sql::new("update cases set confidentiality = ?, version = version + 1 where id = ?");
    assert_eq!(tx.run(sql.bind(to).bind(id_of(case))).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn my_cases_are_those_i_own_and_the_offices_are_everybodys() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = open_case(&app, &mut somsri).await;
    let page = somsri.open("/cases").await;
    page.has_text("สาย ทองสมมุติ").has_text("ผู้สูงอายุอยู่ลำพัง").has_text("สมศรี ใจสมมุติ");
    assert!(page.link(&case));
    narumon.open("/cases").await.has_text("ท่านยังไม่มีเรื่องที่รับผิดชอบ");
    assert!(narumon.open("/cases?view=office").await.link(&case));
    somsri.open("/cases?view=closed").await.has_text("ยังไม่มีเรื่องที่ยุติ");
}

#[tokio::test]
async fn the_list_is_narrowed_by_stage_urgency_and_day() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let listed = ["?stage=2-facts", "?urgency=urgent", "?due=week", "?stage=2-facts&urgency=urgent&due=week"];
    for query in listed {
        assert!(somsri.open(&format!("/cases{query}")).await.link(&case), "{query}");
    }
    for query in ["?stage=1-intake", "?urgency=emergency", "?due=overdue", "?due=today"] {
        let page = somsri.open(&format!("/cases{query}")).await;
        page.has_text("ไม่มีเรื่องที่ตรงกับที่เลือก");
        assert!(!page.link(&case), "{query}");
    }
    let page = somsri.open("/cases?stage=2-facts&due=week").await;
    assert_eq!((page.field_value("stage"), page.field_value("due")), ("2-facts".to_owned(), "week".to_owned()));
}

#[tokio::test]
async fn the_list_is_sorted_by_what_is_due_or_by_when_it_came() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let first = open_case(&app, &mut somsri).await;
    app.move_to(app.now().plus_hours(1));
    let second = open_case(&app, &mut somsri).await;
    // The second is due first: an emergency has the shorter clock.
    triage(&mut somsri, &first, "ordinary").await;
    for (query, above, below) in [
        ("", &second, &first),
        ("&sort=due", &second, &first),
        ("&sort=newest", &second, &first),
        ("&sort=oldest", &first, &second),
    ] {
        for view in ["mine", "office"] {
            let links = somsri.open(&format!("/cases?view={view}{query}")).await.links();
            let place = |case: &String| links.iter().position(|link| link == case).expect("it is listed");
            assert!(place(above) < place(below), "{view}{query}: {links:?}");
        }
    }
    let page = somsri.open("/cases?sort=oldest").await;
    assert_eq!(page.field_value("sort"), "oldest");
}

#[tokio::test]
async fn what_is_not_understood_in_the_address_narrows_nothing() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let page = somsri.open("/cases?stage=%3Cb%3E&urgency=9&due=x&page=-4&view=none").await;
    assert!(page.link(&case));
}

#[tokio::test]
async fn a_long_list_has_pages_that_keep_what_was_chosen() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    for _ in 0..31 {
        open_case(&app, &mut somsri).await;
    }
    let first = somsri.open("/cases?stage=1-intake").await;
    assert!(first.link("/cases?view=mine&stage=1-intake&page=2"));
    let second = somsri.open("/cases?view=mine&stage=1-intake&page=2").await;
    assert!(second.link("/cases?view=mine&stage=1-intake&page=1"));
    let rows =
        |page: &testkit::Answer| page.links().iter().filter(|link| link.len() == "/cases/0000000000000".len()).count();
    assert_eq!((rows(&first), rows(&second)), (30, 1));
}

#[tokio::test]
async fn another_office_lists_and_finds_none_of_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    open_case(&app, &mut somsri).await;
    let mut narong = app.sign_in(cast::NARONG).await;
    for path in ["/cases", "/cases?view=office", "/cases?view=closed", "/search?q=1%2F2569"] {
        narong.open(path).await.has_no_text("ทองสมมุติ").has_no_text("ผู้สูงอายุอยู่ลำพัง");
    }
}

#[tokio::test]
async fn whoever_does_no_casework_has_no_list() {
    let app = crate::start().await;
    for user in [cast::MALI, cast::ANONG, cast::PIMJAI, cast::PHUM] {
        let mut browser = app.sign_in(user).await;
        for path in ["/cases", "/reviews", "/workload", "/transfers"] {
            browser.get(path).await.is(403);
        }
    }
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    for path in ["/workload", "/transfers"] {
        somsri.get(path).await.is(403);
    }
}

#[tokio::test]
async fn a_person_is_found_with_the_reason_and_with_the_cases_that_may_be_opened() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let page = somsri.open("/search?q=สาย+ทองสมมุติ").await;
    page.has_text("สาย ทองสมมุติ").has_text("พบเพราะ").has_text("เรื่องที่ 1/2569").has_text("รับเรื่อง คัดกรอง");
    assert!(page.link(&case));
    assert!(page.text().contains("name=\"q\" value=\"สาย ทองสมมุติ\""), "the search box keeps what was typed");
}

#[tokio::test]
async fn a_group_is_found_by_its_name() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let who = offices::staff_named(app.db(), cast::SOMSRI).await.unwrap().unwrap();
    let office = offices::brief(app.db(), &[who]).await.unwrap()[&who].office;
    let tx = app.db().write(By::System("test")).await.unwrap();
    let club = people::NewGroup {
        name: "ชมรมผู้สูงอายุบ้านไกลลิบ".to_owned(), ..people::NewGroup::default()
    };
    let group = people::new_group(&tx, office, &club).await.unwrap();
    tx.commit().await.unwrap();
    let page = somsri.open("/search?q=ชมรมผู้สูงอายุบ้านไกลลิบ").await;
    page.has_text("ชมรมผู้สูงอายุบ้านไกลลิบ");
    assert!(page.link(&format!("/groups/{group}")));
}

#[tokio::test]
async fn a_case_is_found_by_its_number_in_thai_digits_too() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    for text in ["1/2569", "๑/๒๕๖๙", "1/69"] {
        let page = somsri.open(&format!("/search?q={text}")).await;
        page.has_text("เรื่องตามเลขที่");
        assert!(page.link(&case), "{text}");
    }
}

#[tokio::test]
async fn a_search_that_finds_nothing_says_what_to_try() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/search").await.has_no_text("ไม่พบ");
    let page = somsri.open("/search?q=%3Cscript%3Eqqzz%3C%2Fscript%3E").await;
    page.has_text("ไม่พบ “<script>qqzz</script>”");
}

#[tokio::test]
async fn a_clerk_finds_people_and_no_cases_and_a_personnel_officer_neither() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let page = app.sign_in(cast::MALI).await.open("/search?q=สาย+ทองสมมุติ").await;
    page.has_text("สาย ทองสมมุติ").has_no_text("ผู้สูงอายุอยู่ลำพัง");
    assert!(!page.link(&case));
    let page = app.sign_in(cast::ANONG).await.open("/search?q=สาย+ทองสมมุติ").await;
    page.has_text("หน้าที่ของท่านไม่ต้องค้นหาผู้รับบริการ").has_no_text("สาย ทองสมมุติ");
}

#[tokio::test]
async fn of_a_restricted_case_a_colleague_learns_whom_to_ask_and_of_a_sealed_one_nothing() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    let page = narumon.open("/search?q=สาย+ทองสมมุติ").await;
    page.has_text("มีเรื่องที่จำกัดผู้รู้ โปรดถาม ประเสริฐ ตั้งตัวอย่าง").has_no_text("ผู้สูงอายุอยู่ลำพัง").has_no_text("1/2569");
    assert!(page.link(&format!("{case}/opening")) && !page.link(&case));
    let page = app.sign_in(cast::NARONG).await.open("/search?q=สาย+ทองสมมุติ").await;
    page.has_no_text("จำกัดผู้รู้");
    keep(&app, &case, Confidentiality::Sealed).await;
    for user in [cast::NARUMON, cast::PRASERT, cast::KANLAYA, cast::THAWAT, cast::WILAI, cast::NARONG] {
        let mut browser = app.sign_in(user).await;
        let page = browser.open("/search?q=สาย+ทองสมมุติ").await;
        page.has_no_text("จำกัดผู้รู้").has_no_text("ผู้สูงอายุอยู่ลำพัง");
        assert!(!page.links().iter().any(|link| link.contains(&case)), "{user}");
        for path in ["/", "/cases?view=office", "/search?q=1%2F2569"] {
            browser.open(path).await.has_no_text("ผู้สูงอายุอยู่ลำพัง").has_no_text("ทองสมมุติ");
        }
    }
    assert!(somsri.open("/search?q=สาย+ทองสมมุติ").await.link(&case));
}

#[tokio::test]
async fn a_list_that_tells_of_a_restricted_case_is_written_down_and_an_ordinary_one_is_not() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    for place in ["/cases", "/", "/search?q=สาย+ทองสมมุติ"] {
        somsri.open(place).await;
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    for place in ["/cases", "/", "/search?q=สาย+ทองสมมุติ", "/cases/new?q=สาย+ทองสมมุติ"]
    {
        let mark = app.mark().await;
        somsri.open(place).await;
        app.assert_nothing_else_recorded(mark, &["case-listed"]).await;
    }
}
