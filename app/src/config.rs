//! What the operator can set: on the command line, in the environment, or in a file, in this order of weight.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The commented file with every setting at its default, as `kueakun config` prints it.
pub const DEFAULT: &str = include_str!("../kueakun.toml");

/// The file that is read when no other is named.
pub const FILE: &str = "kueakun.toml";

/// What a configuration file says; what it leaves out is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
    /// The folder for keys, files and the head of the audit log.
    pub data: Option<PathBuf>,
    /// Where to listen.
    pub listen: Option<SocketAddr>,
    /// Where the metrics are read; nowhere where it is not set.
    pub metrics: Option<SocketAddr>,
    /// Whether the program is reached over https.
    pub https: Option<bool>,
    /// What is logged.
    pub log: Option<String>,
}

impl File {
    /// Reads a file; the one of the usual name may be missing.
    ///
    /// # Errors
    /// What is wrong with the file, in words for the operator.
    pub fn read(named: Option<&Path>) -> Result<Self, String> {
        let path = named.unwrap_or(Path::new(FILE));
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text).map_err(|error| format!("{} cannot be understood: {error}", path.display())),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("the configuration {} cannot be read: {error}", path.display())),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file with the settings that it explains switched on.
    fn uncommented() -> String {
        let settings = DEFAULT.lines().map(|line| match line.strip_prefix('#') {
            Some(setting) if setting.starts_with(|letter: char| letter.is_ascii_lowercase()) => setting,
            _ => line,
        });
        settings.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_printed_configuration_can_be_read_and_sets_nothing() {
        assert_eq!(File::parse(DEFAULT), Ok(File::default()));
    }

    #[test]
    fn every_setting_is_explained_in_the_printed_configuration() {
        let file = File::parse(&uncommented()).unwrap();
        assert!(file.database.is_some() && file.data.is_some() && file.listen.is_some());
        assert!(file.https.is_some() && file.log.is_some() && file.metrics.is_some());
    }

    #[test]
    fn a_setting_that_does_not_exist_is_named() {
        assert!(File::parse("listne = \"127.0.0.1:80\"").unwrap_err().contains("listne"));
    }
}
