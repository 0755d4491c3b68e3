//! The page `docs/linkage.md`.

use super::{Line, MANY, RECORDS};
use crate::bench::machine;
use crate::outcome::{During, Outcome};

/// The whole page.
pub fn render(command: &str, date: &str, lines: &[Line], one: &str) -> Outcome<String> {
    let machine = machine::describe()?;
    let gib = machine.memory as f64 / 1_048_576.0;
    let on = if date.is_empty() { String::new() } else { format!(" on {date}") };
    let load = std::fs::read_to_string("/proc/loadavg").during("cannot read /proc/loadavg")?;
    let load = load.split(' ').nth(2).unwrap_or_default();
    let table: String = lines.iter().map(row).collect();
    Ok(format!(
        "# Record linkage, measured\n\n\
         `{command}`{on}. {} cores ({}), {gib:.1} GiB of memory; load average of the last fifteen minutes \
         {load}. Ours: the fastest of two or three runs (one, of the largest), from CSV to pairs, \
         at the default threshold of 0.9. The labels lie in a file of their own, which no matcher reads; the model is learnt \
         from each set alone, with the same settings for all.\n\n\
         | set | by | precision | recall | F1 | seconds | memory |\n|---|---|---:|---:|---:|---:|---:|\n{table}\n\
         Splink on FEBRL: the settings of its own example notebooks, pairs at p ≥ 0.5; its seconds count without starting \
         Python and reading files. On the Thai register its columns are prepared before (titles off, dates to ISO, digits \
         only), which is counted apart.\n\n\
         ## One new person\n\nIn process, from the person's texts to the scores of all who share a blocking key: {}\n\n\
         ## Goals\n\n\
         | what | goal |\n|---|---|\n\
         | FEBRL 3, FEBRL 4 | F1 ≥ 0.997 and ≥ 0.9995, at most 1 s |\n\
         | Thai, {RECORDS} records | F1 ≥ 0.97 with precision ≥ 0.99, at most 15 s and 1,024 MiB |\n\
         | Thai, {MANY} records | at most 300 s and 8,192 MiB |\n\
         | one new person against {RECORDS} | at most 5 ms |\n",
        machine.cores,
        machine.processor,
        one.trim()
    ))
}

fn row(line: &Line) -> String {
    let prepared = line.prepared.map(|seconds| format!(" after {seconds:.1}")).unwrap_or_default();
    format!(
        "| {} | {} | {:.5} | {:.5} | {:.5} | {:.2}{prepared} | {} MiB |\n",
        line.what,
        line.who,
        line.quality.precision,
        line.quality.recall,
        line.quality.f1(),
        line.seconds,
        line.mebibytes
    )
}

#[cfg(test)]
mod tests {
    use super::super::truth::Quality;
    use super::*;

    #[test]
    fn a_line_says_how_well_how_long_and_how_large() {
        let quality = Quality { precision: 1.0, recall: 0.5 };
        let line = Line { what: "x".into(), who: "y", quality, seconds: 1.25, prepared: Some(3.0), mebibytes: 7 };
        assert_eq!(row(&line), "| x | y | 1.00000 | 0.50000 | 0.66667 | 1.25 after 3.0 | 7 MiB |\n");
    }
}
