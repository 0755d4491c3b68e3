//! The instruments of an installation: the shipped ones, and those that the office put into its data folder.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use instruments::{File, Library, SHIPPED};

/// The folder of the office's own instruments, within the data folder.
pub const FOLDER: &str = "instruments";

/// Reads the shipped instruments and every `.toml` file of the office's folder, which need not be there.
///
/// # Errors
/// One line for each thing that is wrong, with file and line, in words for who wrote the file.
pub fn library(data: &Path) -> Result<Library, String> {
    let own = own_files(&data.join(FOLDER))?;
    let own: Vec<File<'_>> = own.iter().map(|(name, text)| File { name, text }).collect();
    Library::read(SHIPPED, &own)
        .map_err(|refused| refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Path and text of each file, by name.
fn own_files(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let unreadable = |path: &Path, error: &dyn std::fmt::Display| format!("{} cannot be read: {error}", path.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, &error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(files)
}
