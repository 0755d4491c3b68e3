//! Every chart with invented numbers on one page: `cargo run -p figures --example gallery -- light > gallery.html`.
//! The theme is `light` or `dark`; `paper` writes the drawings as they go into documents. The type face is
//! looked for beside the page: copy `web/dist/*.woff2` there.

use std::error::Error;
use std::io::Write as _;

use figures::chart::{Ahead, Bar, Figure, Heading, Lines, Province, Stack, bars, lines, provinces, stacks};
use figures::{Axis, Cell, Line, Numerals, Period, Published, Span, Table, Wording, publish};
use kernel::{Day, Lang};

const STYLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dist/app.css");
const PROVINCES: &str = include_str!("../../../data/geography/provinces.tsv");

const PROBLEMS: [(&str, &str, [u64; 4]); 6] = [
    ("income", "รายได้ไม่เพียงพอ หนี้สิน", [84, 40, 22, 9]),
    ("violence", "ความรุนแรงในครอบครัวและการทอดทิ้งผู้สูงอายุหรือคนพิการที่ต้องพึ่งพิงผู้อื่น", [31, 18, 3, 12]),
    ("health", "สุขภาพ", [44, 23, 17, 8]),
    ("housing", "ที่อยู่อาศัย", [12, 9, 6, 0]),
    ("drugs", "ยาเสพติด", [7, 14, 5, 21]),
    ("status", "สถานะบุคคล", [2, 0, 1, 0]),
];
const GROUPS: [(&str, &str); 4] =
    [("old", "ผู้สูงอายุ"), ("child", "เด็กและเยาวชน"), ("disabled", "คนพิการ"), ("other", "อื่น ๆ")];

fn main() -> Result<(), Box<dyn Error>> {
    let theme = std::env::args().nth(1).unwrap_or_else(|| "light".to_owned());
    let numerals = if theme == "paper" { Numerals::Thai } else { Numerals::Arabic };
    let wording = Wording {
        total: "รวม", hidden: "ปกปิด", as_table: "ดูเป็นตาราง", numerals
    };
    let drawn = drawn(&wording)?;
    let figures: String =
        drawn.iter().map(|figure| if theme == "paper" { figure.paper() } else { figure.html() }).collect();
    let style = std::fs::read_to_string(STYLE)?;
    let page = format!(
        "<!doctype html><html lang=\"th\" data-theme=\"{theme}\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>ตัวเลข</title><style>{style}</style><main>{figures}</main></html>"
    );
    Ok(std::io::stdout().write_all(page.as_bytes())?)
}

fn drawn(wording: &Wording<'_>) -> Result<Vec<Figure>, Box<dyn Error>> {
    let table = publish(&counts()?, 5);
    Ok(vec![by_problem(&table, wording), by_group(&table, wording)?, by_month(wording), by_province(wording)])
}

fn counts() -> Result<Table, figures::UnknownCategory> {
    let problems = Axis::new("problem", "ปัญหา", PROBLEMS.map(|(code, label, _)| (code, label)));
    let found = PROBLEMS.iter().flat_map(|(problem, _, counts)| {
        GROUPS.iter().zip(counts).map(|((group, _), count)| (*problem, *group, *count))
    });
    Table::new(problems, Axis::new("group", "กลุ่มเป้าหมาย", GROUPS), found)
}

fn by_problem(table: &Published, wording: &Wording<'_>) -> Figure {
    let rows: Vec<Bar> = table
        .rows()
        .categories
        .iter()
        .enumerate()
        .map(|(at, category)| Bar { label: category.label.clone(), value: table.cell(Line::At(at), Line::Total) })
        .collect();
    let heading = Heading {
        id: "problems", title: "เรื่องที่รับ จำแนกตามปัญหา", says: "ปัญหารายได้มากที่สุด รองลงมาคือสุขภาพ"
    };
    bars(&heading, ["ปัญหา", "เรื่อง"], &rows, wording)
}

fn by_group(table: &Published, wording: &Wording<'_>) -> Result<Figure, Box<dyn Error>> {
    let rows: Vec<Stack> = table
        .rows()
        .categories
        .iter()
        .enumerate()
        .map(|(at, category)| Stack {
            label: category.label.clone(),
            parts: (0..GROUPS.len()).map(|group| table.cell(Line::At(at), Line::At(group))).collect(),
            total: table.cell(Line::At(at), Line::Total),
        })
        .collect();
    let heading = Heading {
        id: "groups", title: "ปัญหาและกลุ่มเป้าหมาย", says: "ผู้สูงอายุเป็นกลุ่มใหญ่ที่สุดในปัญหารายได้และสุขภาพ"
    };
    Ok(stacks(&heading, "ปัญหา", &GROUPS.map(|(_, label)| label), &rows, wording)?)
}

fn by_month(wording: &Wording<'_>) -> Figure {
    let past: Vec<Cell> = [22, 25, 19, 31, 42, 47, 39, 28, 24, 20, 21, 23, 26, 27, 24, 35, 48, 51, 44, 30, 27, 23]
        .into_iter()
        .map(Cell::Count)
        .collect();
    let ahead: Vec<Ahead> = (0..6)
        .map(|month| {
            let (expected, reach) = (24.0 + f64::from(month) * 3.0, 6.0 + f64::from(month) * 2.0);
            Ahead {
                expected,
                likely: (expected - reach, expected + reach),
                nearly_sure: ((expected - 1.5 * reach).max(0.0), expected + 1.5 * reach),
            }
        })
        .collect();
    let first = Day::new(2024, 10, 1).map(|day| Period::of(Span::Month, day));
    let months: Vec<String> = std::iter::successors(first, |month| Some(month.next()))
        .take(past.len() + ahead.len())
        .map(|month| month.label(Lang::Th))
        .collect();
    let heading =
        Heading {
            id: "months", title: "เรื่องที่รับรายเดือนและพยากรณ์", says: "คาดว่าอีก 6 เดือนจะรับราว 39 เรื่องต่อเดือน"
        };
    let columns = ["เดือน", "เรื่อง", "คาดว่า", "ช่วง 80 %", "ช่วง 95 %"];
    lines(&heading, &Lines { months: &months, past: &past, ahead: &ahead, columns }, wording)
}

fn by_province(wording: &Wording<'_>) -> Figure {
    let rows: Vec<Province> = PROVINCES
        .lines()
        .skip(1)
        .enumerate()
        .filter_map(|(at, line)| {
            let parts: Vec<&str> = line.split('\t').collect();
            let count = (at as u64 * 7919) % 61;
            let value = if (1..5).contains(&count) { Cell::Hidden } else { Cell::Count(count * count / 9) };
            Some(Province {
                code: (*parts.first()?).to_owned(),
                name: (*parts.get(1)?).to_owned(),
                abbr: (*parts.get(3)?).to_owned(),
                value,
            })
        })
        .collect();
    let heading =
        Heading {
            id: "provinces", title: "เรื่องที่รับ จำแนกตามจังหวัด", says: "สี่ส่วนเท่ากันของจังหวัดที่มีเรื่อง ยิ่งเข้มยิ่งมาก"
        };
    provinces(&heading, ["จังหวัด", "เรื่อง"], &rows, wording)
}
