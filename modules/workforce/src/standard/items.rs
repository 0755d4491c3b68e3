//! ความรู้ความสามารถที่ต้องการ: the 26 knowledge, skill and competency items of a level, in whichever layout the paper gives them.

use super::reader::{Reader, complete, dotted};
use super::refusal::{Reason, Refused, shortened};
use super::{Item, LevelStandard, lines};
use kernel::Level;

const ITEMS: &str = "ความรู้ความสามารถที่ต้องการ";
/// ความรู้ 9, ทักษะ 7, สมรรถนะหลัก 5, สมรรถนะประจำสายงาน 5: 26 items at each level.
const GROUPS: [(&[u8], usize); 4] = [(&[1], 9), (&[2], 7), (CORE, 5), (&[3, 2], 5)];
/// สมรรถนะหลัก.
const CORE: &[u8] = &[3, 1];

/// All 26, each with the name it has at the lowest level.
pub(super) fn items(
    reader: &mut Reader<'_>,
    level: Level,
    lowest: Option<&LevelStandard>,
) -> Result<Vec<Item>, Refused> {
    reader.words(ITEMS)?;
    let mut items = Vec::new();
    for (path, count) in GROUPS {
        // สมรรถนะ has a heading of its own above its two groups.
        if path == CORE {
            reader.numbered(&path[..1])?;
        }
        let group = reader.numbered(path)?.text.to_owned();
        let before = items.len();
        for number in 1.. {
            if !reader.at_number(path.len() + 1) {
                break;
            }
            items.push(item(reader, &[path, &[number]].concat(), &group)?);
        }
        complete(reader, || format!("{} {group}", level.thai()), count, items.len() - before)?;
    }
    same_names(lowest.map_or(&[], |lowest| &lowest.items), &items)?;
    Ok(items)
}

fn item(reader: &mut Reader<'_>, path: &[u8], group: &str) -> Result<Item, Refused> {
    let line = reader.numbered(path)?;
    let Some(graded) = line.graded else {
        let reason = Reason::Expected { expected: "ระดับ".to_owned(), found: shortened(line.source) };
        return Err(Refused { line: line.number, reason });
    };
    Ok(Item {
        code: dotted(path),
        group: group.to_owned(),
        text: graded.name.to_owned(),
        expected: expected_level(graded.grade),
        written: graded.grade.to_owned(),
        source: line.source.to_owned(),
        line: line.number,
    })
}

/// A single digit 1 to 5; anything else the paper writes there is a doubt, not a guess.
fn expected_level(written: &str) -> Option<u8> {
    lines::count(written).filter(|value| (1..=5).contains(value))
}

/// An item bears the same name at every level; otherwise lines were mixed up.
fn same_names(lowest: &[Item], items: &[Item]) -> Result<(), Refused> {
    match lowest.iter().zip(items).find(|(low, item)| low.text != item.text) {
        None => Ok(()),
        Some((low, item)) => Err(Refused {
            line: item.line,
            reason: Reason::ItemName { code: item.code.clone(), expected: low.text.clone() },
        }),
    }
}
