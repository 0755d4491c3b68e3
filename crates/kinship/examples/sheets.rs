//! Draws invented families and an eco-map into one HTML page, to be looked at: `sheets FOLDER [th|en] [light|dark|print]`.
#![allow(clippy::expect_used, reason = "an example may stop at the first surprise")]

use std::{env, fs};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use kinship::{
    Bond, Break, Couple, Descent, EcoMap, Family, Flow, Genogram, Life, Origin, Paper, Person, Say, Section, Sex,
    Strength, System, Twins, Who, Zygosity,
};

fn main() {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().expect("the folder to write to");
    let lang = arguments.next().unwrap_or_else(|| "th".into());
    let look = arguments.next().unwrap_or_else(|| "light".into());
    let paper = if look == "print" { Paper::A4Landscape } else { Paper::Screen };
    let say = words(&lang);
    let sheets = [("three", three_generations()), ("tangled", tangled()), ("small", small())];
    for (name, family) in sheets {
        let genogram = Genogram::new(&family).expect("a family without contradictions");
        page(&folder, name, &look, &genogram.svg(name, paper, &say), &genogram.sections(&say));
    }
    let map = surroundings();
    page(&folder, "eco", &look, &map.svg("eco", paper, &say), &map.sections(&say));
}

/// The texts of the crate in one language.
fn words(lang: &str) -> impl Say + use<> {
    let text = if lang == "en" { kinship::EN } else { kinship::TH };
    let mut bundle = FluentBundle::new(vec![lang.parse::<unic_langid::LanguageIdentifier>().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text.to_owned()).expect("texts")).expect("each key once");
    move |key: &str, values: &[(&str, &str)]| {
        let mut known = FluentArgs::new();
        for (name, value) in values {
            known.set(*name, *value);
        }
        let pattern = bundle.get_message(key).and_then(|message| message.value()).expect(key);
        bundle.format_pattern(pattern, Some(&known), &mut Vec::new()).into_owned()
    }
}

fn page(folder: &str, name: &str, look: &str, svg: &str, sections: &[Section]) {
    let (ink, paper) = if look == "dark" { ("#ece7db", "#191a1b") } else { ("#1c2430", "#fbfaf6") };
    let mut html = format!(
        "<!doctype html><meta charset=utf-8><style>@page{{size:a4 landscape;margin:10mm}}\
         @font-face{{font-family:Sarabun;src:url(sarabun-thai-400.woff2);unicode-range:U+0E00-0E7F}}\
         @font-face{{font-family:Sarabun;src:url(sarabun-latin-400.woff2);unicode-range:U+0000-00FF,U+2000-206F}}\
         body{{font-family:Sarabun;color:{ink};background:{paper};margin:0}}</style>{svg}"
    );
    if look != "print" {
        for section in sections {
            html.push_str(&format!("<h3>{}</h3>", kinship::escape(&section.heading)));
            for line in &section.lines {
                html.push_str(&format!("<p>{}</p>", kinship::escape(&line.text)));
            }
        }
    }
    fs::write(format!("{folder}/{name}.html"), html).expect("a page written");
}

/// A person by number, name, sex, years of birth and death in the Common Era, and age in 2026 or at death.
fn person(who: i64, name: &str, sex: Sex, born: i32, died: Option<i32>) -> Person {
    let born = (born > 0).then_some(born);
    let age = born.and_then(|born| u16::try_from(died.unwrap_or(2026) - born).ok());
    let life = died.map_or(Life::Living, |year| Life::Dead(Some(year)));
    Person { who: Who(who), name: name.to_owned(), sex, born, life, age }
}

fn children(of: &[i64], children: &[i64], origin: Origin) -> Vec<Descent> {
    let pairs = children.iter().flat_map(|child| of.iter().map(move |parent| (*child, *parent)));
    pairs.map(|(child, parent)| Descent { child: Who(child), parent: Who(parent), origin }).collect()
}

fn couple(one: i64, other: i64, bond: Bond, from: i32) -> Couple {
    Couple { from: (from > 0).then_some(from), ..Couple::new(Who(one), Who(other), bond) }
}

fn ended(couple: Couple, ended: Break, until: i32) -> Couple {
    Couple { ended: Some(ended), until: Some(until), ..couple }
}

