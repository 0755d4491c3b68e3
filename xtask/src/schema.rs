//! `cargo xtask schema`: both engines' tables as the migrations leave them, committed so that a change is seen.

use std::fs;
use std::path::Path;

use crate::outcome::{During, Outcome, fail};
use crate::postgres::Server;
use crate::tools::{self, Tool};
use crate::{process, workspace};

/// One engine's schema as the program prints it now.
struct Schema {
    file: &'static str,
    text: String,
}

/// Writes the two files; with `--check`, compares them instead.
pub fn run(arguments: &[String]) -> Outcome {
    tools::install(&[Tool::Postgres])?;
    let server = Server::start()?;
    match arguments {
        [] => write(&server),
        [option] if option == "--check" => check(&server),
        _ => fail("schema takes nothing, or --check"),
    }
}

/// Fails when a committed file is not what the migrations give.
pub fn check(server: &Server) -> Outcome {
    let mut differing = Vec::new();
    for schema in now(server)? {
        let path = workspace::root().join(schema.file);
        let committed = fs::read_to_string(&path).unwrap_or_default();
        if let Some(difference) = first_difference(&committed, &schema.text) {
            differing.push(format!("{}:{difference}", schema.file));
        }
    }
    if differing.is_empty() {
        return Ok(());
    }
    fail(format!("{}\nrun `cargo xtask schema` and look at what changed", differing.join("\n")))
}

fn write(server: &Server) -> Outcome {
    for schema in now(server)? {
        let path = workspace::root().join(schema.file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).during(format!("cannot make {}", folder.display()))?;
        }
        fs::write(&path, schema.text).during(format!("cannot write {}", schema.file))?;
        println!("{}", schema.file);
    }
    Ok(())
}

fn now(server: &Server) -> Outcome<[Schema; 2]> {
    let binary = workspace::kueakun("dev")?;
    let folder = workspace::empty_folder("schema")?;
    let sqlite = format!("sqlite:{}", folder.join("schema.db").display());
    let postgres = server.fresh("kueakun_schema")?;
    Ok([
        Schema { file: "schema/sqlite.sql", text: printed(&binary, &folder, &sqlite)? },
        Schema { file: "schema/postgres.sql", text: printed(&binary, &folder, &postgres)? },
    ])
}

fn printed(binary: &Path, folder: &Path, database: &str) -> Outcome<String> {
    let mut command = process::program(binary);
    command.args(["schema", "--database", database, "--data"]);
    process::output(command.arg(folder))
}

/// The first line in which two texts differ, as `line: committed / now`.
fn first_difference(committed: &str, now: &str) -> Option<String> {
    if committed == now {
        return None;
    }
    let (mut old, mut new) = (committed.lines(), now.lines());
    let mut line = 1;
    loop {
        match (old.next(), new.next()) {
            (Some(one), Some(other)) if one == other => line += 1,
            (one, other) => {
                let shown = |text: Option<&str>| text.unwrap_or("(the end)").to_owned();
                return Some(format!("{line}: committed {}, now {}", shown(one), shown(other)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn equal_schemas_do_not_differ() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    }

    #[test]
    fn the_first_line_that_differs_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\nc\n").as_deref(), Some("2: committed b, now c"));
        assert_eq!(first_difference("", "a\n").as_deref(), Some("1: committed (the end), now a"));
    }
}
