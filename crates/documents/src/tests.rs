//! Papers as their readers meet them: copied out, checked, and made from hostile text.

use std::io::Write as _;
use std::process::{Command, Stdio};

use kernel::{Day, Moment};
use serde_json::json;

use super::*;

/// Words whose marks stack, whose สระอำ bears a tone, and whose letters lose their foot.
const HARD: [&str; 21] = [
    "น้ำ",
    "ค่ำ",
    "ทำ",
    "ซ้ำ",
    "ศักดิ์สิทธิ์",
    "ปั๊ม",
    "ฟื้นฟู",
    "ญาติผู้ใหญ่",
    "กตัญญู",
    "ฐานะ",
    "ฤๅษี",
    "ป้า",
    "ปู่",
    "ฝ้า",
    "ฟ้า",
    "เปี๊ยก",
    "ที่นี่",
    "สิ้นสุด",
    "ผู้",
    "จำนวน",
    "สัมภาษณ์",
];

fn prose() -> Template {
    Template::new(("prose", "#import \"/paper.typ\": *\n#show: paper\n#prose(data.text)"), &[])
}

fn about<'a>(names: &'a [&'a str]) -> About<'a> {
    let made_at = Moment::at(Day::new(2026, 9, 1).unwrap(), 9, 0);
    About {
        ident: "test-1", title: "บันทึกการเยี่ยมบ้าน", author: "กองสวัสดิการสังคม", made_at, names
    }
}

fn printed_text(text: &str) -> Vec<u8> {
    render(&prose(), &about(&[]), &json!({ "text": text })).unwrap()
}

/// The lines that a reader copies out of a file, with pdftotext of poppler-utils.
fn lines(pdf: &[u8]) -> Vec<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is needed: install poppler-utils");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap();
    text.lines().map(|line| line.trim_matches(['\u{c}', ' ']).to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Without white space: a line of Thai may end where nothing was written.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn contains(pdf: &[u8], bytes: &str) -> bool {
    pdf.windows(bytes.len()).any(|window| window == bytes.as_bytes())
}

#[test]
fn thai_is_copied_out_as_it_was_written() {
    for word in HARD {
        assert_eq!(lines(&printed_text(word)), [word]);
    }
    let all = HARD.join(" ").repeat(20);
    assert_eq!(letters(&lines(&printed_text(&all)).concat()), letters(&all));
}

#[test]
fn the_file_says_that_it_is_pdf_a_2a_and_pdf_ua_1() {
    let pdf = printed_text("ยายสายอยู่ลำพัง");
    for mark in
        ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"]
    {
        assert!(contains(&pdf, mark), "{mark}");
    }
    for mark in ["/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/Lang"] {
        assert!(contains(&pdf, mark), "{mark}");
    }
}

#[test]
fn what_people_write_is_never_markup() {
    let hostile = [
        "#import \"/etc/passwd\": *",
        "#read(\"/etc/passwd\") #eval(\"1+1\") #panic()",
        "$x^2$ *หนา* _เอียง_ `raw` = หัวข้อ",
        "\\ \\u{41} \\n // ไม่ใช่หมายเหตุ /* นี่ก็ไม่ใช่ */",
        "]}) #[ #{ <label> @ref",
        "{\"data\": null}",
    ];
    for text in hostile {
        assert_eq!(letters(&lines(&printed_text(text)).concat()), letters(&printed::plain(text)), "{text}");
    }
}

#[test]
fn no_text_is_too_long_too_strange_or_too_empty() {
    let endless = ["ก", "a", "กำ้", "\u{0}\u{1b}[31m\u{202e}", "😀", "เเเ", "ๆ", "-", "/", "๑"];
    for text in endless {
        assert!(printed_text(&text.repeat(10_000)).starts_with(b"%PDF"), "{text:?}");
    }
    assert!(printed_text("").starts_with(b"%PDF"));
}

#[test]
fn no_line_ends_inside_a_word_or_a_name() {
    let text = "ผู้สูงอายุซึ่งนักสังคมสงเคราะห์เยี่ยมบ้านพบว่านางสมศรีอยู่กับผู้ใหญ่บ้านและผู้ดูแลที่โรงพยาบาล".repeat(12);
    let names = ["นางสมศรี"];
    let pdf = render(&prose(), &about(&names), &json!({ "text": text })).unwrap();
    let mut at = 0;
    let ends = thai::lines::ends(&text, &names);
    for line in lines(&pdf) {
        assert!(text[at..].starts_with(&line), "{line}");
        at += line.len();
        assert!(at == text.len() || ends.contains(&at), "{line}");
    }
    assert_eq!(at, text.len());
}

#[test]
fn pages_after_the_first_have_thai_numbers() {
    let lines = lines(&printed_text(&"บรรทัด\n".repeat(80)));
    assert!(lines.contains(&"- ๒ -".to_owned()));
    assert!(!lines.contains(&"- ๑ -".to_owned()));
}

#[test]
fn the_same_paper_is_the_same_file() {
    assert_eq!(printed_text("ยายสาย"), printed_text("ยายสาย"));
}

#[test]
fn a_template_reaches_no_file_and_no_package_and_its_fault_is_named_with_its_line() {
    let reaching = |markup: &str| render(&Template::new(("reach", markup), &[]), &about(&[]), &json!({})).unwrap_err();
    for markup in
        ["#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.3.0\"", "#read(\"other.txt\")", "#datetime.today()"]
    {
        assert!(matches!(reaching(markup), Error::Template(_)), "{markup}");
    }
    assert!(reaching("one\n#panic(\"two\")").to_string().contains("reach.typ:2: "));
}

#[test]
fn a_drawing_lies_across_with_its_words_and_the_sentences_stand_upright_behind_it() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"277mm\" height=\"172mm\" viewBox=\"0 0 277 172\" \
               fill=\"none\" stroke=\"currentColor\"><rect x=\"9\" y=\"9\" width=\"20\" height=\"20\"/><text x=\"50\" y=\"50\" \
               font-size=\"5\" font-family=\"Sarabun, sans-serif\" fill=\"currentColor\" stroke=\"none\">สายทองที่บ้าน</text></svg>";
    let sheet = drawing::Sheet {
        ident: "family-1".to_owned(),
        title: "ผังเครือญาติ".to_owned(),
        author: "อบต.".to_owned(),
        made_at: about(&[]).made_at,
        names: vec!["นางสาย".to_owned()],
        svg: svg.to_owned(),
        lead: "นางสาย".to_owned(),
        note: String::new(),
        in_words: "เป็นถ้อยคำ".to_owned(),
        sections: vec![("ครัวเรือน".to_owned(), vec!["นางสายอยู่กับบุตร 2 คน".to_owned()])],
    };
    let copied = lines(&sheet.render().expect("a sheet")).join("\n");
    let (first, second) = copied.split_once("เป็นถ้อยคำ").expect("two sheets");
    assert!(first.contains("สายทองที่บ้าน") && second.contains("นางสายอยู่กับบุตร ๒ คน"), "{copied}");
    assert!(drawing::Sheet { svg: "no drawing".to_owned(), ..sheet }.render().is_err());
}
