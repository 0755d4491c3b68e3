//! ค้นหนังสือ: Thai words, numbers however written, each reader within what they may know.

use kueakun::demo::cast;
use testkit::encode;

use super::issuing::{begin, draft, numbered};
use super::receiving::{but, came, receive};
use super::routing::{send, staff};

fn search(line: &str) -> String {
    format!("/letters/search?{}", encode(&[("q", line)]))
}

#[tokio::test]
async fn letters_are_found_by_words_senders_and_numbers_and_all_words_must_be_there() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    receive(&mut mali, &came("ขอเชิญประชุมคณะกรรมการผู้สูงอายุ", "พม ๐๓๐๑/ว ๔๕")).await;
    let other = [("party-from", "โรงพยาบาลตัวอย่าง"), ("dated-on", "")];
    receive(&mut mali, &but(came("ส่งตัวผู้ป่วย", "สธ 12/9"), &other)).await;
    mali.open(&search("ผู้สูงอายุ")).await.has_text("ขอเชิญประชุมคณะกรรมการ").has_no_text("ส่งตัวผู้ป่วย");
    mali.open(&search("ประชุม กรรมการ")).await.has_text("ขอเชิญประชุมคณะกรรมการ");
    mali.open(&search("ประชุม โรงพยาบาล")).await.has_text("ไม่พบหนังสือ");
    mali.open(&search("โรงพยาบาลตัวอย่าง")).await.has_text("ส่งตัวผู้ป่วย");
    for number in ["พม0301/ว45", "พม ๐๓๐๑/ว ๔๕"] {
        mali.open(&search(number)).await.has_text("ขอเชิญประชุมคณะกรรมการ");
    }
    mali.open(&search("2/2569")).await.has_text("ส่งตัวผู้ป่วย").has_no_text("ขอเชิญประชุมคณะกรรมการ");
}

#[tokio::test]
async fn who_was_given_a_letter_finds_it_and_nobody_else_does() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = receive(&mut mali, &came("ขอข้อมูลคนพิการ", "1")).await;
    receive(&mut mali, &came("ขอข้อมูลคนพิการเพิ่มเติม", "2")).await;
    somsri.open(&search("คนพิการ")).await.has_text("ไม่พบหนังสือ");
    let worker = staff(&app, cast::SOMSRI).await;
    send(&mut mali, &format!("{letter}/routing"), &[("to-1", &worker), ("asks-1", "act")]).await.is(303);
    somsri.open(&search("คนพิการ")).await.has_text("ขอข้อมูลคนพิการ").has_no_text("เพิ่มเติม");
    app.sign_in(cast::WICHAI).await.open(&search("คนพิการ")).await.has_text("ไม่พบหนังสือ");
    let office = crate::leaks::office_of(&app, cast::MALI).await;
    let path = format!("/letters/search?q=x&office={office}");
    app.sign_in(cast::WICHAI).await.open(&path).await.has_no_text("คนพิการ");
}

#[tokio::test]
async fn a_letter_is_found_by_what_it_says_where_it_was_written_and_where_it_came() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open(&search("ผู้ประสบปัญหา")).await.has_text("ขอความร่วมมือ");
    let paper = mali.get(&format!("{letter}/paper")).await.bytes().to_vec();
    let files: &[(&str, &str, &[u8])] = &[("paper", "หนังสือ.pdf", &paper)];
    mali.upload("/letters", &came("หนังสือที่สแกน", "1"), files).await.is(303);
    mali.open(&search("ประสบปัญหาทางสังคม")).await.has_text("หนังสือที่สแกน");
    let secret = but(draft("external", "ขอความคุ้มครอง"), &[("secrecy", "secret")]);
    begin(&mut app.sign_in(cast::SOMSRI).await, &secret).await;
    mali.open(&search("ผู้ประสบปัญหา")).await.has_no_text("ขอความคุ้มครอง");
}
