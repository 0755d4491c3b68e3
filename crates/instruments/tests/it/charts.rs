//! The history as a picture and as rows.

use crate::{shipped, shipped_text, sound};
use instruments::chart::{Drawn, Labels, Visit, draw};
use kernel::{Day, Lang};

const LABELS: Labels<'static> = Labels {
    id: "h1", title: "ประวัติคะแนน 9Q", description: "3 ครั้ง จาก 14 เหลือ 5"
};

fn visit(day: i64, total: i64) -> Visit {
    Visit { on: Day::from_number(day).unwrap(), total, same_file: true }
}

fn three(lang: Lang) -> Drawn {
    let visits = [visit(20_260_901, 5), visit(20_260_105, 14), visit(20_260_310, 9)];
    draw(shipped("9q"), &visits, lang, LABELS)
}

#[test]
fn the_rows_say_what_the_picture_shows_oldest_first_in_the_buddhist_era() {
    let rows = three(Lang::Th).rows;
    let said: Vec<_> = rows.iter().map(|row| (row.on.as_str(), row.total, row.difference)).collect();
    assert_eq!(said, [("5 ม.ค. 2569", 14, None), ("10 มี.ค. 2569", 9, Some(-5)), ("1 ก.ย. 2569", 5, Some(-4))]);
    assert_eq!(rows[0].band, "มีอาการของโรคซึมเศร้า ระดับปานกลาง");
    assert_eq!(three(Lang::En).rows[2].band, "No symptoms of depression, or very slight ones");
}

#[test]
fn the_picture_is_named_for_who_cannot_see_it_and_has_no_inline_style() {
    let svg = three(Lang::Th).svg;
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert!(svg.contains("role=\"img\"") && svg.contains("aria-labelledby=\"h1-title h1-desc\""));
    assert!(svg.contains("<title id=\"h1-title\">ประวัติคะแนน 9Q</title>"));
    assert!(svg.contains("<desc id=\"h1-desc\">3 ครั้ง จาก 14 เหลือ 5</desc>"));
    assert!(!svg.contains("style") && !svg.contains("<script"));
    assert_eq!(svg.matches("<circle").count(), 3);
    assert_eq!(svg.matches("<rect").count(), shipped("9q").bands.len());
    assert!(svg.contains("<title>5 ม.ค. 2569: 14 มีอาการของโรคซึมเศร้า ระดับปานกลาง</title>"));
}

#[test]
fn more_points_stand_higher_and_later_days_further_right() {
    let svg = three(Lang::Th).svg;
    let numbers = |name: &str| -> Vec<f64> {
        let circles = svg.split("<circle").skip(1);
        circles
            .map(|circle| {
                circle.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
            })
            .collect()
    };
    assert!(numbers("cx").is_sorted() && numbers("cy").is_sorted());
    assert!(numbers("cx").iter().all(|x| (40.0..=500.0).contains(x)));
}

#[test]
fn a_result_of_another_file_is_hollow_unconnected_and_without_a_band() {
    let visits = [visit(20_260_105, 14), Visit { same_file: false, ..visit(20_260_310, 900) }, visit(20_260_901, 5)];
    let drawn = draw(shipped("9q"), &visits, Lang::Th, LABELS);
    assert_eq!(drawn.svg.matches("class=\"other\"").count(), 1);
    assert!(drawn.svg.contains("class=\"line\" d=\"\""));
    assert_eq!((drawn.rows[1].band.as_str(), drawn.rows[1].difference, drawn.rows[2].difference), ("", None, None));
}

#[test]
fn nothing_in_a_file_or_a_label_can_become_markup() {
    let hostile = shipped_text("2q.toml").replace("At risk\"", "<script>&\\\"'\"");
    let labels = Labels { id: "x", title: "<b>", description: "\"&\"" };
    let svg = draw(&sound(&hostile), &[visit(20_260_901, 0)], Lang::En, labels).svg;
    assert!(!svg.contains("<script") && !svg.contains("<b>"));
    assert!(svg.contains("&lt;script&gt;&amp;&quot;&#39;") && svg.contains("<title id=\"x-title\">&lt;b&gt;</title>"));
}

#[test]
fn no_visits_and_many_on_one_day_are_drawn_too() {
    let none = draw(shipped("8q"), &[], Lang::Th, LABELS);
    assert!(none.rows.is_empty() && none.svg.ends_with("</svg>"));
    let same_day = draw(shipped("8q"), &[visit(20_260_901, 1), visit(20_260_901, 52)], Lang::Th, LABELS);
    assert!(!same_day.svg.contains("NaN") && !same_day.svg.contains("inf"));
}
