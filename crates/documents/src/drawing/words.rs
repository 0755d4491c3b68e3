//! ถ้อยคำในภาพวาด: the words of an SVG of our own making, taken out of it, so that typst sets them over its lines.

use serde_json::{Value, json};

/// The room for a drawing on a sheet of A4 laid across, under its heading: width and height in mm.
const ROOM: (f64, f64) = (277.0, 156.0);

/// A drawing without its words, its size on the sheet in mm, and the words.
#[derive(Debug)]
pub(crate) struct Parted {
    pub lines: String,
    pub size: (f64, f64),
    pub labels: Vec<Value>,
}

/// Parts a drawing; none where it is no SVG with a `viewBox`, or one of its words stands nowhere.
pub(crate) fn part(svg: &str) -> Option<Parted> {
    let view: Vec<f64> = attribute(svg, "viewBox")?.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [left, top, wide, high] = view[..] else { return None };
    let scale = (ROOM.0 / wide).min(ROOM.1 / high);
    let mut parts = svg.split("<text ");
    let (mut lines, mut labels) = (parts.next()?.to_owned(), Vec::new());
    for part in parts {
        let (element, rest) = part.split_once("</text>")?;
        let (attributes, words) = element.split_once('>')?;
        let attributes = format!(" {attributes}");
        let number = |name: &str| attribute(&attributes, name)?.parse::<f64>().ok();
        labels.push(json!({
            "x": (number("x")? - left) * scale,
            "y": (number("y")? - top) * scale,
            "size": number("font-size")? * scale,
            "middle": attribute(&attributes, "text-anchor") != Some("start"),
            "bold": attribute(&attributes, "font-weight").is_some_and(|weight| weight != "400"),
            "text": plain(words),
        }));
        lines.push_str(rest);
    }
    Some(Parted { lines, size: (wide * scale, high * scale), labels })
}

fn attribute<'t>(element: &'t str, name: &str) -> Option<&'t str> {
    let (_, value) = element.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

fn plain(words: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(words.to_owned(), |words, (name, letter)| words.replace(name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_the_drawing_with_their_places_in_mm() {
        let svg = "<svg viewBox=\"-1 0 138.5 20\"><g><text x=\"9\" y=\"10\" font-size=\"3\" font-weight=\"600\">ก &amp; ข</text></g>\
                   <text x=\"1\" y=\"2\" font-size=\"2\" text-anchor=\"start\">ค</text></svg>";
        let parted = part(svg).expect("a drawing");
        assert_eq!(parted.lines, "<svg viewBox=\"-1 0 138.5 20\"><g></g></svg>");
        assert_eq!(parted.size, (277.0, 40.0));
        assert_eq!(
            parted.labels[0],
            json!({ "x": 20.0, "y": 20.0, "size": 6.0, "middle": true, "bold": true, "text": "ก & ข" })
        );
        assert_eq!(parted.labels[1]["middle"], json!(false));
    }

    #[test]
    fn what_is_no_drawing_is_not_parted() {
        assert!(
            part("no drawing").is_none() && part("<svg viewBox=\"0 0 9 9\"><text x=\"1\">ก</text></svg>").is_none()
        );
    }
}
