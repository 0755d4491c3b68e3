//! Sets one template with one JSON file, for those who write templates, and measures it:
//! `cargo run --release -p documents --example paper -- TEMPLATE.typ DATA.json OUT.pdf [TIMES]`.
//!
//! Every other `.typ` file beside the template can be imported by it. Prints the median time of a warm rendering and how
//! much memory the process held after the first tenth and at the end.

use std::error::Error;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use documents::{About, Template, render};
use kernel::{Day, Moment};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [template, data, out, rest @ ..] = arguments.as_slice() else {
        return Err("give TEMPLATE.typ DATA.json OUT.pdf [TIMES]".into());
    };
    let template = read_template(Path::new(template))?;
    let data = serde_json::from_str(&fs::read_to_string(data)?)?;
    let made_at = Moment::at(Day::new(2026, 9, 1).ok_or("no such day")?, 9, 0);
    let about = About {
        ident: "example", title: "ตัวอย่าง", author: "ตัวอย่าง", made_at, names: &[]
    };

    fs::write(out, render(&template, &about, &data)?)?;
    let times: usize = rest.first().map_or(Ok(0), |times| times.parse())?;
    let mut spent = Vec::with_capacity(times);
    for turn in 0..times {
        let begun = Instant::now();
        render(&template, &about, &data)?;
        spent.push(begun.elapsed());
        if turn + 1 == times / 10 || turn + 1 == times {
            writeln!(stdout(), "after {}: {} MiB", turn + 1, resident_mib()?)?;
        }
    }
    spent.sort_unstable();
    let at = |share: usize| spent.get(spent.len() * share / 100).copied().unwrap_or(Duration::ZERO);
    Ok(writeln!(stdout(), "median {:.1?}, 95 of 100 within {:.1?}", at(50), at(95))?)
}

fn read_template(path: &Path) -> Result<Template, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(path.parent().unwrap_or(Path::new(".")))? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "typ") {
            let name = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a template's name is not UTF-8")?;
            files.push((name.to_owned(), fs::read_to_string(&file)?));
        }
    }
    let main = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a template's name is not UTF-8")?;
    let (mains, parts): (Vec<_>, Vec<_>) =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).partition(|(name, _)| *name == main);
    Ok(Template::new(*mains.first().ok_or("no such template")?, &parts))
}

/// What the process holds in memory now, as Linux counts it.
fn resident_mib() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
    let kib: u64 = line.split_whitespace().nth(1).ok_or("no number")?.parse()?;
    Ok(kib / 1024)
}