/// Twenty-five people in three generations.
fn three_generations() -> Family {
    use Sex::{Female as F, Male as M, Unknown as U};
    let people = vec![
        person(1, "นายมี ทองดี", M, 1920, Some(1988)),
        person(2, "นางสาย ทองดี", F, 1926, Some(2011)),
        person(3, "นายหวล สุขสวัสดิ์", M, 1928, Some(1999)),
        person(4, "นางจันทร์เพ็ญ สุขสวัสดิ์", F, 1932, None),
        person(5, "นายสมบูรณ์ ทองดี", M, 1948, Some(2020)),
        person(6, "นางพยอม แก้วมณี", F, 1951, None),
        person(7, "นายประสิทธิ์ ทองดี", M, 1955, None),
        person(8, "นางวิไลวรรณ ทองดี", F, 1957, None),
        person(9, "นายสมหมาย สุขสวัสดิ์", M, 1953, Some(1971)),
        person(10, "นางสาวอรุณี สุขสวัสดิ์", F, 1960, None),
        person(11, "นายสุเทพ สุขสวัสดิ์", M, 1963, None),
        person(12, "นายวินัย แก้วมณี", M, 1949, None),
        person(13, "นางสมพร อินทร์แก้ว", F, 1950, None),
        person(14, "นายธีระ ทองดี", M, 1972, None),
        person(15, "นางสาวกัลยา แก้วมณี", F, 1975, None),
        person(16, "นายก้องเกียรติ ทองดี", M, 1980, None),
        person(17, "นางสาวพิมพ์พิสุทธิ์ ทองดี", F, 1983, None),
        person(18, "ด.ช.ต้น ทองดี", M, 2012, None),
        person(19, "ด.ช.ตาล ทองดี", M, 2012, None),
        person(20, "นางสาวดวงใจ รักษ์ไทย", F, 1985, None),
        person(21, "นายอนุชา ศรีวิเศษ", M, 1981, None),
        person(22, "ด.ญ.ฟ้าใส ทองดี", F, 2016, None),
        person(23, "ไม่ทราบชื่อ", U, 0, None),
        person(24, "นางสาวมาลี มณีรัตน์", F, 1986, None),
        person(25, "นายศักดิ์ดา ทองดี", M, 1978, None),
    ];
    let couples = vec![
        couple(1, 2, Bond::Marriage, 1945),
        couple(3, 4, Bond::Marriage, 1950),
        ended(couple(5, 13, Bond::Marriage, 1970), Break::Divorce, 1977),
        couple(12, 6, Bond::Marriage, 1973),
        couple(7, 8, Bond::Marriage, 1979),
        ended(couple(16, 20, Bond::Cohabitation, 2010), Break::Separation, 2019),
        couple(21, 17, Bond::Cohabitation, 2014),
        couple(11, 24, Bond::Unsaid, 0),
    ];
    let descents = [
        children(&[1, 2], &[5, 6, 7], Origin::Birth),
        children(&[3, 4], &[9, 8, 10, 11], Origin::Birth),
        children(&[5, 13], &[14, 25], Origin::Birth),
        children(&[12, 6], &[15], Origin::Birth),
        children(&[7, 8], &[16, 17], Origin::Birth),
        children(&[16, 20], &[18, 19], Origin::Birth),
        children(&[21, 17], &[22], Origin::Adoption),
        children(&[10], &[23], Origin::Birth),
    ]
    .concat();
    let twins = vec![Twins { who: vec![Who(18), Who(19)], zygosity: Zygosity::Identical }];
    let household = [7, 8, 16, 18, 19, 17].into_iter().map(Who).collect();
    Family { people, couples, descents, twins, household, client: Some(Who(18)), ..Family::default() }
}

/// Remarriage, half siblings, cousins who married, a lone parent between two partners, siblings without parents.
fn tangled() -> Family {
    use Sex::{Female as F, Male as M, Unknown as U};
    let people = vec![
        person(1, "ปู่ทวด", M, 1930, Some(1990)),
        person(2, "ย่าทวด", F, 1935, Some(2001)),
        person(3, "นายหนึ่ง", M, 1952, None),
        person(4, "นางสอง", F, 1955, None),
        person(5, "ภรรยาคนแรก", F, 1954, Some(1980)),
        person(6, "ภรรยาคนที่สอง", F, 1960, None),
        person(7, "ภรรยาคนที่สาม", F, 1970, None),
        person(8, "สามีของสอง", M, 1950, None),
        person(9, "ลูกคนโต", M, 1976, None),
        person(10, "ลูกคนกลาง", F, 1983, None),
        person(11, "ลูกคนเล็ก <b>&\"'", M, 1995, None),
        person(12, "หลานสาว", F, 1978, None),
        person(13, "เหลน", U, 2004, None),
        person(14, "ลูกบุญธรรม", F, 2008, None),
        person(15, "เพื่อนบ้านผู้เป็นพี่", M, 0, None),
        person(16, "เพื่อนบ้านผู้เป็นน้อง", F, 0, None),
        person(17, "ลูกก่อนแต่ง", F, 1973, None),
        person(18, "แฝดหนึ่ง", F, 2010, None),
        person(19, "แฝดสอง", M, 2010, None),
    ];
    let couples = vec![
        couple(1, 2, Bond::Marriage, 0),
        couple(3, 5, Bond::Marriage, 1975),
        ended(couple(3, 6, Bond::Marriage, 1982), Break::Divorce, 1990),
        couple(3, 7, Bond::Cohabitation, 1993),
        couple(8, 4, Bond::Marriage, 0),
        couple(9, 12, Bond::Marriage, 2001),
    ];
    let descents = [
        children(&[1, 2], &[3, 4], Origin::Birth),
        children(&[3, 5], &[9], Origin::Birth),
        children(&[3, 6], &[10], Origin::Birth),
        children(&[3, 7], &[11], Origin::Birth),
        children(&[8, 4], &[12], Origin::Birth),
        children(&[9, 12], &[13, 18, 19], Origin::Birth),
        children(&[9, 12], &[14], Origin::Foster),
        children(&[3], &[17], Origin::Birth),
    ]
    .concat();
    let siblings = vec![(Who(15), Who(16))];
    let twins = vec![Twins { who: vec![Who(18), Who(19)], zygosity: Zygosity::Fraternal }];
    let household = [9, 12, 13, 11, 14].into_iter().map(Who).collect();
    Family { people, couples, descents, siblings, twins, household, client: Some(Who(12)) }
}

/// A grandmother and her grandchild.
fn small() -> Family {
    let people = vec![
        person(1, "นางสาย ทองดี", Sex::Female, 1948, None),
        person(2, "นางสาวสมหญิง ทองดี", Sex::Female, 1980, Some(2022)),
        person(3, "ด.ญ.ฟ้า ทองดี", Sex::Female, 2015, None),
    ];
    let descents = [children(&[1], &[2], Origin::Birth), children(&[2], &[3], Origin::Birth)].concat();
    Family { people, descents, household: vec![Who(1), Who(3)], client: Some(Who(3)), ..Family::default() }
}

fn surroundings() -> EcoMap {
    let system = |name: &str, strength, stressful, flow| System {
        name: name.to_owned(),
        strength,
        stressful,
        flow,
        note: String::new(),
    };
    use Strength::{Ordinary, Strong, Tenuous};
    EcoMap {
        centre: "ครัวเรือนนางสาย ทองดี".into(),
        members: vec!["นางสาย ทองดี".into(), "ด.ญ.ฟ้า ทองดี".into()],
        systems: vec![
            system("โรงพยาบาลส่งเสริมสุขภาพตำบลท่าข้าม", Strong, false, Flow::Inward),
            system("โรงเรียนวัดท่าข้าม", Ordinary, false, Flow::Both),
            system("อสม. ป้าแดง", Strong, false, Flow::Inward),
            system("น้าชาย", Tenuous, true, Flow::Outward),
            system("เจ้าหนี้นอกระบบ", Ordinary, true, Flow::Outward),
            system("วัดท่าข้าม", Tenuous, false, Flow::Inward),
            system("กองทุนหมู่บ้าน", Ordinary, false, Flow::Unsaid),
            system("ศูนย์พัฒนาครอบครัวในชุมชน", Strong, true, Flow::Both),
            system("องค์การบริหารส่วนตำบลท่าข้าม", Ordinary, false, Flow::Inward),
        ],
    }
}
